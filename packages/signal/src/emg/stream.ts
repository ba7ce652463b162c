import { err, type Fault, type Hertz, hertz, ok, type Result, seconds } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { Cascade } from '../filter/cascade.ts';
import { notch } from '../filter/notch.ts';
import type { Quality, QualityReason } from '../sample.ts';
import { emgBandPass, emgRates, type Mains, mainsNotch } from './band.ts';
import { isSample } from './raw-quality.ts';
import { CausalRms } from './rms.ts';

/** What the live chain is told of its channel. */
export interface EmgStreamOptions {
  /** Which mains the notch takes out; none by default, since a notch rings for a fifth of a second. */
  readonly mains?: Mains;
  /** Where the converter ends, in the samples' unit: values at or beyond ± this are saturated. Unknown by default. */
  readonly rail?: number;
}

/** Share of mains in the band above which it is no hum of a muscle's channel but an electrode that does not hold. */
const mostlyHum = 0.6;
const order: readonly QualityReason[] = ['gap', 'not-a-number', 'saturated', 'flat', 'mains'];
const reasonsOf: readonly (readonly QualityReason[])[] = Array.from({ length: 1 << order.length }, (_, mask) =>
  order.filter((_reason, bit) => mask & (1 << bit)),
);

/**
 * The live chain of one channel, built for delay: causal band-pass 20–450 Hz, notch where asked for, rectified, RMS of
 * the last 50 ms. Blocks of any length give the samples that the whole signal would give.
 *
 * A lost sample (NaN) holds every state and repeats the last output; it is marked in `lost` and in the quality. The first
 * sample settles the filters, so that an electrode's offset doesn't ring. The first block of a new length is the only one
 * that allocates.
 */
export class EmgStream {
  readonly rate: Hertz;
  readonly #bandPass: Cascade;
  readonly #notch: Cascade;
  readonly #rms: CausalRms;
  readonly #hums: readonly Hum[];
  readonly #rail: number;
  readonly #flatRun: number;
  readonly #smoothing: number;
  readonly #quality: { score: number; reasons: readonly QualityReason[] } = { score: 1, reasons: [] };
  #samples = new Float64Array(0);
  #spare = new Float64Array(0);
  #powers = new Float64Array(0);
  #loud = new Uint8Array(0);
  #started = false;
  #last = 0;
  #held = Number.NaN;
  #run = 0;
  #lowest = Number.POSITIVE_INFINITY;
  #highest = Number.NEGATIVE_INFINITY;
  #power = 0;
  #humming = 0;

  private constructor(rate: Hertz, { mains = 'none', rail = Number.POSITIVE_INFINITY }: EmgStreamOptions) {
    this.rate = rate;
    this.#bandPass = new Cascade(emgBandPass(rate));
    this.#notch = new Cascade(mainsNotch(mains, rate));
    this.#rms = new CausalRms(Math.max(1, Math.round(0.05 * rate)));
    this.#hums = [50, 60].filter((f) => f < 0.45 * rate).map((f) => new Hum(hertz(f), rate));
    this.#rail = rail;
    this.#flatRun = Math.max(5, Math.round(rate / 10));
    this.#smoothing = 1 / (seconds(0.5) * rate);
  }

  /** Errors: EUP_SIGNAL_RATE. */
  static of(rate: Hertz, options: EmgStreamOptions = {}): Result<EmgStream, Fault> {
    if (rate >= emgRates.least && rate <= emgRates.most) return ok(new EmgStream(rate, options));
    return err(fault('EUP_SIGNAL_RATE', { found: rate, ...emgRates }));
  }

  /** As if nothing had come. */
  reset(): void {
    this.#bandPass.reset();
    this.#notch.reset();
    this.#rms.reset();
    for (const hum of this.#hums) hum.reset();
    this.#started = false;
    this.#last = 0;
    this.#held = Number.NaN;
    this.#run = 0;
    this.#lowest = Number.POSITIVE_INFINITY;
    this.#highest = Number.NEGATIVE_INFINITY;
    this.#power = 0;
    this.#humming = 0;
  }

  /**
   * Takes the next block and writes its amplitude, sample by sample, in the unit of the input.
   * @param output at least as long as the input; may be the input
   * @param lost where given, 1 for every sample that was lost and only repeats the one before, else 0
   * @param hums where given, 1 for every sample up to which most of the band's power (`mostlyHum`) was mains, before the notch
   * @returns the block's quality; the same object each time, so copy what is to be kept
   */
  process(input: Float32Array, output: Float32Array, lost?: Uint8Array, hums?: Uint8Array): Quality {
    const length = input.length;
    if (this.#samples.length < length) {
      this.#samples = new Float64Array(length);
      this.#spare = new Float64Array(length);
      this.#powers = new Float64Array(length);
      this.#loud = new Uint8Array(length);
    }
    const samples = this.#samples;
    let kept = 0;
    let gaps = 0;
    let broken = 0;
    let railed = 0;
    let flat = 0;
    for (let i = 0; i < length; i++) {
      const x = input[i] as number;
      const good = isSample(x);
      if (lost) lost[i] = good ? 0 : 1;
      if (!good) {
        if (Number.isNaN(x)) gaps++;
        else broken++;
        continue;
      }
      samples[kept++] = x;
      this.#run = x === this.#held ? this.#run + 1 : 1;
      this.#held = x;
      if (x < this.#lowest) this.#lowest = x;
      if (x > this.#highest) this.#highest = x;
      const atExtreme = this.#highest > this.#lowest && (x === this.#lowest || x === this.#highest);
      if (this.#run >= this.#flatRun) flat++;
      else if ((atExtreme && this.#run >= 5) || x >= this.#rail || x <= -this.#rail) railed++;
    }
    if (kept > 0 && !this.#started) {
      this.#bandPass.settle(samples[0] as number);
      this.#started = true;
    }
    this.#bandPass.process(samples, samples, kept);
    this.#listen(kept);
    this.#notch.process(samples, samples, kept);
    this.#rms.process(samples, samples, kept);
    this.#spread(input, output, kept);
    if (hums) this.#mark(input, hums, kept);
    return this.#judge(length, gaps, broken, railed, flat);
  }

  #spread(input: Float32Array, output: Float32Array, kept: number): void {
    let k = 0;
    for (let i = 0; i < input.length; i++) {
      if (k < kept && isSample(input[i] as number)) this.#last = this.#samples[k++] as number;
      output[i] = this.#last;
    }
  }

  /** Writes sample by sample whether it hums; one that is not finite hums as the one before. */
  #mark(input: Float32Array, hums: Uint8Array, kept: number): void {
    let k = 0;
    for (let i = 0; i < input.length; i++) {
      if (k < kept && isSample(input[i] as number)) this.#humming = this.#loud[k++] as number;
      hums[i] = this.#humming;
    }
  }

  /** Follows the power of the block, and of the mains in it. */
  #listen(kept: number): void {
    let power = this.#power;
    for (let i = 0; i < kept; i++) {
      const x = this.#samples[i] as number;
      power += this.#smoothing * (x * x - power);
      this.#powers[i] = power;
      this.#loud[i] = 0;
    }
    this.#power = power;
    for (const hum of this.#hums) {
      hum.listen(this.#samples, this.#spare, kept, this.#smoothing);
      for (let i = 0; i < kept; i++) if ((this.#spare[i] as number) > mostlyHum * (this.#powers[i] as number)) this.#loud[i] = 1;
    }
  }

  #judge(length: number, gaps: number, broken: number, railed: number, flat: number): Quality {
    const count = Math.max(1, length);
    let most = 0;
    for (const { power } of this.#hums) if (power > most) most = power;
    const hum = this.#power > 0 ? Math.min(1, most / this.#power) : 0;
    const humming = hum > 0.25;
    const mask = (gaps > 0 ? 1 : 0) | (broken > 0 ? 2 : 0) | (railed > 0 ? 4 : 0) | (flat > 0 ? 8 : 0) | (humming ? 16 : 0);
    this.#quality.score = (1 - (gaps + broken) / count) * (1 - railed / count) * (1 - flat / count) * (humming ? 1 - hum : 1);
    this.#quality.reasons = reasonsOf[mask] ?? [];
    return this.#quality;
  }
}

/** Listens for one mains frequency: what its notch would take away. */
class Hum {
  readonly #notch: Cascade;
  #power = 0;

  constructor(frequency: Hertz, rate: Hertz) {
    this.#notch = new Cascade(notch(frequency, 30, rate));
  }

  reset(): void {
    this.#notch.reset();
    this.#power = 0;
  }

  /** The smoothed power of what the notch takes away, unit². */
  get power(): number {
    return this.#power;
  }

  /** Takes the next samples; `spare` then holds the smoothed power after each. */
  listen(samples: Float64Array, spare: Float64Array, length: number, smoothing: number): void {
    this.#notch.process(samples, spare, length);
    let power = this.#power;
    for (let i = 0; i < length; i++) {
      const taken = (samples[i] as number) - (spare[i] as number);
      power += smoothing * (taken * taken - power);
      spare[i] = power;
    }
    this.#power = power;
  }
}
