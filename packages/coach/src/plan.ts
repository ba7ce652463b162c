import type { NewBodies } from '@eupraxia/clinical';
import type { SetDirection } from '@eupraxia/clinical/target';
import { type ParameterName, type Parameters, parameterDefaults, parameterRows } from './rows/parameters.ts';
import type { RuleChoices } from './rows/rules.ts';

/**
 * The zone to practise in, in percent of the reference; null for an edge that it does not have. `up`: the floor is the
 * threshold, and the ceiling, where there is one, is never passed. `down`: success is rest below the ceiling, which is the
 * threshold; there is no floor. `within`: both edges count.
 */
export interface Zone {
  readonly direction: SetDirection;
  readonly floor: number | null;
  readonly ceiling: number | null;
  readonly holdSeconds: number;
}

/** A zone as a plan may give it; a plan of a log before there were directions has none, and went up. */
export type ZoneInput = Omit<Zone, 'direction'> & { readonly direction?: SetDirection };

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

/** Whether two zones ask for the same. */
export const sameZone = (a: Zone, b: Zone): boolean =>
  a.direction === b.direction && a.floor === b.floor && a.ceiling === b.ceiling && a.holdSeconds === b.holdSeconds;

/** What practice of one activity aims at, as the therapist ordered it. */
export interface CoachPlan {
  readonly activityId: string;
  readonly zone: Zone;
  readonly source: Source;
  readonly antagonist: AntagonistWatch | null;
  /** Whether success may move the threshold. Pain and fatigue ease it unless it is `none`: then the coach moves nothing. */
  readonly adapt: 'success' | 'ease-only' | 'none';
  readonly feedback: FeedbackPolicy;
  /** Whether a fall is possible in this task. Unknown is not no. */
  readonly fallRisk: 'yes' | 'no' | 'unknown';
  /** Hours since this task was last practised; null when it never was, or nobody knows. */
  readonly hoursSincePractice: number | null;
  /** Whether pain was rated before practice. */
  readonly painKnown: boolean;
  readonly parameters: Parameters;
  /** Whether a sensor sees the trials, or a person taps each. By taps no threshold moves: what is harder is for the therapist to say. */
  readonly measured: 'signal' | 'tap';
  /** Errorless practice starts easy, steps back after one set with errors, and fades only what went without any. */
  readonly errors: 'errorful' | 'errorless';
  readonly rules: RuleChoices;
  readonly child: boolean;
}

/**
 * A plan with the defaults in the places that were left open: a sensor, faded feedback, a threshold that follows success,
 * no antagonist, errors allowed, rules as their rows have them, no limits, and fall risk unknown.
 * @throws RangeError when zone, reference, limit or a parameter is out of its range: a mistake of the caller
 */
export function coachPlan(
  plan: Pick<CoachPlan, 'activityId' | 'source'> & { readonly zone: ZoneInput } & Partial<
      Omit<CoachPlan, 'parameters' | 'zone'>
    > & { readonly parameters?: Partial<Parameters> },
): CoachPlan {
  const whole: CoachPlan = {
    antagonist: null,
    adapt: 'success',
    feedback: 'faded',
    fallRisk: 'unknown',
    hoursSincePractice: null,
    painKnown: false,
    measured: 'signal',
    errors: 'errorful',
    rules: {},
    child: false,
    ...plan,
    zone: { direction: 'up', ...plan.zone },
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

const everything: ZoneInput = { floor: 1, ceiling: 400, holdSeconds: 0 };

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

/**
 * The bounds of a zone are those of `zone.set` for an EMG amplitude, so that every zone of the coach can enter the log; a
 * zone without a direction, or without an edge that its direction needs, is not valid.
 */
export function mustBeZone({ direction, floor, ceiling, holdSeconds }: Zone): void {
  if (floor !== null) mustBe('a floor', floor, 1, 400);
  if (ceiling !== null) mustBe('a ceiling', ceiling, 1, 400);
  mustBe('a hold', holdSeconds, 0, 120);
  if (floor !== null && ceiling !== null && floor >= ceiling)
    throw new RangeError(`a zone from ${floor} to ${ceiling} % is not valid: the floor must lie below the ceiling`);
  if (!goes({ direction, floor, ceiling }))
    throw new RangeError(`a zone from ${floor} to ${ceiling} % does not go ${String(direction)}`);
}

/** Whether a zone has the edges that its direction needs. */
function goes({ direction, floor, ceiling }: Pick<Zone, 'direction' | 'floor' | 'ceiling'>): boolean {
  switch (direction) {
    case 'up':
      return floor !== null;
    case 'down':
      return floor === null && ceiling !== null;
    case 'within':
      return floor !== null && ceiling !== null;
    default:
      return false;
  }
}

/**
 * The zone that an event of the log sets, as the fold of the visit reads it: the direction stays unless it says one, what
 * goes down has no floor, and null where an edge is missing that the direction needs: then nothing is set.
 * @throws RangeError for an edge or a hold out of its range
 */
export function zoneFrom(given: ZoneInput, before: SetDirection): Zone | null {
  const direction = given.direction ?? before;
  const zone: Zone = { ...given, direction, floor: direction === 'down' ? null : given.floor };
  if (!goes(zone)) return null;
  mustBeZone(zone);
  return zone;
}

/** A zone as an event of the log has it. The coach changes no direction, so none is written. */
export function zoneBody({ floor, ceiling, holdSeconds }: Zone): Omit<NewBodies['zone.set'], 'activityId' | 'direction'> {
  return { metric: 'emg-amplitude', floor, ceiling, holdSeconds };
}

export function mustBeSource(source: Source): void {
  if (!(source.reference > 0 && Number.isFinite(source.reference)))
    throw new RangeError(`a reference of ${source.reference} is not above zero`);
  mustBe('a start', source.startsAt, -1e9, 1e9);
}

export function mustBe(what: string, found: number, least: number, most: number): void {
  if (!(found >= least && found <= most)) throw new RangeError(`${what} of ${found} is not within ${least} to ${most}`);
}
