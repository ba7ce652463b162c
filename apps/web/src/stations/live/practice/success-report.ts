import type { Activity, Visit } from '@eupraxia/clinical/visit';
import { isOn, orderedPractice } from '@eupraxia/coach/rows';

/** How the patient did, against nobody but themselves; null where the rule is off or nothing was done. */
export interface SuccessReport {
  readonly held: number;
  readonly of: number;
  /** The share of the visit before, where it is known and was not higher: a report is of success. */
  readonly before: { readonly held: number; readonly of: number } | null;
}

/** The report of an activity by the rule `good-trials`. */
export function successReport({ snapshot: { previous } }: Visit, activity: Activity): SuccessReport | null {
  const { rules } = orderedPractice(activity.item.practice);
  const { done, held } = activity.repetitions;
  if (!isOn('good-trials', rules) || done === 0 || held === 0) return null;
  const { exerciseId, side } = activity.item;
  const last = previous?.activities.find((one) => one.exerciseId === exerciseId && one.side === side);
  const known = last !== undefined && last.repetitions > 0 && last.held / last.repetitions <= held / done;
  return { held, of: done, before: known ? { held: last.held, of: last.repetitions } : null };
}
