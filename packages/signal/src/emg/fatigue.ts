import { type Hertz, hertz } from '@eupraxia/kernel';
import { Cascade } from '../filter/cascade.ts';
import { medianFrequency } from '../spectrum/frequencies.ts';
import { type Spectrum, Welch } from '../spectrum/welch.ts';
import { emgBandPass, emgRates } from './band.ts';
import { isSample } from './raw-quality.ts';

/** How a muscle's median frequency falls while it holds. */
export interface Fatigue {
  /** The line's start, Hz. */
  readonly initial: number;
  /** Hz/s; below 0 the muscle tires. */
  readonly slope: number;
  /** The slope as a share of the start, %/min: what compares muscles. */
  readonly relativeSlope: number;
  /** Share of the variance that the line explains, 0 to 1. */
  readonly fit: number;
  readonly windows: number;
  /** Windows left out for lost samples or silence. */
  readonly left: number;
}

/**
 * The fall of the median frequency in an isometric hold (De Luca 1984; Krivickas 1998), as samples come: causal band-pass,
 * successive windows of the power of two nearest to 1 s, Hann, a straight line through their median frequencies. For
 * isometric contractions of one patient only: movement shifts the spectrum more than fatigue does.
 */
export class FatigueTrend {
  readonly #rate: Hertz;
  readonly #filter: Cascade;
  readonly #window: Float64Array;
  readonly #welch: Welch;
  readonly #spectrum: Spectrum;
  readonly #one = new Float64Array(1);
  readonly #filtered = new Float64Array(1);
  #filled = 0;
  #begun = false;
  #torn = false;
  #number = 0;
  #left = 0;
  #count = 0;
  #meanT = 0;
  #meanF = 0;
  #tt = 0;
  #tf = 0;
  #ff = 0;

  /** @throws RangeError where half the rate doesn't reach beyond 20 Hz, or it is above 100 kHz */
  constructor(rate: Hertz) {
    if (!(rate <= emgRates.most))
      throw new RangeError(`a muscle at ${rate} samples per second: at most ${emgRates.most} are expected`);
    this.#rate = rate;
    this.#filter = new Cascade(emgBandPass(rate));
    const size = 2 ** Math.round(Math.log2(rate));
    this.#window = new Float64Array(size);
    this.#welch = new Welch(rate, size);
    this.#spectrum = { step: hertz(rate / size), density: new Float64Array(size / 2 + 1) };
  }

  /** Takes a sample in any unit; lost (NaN) makes its window be left out. */
  push(sample: number): void {
    this.#one[0] = sample;
    this.process(this.#one);
  }

  /** Takes a block of samples, as `push` takes each. */
  process(samples: ArrayLike<number>): void {
    for (let i = 0; i < samples.length; i++) {
      const filtered = this.#filtered;
      filtered[0] = samples[i] as number;
      if (!isSample(filtered[0])) this.#torn = true;
      else {
        if (!this.#begun) this.#filter.settle(filtered[0]);
        this.#begun = true;
        this.#filter.process(filtered);
      }
      this.#window[this.#filled++] = this.#torn ? 0 : filtered[0];
      if (this.#filled === this.#window.length) this.#close();
    }
  }

  /** The line through the windows so far; null below three. */
  get fatigue(): Fatigue | null {
    if (this.#count < 3) return null;
    const slope = this.#tf / this.#tt;
    const initial = this.#meanF - slope * this.#meanT;
    return {
      initial,
      slope,
      relativeSlope: initial > 0 ? (6000 * slope) / initial : 0,
      fit: this.#ff > 0 ? Math.min(1, (this.#tf * this.#tf) / (this.#tt * this.#ff)) : 0,
      windows: this.#count,
      left: this.#left,
    };
  }

  #close(): void {
    const size = this.#window.length;
    const t = ((this.#number + 0.5) * size) / this.#rate;
    const f = this.#torn ? 0 : this.#medianOfWindow();
    this.#number++;
    this.#filled = 0;
    this.#torn = false;
    if (!(f > 0)) {
      this.#left++;
      return;
    }
    const n = ++this.#count;
    const offT = t - this.#meanT;
    const offF = f - this.#meanF;
    this.#meanT += offT / n;
    this.#meanF += offF / n;
    this.#tt += offT * (t - this.#meanT);
    this.#tf += offT * (f - this.#meanF);
    this.#ff += offF * (f - this.#meanF);
  }

  #medianOfWindow(): number {
    this.#welch.reset();
    this.#welch.push(this.#window);
    this.#welch.densityInto(this.#spectrum.density);
    return medianFrequency(this.#spectrum);
  }
}

/** The fatigue of a whole hold; null below three whole windows. */
export function fatigue(samples: ArrayLike<number>, rate: Hertz): Fatigue | null {
  const trend = new FatigueTrend(rate);
  trend.process(samples);
  return trend.fatigue;
}
