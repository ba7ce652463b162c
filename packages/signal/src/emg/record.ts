import { err, type Fault, type Hertz, hertz, ok, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { ZeroPhase } from '../filter/zero-phase.ts';
import type { Quality } from '../sample.ts';
import { meanFrequency, medianFrequency } from '../spectrum/frequencies.ts';
import { mainsShare } from '../spectrum/mains.ts';
import { Welch } from '../spectrum/welch.ts';
import { emgBandPass, emgRates, envelopeLowPass, type Mains, mainsNotch } from './band.ts';
import { burstDefaults, burstThresholds, findBursts } from './bursts.ts';
import { isSample, RawQuality } from './raw-quality.ts';
import { centredMean, oddWindow } from './rms.ts';
import { teagerKaiser } from './teager-kaiser.ts';
import { BoundedTrace } from './trace.ts';

export interface EmgOptions {
  /** Which mains the notch takes out; 50 by default. */
  readonly mains?: Mains;
  /** A stretch in which the muscle is quiet; found by itself where it isn't given. */
  readonly rest?: { readonly from: Seconds; readonly to: Seconds };
}

/** A stretch of activity: `on` and `off` in seconds from the start, `peak` of the 6 Hz envelope within, in the channel's unit. */
export interface Burst {
  readonly on: Seconds;
  readonly off: Seconds;
  readonly peak: number;
}

/** One channel's record. Amplitudes are in the channel's own unit, frequencies in hertz; none is ever NaN. */
export interface EmgRecord {
  readonly samples: number;
  readonly quality: Quality;
  readonly rms: number;
  readonly meanAbsolute: number;
  /** The maximum of the 6 Hz zero-phase envelope; below 0 only where a few dozen samples are too short for the filter. */
  readonly envelopePeak: number;
  /** The maximum of the centred 500 ms RMS; 100 % where no voluntary maximum was recorded. */
  readonly peakRms500: number;
  readonly medianFrequency: Hertz;
  readonly meanFrequency: Hertz;
  readonly bursts: readonly Burst[];
}

/** Zero-phase filters of one rate with their scratch; channels of a recording share it. */
export class EmgWorkspace {
  readonly rate: Hertz;
  readonly mains: Mains;
  readonly bandPass: ZeroPhase;
  readonly notch: ZeroPhase | undefined;
  readonly envelope: ZeroPhase;
  #arrays: readonly Float64Array[] = [];

  private constructor(rate: Hertz, mains: Mains) {
    this.rate = rate;
    this.mains = mains;
    this.bandPass = new ZeroPhase(emgBandPass(rate));
    const sections = mainsNotch(mains, rate);
    this.notch = sections.length > 0 ? new ZeroPhase(sections) : undefined;
    this.envelope = new ZeroPhase(envelopeLowPass(rate));
  }

  /** Errors: EUP_SIGNAL_RATE. */
  static of(rate: Hertz, mains: Mains = 50): Result<EmgWorkspace, Fault> {
    if (rate >= emgRates.least && rate <= emgRates.most) return ok(new EmgWorkspace(rate, mains));
    return err(fault('EUP_SIGNAL_RATE', { found: rate, ...emgRates }));
  }

  /** Three arrays of at least `length`, whose content is anybody's. */
  scratch(length: number): readonly Float64Array[] {
    if ((this.#arrays[0]?.length ?? 0) < length) this.#arrays = [0, 1, 2].map(() => new Float64Array(length));
    return this.#arrays;
  }
}

/**
 * Analyses one channel as its samples come, in bounded memory: stretches of about two minutes are filtered without
 * phase, each with six seconds on both sides in which every filter's memory has faded below 1e-13, so that the numbers
 * are those of the whole. A shorter recording is one stretch, and its numbers are exactly those of the whole.
 *
 * Lost samples (NaN) are bridged by a straight line for the filters' sake, left out of the amplitudes, and marked.
 */
export class EmgRecorder {
  readonly #work: EmgWorkspace;
  readonly #margin: number;
  readonly #capacity: number;
  readonly #quality: RawQuality;
  readonly #welch: Welch;
  readonly #activity: BoundedTrace;
  readonly #envelope: BoundedTrace;
  readonly #window500: number;
  readonly #window100: number;
  #buffer = new Float64Array(8192);
  #length = 0;
  /** Where the stretch begins that hasn't been counted yet; before it lies only margin. */
  #core = 0;
  #counted = 0;
  #squares = 0;
  #absolutes = 0;
  #envelopePeak = Number.NEGATIVE_INFINITY;
  #peakSquare500 = 0;

  /** @param traceCapacity how many values of the activity and the envelope are kept for the bursts */
  constructor(work: EmgWorkspace, traceCapacity: number = 2 ** 22, stretch: number = 2 ** 17) {
    this.#work = work;
    this.#margin = Math.ceil(6 * work.rate);
    this.#capacity = stretch + 2 * this.#margin;
    this.#quality = new RawQuality(work.rate);
    this.#welch = new Welch(work.rate);
    this.#activity = new BoundedTrace(traceCapacity, 'mean');
    this.#envelope = new BoundedTrace(traceCapacity, 'maximum');
    this.#window500 = oddWindow(seconds(0.5), work.rate);
    this.#window100 = oddWindow(seconds(0.1), work.rate);
  }

  /** Takes the next samples, `from` inclusive to `to` exclusive. */
  push(samples: ArrayLike<number>, from = 0, to: number = samples.length): void {
    this.#quality.push(samples, from, to);
    let at = from;
    while (at < to) {
      const count = Math.min(to - at, this.#capacity - this.#length);
      this.#reserve(this.#length + count);
      const buffer = this.#buffer;
      for (let i = 0; i < count; i++) buffer[this.#length + i] = samples[at + i] as number;
      this.#length += count;
      at += count;
      if (this.#length < this.#capacity) continue;
      const end = this.#capacity - this.#margin;
      this.#stretch(end);
      buffer.copyWithin(0, end - this.#margin, this.#length);
      this.#length -= end - this.#margin;
      this.#core = this.#margin;
    }
  }

  /** The record of everything pushed. Errors: EUP_SIGNAL_SHORT, EUP_SIGNAL_REST. The recorder is spent afterwards. */
  finish(rest?: EmgOptions['rest']): Result<EmgRecord, Fault> {
    const { rate } = this.#work;
    const total = this.#quality.samples;
    const least = this.#work.bandPass.padding + 1;
    if (total < least) return err(fault('EUP_SIGNAL_SHORT', { found: total, least }));
    this.#stretch(this.#length);
    const activity = this.#activity.values();
    const traceRate = hertz(rate / this.#activity.stride);
    const quiet = rest && { from: Math.round(rest.from * traceRate), to: Math.round(rest.to * traceRate) };
    if (rest && quiet && !(rest.from >= 0 && quiet.to > quiet.from && quiet.to <= activity.length)) {
      return err(fault('EUP_SIGNAL_REST', { from: rest.from, to: rest.to, seconds: total / rate }));
    }
    const spectrum = this.#welch.spectrum();
    const valid = Math.max(1, this.#counted);
    return ok({
      samples: total,
      quality: this.#quality.verdict(mainsShare(spectrum), total < rate),
      rms: Math.sqrt(this.#squares / valid),
      meanAbsolute: this.#absolutes / valid,
      envelopePeak: this.#envelopePeak,
      peakRms500: Math.sqrt(Math.max(0, this.#peakSquare500)),
      medianFrequency: medianFrequency(spectrum),
      meanFrequency: meanFrequency(spectrum),
      bursts: findBursts(activity, burstThresholds(activity, traceRate, quiet), traceRate, burstDefaults).map(({ from, to }) => ({
        on: seconds(from / traceRate),
        off: seconds(Math.min(to / traceRate, total / rate)),
        peak: this.#envelope
          .values()
          .subarray(from, to)
          .reduce((a, b) => Math.max(a, b), 0),
      })),
    });
  }

  /** Filters the buffer and counts the samples from the core's start to `end`. */
  #stretch(end: number): void {
    const length = this.#length;
    const core = this.#core;
    const [clean, other, third] = this.#work.scratch(length) as [Float64Array, Float64Array, Float64Array];
    const lost = bridge(this.#buffer, clean, length);
    centre(clean, length);
    this.#work.bandPass.process(clean, clean, length);
    this.#work.notch?.process(clean, clean, length);
    this.#welch.push(clean, core, end);

    for (let i = 0; i < length; i++) other[i] = Math.abs(clean[i] as number);
    for (let i = core; i < end; i++) {
      if (lost && !isSample(this.#buffer[i] as number)) continue;
      const x = other[i] as number;
      this.#squares += x * x;
      this.#absolutes += x;
      this.#counted++;
    }
    this.#work.envelope.process(other, other, length);
    this.#envelopePeak = Math.max(this.#envelopePeak, highest(other, core, end));
    this.#envelope.push(other, core, end);

    for (let i = 0; i < length; i++) other[i] = (clean[i] as number) ** 2;
    centredMean(other, this.#window500, third, length);
    this.#peakSquare500 = Math.max(this.#peakSquare500, highest(third, core, end));

    teagerKaiser(clean, other, length);
    for (let i = 0; i < length; i++) other[i] = Math.abs(other[i] as number);
    centredMean(other, this.#window100, third, length);
    for (let i = core; i < end; i++) third[i] = Math.sqrt(Math.max(0, third[i] as number));
    this.#activity.push(third, core, end);
  }

  #reserve(length: number): void {
    if (length <= this.#buffer.length) return;
    const wider = new Float64Array(Math.min(this.#capacity, Math.max(length, this.#buffer.length * 2)));
    wider.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = wider;
  }
}

/**
 * Analyses one whole channel. Definitions: centred by its mean; zero-phase band-pass 20 Hz to the lower of 450 Hz and
 * 0.45 of the rate; zero-phase notch Q 30 on the mains; Welch with a Hann window of 1024 and half overlap.
 * @param samples in any unit, NaN where the source lost one
 * Errors: EUP_SIGNAL_RATE, EUP_SIGNAL_SHORT, EUP_SIGNAL_REST.
 */
export function emgRecord(samples: ArrayLike<number>, rate: Hertz, options: EmgOptions = {}): Result<EmgRecord, Fault> {
  const work = EmgWorkspace.of(rate, options.mains);
  if (!work.ok) return work;
  const recorder = new EmgRecorder(work.value);
  recorder.push(samples);
  return recorder.finish(options.rest);
}

/** Copies with straight lines over lost samples (level before the first and after the last); tells whether any was lost. */
function bridge(samples: Float64Array, output: Float64Array, length: number): boolean {
  let last = -1;
  let any = false;
  for (let i = 0; i <= length; i++) {
    const here = i < length ? (samples[i] as number) : Number.NaN;
    if (i < length && !isSample(here)) continue;
    if (i - last > 1) {
      any = true;
      const before = last >= 0 ? (samples[last] as number) : i < length ? here : 0;
      const after = i < length ? here : before;
      for (let k = last + 1; k < i; k++) output[k] = before + ((after - before) * (k - last)) / (i - last);
    }
    if (i < length) output[i] = here;
    last = i;
  }
  return any;
}

function centre(samples: Float64Array, length: number): void {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += samples[i] as number;
  const mean = sum / length;
  for (let i = 0; i < length; i++) samples[i] = (samples[i] as number) - mean;
}

function highest(samples: Float64Array, from: number, to: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i++) if ((samples[i] as number) > most) most = samples[i] as number;
  return most;
}
