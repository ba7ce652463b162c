import type { Hertz } from '@eupraxia/kernel';
import { isRealSample } from '../limits.ts';
import { ChirpTransform } from '../spectrum/chirp.ts';
import { hann, weigh } from '../spectrum/hann.ts';

/** Where a tremor is looked for, Hz. */
export interface TremorBand {
  readonly low: number;
  readonly high: number;
}

/** Usual bands: Parkinson's disease at rest, essential tremor. They overlap: a frequency is no diagnosis. */
export const tremorBands = { parkinson: { low: 3, high: 8 }, essential: { low: 4, high: 12 } } as const satisfies Record<
  string,
  TremorBand
>;

/** A tremor, from the spectrum of a window or a recording. */
export interface Tremor {
  /** Of the strongest bin within the band, Hz, to a third of a hertz. */
  readonly peakFrequency: number;
  /** Power within 0.5 Hz of the peak, unit². */
  readonly peakPower: number;
  /** That power over all from 1 to 25 Hz, 0 to 1: near 1 is one clear tremor, noise spreads thin. */
  readonly relativePower: number;
  /** Power within the band over all from 1 to 25 Hz. */
  readonly bandShare: number;
  readonly windows: number;
  /** Windows left out for lost samples. */
  readonly left: number;
}

const whole: TremorBand = { low: 1, high: 25 };
const windowSeconds = 3;
const around = 0.5;

/**
 * The spectrum of a tremor as samples come, from up to three axes of an accelerometer or gyroscope, or a rectified muscle
 * signal: periodic Hann windows of 3 s, half overlap, each freed of its mean, the axes' powers added.
 */
export class TremorMeter {
  readonly #rate: number;
  readonly #step: number;
  readonly #axes: readonly Float64Array[];
  readonly #one = [new Float64Array(1), new Float64Array(1), new Float64Array(1)];
  readonly #hann: Float64Array;
  readonly #transform: ChirpTransform;
  readonly #re: Float64Array;
  readonly #im: Float64Array;
  readonly #outRe: Float64Array;
  readonly #outIm: Float64Array;
  readonly #power: Float64Array;
  #filled = 0;
  #torn = -1;
  #windows = 0;
  #left = 0;

  /** @throws RangeError below 30 samples per second, where 12 Hz could not be told */
  constructor(rate: Hertz, axes: 1 | 2 | 3 = 1) {
    if (!(rate >= 30 && rate < 1e6))
      throw new RangeError(`tremor at ${rate} samples per second cannot be told; at least 30 are needed`);
    const size = Math.round(windowSeconds * rate);
    const bins = Math.min(Math.floor((size - 1) / 2), Math.ceil((whole.high * size) / rate));
    this.#rate = rate;
    this.#step = rate / size;
    this.#axes = Array.from({ length: axes }, () => new Float64Array(size));
    this.#hann = hann(size);
    this.#transform = new ChirpTransform(size, size, bins);
    this.#re = new Float64Array(size);
    this.#im = new Float64Array(size);
    this.#outRe = new Float64Array(2 * bins + 1);
    this.#outIm = new Float64Array(2 * bins + 1);
    this.#power = new Float64Array(bins + 1);
  }

  /** Takes one sample of each axis; a lost one (NaN) makes its windows be left out. */
  push(x: number, y = 0, z = 0): void {
    const [first, second, third] = this.#one as [Float64Array, Float64Array, Float64Array];
    first[0] = x;
    second[0] = y;
    third[0] = z;
    this.process(first, second, third);
  }

  /** Takes a block of samples of each axis, as `push` takes each; an axis that the meter doesn't have is passed over. */
  process(x: Float64Array, y?: Float64Array, z?: Float64Array): void {
    const [first, second, third] = this.#axes as [Float64Array, Float64Array?, Float64Array?];
    for (let i = 0; i < x.length; i++) {
      const at = this.#filled++;
      first[at] = x[i] as number;
      let known = isRealSample(x[i] as number);
      if (second) {
        second[at] = y ? (y[i] as number) : 0;
        known = known && isRealSample(second[at] as number);
      }
      if (third) {
        third[at] = z ? (z[i] as number) : 0;
        known = known && isRealSample(third[at] as number);
      }
      if (!known) this.#torn = at;
      if (this.#filled === first.length) this.#close();
    }
  }

  /** What the windows so far show; null before the first whole window, and where nothing moves. */
  tremor(band: TremorBand = tremorBands.parkinson): Tremor | null {
    let peak = -1;
    let all = 0;
    let within = 0;
    for (let k = 0; k < this.#power.length; k++) {
      const f = k * this.#step;
      const p = this.#power[k] as number;
      if (f >= whole.low && f <= whole.high) all += p;
      if (f < band.low || f > band.high) continue;
      within += p;
      if (peak < 0 || p > (this.#power[peak] as number)) peak = k;
    }
    if (peak < 0 || !(all > 0 && all < Number.POSITIVE_INFINITY) || this.#windows === 0) return null;
    let near = 0;
    for (let k = 0; k < this.#power.length; k++) {
      const f = k * this.#step;
      if (f >= whole.low && f <= whole.high && Math.abs(f - peak * this.#step) <= around + 1e-9) near += this.#power[k] as number;
    }
    const size = this.#hann.length;
    // Of the one-sided density, times the bin's width; the periodic Hann window's mean square is 3/8.
    const scale = (2 * this.#step) / (this.#rate * size * 0.375 * this.#windows);
    return {
      peakFrequency: peak * this.#step,
      peakPower: near * scale,
      relativePower: near / all,
      bandShare: within / all,
      windows: this.#windows,
      left: this.#left,
    };
  }

  #close(): void {
    const size = this.#hann.length;
    if (this.#torn < 0) {
      for (const axis of this.#axes) this.#add(axis);
      this.#windows++;
    } else this.#left++;
    const keep = size >> 1;
    for (const axis of this.#axes) axis.copyWithin(0, size - keep);
    this.#filled = keep;
    this.#torn = Math.max(-1, this.#torn - (size - keep));
  }

  #add(axis: Float64Array): void {
    weigh(axis, 0, 1, this.#hann, this.#re);
    this.#transform.transform(this.#re, this.#im, this.#outRe, this.#outIm);
    const bins = this.#power.length - 1;
    for (let k = 0; k <= bins; k++) {
      const a = this.#outRe[bins + k] as number;
      const b = this.#outIm[bins + k] as number;
      this.#power[k] = (this.#power[k] as number) + a * a + b * b;
    }
  }
}

/** The tremor in a whole recording of one to three axes of n samples each. */
export function tremor(axes: readonly Float64Array[], rate: Hertz, band?: TremorBand): Tremor | null {
  const [x = new Float64Array(), y, z] = axes;
  const meter = new TremorMeter(rate, z ? 3 : y ? 2 : 1);
  meter.process(x, y, z);
  return meter.tremor(band);
}
