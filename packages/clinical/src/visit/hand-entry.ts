import type { Correction } from './clock.ts';
import { placementsOf } from './placed.ts';
import type { Visit } from './visit.ts';

/** Time that somebody is about to enter by hand. */
export interface HandEntry {
  readonly activityId: string;
  readonly seconds: number;
  /** UTC ms at which it began; null where that is left open. */
  readonly from: number | null;
  /** UTC ms at which it is entered. */
  readonly at: number;
}

/** What a time entered by hand would be, before it is recorded: the same rule as the note's findings. */
export interface HandEntryVerdict {
  /** Seconds that the visit has no room for, or that are said to lie outside of it. */
  readonly outside: number;
  /** Seconds that are said to lie where another activity has its own time. */
  readonly twice: number;
  /** Whether it ends after it is entered. */
  readonly ahead: boolean;
}

/** Judges a time entered by hand in a visit, by where it would be placed. */
export function handEntryVerdict(visit: Visit, entry: HandEntry): HandEntryVerdict {
  const { activityId, seconds, from, at } = entry;
  const correction = { id: '', at, seconds, reason: '', from, by: 'therapist', mode: 'one-on-one', person: null } as const;
  const corrected: Correction = { ...correction, replacedSeconds: 0, laterSeconds: 0 };
  const activities = visit.activities.map((activity) =>
    activity.item.id === activityId ? { ...activity, corrected } : activity,
  );
  const index = activities.findIndex(({ item }) => item.id === activityId);
  const placed = placementsOf(activities, { from: visit.opened.at, to: visit.ended }, at)[index];
  return {
    outside: Math.floor((placed?.outsideMs ?? 0) / 1000),
    twice: Math.floor((placed?.twiceMs ?? 0) / 1000),
    ahead: from !== null && from + seconds * 1000 > at + 60_000,
  };
}
