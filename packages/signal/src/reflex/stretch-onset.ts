import { type Hertz, hertz, type Seconds, seconds } from '@eupraxia/kernel';
import { butterworth } from '../filter/butterworth.ts';
import { ZeroPhase } from '../filter/zero-phase.ts';
import { bridgeLost } from '../gap/bridge.ts';

/** One passive stretch of a muscle at rest: joint angle and muscle signal, sample by sample on one clock. */
export interface Stretch {
  readonly rate: Hertz;
  /** Degrees; the way that it goes is the way that lengthens the muscle. */
  readonly angle: Float64Array;
  /** The band-passed muscle signal, any unit; not rectified, not smoothed. */
  readonly emg: Float64Array;
}

/** When a muscle counts as having answered a stretch. */
export interface StretchOptions {
  /** How many spreads above its rest the muscle must be to be active. Default 3. */
  readonly spreads?: number;
  /** For how long without a break. Default 0.025 s. */
  readonly least?: Seconds;
  /** The window over which the rectified signal is averaged. Default 0.01 s. */
  readonly window?: Seconds;
  /** The slowest stretch that is one, °/s. Default 10. */
  readonly slowest?: number;
}

/** Where a stretch made the muscle answer. */
export interface DynamicThreshold {
  /** Joint angle at the muscle's onset, °. */
  readonly angle: number;
  /** Speed of the stretch at that moment, °/s, never below 0. */
  readonly velocity: number;
  readonly at: Seconds;
  /** From the beginning of the movement. */
  readonly latency: Seconds;
  /** The fastest of the stretch, °/s. */
  readonly peakVelocity: number;
}

/**
 * Why a stretch tells no threshold: too `short` or too much lost; the joint did `not-moved`; the muscle was `active-before`;
 * or it stayed `silent`, which is an answer of its own: no reflex in this range at this speed.
 */
export type NoThreshold = 'short' | 'not-moved' | 'active-before' | 'silent';

const angleEdge = hertz(10);
/** The movement begins at this share of its greatest speed. */
const begins = 0.1;
/** Rest needed before the movement, s, and how long before it rest ends: what answers in between was not stretched. */
const leastRest = 0.2;
const apart = 0.1;

/**
 * The angle and velocity at which one stretch made the muscle answer (dynamic stretch-reflex threshold). The angle is low-passed
 * at 10 Hz without phase. The muscle's rest is what it does before the movement; it answers when its rectified mean stays
 * above rest by `spreads` standard deviations for `least`. A whole stretch is needed: there is no streaming form.
 * @throws RangeError where angle and muscle differ in length
 */
export function stretchOnset(stretch: Stretch, options: StretchOptions = {}): DynamicThreshold | NoThreshold {
  const { spreads = 3, least = seconds(0.025), window = seconds(0.01), slowest = 10 } = options;
  const { rate, emg } = stretch;
  const n = stretch.angle.length;
  if (emg.length !== n) throw new RangeError(`angle and muscle hold ${n} and ${emg.length} samples`);
  if (!(rate > 4 * angleEdge) || n < (leastRest + 0.1) * rate) return 'short';
  const angle = Float64Array.from(stretch.angle);
  const muscle = Float64Array.from(emg);
  if (bridgeLost(angle) + bridgeLost(muscle) > 0.05 * n) return 'short';
  new ZeroPhase(butterworth(2, { kind: 'low', edge: angleEdge }, rate)).process(angle);
  const velocity = slopes(angle, rate);
  let fastest = 0;
  for (let i = 1; i < n; i++) if (Math.abs(velocity[i] as number) > Math.abs(velocity[fastest] as number)) fastest = i;
  const peak = Math.abs(velocity[fastest] as number);
  const way = (velocity[fastest] as number) < 0 ? -1 : 1;
  if (!(peak >= slowest)) return 'not-moved';
  const speed = (i: number) => way * (velocity[i] as number);
  let begin = fastest;
  while (begin > 0 && speed(begin - 1) > begins * peak) begin--;
  if (begin < leastRest * rate) return 'short';
  let end = fastest;
  while (end < n - 1 && speed(end + 1) > begins * peak) end++;
  const amplitude = smoothed(muscle, Math.max(1, Math.round(window * rate)));
  const quiet = begin - Math.round(apart * rate);
  const { mean, spread } = restOf(amplitude, quiet);
  const run = Math.max(1, Math.round(least * rate));
  const onset = firstRun(amplitude, mean + spreads * spread, run, quiet, end);
  if (onset < 0) return 'silent';
  if (onset <= begin) return 'active-before';
  return {
    angle: angle[onset] as number,
    velocity: Math.max(0, speed(onset)),
    at: seconds(onset / rate),
    latency: seconds((onset - begin) / rate),
    peakVelocity: peak,
  };
}

function slopes(x: Float64Array, rate: number): Float64Array {
  const last = x.length - 1;
  return Float64Array.from(x, (_, i) => {
    const [from, to] = [Math.max(0, i - 1), Math.min(last, i + 1)];
    return (((x[to] as number) - (x[from] as number)) * rate) / (to - from);
  });
}

/** The mean of the rectified signal over a window about each sample. */
function smoothed(x: Float64Array, window: number): Float64Array {
  const sums = new Float64Array(x.length + 1);
  for (let i = 0; i < x.length; i++) sums[i + 1] = (sums[i] as number) + Math.abs(x[i] as number);
  const [before, after] = [(window - 1) >> 1, (window >> 1) + 1];
  return Float64Array.from(x, (_, i) => {
    const [from, to] = [Math.max(0, i - before), Math.min(x.length, i + after)];
    return ((sums[to] as number) - (sums[from] as number)) / (to - from);
  });
}

function restOf(amplitude: Float64Array, until: number): { readonly mean: number; readonly spread: number } {
  const rest = amplitude.subarray(0, until);
  const mean = rest.reduce((a, b) => a + b, 0) / rest.length;
  return { mean, spread: Math.sqrt(rest.reduce((sum, x) => sum + (x - mean) ** 2, 0) / rest.length) };
}

function firstRun(x: Float64Array, limit: number, run: number, from: number, to: number): number {
  let held = 0;
  for (let i = from; i < x.length; i++) {
    held = (x[i] as number) > limit ? held + 1 : 0;
    if (held === run) return i - run + 1;
    if (held === 0 && i >= to) return -1;
  }
  return -1;
}
