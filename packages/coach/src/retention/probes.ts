import { parameterDefaults } from '../rows/parameters.ts';

const hour = 3_600_000;

/** How long after the last practice retention is tested. */
export const milestones = [
  { name: '1-day', hours: 24 },
  { name: '1-week', hours: 168 },
  { name: '2-weeks', hours: 336 },
] as const;
export type Milestone = (typeof milestones)[number]['name'];

/** When retention is to be tested after a practice that ended at `practiced` (UTC ms). */
export function probeTimes(practiced: number): readonly { readonly name: Milestone; readonly at: number }[] {
  return milestones.map(({ name, hours }) => ({ name, at: practiced + hours * hour }));
}

export interface ProbeDue {
  /** The longest milestone that has passed since the last practice and was not probed since; null: none is due. */
  readonly due: Milestone | null;
  /** Hours since the last practice. */
  readonly hours: number;
  /** Whether it may be done cold, before any practice: only where a fall is known to be impossible. */
  readonly cold: boolean;
  /** What a whole probe now may be called. */
  readonly label: 'learning' | 'performance';
}

/** Whether a session that begins at `now` should begin with a probe of a task. */
export function probeDue(
  task: {
    /** UTC ms at the end of the last practice of the task. */
    readonly practiced: number;
    /** UTC ms of the newest whole probe; null where there was none. */
    readonly probed: number | null;
    readonly fallRisk: 'yes' | 'no' | 'unknown';
    readonly retentionHours?: number;
  },
  now: number,
): ProbeDue {
  const hours = (now - task.practiced) / hour;
  const since = task.probed === null || task.probed < task.practiced ? 0 : (task.probed - task.practiced) / hour;
  const due = milestones.findLast((stone) => stone.hours <= hours)?.name ?? null;
  const done = milestones.findLast((stone) => stone.hours <= since)?.name ?? null;
  const cold = task.fallRisk === 'no';
  const rested = hours >= (task.retentionHours ?? parameterDefaults.retentionHours);
  return { due: due === done ? null : due, hours, cold, label: cold && rested ? 'learning' : 'performance' };
}

/**
 * Savings in percent: what of the gain of earlier practice was there in a probe before any practice. 100: all of it.
 * Each is a success share (or any score where more is better). Null where practice had brought no gain to keep.
 */
export function savingsOf(shares: { readonly first: number; readonly best: number; readonly probe: number }): number | null {
  const gain = shares.best - shares.first;
  return gain > 0 ? (100 * (shares.probe - shares.first)) / gain : null;
}

/** Whether a variant that was never practiced should be tried, by sessions since that was done last. Of the rule `transfer-probe`. */
export function transferDue(sessionsSince: number, every = parameterDefaults.transferEvery): boolean {
  return sessionsSince >= every;
}

/** Success in an unpracticed variant over success in the practiced task: 1 is full transfer. Null without success to compare with. */
export function transferRatio(variant: number, practiced: number): number | null {
  return practiced > 0 ? variant / practiced : null;
}
