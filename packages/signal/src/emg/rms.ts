import type { Hertz, Seconds } from '@eupraxia/kernel';
import { checkRate, checkResult, isRealSample } from '../limits.ts';
import { inRuns } from '../runs.ts';
import { sum, sumOfSquares } from '../sum.ts';

/** The odd number of samples that covers `width`, rounded up where it would be even. */
export function oddWindow(width: Seconds, rate: Hertz): number {
  checkRate(rate);
  if (!(width >= 0 && width * rate <= 2 ** 40)) throw new RangeError(`a window of ${width} s at ${rate} Hz is not valid`);
  return 2 * Math.floor(Math.max(0, Math.round(width * rate)) / 2) + 1;
}

/**
 * The mean over a centred window of odd length, truncated at the edges: `output[i]` is the mean of
 * `samples[max(0, i − h) … min(n − 1, i + h)]`. The running sum is taken anew in each run, so that rounding never builds up.
 */
export function centredMean(samples: Float64Array, window: number, output: Float64Array, length = samples.length): void {
  const half = halfOf(window);
  inRuns(0, length, (from, to) => meansOf(samples, half, output, from, to, length));
  checkResult(output, samples, length);
}

function meansOf(x: Float64Array, half: number, output: Float64Array, from: number, to: number, length: number): void {
  let count = Math.min(length, from + half) - Math.max(0, from - half);
  let total = sum(x, Math.max(0, from - half), Math.min(length, from + half));
  for (let i = from; i < to; i++) {
    if (i + half < length) {
      total += x[i + half] as number;
      count++;
    }
    output[i] = total / count;
    if (i >= half) {
      total -= x[i - half] as number;
      count--;
    }
  }
}

/**
 * The greatest mean square over a centred window of odd length, of the moments `from` to `to` (exclusive), and `above`; edges
 * as in `centredMean`. The running sum begins anew at `from`: call it for runs of a few thousand.
 */
export function peakMeanSquare(
  x: Float64Array,
  window: number,
  from: number,
  to: number,
  length: number = x.length,
  above = 0,
): number {
  const half = halfOf(window);
  const begin = Math.min(to, Math.max(from, half));
  const end = Math.max(begin, Math.min(to, length - half - 1));
  let most = above;
  if (from < begin) most = peakAtEdge(x, half, from, begin, length, most);
  if (begin < end) most = peakWithin(x, half, begin, end, most);
  return end < to ? peakAtEdge(x, half, end, to, length, most) : most;
}

/** Where every window is whole. What comes and what goes are added as one: a moment waits for one addition of the one before. */
function peakWithin(x: Float64Array, half: number, from: number, to: number, above: number): number {
  let total = sumOfSquares(x, from - half, from + half + 1);
  const count = 2 * half + 1;
  const before = above * count;
  let most = before;
  for (let i = from; i < to; i++) {
    if (total > most) most = total;
    const comes = x[i + half + 1] as number;
    const goes = x[i - half] as number;
    total += comes * comes - goes * goes;
  }
  return most > before ? most / count : above;
}

function peakAtEdge(x: Float64Array, half: number, from: number, to: number, length: number, above: number): number {
  let most = above;
  let count = Math.min(length, from + half) - Math.max(0, from - half);
  let total = sumOfSquares(x, Math.max(0, from - half), Math.min(length, from + half));
  for (let i = from; i < to; i++) {
    if (i + half < length) {
      const next = x[i + half] as number;
      total += next * next;
      count++;
    }
    if (total > most * count) most = total / count;
    if (i >= half) {
      const gone = x[i - half] as number;
      total -= gone * gone;
      count--;
    }
  }
  return most;
}

function halfOf(window: number): number {
  if (window % 2 !== 1) throw new RangeError(`a centred window is odd, not ${window}`);
  return (window - 1) / 2;
}

/** The centred root mean square over a window of odd length, truncated at the edges, in the samples' unit. */
export function centredRms(samples: Float64Array, window: number): Float64Array {
  if (samples.some((x) => Number.isFinite(x) && !isRealSample(x)))
    throw new RangeError('the samples are too large to be squared');
  const output = new Float64Array(samples.length);
  centredMean(
    samples.map((x) => x * x),
    window,
    output,
  );
  // What rounding leaves below 0 of squares is 0.
  return output.map((mean) => Math.sqrt(Math.max(0, mean)));
}

/**
 * The root mean square of the last `window` samples, as they come. Until the window is full it is that of what came.
 * The sum is taken anew each time the ring wraps, so that rounding never builds up.
 */
export class CausalRms {
  readonly #ring: Float64Array;
  #at = 0;
  #count = 0;
  #sum = 0;

  constructor(window: number) {
    if (!Number.isInteger(window) || window < 1)
      throw new RangeError(`a window of ${window} samples is not a whole number from 1`);
    this.#ring = new Float64Array(window);
  }

  reset(): void {
    this.#ring.fill(0);
    this.#at = 0;
    this.#count = 0;
    this.#sum = 0;
  }

  /**
   * Replaces `input[0..length)` by its running RMS in `output`; both may be the same array.
   * @throws RangeError where a sample was lost or is too large to be squared: leave those out first
   */
  process(input: Float64Array, output: Float64Array = input, length: number = input.length): void {
    const ring = this.#ring;
    const window = ring.length;
    let at = this.#at;
    let count = this.#count;
    let sum = this.#sum;
    for (let i = 0; i < length; i++) {
      const x = input[i] as number;
      const square = x * x;
      sum += square - (ring[at] as number);
      ring[at] = square;
      if (count < window) count++;
      if (++at === window) {
        if (!Number.isFinite(sum)) break;
        at = 0;
        sum = 0;
        for (let k = 0; k < window; k++) sum += ring[k] as number;
      }
      output[i] = sum > 0 ? Math.sqrt(sum / count) : 0;
    }
    this.#at = at;
    this.#count = count;
    this.#sum = sum;
    if (Number.isFinite(sum)) return;
    this.reset();
    throw new RangeError('samples that are lost, or too large to be squared, have no running RMS');
  }
}
