import type { Visit } from '../visit/visit.ts';
import type { StopParts } from './parts.ts';
import { itemsOf, Practiced } from './practiced.ts';

/**
 * A visit as the stop rules read it. A rating that was corrected counts from when it was first recorded.
 * @param activityId an activity to judge by, as before its start, in place of what is practiced
 */
export function stopParts(visit: Visit, activityId?: string): StopParts {
  const practiced = new Practiced();
  for (const { event } of visit.journal.toReversed()) practiced.take(event);
  const dated = <T extends { readonly id: string; readonly at: number }>(ratings: readonly T[]): readonly T[] =>
    ratings.map((one) => ({ ...one, at: visit.origins[one.id] ?? one.at })).toSorted((a, b) => a.at - b.at);
  const effort = visit.activities.flatMap((activity) => activity.effort.map(({ id, at, score }) => ({ id, at, score })));
  return {
    ...visit,
    pain: dated(visit.pain),
    vitals: dated(visit.vitals),
    effort: dated(effort),
    practicedFrom: practiced.from,
    items: itemsOf(visit.snapshot.program.items, activityId === undefined ? practiced.ids : [activityId]),
  };
}
