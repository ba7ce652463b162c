import type { PreviousActivity, VisitSnapshot } from '../log/snapshot.ts';
import type { Visit } from './visit.ts';

/**
 * What the next visit needs to know of this one, to compare with: the activities that were practised. Of measured
 * repetitions these are the ones at the last target, with its reference.
 * @param day the date of service, in the clinic's zone
 */
export function previousOf(visit: Visit, visitId: string, day: string): NonNullable<VisitSnapshot['previous']> {
  const activities: PreviousActivity[] = [];
  for (const activity of visit.activities) {
    const { item, repetitions } = activity;
    const last = activity.targeted.at(-1);
    const reference = last === undefined ? activity.reference : last.reference;
    if (activity.state === 'not-started' && repetitions.done === 0 && activity.seconds === 0) continue;
    const placement = reference?.placement;
    const rest = reference?.rest;
    const assistance = activity.assistance.at(-1)?.level;
    activities.push({
      exerciseId: item.exerciseId,
      side: item.side,
      repetitions: repetitions.done,
      held: repetitions.held,
      ...(last === undefined ? {} : { measured: { repetitions: last.tally.done, held: last.tally.held } }),
      ...(reference === null
        ? {}
        : {
            reference: {
              kind: reference.kind,
              ...(placement === undefined ? {} : { placement }),
              ...(rest === undefined ? {} : { unit: reference.unit, rest: { mean: rest.mean, sd: rest.sd } }),
            },
          }),
      ...(assistance === undefined ? {} : { assistance }),
      cues: activity.cues.length,
    });
  }
  return { visitId, date: day, activities };
}
