import type { CoachPlan } from './plan.ts';
import type { CoachState } from './state.ts';

/**
 * What is asked before practice begins. Tone that carries function (extensor tone for standing or a transfer, a hypertonic
 * trunk), a flaccid muscle and a dystonic storm make practice that goes down the wrong thing; a resting level far above the
 * last visit's asks for a noxious cause; an antagonist without a level of its own asks for a slow stretch.
 */
export const questions = [
  'tone-carries-function',
  'flaccid-muscle',
  'dystonic-storm',
  'noxious-cause',
  'slow-stretch-peak',
] as const;
export type QuestionBefore = (typeof questions)[number];

/** Standard deviations above the last visit's rest that ask for a cause. */
const rise = 2;

/** The questions that a plan asks and nobody has answered. Empty: practice may begin. */
export function questionsBefore(plan: CoachPlan, answered: readonly string[] = plan.answered): readonly QuestionBefore[] {
  const asked: QuestionBefore[] = [
    ...(plan.zone.direction === 'down' ? plan.toneConcerns : []),
    ...(isRestRisen(plan) ? (['noxious-cause'] as const) : []),
    ...(plan.antagonistShown === null ? [] : (['slow-stretch-peak'] as const)),
  ];
  return asked.filter((question) => !answered.includes(question));
}

/**
 * Whether rest lies more than two standard deviations above that of the last visit: a bladder, a bowel, the skin, a clot, bone
 * in a muscle, a pump or its drug come first. It is not trained over.
 */
export function isRestRisen({ rest, lastRest, zone }: CoachPlan): boolean {
  return zone.direction === 'down' && rest !== null && lastRest !== null && rest.mean > lastRest.mean + rise * lastRest.sd;
}

/** Whether the samples that come may be practice: a risen rest is not trained over until somebody has looked for its cause. */
export function mayPractise({ plan, answered }: Pick<CoachState, 'plan' | 'answered'>): boolean {
  return plan.lastRest === null || !isRestRisen(plan) || answered.includes('noxious-cause');
}

/** What should be known before practice begins, and is not. Empty: ready. */
export function missingBefore({ plan, painKnown, answered }: CoachState): readonly ('pain' | QuestionBefore)[] {
  return [...(painKnown ? [] : (['pain'] as const)), ...questionsBefore(plan, answered)];
}
