import type { EventOf } from '@eupraxia/clinical';
import { type CoachPlan, coachPlan, feedbackPolicies } from '@eupraxia/coach';

/**
 * The plan that a log holds; null where it is not a plan, since a log comes from outside. What a plan of an older version does
 * not say is the default.
 */
export function planIn({ body }: EventOf<'coach.started'>): CoachPlan | null {
  try {
    const plan = coachPlan(body.plan as unknown as CoachPlan);
    const known = feedbackPolicies.includes(plan.feedback) && typeof plan.rules === 'object' && plan.rules !== null;
    return known ? plan : null;
  } catch {
    return null;
  }
}
