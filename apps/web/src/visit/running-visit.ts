import { useSyncExternalStore } from 'react';

/** A visit of this tab in which a clock runs: whoever shows whichever screen can stop it. */
export interface RunningVisit {
  readonly visitId: string;
  /** Freezes what plays at once and records the STOP. */
  readonly stop: () => void;
}

let running: RunningVisit | null = null;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Says which visit runs, or that this one runs no more. It stays said when its screen is left: the clock goes on. */
export function markRunning(visitId: string, stop: (() => void) | null): void {
  if (stop === null && running?.visitId !== visitId) return;
  running = stop === null ? null : { visitId, stop };
  for (const listener of listeners) listener();
}

export function useRunningVisit(): RunningVisit | null {
  return useSyncExternalStore(subscribe, () => running);
}
