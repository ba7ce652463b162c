import { useSyncExternalStore } from 'react';

/** A visit that this tab has open and in which a clock runs, or which STOP holds: whoever shows whichever screen sees it. */
export interface RunningVisit {
  readonly visitId: string;
  /** Whose visit it is: said where more than one runs. */
  readonly patient: string;
  readonly state: 'running' | 'stopped';
  /** Freezes what plays at once and records the STOP. */
  readonly stop: () => void;
}

let visits: readonly RunningVisit[] = [];
const listeners = new Set<() => void>();
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Says how a visit stands; null: no clock of it runs, and it is not stopped. It stays said when its screen is left. */
export function markRunning(visitId: string, how: Omit<RunningVisit, 'visitId'> | null): void {
  const others = visits.filter((visit) => visit.visitId !== visitId);
  if (how === null && others.length === visits.length) return;
  visits = how === null ? others : [...others, { visitId, ...how }];
  for (const listener of listeners) listener();
}

/** The visits that run or are stopped, in the order in which they came to it. */
export function useRunningVisits(): readonly RunningVisit[] {
  return useSyncExternalStore(subscribe, () => visits);
}

export { subscribe as onRunningVisits };

/** The same outside of React. */
export const runningVisits = (): readonly RunningVisit[] => visits;
