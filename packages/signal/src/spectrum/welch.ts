import { type Hertz, hertz } from '@eupraxia/kernel';
import { checkRate } from '../limits.ts';
import { sumOfSquares } from '../sum.ts';
import { Fourier } from './fourier.ts';
import { hann, weigh } from './hann.ts';

/** A one-sided power spectral density: `density[k]` in unit²/Hz at `k · step` Hz. */
export interface Spectrum {
  readonly step: Hertz;
  readonly density: Float64Array;
}

/** The window of Welch's method in samples; a shorter signal is its own window. */
export const welchWindow = 1024;

/**
 * Welch's method as samples come: periodic Hann window of 1024, half overlap, each window's mean removed.
 * A push of any length continues the last; `spectrum` is that of everything pushed. Equal to SciPy's
 * `welch(x, rate, nperseg=min(1024, n))`.
 */
export class Welch {
  readonly #rate: Hertz;
  readonly #size: number;
  readonly #periodogram: Periodogram;
  readonly #held: Float64Array;
  #filled = 0;

  constructor(rate: Hertz, size: number = welchWindow) {
    checkRate(rate);
    if (!(Number.isInteger(size) && size >= 2 && size <= 2 ** 24))
      throw new RangeError(`a window of ${size} samples is not valid`);
    this.#rate = rate;
    this.#size = size;
    this.#periodogram = new Periodogram(size);
    this.#held = new Float64Array(size);
  }

  /** Takes `samples[from..to)`. */
  push(samples: Float64Array, from = 0, to: number = samples.length): void {
    const size = this.#size;
    const keep = size >> 1;
    let at = from;
    // First the windows that began before; once a window lies within `samples`, it is taken where it lies.
    while (at < to && (this.#filled > 0 || to - at < size)) {
      if (at - from >= this.#filled && to - at + this.#filled >= size) {
        at -= this.#filled;
        this.#filled = 0;
        break;
      }
      at += this.#hold(samples, at, Math.min(to, at + size - this.#filled));
      if (this.#filled < size) return;
      this.#periodogram.add(this.#held, 0);
      this.#held.copyWithin(0, size - keep);
      this.#filled = keep;
    }
    if (at === to) return;
    for (; to - at >= size; at += size - keep) this.#periodogram.add(samples, at);
    this.#hold(samples, at, to);
  }

  #hold(samples: Float64Array, from: number, to: number): number {
    const held = this.#held;
    const filled = this.#filled - from;
    for (let i = from; i < to; i++) held[filled + i] = samples[i] as number;
    this.#filled += to - from;
    return to - from;
  }

  /** Forgets every sample. */
  reset(): void {
    this.#periodogram.reset();
    this.#filled = 0;
  }

  /**
   * The density of what has been pushed; all zero before the first sample.
   * @throws RangeError where a sample was lost (bridge first), or too large to be squared
   */
  spectrum(): Spectrum {
    if (this.#periodogram.count > 0 || this.#filled < 2) return spectrumOf(this.#periodogram, this.#rate);
    const short = new Periodogram(this.#filled);
    short.add(this.#held, 0);
    return spectrumOf(short, this.#rate);
  }

  /** The same into `density`, of size/2 + 1 bins; a first window that isn't full yet counts as nothing. Allocates nothing. */
  densityInto(density: Float64Array): void {
    this.#periodogram.densityInto(density, this.#rate);
  }
}

/**
 * The density of a whole signal by Welch's method.
 * @throws RangeError where the rate cannot be a rate, or a sample is lost (bridge first) or too large to be squared
 */
export function welch(samples: Float64Array, rate: Hertz, size: number = welchWindow): Spectrum {
  const all = new Welch(rate, size);
  all.push(samples);
  return all.spectrum();
}

/** The mean of windowed periodograms of one length. Two windows share a transform, one as its real part, one as its imaginary. */
class Periodogram {
  count = 0;
  readonly #fourier: Fourier;
  readonly #window: Float64Array;
  readonly #power: Float64Array;
  readonly #re: Float64Array;
  readonly #im: Float64Array;
  readonly #waiting: Float64Array;
  readonly #windowPower: number;

  constructor(size: number) {
    this.#fourier = new Fourier(size);
    this.#window = hann(size);
    this.#windowPower = sumOfSquares(this.#window, 0, size);
    this.#power = new Float64Array((size >> 1) + 1);
    this.#re = new Float64Array(size);
    this.#im = new Float64Array(size);
    this.#waiting = new Float64Array(size);
  }

  /** Takes the window that begins at `from`. */
  add(samples: Float64Array, from: number): void {
    const into = this.count % 2 === 0 ? this.#re : this.#im;
    weigh(samples, from, 1, this.#window, into);
    this.count++;
    if (this.count % 2 === 0) this.#transformInto(this.#power);
  }

  reset(): void {
    this.count = 0;
    this.#power.fill(0);
  }

  get bins(): number {
    return this.#power.length;
  }

  get size(): number {
    return this.#window.length;
  }

  densityInto(density: Float64Array, rate: Hertz): void {
    const size = this.size;
    density.set(this.#power);
    if (this.count % 2 === 1) {
      // The window that waits for its pair is transformed alone, and kept.
      this.#waiting.set(this.#re);
      this.#im.fill(0);
      this.#transformInto(density);
      this.#re.set(this.#waiting);
    }
    // The powers that two windows share were added twice.
    const scale = this.count === 0 ? 0 : 1 / (2 * rate * this.#windowPower * this.count);
    for (let k = 0; k < density.length; k++) {
      density[k] = (density[k] as number) * scale * (k === 0 || 2 * k === size ? 1 : 2);
    }
  }

  #transformInto(power: Float64Array): void {
    this.#fourier.transform(this.#re, this.#im);
    addPowers(this.#re, this.#im, power);
  }
}

function spectrumOf(periodogram: Periodogram, rate: Hertz): Spectrum {
  const density = new Float64Array(periodogram.bins);
  periodogram.densityInto(density, rate);
  if (!density.every(Number.isFinite))
    throw new RangeError('samples that are lost, or too large to be squared, have no spectrum');
  return { step: hertz(rate / periodogram.size), density };
}

/** Adds twice the powers of the two real signals whose transforms share `re + i·im`. */
function addPowers(re: Float64Array, im: Float64Array, power: Float64Array): void {
  const size = re.length;
  for (let k = 1; k < power.length; k++) {
    const a = re[k] as number;
    const b = im[k] as number;
    const c = re[size - k] as number;
    const d = im[size - k] as number;
    power[k] = (power[k] as number) + (a * a + b * b + (c * c + d * d));
  }
  power[0] = (power[0] as number) + 2 * ((re[0] as number) ** 2 + (im[0] as number) ** 2);
}
