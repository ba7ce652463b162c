import type { Visit } from '../visit/visit.ts';
import type { StopParts } from './parts.ts';

/**
 * A visit as the stop rules read it. What is practiced is what runs, or else what was started last.
 * @param activityId another activity to judge by, as before its start
 */
export function stopParts(visit: Visit, activityId?: string): StopParts {
  const effort = visit.activities
    .flatMap((activity) => activity.effort.map(({ id, at, score }) => ({ id, at, score })))
    .toSorted((a, b) => a.at - b.at);
  const starts = visit.journal.flatMap(({ at, event }) =>
    event.kind === 'activity.started' || event.kind === 'activity.resumed' ? [{ at, id: event.body.activityId }] : [],
  );
  const id = activityId ?? visit.running ?? starts[0]?.id;
  return {
    ...visit,
    effort,
    practicedFrom: starts.at(-1)?.at ?? null,
    item: visit.snapshot.program.items.find((one) => one.id === id) ?? null,
  };
}
