import type { SessionEvent } from '../log/event.ts';
import type { OverlapCounts } from '../log/vocabulary.ts';
import type { Activity } from './activity.ts';
import type { Elsewhere } from './away.ts';
import { common, type Interval, lengthOf } from './intervals.ts';
import type { PlacedTime } from './placed.ts';

/** In which visit a clinician said that time counts which two visits claim. */
export interface Settled {
  readonly id: string;
  /** UTC ms. */
  readonly at: number;
  /** The other visit, by its opaque id. */
  readonly visit: string;
  readonly counts: OverlapCounts;
  readonly by: { readonly userId: string; readonly role: string };
}

/** Attended time of this visit that another one claims too. */
export interface Overlap {
  readonly visit: string;
  /** The server's entry that states it. */
  readonly id: string;
  readonly of: 'clinician' | 'patient';
  readonly counts: OverlapCounts;
  readonly seconds: number;
  /** UTC ms at which the first of it lies. */
  readonly at: number;
  /** What a clinician said of it in this visit; null where nobody has. */
  readonly settled: Settled | null;
}

/** What was said of overlaps, in log order. */
export const settledIn = (standing: readonly SessionEvent[]): readonly Settled[] =>
  standing.flatMap((event) =>
    event.kind === 'overlap.settled'
      ? [{ id: event.id, at: event.at, visit: event.body.visit, counts: event.body.counts, by: event.by }]
      : [],
  );

/** The newest word on an overlap that counts: a therapist's, or that of the assistant whose own time all of it is. */
export function settledOf(
  settled: readonly Settled[],
  visit: string,
  intervals: readonly Interval[],
  activities: readonly Pick<Activity, 'placed'>[],
): Settled | null {
  const own = activities.flatMap(({ placed }) => placed.times.filter((time) => lengthOf(common([time], intervals)) > 0));
  const isOwn = (userId: string): boolean =>
    own.length > 0 && own.every(({ by, person }: PlacedTime) => by === 'assistant' && person === userId);
  return (
    settled.findLast(
      (one) => one.visit === visit && (one.by.role === 'therapist' || (one.by.role === 'assistant' && isOwn(one.by.userId))),
    ) ?? null
  );
}

/** What the server stated of other visits, as far as this visit still claims a second or more of it. */
export function overlapsOf(
  elsewhere: readonly Elsewhere[],
  settled: readonly Settled[],
  activities: readonly Pick<Activity, 'placed'>[],
): readonly Overlap[] {
  const attended = activities.flatMap(({ placed }) => placed.times.filter(({ mode }) => mode !== 'unattended'));
  const names = new Set(elsewhere.flatMap(({ visit, counts }) => (visit === undefined || counts === undefined ? [] : [visit])));
  return [...names].flatMap((visit): readonly Overlap[] => {
    const all = elsewhere.filter((one) => one.visit === visit && one.counts !== undefined);
    const [first] = all;
    const shared = common(all, attended);
    const ms = lengthOf(shared);
    if (first?.counts === undefined || first.id === undefined || ms < 1000) return [];
    return [
      {
        visit,
        id: first.id,
        of: first.of ?? 'clinician',
        counts: first.counts,
        seconds: ms / 1000,
        at: shared[0]?.from ?? first.from,
        settled: settledOf(settled, visit, all, activities),
      },
    ];
  });
}
