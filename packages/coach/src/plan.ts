import type { Metric } from '@eupraxia/clinical/target';
import { mustBe } from './bounds.ts';
import { isMetric, scaleOf } from './rows/metrics.ts';
import { type ParameterName, type Parameters, parameterDefaults, parameterRows } from './rows/parameters.ts';
import type { RuleChoices } from './rows/rules.ts';
import { mustBeZone, type Zone, type ZoneInput } from './zone.ts';

/** Where the samples come from, for the evidence of each repetition. */
export interface Source {
  /** The id that `recording.attached` gave. */
  readonly recording: string;
  readonly channel: string;
  readonly unit: string;
  /** Amplitude of 100 %, in `unit`; of a metric with a unit of its own, 1. */
  readonly reference: number;
  /** Seconds on the coach's clock at the recording's first sample. */
  readonly startsAt: number;
}

/** A muscle that should stay quiet. */
export interface AntagonistWatch {
  readonly channel: string;
  /** Percent of its own reference: its level at rest or the peak of a slow passive stretch, never its own effort. */
  readonly limit: number;
  /** Amplitude of its 100 %, in the unit of the source; absent where nobody said: then percent is compared with percent. */
  readonly reference?: number;
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

/** What 100 % of an EMG amplitude stands for; `amplitude` is a plain value of the unit, such as 100 µV. */
export const planReferences = ['submaximal', 'MVIC', 'peak-in-task', 'rest', 'slow-stretch', 'amplitude'] as const;
export type PlanReference = (typeof planReferences)[number];

/** Tasks of practice that goes down, from easy to hard: at the lowest ceiling the next task is harder, not the ceiling lower. */
export const downTasks = ['rest', 'slow-stretch', 'faster-stretch', 'opposite-movement', 'in-task'] as const;
export type DownTask = (typeof downTasks)[number];

/** What may make practice that goes down the wrong thing, and is asked before it begins. */
export const toneConcerns = ['tone-carries-function', 'flaccid-muscle', 'dystonic-storm'] as const;
export type ToneConcern = (typeof toneConcerns)[number];

/** A level and its scatter, in the unit of the metric. */
export interface Level {
  readonly mean: number;
  readonly sd: number;
}

/** How much is planned. A set ends by itself after its repetitions. */
export interface PlannedDose {
  readonly sets: number;
  readonly repetitions: number;
  /** Between two sets; null where nobody said. */
  readonly restSeconds: number | null;
}

/** What practice of one activity aims at, as the therapist ordered it. */
export interface CoachPlan {
  readonly activityId: string;
  readonly metric: Metric;
  readonly zone: Zone;
  readonly source: Source;
  /** Of an EMG amplitude; null where nobody said. Practice that goes down has no MVIC. */
  readonly reference: PlanReference | null;
  /** What the channel shows without a muscle, in the unit of the metric; null: the metric's own number, and contact is judged only where practice goes down. */
  readonly noise: number | null;
  /** The level at rest: a healthy side, or the calmest ten seconds. Null where nobody measured it. */
  readonly rest: Level | null;
  /** The same of the visit before. */
  readonly lastRest: Level | null;
  readonly antagonist: AntagonistWatch | null;
  /** An antagonist that is shown and not judged, since its rest or slow stretch was never measured. */
  readonly antagonistShown: string | null;
  /** Whether success may move the threshold. Fatigue and stop rules ease it unless it is `none`: then the coach moves nothing. */
  readonly adapt: 'success' | 'ease-only' | 'none';
  readonly feedback: FeedbackPolicy;
  /** Whether a fall is possible in this task. Unknown is not no. */
  readonly fallRisk: 'yes' | 'no' | 'unknown';
  /** Hours since this task was last practiced; null when it never was, or nobody knows. */
  readonly hoursSincePractice: number | null;
  /** Whether pain was rated before practice. */
  readonly painKnown: boolean;
  readonly parameters: Parameters;
  /** Whether a sensor sees the trials, or a person taps each. By taps no threshold moves: what is harder is for the therapist to say. */
  readonly measured: 'signal' | 'tap';
  /** Errorless practice fades assistance and not feedback, and steps back after each error. */
  readonly errors: 'errorful' | 'errorless';
  readonly rules: RuleChoices;
  readonly child: boolean;
  /** Whether this is the first session of anything: help then comes sooner. */
  readonly firstSession: boolean;
  /** Null: a set ends when somebody says so. */
  readonly dose: PlannedDose | null;
  /** Of practice that goes down, seconds between two tries; null: as long as a result is shown. */
  readonly betweenTries: number | null;
  readonly schedule: 'blocked' | 'serial' | 'random' | 'variable';
  /** Whether the first set is of a condition that is new: it is not eased. */
  readonly newCondition: boolean;
  /** Whether errors are made larger on purpose: then nothing is eased. */
  readonly errorAugmentation: boolean;
  /** Whether the lower edge of a band counts. Of a posture, stillness is no failure unless it was ordered. */
  readonly lowerEdge: 'counts' | 'open';
  readonly downTask: DownTask;
  readonly toneConcerns: readonly ToneConcern[];
  /** Questions before practice that the therapist has answered: practice may go on. */
  readonly answered: readonly string[];
}

/** A plan that leaves open what is the default. */
export type GivenPlan = Pick<CoachPlan, 'activityId' | 'source'> & { readonly zone: ZoneInput } & Partial<
    Omit<CoachPlan, 'parameters' | 'zone'>
  > & { readonly parameters?: Partial<Parameters> };

const standard: Omit<CoachPlan, 'activityId' | 'zone' | 'source' | 'parameters'> = {
  metric: 'emg-amplitude',
  reference: null,
  noise: null,
  rest: null,
  lastRest: null,
  antagonist: null,
  antagonistShown: null,
  adapt: 'success',
  feedback: 'faded',
  fallRisk: 'unknown',
  hoursSincePractice: null,
  painKnown: false,
  measured: 'signal',
  errors: 'errorful',
  rules: {},
  child: false,
  firstSession: false,
  dose: null,
  betweenTries: null,
  schedule: 'blocked',
  newCondition: false,
  errorAugmentation: false,
  lowerEdge: 'counts',
  downTask: 'rest',
  toneConcerns: [],
  answered: [],
};

/**
 * A plan with the defaults in the places that were left open: a sensor, faded feedback, a threshold that follows success,
 * no antagonist, errors allowed, rules as their rows have them, sets that end by hand, and fall risk unknown. Fields that this release does
 * not know, or no longer has, are left out: a log of an older or a later one can be read.
 * @throws RangeError when zone, reference, limit or a number is out of its range, or practice that goes down has a maximal
 *   voluntary contraction for its reference: a mistake of the caller
 */
export function coachPlan(plan: GivenPlan): CoachPlan {
  const { activityId, source } = plan;
  const metric = plan.metric ?? standard.metric;
  if (!isMetric(metric)) throw new RangeError(`a metric ${String(metric)} is not known`);
  const { step, narrowest, lowest, postural } = scaleOf(metric);
  const scaled = { step: step.default, narrowest: narrowest.default, lowest: lowest.default };
  const given = Object.fromEntries(
    (Object.keys(standard) as (keyof typeof standard)[]).flatMap((key) => (plan[key] === undefined ? [] : [[key, plan[key]]])),
  ) as Partial<typeof standard>;
  const named = (Object.keys(parameterRows) as ParameterName[]).flatMap((name) => {
    const value = plan.parameters?.[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const whole: CoachPlan = {
    activityId,
    ...standard,
    lowerEdge: postural ? 'open' : 'counts',
    ...given,
    zone: { ...plan.zone, direction: plan.zone.direction ?? 'up' },
    source,
    parameters: { ...parameterDefaults, ...scaled, ...(Object.fromEntries(named) as Partial<Parameters>) },
  };
  mustBeWhole(whole);
  return whole;
}

function mustBeWhole(plan: CoachPlan): void {
  const { metric, zone, source, reference, parameters, dose } = plan;
  mustBeZone(zone, metric);
  mustBeSource(source);
  if (mayNotGoDown(plan) && zone.direction === 'down')
    throw new RangeError('a maximal voluntary contraction is no reference for a muscle that is to come to rest');
  if (reference !== null && !planReferences.includes(reference)) throw new RangeError(`a reference ${reference} is not known`);
  if (plan.antagonist !== null) mustBe('an antagonist limit', plan.antagonist.limit, 1, 400);
  const scale = scaleOf(metric);
  for (const name of Object.keys(parameterRows) as ParameterName[]) {
    const { least, most } = name in scale ? scale[name as 'step'] : parameterRows[name];
    mustBe(name, parameters[name], least, most);
  }
  const { successLow, successHigh } = parameters;
  if (successLow > successHigh)
    throw new RangeError(
      `a success band from ${successLow} to ${successHigh} is not valid: the first must not be the higher one`,
    );
  if (plan.noise !== null) mustBe('a noise', plan.noise, 0, 1e6);
  for (const level of [plan.rest, plan.lastRest])
    if (level !== null) {
      mustBe('a level at rest', level.mean, -1e6, 1e6);
      mustBe('a scatter at rest', level.sd, 0, 1e6);
    }
  if (plan.betweenTries !== null) mustBe('seconds between tries', plan.betweenTries, 0, 3600);
  if (dose === null) return;
  mustBe('sets', dose.sets, 1, 1000);
  mustBe('repetitions', dose.repetitions, 1, 1000);
  if (dose.restSeconds !== null) mustBe('a rest', dose.restSeconds, 0, 3600);
}

/** Whether the reference is one that a muscle which is to come to rest has not got. */
export const mayNotGoDown = ({ metric, reference }: Pick<CoachPlan, 'metric' | 'reference'>): boolean =>
  metric === 'emg-amplitude' && reference === 'MVIC';

/** Whether success is to stay below the ceiling, try after try, and nothing needs to rise. */
export const staysBelow = ({ direction }: Zone, { lowerEdge }: Pick<CoachPlan, 'lowerEdge'>): boolean =>
  direction === 'down' || (direction === 'within' && lowerEdge === 'open');

/** What the channel shows without anything to measure, in the unit of the metric. */
export const noiseOf = ({ noise, metric }: Pick<CoachPlan, 'noise' | 'metric'>): number => noise ?? scaleOf(metric).noise.default;

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

export function mustBeSource(source: Source): void {
  if (!(source.reference > 0 && Number.isFinite(source.reference)))
    throw new RangeError(`a reference of ${source.reference} is not above zero`);
  mustBe('a start', source.startsAt, -1e9, 1e9);
}
