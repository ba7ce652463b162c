import type { Limits } from '@eupraxia/clinical/chart';
import type { CoachPlan } from './plan.ts';
import { type Parameters, parameterRows } from './rows/parameters.ts';

/** The part of a plan that a patient's own limits decide. */
export type LimitedPlan = Pick<CoachPlan, 'vitalLimits' | 'vitalsFirst' | 'usualSystolic' | 'painLimit'> & {
  readonly parameters: Partial<Pick<Parameters, 'effortLimit'>>;
};

/** A patient's limits as the clinician set them, for `coachPlan` and `tappedPlan`. Without any, nothing is assumed. */
export function planOfLimits(limits: Limits | null): LimitedPlan {
  const { least } = parameterRows.effortLimit;
  return {
    vitalLimits: limits === null ? null : vitalsIn(limits),
    vitalsFirst: limits?.vitalsFirst ?? false,
    usualSystolic: limits?.usualSystolic ?? null,
    painLimit: limits?.pain ?? null,
    parameters: limits?.effort === undefined ? {} : { effortLimit: Math.max(least, limits.effort) },
  };
}

/** Plain data without holes, so that the log can keep the plan. */
function vitalsIn({ systolic, diastolic, heartRate, spo2 }: Limits): CoachPlan['vitalLimits'] {
  return {
    ...(systolic === undefined ? {} : { systolic }),
    ...(diastolic === undefined ? {} : { diastolic }),
    ...(heartRate === undefined ? {} : { heartRate }),
    ...(spo2 === undefined ? {} : { spo2 }),
  };
}
