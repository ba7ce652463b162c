import { err, type Fault, ok, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import type { PoseFrame } from './frame.ts';
import type { PoseMeasure } from './measures.ts';
import { PoseMeter, type PoseOptions } from './meter.ts';

/** A way of helping oneself through a movement with another part of the body. */
export type CompensationName =
  | 'trunk-lean'
  | 'trunk-forward'
  | 'trunk-backward'
  | 'shoulder-hike-left'
  | 'shoulder-hike-right'
  | 'hip-hike-left'
  | 'hip-hike-right'
  | 'knee-valgus-left'
  | 'knee-valgus-right'
  | 'forward-head';

/** When a measure, away from neutral, counts as a compensation. */
export interface CompensationRule {
  readonly name: CompensationName;
  readonly measure: PoseMeasure;
  /** Which way counts: up, down, or both. */
  readonly towards: 'above' | 'below' | 'either';
  /** How far from neutral it begins, in the measure's unit. */
  readonly on: number;
  /** How far from neutral it has ended; below `on`. */
  readonly off: number;
}

/**
 * Where watching begins: values to start from and to set for the person, not norms. Each is above what one camera
 * can mistake (a standard error of about 3° for the frontal knee).
 */
export const compensationRules: readonly CompensationRule[] = [
  { name: 'trunk-lean', measure: 'trunk-lean', towards: 'either', on: 10, off: 7 },
  { name: 'trunk-forward', measure: 'trunk-flexion', towards: 'above', on: 15, off: 10 },
  { name: 'trunk-backward', measure: 'trunk-flexion', towards: 'below', on: 10, off: 7 },
  { name: 'shoulder-hike-left', measure: 'shoulder-elevation-left', towards: 'above', on: 6, off: 4 },
  { name: 'shoulder-hike-right', measure: 'shoulder-elevation-right', towards: 'above', on: 6, off: 4 },
  { name: 'hip-hike-left', measure: 'pelvis-obliquity', towards: 'above', on: 6, off: 4 },
  { name: 'hip-hike-right', measure: 'pelvis-obliquity', towards: 'below', on: 6, off: 4 },
  { name: 'knee-valgus-left', measure: 'knee-valgus-left', towards: 'above', on: 10, off: 7 },
  { name: 'knee-valgus-right', measure: 'knee-valgus-right', towards: 'above', on: 10, off: 7 },
  { name: 'forward-head', measure: 'head-forward', towards: 'above', on: 8, off: 5 },
];

/** One stretch of a compensation. */
export interface Compensation {
  readonly name: CompensationName;
  readonly from: Seconds;
  readonly to: Seconds;
  /** The farthest from neutral, with its sign, in the measure's unit. */
  readonly peak: number;
}

/** How compensations are watched. */
export interface CompensationOptions extends PoseOptions {
  readonly rules?: readonly CompensationRule[];
  /** Shorter stretches are flickers, s. Default 0.3. */
  readonly shortest?: number;
  /** How many frames of neutral a measure must be seen in. Default 10. */
  readonly leastNeutral?: number;
}

/** What compensations are measured from: each measure's median in the neutral stance. */
export type PoseNeutral = Readonly<Partial<Record<PoseMeasure, number>>>;

/**
 * The neutral stance of measures: their medians over some frames in the view of the exercise.
 * Errors: those of `PoseMeter.of`, EUP_SIGNAL_POSE_NEUTRAL.
 */
export function poseNeutral(
  frames: readonly PoseFrame[],
  measures: readonly PoseMeasure[],
  options: CompensationOptions = {},
): Result<PoseNeutral, Fault> {
  const made = PoseMeter.of(measures, { ...options, smoothing: 'none' });
  if (!made.ok) return made;
  const meter = made.value;
  const taken = measures.map((): number[] => []);
  for (const frame of frames) {
    meter.push(frame);
    measures.forEach((_, k) => {
      if (meter.reasons[k] === null) taken[k]?.push(meter.values[k] as number);
    });
  }
  const least = options.leastNeutral ?? 10;
  const neutral: Partial<Record<PoseMeasure, number>> = {};
  for (const [k, measure] of measures.entries()) {
    const sorted = (taken[k] as number[]).sort((a, b) => a - b);
    const n = sorted.length;
    if (n < Math.max(1, least)) return err(fault('EUP_SIGNAL_POSE_NEUTRAL', { found: n, of: frames.length, least, measure }));
    neutral[measure] = ((sorted[(n - 1) >> 1] as number) + (sorted[n >> 1] as number)) / 2;
  }
  return ok(neutral);
}

interface Watch {
  readonly rule: CompensationRule;
  readonly neutral: number;
  readonly measure: number;
  active: boolean;
  from: number;
  last: number;
  peak: number;
}

/**
 * Watches for compensations frame by frame, with hysteresis. A frame in which a measure is refused changes nothing for its
 * rules. `emit` is called when a stretch has ended; `active` tells what is going on. Rules whose measure has no neutral are
 * not watched: a compensation is a change from the person's own stance.
 */
export class CompensationWatch {
  readonly #meter: PoseMeter;
  readonly #watches: readonly Watch[];
  readonly #shortest: number;
  readonly #emit: (compensation: Compensation) => void;

  private constructor(meter: PoseMeter, watches: readonly Watch[], shortest: number, emit: (found: Compensation) => void) {
    this.#meter = meter;
    this.#watches = watches;
    this.#shortest = shortest;
    this.#emit = emit;
  }

  /** Errors: those of `PoseMeter.of`. */
  static of(
    neutral: PoseNeutral,
    emit: (compensation: Compensation) => void,
    options: CompensationOptions = {},
  ): Result<CompensationWatch, Fault> {
    const rules = (options.rules ?? compensationRules).filter(({ measure }) => neutral[measure] !== undefined);
    const measures = [...new Set(rules.map(({ measure }) => measure))];
    const made = PoseMeter.of(measures, options);
    if (!made.ok) return made;
    const watches = rules.map((rule) => ({
      rule,
      neutral: neutral[rule.measure] as number,
      measure: measures.indexOf(rule.measure),
      active: false,
      from: 0,
      last: 0,
      peak: 0,
    }));
    return ok(new CompensationWatch(made.value, watches, options.shortest ?? 0.3, emit));
  }

  /** What is watched: a rule that stands here was seen in neutral. */
  get rules(): readonly CompensationRule[] {
    return this.#watches.map(({ rule }) => rule);
  }

  /** What has begun and not ended; a flicker may be among them. */
  get active(): readonly CompensationName[] {
    return this.#watches.filter((watch) => watch.active).map(({ rule }) => rule.name);
  }

  /** Takes the next frame. */
  push(frame: PoseFrame): void {
    const meter = this.#meter;
    meter.push(frame);
    for (let w = 0; w < this.#watches.length; w++) {
      const watch = this.#watches[w] as Watch;
      if (meter.reasons[watch.measure] !== null) continue;
      const away = (meter.values[watch.measure] as number) - watch.neutral;
      const { towards, on, off } = watch.rule;
      const size = towards === 'either' ? Math.abs(away) : towards === 'above' ? away : -away;
      if (!watch.active && size >= on) {
        watch.active = true;
        watch.from = frame.at;
        watch.peak = away;
      } else if (watch.active && size < off) {
        this.#end(watch, frame.at);
        continue;
      }
      if (!watch.active) continue;
      watch.last = frame.at;
      if (Math.abs(away) > Math.abs(watch.peak)) watch.peak = away;
    }
  }

  /** Ends what is going on when the exercise stops. */
  finish(): void {
    for (const watch of this.#watches) if (watch.active) this.#end(watch, watch.last);
  }

  #end(watch: Watch, to: number): void {
    watch.active = false;
    if (to - watch.from < this.#shortest) return;
    this.#emit({ name: watch.rule.name, from: seconds(watch.from), to: seconds(to), peak: watch.peak });
  }
}

/**
 * The compensations of a whole recording: what `CompensationWatch` finds frame by frame, in the order of their ends.
 * Errors: those of `PoseMeter.of`.
 */
export function poseCompensations(
  frames: readonly PoseFrame[],
  neutral: PoseNeutral,
  options: CompensationOptions = {},
): Result<readonly Compensation[], Fault> {
  const found: Compensation[] = [];
  const made = CompensationWatch.of(neutral, (compensation) => found.push(compensation), options);
  if (!made.ok) return made;
  for (const frame of frames) made.value.push(frame);
  made.value.finish();
  return ok(found);
}
