import type { Visit } from '../visit/visit.ts';
import type { StopParts } from './parts.ts';

/**
 * A visit as the stop rules read it. What is practiced is what runs; under a STOP what ran when it was pressed.
 * @param activityId another activity to judge by, as before its start
 */
export function stopParts(visit: Visit, activityId?: string): StopParts {
  const effort = visit.activities
    .flatMap((activity) => activity.effort.map(({ id, at, score }) => ({ id, at, score })))
    .toSorted((a, b) => a.at - b.at);
  const bouts = visit.activities.flatMap((activity) => activity.bouts.map((bout) => ({ bout, item: activity.item })));
  const begun = bouts.map(({ bout }) => bout.from);
  const id = activityId ?? visit.running;
  const last = bouts.toSorted((a, b) => (a.bout.to ?? Infinity) - (b.bout.to ?? Infinity)).at(-1);
  const item = id === null ? (last?.item ?? null) : (visit.snapshot.program.items.find((one) => one.id === id) ?? null);
  return { ...visit, effort, practicedFrom: begun.length === 0 ? null : Math.min(...begun), item };
}
