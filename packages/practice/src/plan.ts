import { clockIn, dayIn } from '@eupraxia/clinical';
import { daysBetween } from '@eupraxia/clinical/chart';
import { antagonistLimitOf, emgTargetOf } from '@eupraxia/clinical/target';
import type { Visit } from '@eupraxia/clinical/visit';
import {
  type CoachPlan,
  coachPlan,
  type FeedbackPolicy,
  feedbackPolicies,
  type PlannedDose,
  planOfLimits,
  planReferences,
  tappedPlan,
  toneConcernsOf,
} from '@eupraxia/coach';
import { orderedPractice } from '@eupraxia/coach/rows';
import { learnerOfVisit } from './learner-of-visit.ts';
import { restLevels } from './rest-levels.ts';
import type { Activity, Scale } from './run.ts';

/**
 * What the therapist may choose over the program and the chart. What nobody says is the coach's default, and a fall risk
 * that nobody knows stays unknown.
 */
export interface Choices {
  readonly feedback?: FeedbackPolicy;
  readonly adapt?: CoachPlan['adapt'];
  readonly errors?: CoachPlan['errors'];
  /** The antagonist's limit in percent of its own level at rest or of the peak of a slow stretch. */
  readonly antagonistLimit?: number;
  readonly fallRisk?: CoachPlan['fallRisk'];
  readonly parameters?: Partial<CoachPlan['parameters']>;
  /** Questions before practice that were answered in this visit. */
  readonly answered?: readonly string[];
}

/**
 * The coach's plan of an activity as the visit stands: the program's zone and ways, the patient's limits, pain before the
 * session, the time since it was last practised. An antagonist without a limit is shown and not judged. Null where the
 * activity has no zone on a muscle's signal to aim at, nobody has said which way it goes, or it goes down from a maximal
 * voluntary contraction: a muscle that is to come to rest has no valid one (`needsOtherReference`).
 * @throws RangeError for choices out of their range: a mistake of the caller
 */
export function planFor(
  visit: Visit,
  activity: Activity,
  source: { readonly recording: string; readonly agonist: Scale; readonly antagonist: Scale | null },
  choices: Choices = {},
): CoachPlan | null {
  const { zone, item } = activity;
  if (zone === null || zone.metric !== 'emg-amplitude' || zone.direction === 'unset') return null;
  if (needsOtherReference(activity)) return null;
  const { recording, agonist, antagonist } = source;
  const target = emgTargetOf(item);
  const { antagonistLimit: limit = antagonistLimitOf(target), ...chosen } = choices;
  const kind = activity.reference?.kind;
  const policy = feedbackPolicies.find((one) => one === target?.feedback) ?? orderedPractice(item.practice).feedback;
  return coachPlan({
    activityId: item.id,
    zone: { direction: zone.direction, floor: zone.floor, ceiling: zone.ceiling, holdSeconds: zone.holdSeconds },
    source: { recording, ...agonist, startsAt: 0 },
    reference: planReferences.find((one) => one === kind) ?? null,
    antagonist:
      antagonist === null || limit === undefined ? null : { channel: antagonist.channel, limit, reference: antagonist.reference },
    antagonistShown: antagonist === null || limit !== undefined ? null : antagonist.channel,
    toneConcerns:
      zone.direction === 'down'
        ? toneConcernsOf(
            visit.conditions.map(({ conditionId }) => conditionId),
            item.exerciseId,
          )
        : [],
    ...(policy === undefined ? {} : { feedback: policy }),
    ...(target?.adapt === undefined ? {} : { adapt: target.adapt }),
    ...restLevels(visit, activity, agonist),
    ...knownOf(visit, activity, chosen),
  });
}

/** Whether practice is to go down from a reference that a muscle at rest has not got, so that another is asked for. */
export function needsOtherReference({ zone, reference }: Pick<Activity, 'zone' | 'reference'>): boolean {
  return zone?.direction === 'down' && zone.metric === 'emg-amplitude' && reference?.kind === 'MVIC';
}

/** The coach's plan of practice that is tapped, by the same patient's limits and history. */
export function tappedPlanFor(visit: Visit, activity: Activity, choices: Omit<Choices, 'antagonistLimit'> = {}): CoachPlan {
  const { item } = activity;
  const { feedback } = orderedPractice(item.practice);
  return tappedPlan({
    activityId: item.id,
    ...(feedback === undefined ? {} : { feedback }),
    ...knownOf(visit, activity, choices),
  });
}

/**
 * What visit and chart know of the patient and what the program orders of the practice, under what was chosen. The clinician's
 * limits go over a number of the order.
 */
function knownOf(visit: Visit, activity: Activity, { parameters, ...chosen }: Omit<Choices, 'antagonistLimit'>) {
  const { falls } = visit.snapshot;
  const learner = learnerOfVisit(visit);
  const bounds = planOfLimits(visit.limits);
  const { rules, parameters: ordered } = orderedPractice(activity.item.practice);
  return {
    painKnown: visit.pain.some(({ when }) => when === 'before'),
    hoursSincePractice: hoursSincePractice(visit, activity),
    fallRisk: falls ?? ('unknown' as const),
    child: learner.child,
    firstSession: learner.firstSession,
    dose: doseOf(activity),
    rules,
    // What nobody ordered goes by the person: severe loss of explicit memory practices without errors.
    errors: activity.item.practice?.errors ?? learner.errors,
    schedule: scheduleOf(visit, activity),
    ...bounds,
    ...chosen,
    parameters: { ...learner.parameters, ...ordered, ...bounds.parameters, ...parameters },
  };
}

/** How the trials of an activity come among the others: its own order, else the program's; alone it is in a block. */
function scheduleOf({ snapshot: { program } }: Visit, { item }: Activity): CoachPlan['schedule'] {
  const own = item.practice?.schedule;
  if (own === 'variable' || own === 'blocked') return own;
  return program.items.length < 2 ? 'blocked' : (own ?? program.schedule?.kind ?? 'blocked');
}

/** Sets and repetitions of the item, by which a set ends without anybody's word; null for a dose by time or distance. */
function doseOf({ item: { dose } }: Activity): PlannedDose | null {
  return dose.kind === 'repetitions' ? { sets: dose.sets, repetitions: dose.repetitions, restSeconds: null } : null;
}

/**
 * Hours at least since the exercise was last practised: of the last visit only the day is known, so its end is taken.
 * Null where it was not practised then, or there was none: not known is not long ago.
 */
export function hoursSincePractice(visit: Visit, { item }: Activity): number | null {
  const { previous, clinic } = visit.snapshot;
  const before = previous?.activities.find((a) => a.exerciseId === item.exerciseId && a.side === item.side);
  if (previous === null || before === undefined || before.repetitions === 0) return null;
  const today = dayIn(clinic.zone, visit.opened.at);
  const days = daysBetween(previous.date, today);
  if (days < 1) return null;
  const [hours = 0, minutes = 0] = clockIn(clinic.zone, visit.opened.at).split(':').map(Number);
  return (days - 1) * 24 + hours + minutes / 60;
}
