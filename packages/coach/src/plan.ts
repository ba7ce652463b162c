import type { Limits } from '@eupraxia/clinical/chart';
import { type ParameterName, type Parameters, parameterDefaults, parameterRows } from './rows/parameters.ts';
import type { RuleChoices } from './rows/rules.ts';

/** The zone to reach and hold, in percent of the reference. The floor is the threshold that the coach may move. */
export interface Zone {
  readonly floor: number;
  /** Set by the therapist alone; the coach never moves or passes it. */
  readonly ceiling: number;
  readonly holdSeconds: number;
}

/** Where the samples come from, for the evidence of each repetition. */
export interface Source {
  /** The id that `recording.attached` gave. */
  readonly recording: string;
  readonly channel: string;
  readonly unit: string;
  /** Amplitude of 100 %, in `unit`. */
  readonly reference: number;
  /** Seconds on the coach's clock at the recording's first sample. */
  readonly startsAt: number;
}

/** A muscle that should stay quiet, in percent of its own reference. */
export interface AntagonistWatch {
  readonly channel: string;
  readonly limit: number;
}

export const feedbackPolicies = [
  'faded',
  'bandwidth',
  'summary',
  'average',
  'self-controlled',
  'concurrent',
  'terminal',
] as const;
export type FeedbackPolicy = (typeof feedbackPolicies)[number];

/** The signs that a clinician set bounds for in this patient; a sign without bounds is not judged. */
export type VitalLimits = Pick<Limits, 'systolic' | 'diastolic' | 'heartRate' | 'spo2'>;

/** What practice of one activity aims at, as the therapist ordered it. */
export interface CoachPlan {
  readonly activityId: string;
  readonly zone: Zone;
  readonly source: Source;
  readonly antagonist: AntagonistWatch | null;
  /** Whether success may move the threshold. Pain and fatigue ease it in any case. */
  readonly adapt: 'success' | 'ease-only';
  readonly feedback: FeedbackPolicy;
  /** Whether a fall is possible in this task. Unknown is not no. */
  readonly fallRisk: 'yes' | 'no' | 'unknown';
  /** Hours since this task was last practised; null when it never was, or nobody knows. */
  readonly hoursSincePractice: number | null;
  /** Pain before the session, 0–10; null until it is rated. */
  readonly painBaseline: number | null;
  /** The clinician's absolute limit, 0–10. */
  readonly painLimit: number | null;
  readonly parameters: Parameters;
  /** Whether a sensor sees the trials, or a person taps each. By taps no threshold moves: what is harder is for the therapist to say. */
  readonly measured: 'signal' | 'tap';
  /** Errorless practice starts easy, steps back after one set with errors, and fades only what went without any. */
  readonly errors: 'errorful' | 'errorless';
  readonly rules: RuleChoices;
  /** The clinician's bounds; null where none were set. */
  readonly vitalLimits: VitalLimits | null;
  /** Whether vital signs must be known before practice begins. */
  readonly vitalsFirst: boolean;
  /** The usual systolic pressure where a rise would be autonomic dysreflexia; null where that is not at issue. */
  readonly usualSystolic: number | null;
  readonly child: boolean;
}

/**
 * A plan with the defaults in the places that were left open: a sensor, faded feedback, a threshold that follows success,
 * no antagonist, errors allowed, rules as their rows have them, no limits, and fall risk unknown.
 * @throws RangeError when zone, reference, limit or a parameter is out of its range: a mistake of the caller
 */
export function coachPlan(
  plan: Pick<CoachPlan, 'activityId' | 'zone' | 'source'> &
    Partial<Omit<CoachPlan, 'parameters'>> & { readonly parameters?: Partial<Parameters> },
): CoachPlan {
  const whole: CoachPlan = {
    antagonist: null,
    adapt: 'success',
    feedback: 'faded',
    fallRisk: 'unknown',
    hoursSincePractice: null,
    painBaseline: null,
    painLimit: null,
    measured: 'signal',
    errors: 'errorful',
    rules: {},
    vitalLimits: null,
    vitalsFirst: false,
    usualSystolic: null,
    child: false,
    ...plan,
    parameters: { ...parameterDefaults, ...plan.parameters },
  };
  mustBeZone(whole.zone);
  mustBeSource(whole.source);
  if (whole.antagonist !== null) mustBe('an antagonist limit', whole.antagonist.limit, 1, 400);
  for (const name of Object.keys(parameterRows) as ParameterName[])
    mustBe(name, whole.parameters[name], parameterRows[name].least, parameterRows[name].most);
  const { successLow, successHigh } = whole.parameters;
  if (successLow > successHigh)
    throw new RangeError(
      `a success band from ${successLow} to ${successHigh} is not valid: the first must not be the higher one`,
    );
  return whole;
}

const everything: Zone = { floor: 1, ceiling: 400, holdSeconds: 0 };

/**
 * A plan for practice that no sensor sees: each trial is a tap, held or not. Zone and source stand for nothing there and
 * enter no event.
 * @throws RangeError as `coachPlan`
 */
export function tappedPlan(
  plan: Pick<CoachPlan, 'activityId'> &
    Partial<Omit<CoachPlan, 'parameters' | 'measured' | 'zone' | 'source' | 'antagonist'>> & {
      readonly parameters?: Partial<Parameters>;
    },
): CoachPlan {
  const source: Source = { recording: '', channel: '', unit: '', reference: 1, startsAt: 0 };
  return coachPlan({ ...plan, measured: 'tap', zone: everything, source });
}

/** The bounds of a zone are those of `zone.set`, so that every zone of the coach can enter the log. */
export function mustBeZone(zone: Zone): void {
  mustBe('a floor', zone.floor, 1, 400);
  mustBe('a ceiling', zone.ceiling, 1, 400);
  mustBe('a hold', zone.holdSeconds, 0, 120);
  if (zone.floor >= zone.ceiling)
    throw new RangeError(`a zone from ${zone.floor} to ${zone.ceiling} % is not valid: the floor must lie below the ceiling`);
}

export function mustBeSource(source: Source): void {
  if (!(source.reference > 0 && Number.isFinite(source.reference)))
    throw new RangeError(`a reference of ${source.reference} is not above zero`);
  mustBe('a start', source.startsAt, -1e9, 1e9);
}

export function mustBe(what: string, found: number, least: number, most: number): void {
  if (!(found >= least && found <= most)) throw new RangeError(`${what} of ${found} is not within ${least} to ${most}`);
}
