import type { AttentionMode, PauseCause } from '@eupraxia/clinical';
import { useSyncExternalStore } from 'react';

/** A clock that runs in a visit which this tab has open. Times are UTC ms on the session clock. */
export interface ClockHere {
  readonly activityId: string;
  readonly activity: string;
  /** Since when it has run without a pause. */
  readonly since: number;
  readonly mode: AttentionMode;
  /** User id of whose time it is; of who began it, where the log does not say. Null where nobody's time runs, as an aide's. */
  readonly owner: string | null;
  /** The stream that began the newest stretch: its tab answers for this clock. */
  readonly writer: string;
}

/** Which tab answers for a clock: this one, another that lives, or none any more. */
export type HeldBy = 'here' | 'elsewhere' | 'nobody';

/** Why a clock is paused; `since` (UTC ms) is the last sign of treatment, where what came after it is to be cut. */
export interface PauseReason {
  readonly cause?: PauseCause;
  readonly since?: number;
}

/** A visit that this tab has open and in which a clock runs, or which STOP holds: whoever shows whichever screen sees it. */
export interface RunningVisit {
  readonly visitId: string;
  /** Whose visit it is: said where more than one runs. */
  readonly patient: string;
  readonly patientId: string;
  readonly state: 'running' | 'stopped';
  readonly clocks: readonly ClockHere[];
  /** IANA zone of the clinic. */
  readonly zone: string;
  /** UTC ms on the session clock. */
  readonly now: () => number;
  /** The last sign of treatment that this tab knows of, UTC ms: an event of the visit, a hand on its screen, a signal that plays. */
  readonly lastSign: () => number;
  readonly heldBy: (clock: ClockHere) => Promise<HeldBy>;
  /** Freezes what plays at once and records the STOP. */
  readonly stop: () => void;
  /** Freezes what plays and pauses one clock; resolves once it is kept. */
  readonly pause: (activityId: string, why?: PauseReason) => Promise<void>;
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

/** Visits that this tab has open, each with how to ask the server for what is new in it. */
const followed = new Map<string, () => void>();

/** Says that this tab knows by itself what runs in a visit: what a list of the server says of it may be older. */
export function markFollowed(visitId: string, wake: () => void): void {
  followed.set(visitId, wake);
}

/** This tab has closed the visit: what the server's list says of it counts again. */
export function unmarkFollowed(visitId: string): void {
  followed.delete(visitId);
}

/** Asks the server for what is new in a visit that this tab has open; false where it has not. */
export function wakeFollowed(visitId: string): boolean {
  followed.get(visitId)?.();
  return followed.has(visitId);
}

/** Whether this tab has a visit open. */
export const isFollowed = (visitId: string): boolean => followed.has(visitId);
