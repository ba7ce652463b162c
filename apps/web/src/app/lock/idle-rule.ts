const minute = 60_000;
/** Where a clinic has not chosen. */
export const usualMinutes = 5;
/** The least while a clock runs: both hands are on the patient then. */
export const leastWhileRunning = 20;

/**
 * Without input for this long the screen is locked, in ms.
 * @param lockMinutes as the clinic chose; null where it did not
 * @param clockRuns whether a clock runs on this device
 */
export function idleLimit(lockMinutes: number | null, clockRuns: boolean): number {
  const chosen = lockMinutes ?? usualMinutes;
  return (clockRuns ? Math.max(chosen, leastWhileRunning) : chosen) * minute;
}

/** Whether the time is over. */
export const isIdle = (usedAt: number, now: number, limit: number): boolean => now - usedAt >= limit;
