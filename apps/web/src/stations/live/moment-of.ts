import type { Moment } from '@eupraxia/clinical';
import type { Visit } from '@eupraxia/clinical/visit';

/** When something is said or measured: before the first activity, after the last, else during. */
export function momentOf(visit: Visit): Moment {
  const begun = visit.activities.filter((a) => a.state !== 'not-started');
  if (begun.length === 0) return 'before';
  return visit.activities.every((a) => a.state === 'stopped') ? 'after' : 'during';
}
