/** Longest wait between two attempts, in ms. */
export const longestWait = 5000;

/**
 * Milliseconds to wait after the n-th failure in a row (n from 1): doubling from 250, at most {@link longestWait}, and
 * spread over its upper half so that a gym full of tablets does not come back all at once.
 * @param chance 0 to 1
 */
export function backoff(failures: number, chance: number): number {
  const whole = Math.min(longestWait, 250 * 2 ** Math.min(20, Math.max(0, failures - 1)));
  return whole * (0.5 + 0.5 * chance);
}
