import { type CoachPlan, coachPlan, learnerOf, planOfLimits } from '@eupraxia/coach';
import type { PracticePlan } from './plan.ts';
import { isRestLevel, type RestLevels } from './rest.ts';
import type { PracticeSource } from './source.ts';

/** A contraction that reaches the zone is a trial, however short: nobody is there to tell a flicker from an attempt. */
const recorded = { shortest: 0.1 } as const;

/** The coach's plan of a recorded practice: zone and ways of the plan, the rest that was measured, and who practices. */
export function coachPlanOf(
  plan: PracticePlan,
  { agonist, antagonist }: Pick<PracticeSource, 'agonist' | 'antagonist'>,
  rest: RestLevels,
  startsAt: number,
): CoachPlan {
  const { target, dose, limits, reference, schedule } = plan;
  const { direction, floor, ceiling, holdSeconds, inputs = [], feedback, adapt } = target;
  const limit = inputs.find(({ role }) => role === 'antagonist')?.limit;
  const watched = antagonist === null ? null : antagonist.name;
  const { parameters } = planOfLimits(limits ?? null);
  // Who cannot report is helped sooner, as with aphasia, whatever the reason is; nothing else follows from it.
  const aphasia = plan.answers?.['cannot-report']?.answer;
  const who = learnerOf(plan.conditions ?? [], plan.age ?? null, aphasia === undefined ? {} : { aphasia });
  const flaccid = plan.answers?.['flaccid-face']?.answer === 'yes';
  const down = direction === 'down';
  const pause = dose.restSeconds ?? 0;
  return coachPlan({
    activityId: 'practice',
    zone: { direction, floor, ceiling, holdSeconds },
    source: { recording: 'practice', channel: agonist.name, unit: agonist.unit, reference: agonist.reference, startsAt },
    reference: reference.kind,
    noise: rest.noise,
    rest: isRest(rest, target) ? { mean: rest.level, sd: rest.spread } : null,
    antagonist: watched === null || limit === undefined ? null : { channel: watched, limit },
    antagonistShown: limit === undefined ? watched : null,
    dose: { sets: dose.sets, repetitions: dose.repetitions, restSeconds: down ? null : (dose.restSeconds ?? null) },
    // Of a muscle that is to rest a trial follows at once, or after the rest that the plan orders.
    betweenTries: down ? pause : null,
    ...(feedback === undefined || feedback === 'off' ? {} : { feedback }),
    ...(adapt === undefined ? {} : { adapt }),
    errors: plan.learner ?? who.errors,
    ...(schedule === undefined ? {} : { schedule }),
    ...(down && flaccid ? { toneConcerns: ['flaccid-muscle'] } : {}),
    child: who.child,
    firstSession: who.firstSession,
    // The patient's own limits go over what is usual for the condition.
    parameters: { ...recorded, ...(down ? { tryHolds: 1 } : {}), ...who.parameters, ...parameters },
  });
}

/**
 * Whether what was measured before practice is a rest to judge by. A muscle that is to come to rest may not have been at rest
 * then: its tone is no baseline, and the coach takes the rest that it sees in the trials.
 */
function isRest(rest: RestLevels, target: PracticePlan['target']): boolean {
  const { direction, ceiling } = target;
  return direction === 'down' ? ceiling === null || rest.level + 2 * rest.spread < ceiling : isRestLevel(rest, target);
}
