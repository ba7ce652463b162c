import type { Visit } from '../visit/visit.ts';
import { attendedTimes } from './overlap.ts';

/** From the first to the last instant of a visit's attended time, in UTC ms. */
export interface AttendedSpan {
  readonly from: number;
  /** Null while it can still grow without an entry of the clock: one runs, or time entered by hand has no stated place in a visit that is open. */
  readonly to: number | null;
}

/** Who treats in a visit, and when: enough to know whether another visit can claim the same minute. */
export interface Treating {
  /** User ids of who was with the patient, and of the clinician who opened the visit. */
  readonly people: readonly string[];
  /** Null where there is no attended time. */
  readonly span: AttendedSpan | null;
}

/** Sums up who treats in a visit and when; whole ms, rounded outward. */
export function treatingOf(visit: Visit): Treating {
  const times = [attendedTimes(visit, 'one-on-one'), attendedTimes(visit, 'group')];
  const all = times.flatMap((one) => [...one.values()].flat());
  const people = [...new Set([visit.snapshot.clinician.userId, ...times.flatMap((one) => [...one.keys()])])].sort();
  const grows = visit.activities.some(
    ({ state, corrected }) => state === 'running' || (visit.status === 'open' && corrected !== null && corrected.from === null),
  );
  if (all.length === 0 && !grows) return { people, span: null };
  const from = all.reduce((least, one) => Math.min(least, one.from), grows && all.length === 0 ? visit.opened.at : Infinity);
  const to = all.reduce((most, one) => Math.max(most, one.to), from);
  return { people, span: { from: Math.floor(from), to: grows ? null : Math.ceil(to) } };
}

/** Whether two spans have an instant in common. */
export function spansMeet(a: AttendedSpan | null, b: AttendedSpan | null): boolean {
  if (a === null || b === null) return false;
  return (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to);
}
