import type { Limits } from '@eupraxia/clinical/chart';
import { type Parameters, parameterRows } from './rows/parameters.ts';

/** The part of a plan that a patient's own limits decide: effort is fatigue to the coach, all else is the stop rules'. */
export interface LimitedPlan {
  readonly parameters: Partial<Pick<Parameters, 'effortLimit'>>;
}

/** A patient's limits as the clinician set them, for `coachPlan` and `tappedPlan`. Without any, nothing is assumed. */
export function planOfLimits(limits: Limits | null): LimitedPlan {
  const { least } = parameterRows.effortLimit;
  return { parameters: limits?.effort === undefined ? {} : { effortLimit: Math.max(least, limits.effort) } };
}
