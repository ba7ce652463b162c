import { type Hertz, type Seconds, seconds } from '@eupraxia/kernel';
import { checkRate, isRealSample } from '../limits.ts';
import { SubsequenceMatcher } from './subsequence.ts';

/** What counts as the exemplar's movement. */
export interface ExemplarOptions {
  /** Greatest distance that still is the exercise, in standard deviations of the exemplar's channels. Default 0.5. */
  readonly most?: number;
  /** Shortest and longest repetition, in exemplar lengths. Default 0.4 and 2.5. */
  readonly shortest?: number;
  readonly longest?: number;
  /** To about how many samples the exemplar is reduced before matching. Default 64; more: finer times, and slower. */
  readonly detail?: number;
}

/** One repetition that resembles the exemplar. Times are seconds from the first sample. */
export interface ExemplarRepetition {
  readonly on: Seconds;
  readonly off: Seconds;
  /** How far it is from the exemplar, in standard deviations of its channels; 0 is the exemplar itself. */
  readonly distance: number;
  /** Its length over the exemplar's: below 1 it was faster. */
  readonly tempo: number;
  /** Greatest less least value of each channel. */
  readonly ranges: readonly number[];
  /** Each range over that of the exemplar; null where the exemplar's channel does not move. */
  readonly extents: readonly (number | null)[];
}

/** What holds of `ExemplarOptions` unless asked otherwise. */
export const exemplarDefaults = { most: 0.5, shortest: 0.4, longest: 2.5, detail: 64 } as const;

/**
 * Counts repetitions of any movement from one exemplar of it, in any number of channels at once (joint angles, coordinates,
 * accelerations), as they come: Sarsfield et al. 2019, doi:10.1109/TNSRE.2019.2907483, over subsequence dynamic time warping.
 * Channels are centred and scaled by the exemplar's own mean and spread, so that none outweighs another by its unit.
 *
 * Samples are averaged in runs so that the exemplar has about `detail` of them: times are exact to one run.
 */
export class ExemplarRepetitions {
  /** How many samples are averaged into one. */
  readonly run: number;
  readonly #rate: Hertz;
  readonly #channels: number;
  readonly #length: number;
  readonly #scales: readonly { readonly mean: number; readonly spread: number; readonly range: number }[];
  readonly #matcher: SubsequenceMatcher;
  readonly #ring: Float64Array;
  readonly #sums: Float64Array;
  readonly #point: Float64Array;
  readonly #emit: (repetition: ExemplarRepetition) => void;
  #at = 0;
  #held = 0;

  /**
   * @param exemplar one repetition, each channel's samples at `rate`
   * @throws RangeError where the exemplar has no channel, fewer than 4 samples, lost samples, unequal channels, or never moves
   */
  constructor(
    exemplar: readonly Float64Array[],
    rate: Hertz,
    emit: (repetition: ExemplarRepetition) => void,
    options: ExemplarOptions = {},
  ) {
    const { most, shortest, longest, detail } = { ...exemplarDefaults, ...options };
    checkRate(rate);
    const length = exemplar[0]?.length ?? 0;
    if (length < 4) throw new RangeError(`an exemplar of ${length} samples is too short`);
    if (exemplar.some((channel) => channel.length !== length || !channel.every(isRealSample))) {
      throw new RangeError('the channels of an exemplar are of one length and without lost samples');
    }
    this.#scales = exemplar.map(scaleOf);
    if (this.#scales.every(({ spread }) => spread === 0)) throw new RangeError('the exemplar does not move');
    this.run = Math.max(1, Math.floor(length / detail));
    this.#rate = rate;
    this.#channels = exemplar.length;
    this.#length = length;
    this.#emit = emit;
    this.#sums = new Float64Array(exemplar.length);
    this.#point = new Float64Array(exemplar.length);
    this.#ring = new Float64Array(exemplar.length * (Math.ceil(longest * length) + 2 * length + 2 * this.run));
    const moving = Math.sqrt(this.#scales.filter(({ spread }) => spread > 0).length);
    this.#matcher = new SubsequenceMatcher(
      this.#reduced(exemplar),
      exemplar.length,
      {
        most: most * moving,
        shortest: (shortest * length) / this.run,
        longest: (longest * length) / this.run,
      },
      ({ from, to, distance }) => this.#report(from * this.run, to * this.run, distance / moving),
    );
  }

  /** Takes one sample of each channel. A lost one (not finite) leaves its run to the others in it. */
  push(sample: ArrayLike<number>): void {
    const channels = this.#channels;
    const row = (this.#at % (this.#ring.length / channels)) * channels;
    let whole = true;
    for (let c = 0; c < channels; c++) {
      this.#ring[row + c] = sample[c] as number;
      whole = whole && isRealSample(sample[c] as number);
    }
    if (whole) {
      this.#held++;
      for (let c = 0; c < channels; c++) this.#sums[c] = (this.#sums[c] as number) + (sample[c] as number);
    }
    if (++this.#at % this.run === 0) this.#step();
  }

  /** Tells the repetition that is still open at the end of the signal. */
  finish(): void {
    this.#matcher.finish();
  }

  #step(): void {
    for (let c = 0; c < this.#channels; c++) {
      const { mean, spread } = this.#scales[c] as { mean: number; spread: number };
      const value = this.#held > 0 ? (this.#sums[c] as number) / this.#held : Number.NaN;
      this.#point[c] = this.#held === 0 ? value : spread > 0 ? (value - mean) / spread : 0;
    }
    this.#sums.fill(0);
    this.#held = 0;
    this.#matcher.push(this.#point);
  }

  /** The exemplar as the matcher sees it. */
  #reduced(exemplar: readonly Float64Array[]): Float64Array {
    const runs = Math.floor(this.#length / this.run);
    const out = new Float64Array(runs * exemplar.length);
    for (const [c, channel] of exemplar.entries()) {
      const { mean, spread } = this.#scales[c] as { mean: number; spread: number };
      for (let r = 0; r < runs; r++) {
        let sum = 0;
        for (let i = r * this.run; i < (r + 1) * this.run; i++) sum += channel[i] as number;
        out[r * exemplar.length + c] = spread > 0 ? (sum / this.run - mean) / spread : 0;
      }
    }
    return out;
  }

  #report(from: number, to: number, distance: number): void {
    const channels = this.#channels;
    const rows = this.#ring.length / channels;
    const ranges = Array.from({ length: channels }, (_, c) => {
      let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (let i = Math.max(from, this.#at - rows); i < to; i++) {
        const x = this.#ring[(i % rows) * channels + c] as number;
        if (!Number.isFinite(x)) continue;
        least = Math.min(least, x);
        most = Math.max(most, x);
      }
      return most > least ? most - least : 0;
    });
    this.#emit({
      on: seconds(from / this.#rate),
      off: seconds(to / this.#rate),
      distance,
      tempo: (to - from) / this.#length,
      ranges,
      extents: ranges.map((range, c) => {
        const own = this.#scales[c]?.range ?? 0;
        return own > 0 ? range / own : null;
      }),
    });
  }
}

/** Every repetition of a whole recording: what `ExemplarRepetitions` tells of it sample by sample. */
export function exemplarRepetitions(
  signal: readonly Float64Array[],
  exemplar: readonly Float64Array[],
  rate: Hertz,
  options: ExemplarOptions = {},
): ExemplarRepetition[] {
  if (signal.length !== exemplar.length) {
    throw new RangeError(`a signal of ${signal.length} channels has no exemplar of ${exemplar.length}`);
  }
  const found: ExemplarRepetition[] = [];
  const counter = new ExemplarRepetitions(exemplar, rate, (repetition) => found.push(repetition), options);
  const sample = new Float64Array(signal.length);
  const length = Math.min(...signal.map((channel) => channel.length));
  for (let i = 0; i < length; i++) {
    for (let c = 0; c < signal.length; c++) sample[c] = signal[c]?.[i] as number;
    counter.push(sample);
  }
  counter.finish();
  return found;
}

function scaleOf(channel: Float64Array): { readonly mean: number; readonly spread: number; readonly range: number } {
  const mean = channel.reduce((a, b) => a + b, 0) / channel.length;
  const spread = Math.sqrt(channel.reduce((sum, x) => sum + (x - mean) ** 2, 0) / channel.length);
  const range = Math.max(...channel) - Math.min(...channel);
  return { mean, spread: range > 0 ? spread : 0, range };
}
