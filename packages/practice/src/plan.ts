import { clockIn, dayIn, type Visit } from '@eupraxia/clinical';
import { type CoachPlan, coachPlan, type FeedbackPolicy, feedbackPolicies, planOfLimits, tappedPlan } from '@eupraxia/coach';
import type { Activity, Scale } from './run.ts';

/**
 * What the therapist may choose over the program and the chart. What nobody says is the coach's default, and a fall risk
 * that nobody knows stays unknown.
 */
export interface Choices {
  readonly feedback?: FeedbackPolicy;
  readonly adapt?: CoachPlan['adapt'];
  readonly errors?: CoachPlan['errors'];
  /** The antagonist's limit in percent of its own reference. */
  readonly antagonistLimit?: number;
  readonly fallRisk?: CoachPlan['fallRisk'];
  /** The clinician's absolute limit of pain, 0–10. */
  readonly painLimit?: number;
  readonly parameters?: Partial<CoachPlan['parameters']>;
}

/** Antagonist's limit where none was chosen: a third of its reference is more than posture needs. Our choice. */
export const antagonistLimit = 30;

/**
 * The coach's plan of an activity as the visit stands: the program's zone and ways, the patient's limits, pain before the
 * session, the time since it was last practised. Null where the activity has no zone to aim at.
 * @throws RangeError for choices out of their range: a mistake of the caller
 */
export function planFor(
  visit: Visit,
  activity: Activity,
  source: { readonly recording: string; readonly agonist: Scale; readonly antagonist: Scale | null },
  choices: Choices = {},
): CoachPlan | null {
  const { zone, item } = activity;
  if (zone === null) return null;
  const { recording, agonist, antagonist } = source;
  const { target } = item;
  const { antagonistLimit: limit = target?.antagonistLimit ?? antagonistLimit, ...chosen } = choices;
  const policy = feedbackPolicies.find((one) => one === target?.feedback);
  return coachPlan({
    activityId: item.id,
    zone: { floor: zone.floor, ceiling: zone.ceiling, holdSeconds: zone.holdSeconds },
    source: { recording, ...agonist, startsAt: 0 },
    antagonist: antagonist === null ? null : { channel: antagonist.channel, limit },
    ...(policy === undefined ? {} : { feedback: policy }),
    ...(target?.adapt === undefined ? {} : { adapt: target.adapt }),
    ...knownOf(visit, activity, chosen),
  });
}

/** The coach's plan of practice that is tapped, by the same patient's limits and history. */
export function tappedPlanFor(visit: Visit, activity: Activity, choices: Omit<Choices, 'antagonistLimit'> = {}): CoachPlan {
  return tappedPlan({ activityId: activity.item.id, ...knownOf(visit, activity, choices) });
}

/** What visit and chart know of the patient, under what was chosen. */
function knownOf(visit: Visit, activity: Activity, { parameters, ...chosen }: Omit<Choices, 'antagonistLimit'>) {
  const { limits, falls } = visit.snapshot;
  const bounds = planOfLimits(limits ?? null);
  return {
    painBaseline: visit.pain.findLast(({ when }) => when === 'before')?.score ?? null,
    hoursSincePractice: hoursSincePractice(visit, activity),
    fallRisk: falls ?? ('unknown' as const),
    ...bounds,
    ...chosen,
    parameters: { ...bounds.parameters, ...parameters },
  };
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
  const days = dayNumber(today) - dayNumber(previous.date);
  if (days < 1) return null;
  const [hours = 0, minutes = 0] = clockIn(clinic.zone, visit.opened.at).split(':').map(Number);
  return (days - 1) * 24 + hours + minutes / 60;
}

/** Days since an arbitrary one, of a calendar day `2026-11-22` (Richards 2013, Julian day number). */
function dayNumber(day: string): number {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
  const a = Math.floor((14 - m) / 12);
  const year = y + 4800 - a;
  return (
    d +
    Math.floor((153 * (m + 12 * a - 3) + 2) / 5) +
    365 * year +
    Math.floor(year / 4) -
    Math.floor(year / 100) +
    Math.floor(year / 400)
  );
}
