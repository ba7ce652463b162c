import { type CoachPlan, coachPlan, planOfLimits } from '@eupraxia/coach';
import type { PracticePlan } from './plan.ts';
import type { RestLevels } from './rest.ts';
import type { PracticeSource } from './source.ts';

/** Years from which somebody is no child to the coach. */
const adultAt = 18;

/** The coach's plan of a recorded practice: zone and ways of the plan, and who practices. */
export function coachPlanOf(
  plan: PracticePlan,
  { agonist, antagonist }: PracticeSource,
  _rest: RestLevels,
  startsAt: number,
): CoachPlan {
  const { target, dose, learner, limits } = plan;
  const { direction, floor, ceiling, holdSeconds, inputs = [], feedback, adapt } = target;
  const limit = inputs.find(({ role }) => role === 'antagonist')?.limit;
  const { parameters } = planOfLimits(limits ?? null);
  return coachPlan({
    activityId: 'practice',
    zone: { direction, floor, ceiling, holdSeconds },
    source: { recording: 'practice', channel: agonist.name, unit: agonist.unit, reference: agonist.reference, startsAt },
    antagonist: antagonist === null || limit === undefined ? null : { channel: antagonist.name, limit },
    ...(feedback === undefined || feedback === 'off' ? {} : { feedback }),
    ...(adapt === undefined ? {} : { adapt }),
    ...(learner === 'errorless' ? { errors: learner } : {}),
    child: plan.age !== undefined && plan.age < adultAt,
    parameters: { ...parameters, ...(direction === 'down' ? pauses(dose.restSeconds ?? 0) : {}) },
  });
}

/** Where practice goes down a trial follows at once, or after the rest that the plan orders. */
function pauses(seconds: number): { readonly resultDelay: number; readonly resultShown: number } {
  return { resultDelay: 0, resultShown: Math.min(60, Math.max(1, seconds)) };
}
