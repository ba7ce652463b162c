import { err, type Fault, type Hertz, hertz, ok, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { bridgeLost } from '../gap/bridge.ts';
import { inRuns, runLength } from '../runs.ts';
import type { Quality } from '../sample.ts';
import { meanFrequency, medianFrequency } from '../spectrum/frequencies.ts';
import { mainsShare } from '../spectrum/mains.ts';
import { Welch } from '../spectrum/welch.ts';
import { sum } from '../sum.ts';
import { activityOf } from './activity.ts';
import type { Mains } from './band.ts';
import { burstDefaults, burstThresholds, findBursts } from './bursts.ts';
import { highest, rectify, shift } from './passes.ts';
import { isSample, RawQuality } from './raw-quality.ts';
import { oddWindow, peakMeanSquare } from './rms.ts';
import { BoundedTrace } from './trace.ts';
import { EmgWorkspace } from './workspace.ts';

/** What a channel's record is made with. */
export interface EmgOptions {
  /** Which mains the notch takes out; 50 by default. */
  readonly mains?: Mains;
  /** A stretch in which the muscle is quiet; found by itself where it isn't given. */
  readonly rest?: { readonly from: Seconds; readonly to: Seconds };
  /** Filters and scratch of an earlier channel of the same rate and mains, which then count instead of `rate` and `mains`. */
  readonly workspace?: EmgWorkspace;
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
  readonly #active = new Float64Array(runLength);
  #buffer = new Float64Array();
  #length = 0;
  /** Before it, the buffer's samples have been judged for quality. */
  #judged = 0;
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
    this.#activity = new BoundedTrace(traceCapacity, 'mean', work.borrow());
    this.#envelope = new BoundedTrace(traceCapacity, 'maximum', work.borrow());
    this.#window500 = oddWindow(seconds(0.5), work.rate);
    this.#window100 = oddWindow(seconds(0.1), work.rate);
  }

  /** Takes the next samples, `from` inclusive to `to` exclusive. */
  push(samples: ArrayLike<number>, from = 0, to: number = samples.length): void {
    this.#activity.expect(to - from);
    this.#envelope.expect(to - from);
    let at = samples instanceof Float64Array && this.#length === 0 ? this.#whole(samples, from, to) : from;
    while (at < to) {
      const count = Math.min(to - at, this.#capacity - this.#length);
      this.#reserve(this.#length + count);
      const buffer = this.#buffer;
      const filled = this.#length;
      if (samples instanceof Float64Array) buffer.set(samples.subarray(at, at + count), filled);
      else for (let i = 0; i < count; i++) buffer[filled + i] = samples[at + i] as number;
      this.#quality.push(buffer, this.#judged, filled + count);
      this.#length += count;
      this.#judged = this.#length;
      at += count;
      if (this.#length < this.#capacity) continue;
      const end = this.#capacity - this.#margin;
      this.#measure(buffer, this.#length, end);
      buffer.copyWithin(0, end - this.#margin, this.#length);
      this.#length -= end - this.#margin;
      this.#judged = this.#length;
      this.#core = this.#margin;
    }
  }

  /** Analyses whole stretches where they lie; returns where the first sample is that has to be kept for the next. */
  #whole(samples: Float64Array, from: number, to: number): number {
    const step = this.#capacity - 2 * this.#margin;
    let at = from;
    for (; to - at >= this.#capacity; at += step) {
      this.#quality.push(samples, at === from ? from : at + 2 * this.#margin, at + this.#capacity);
      this.#measure(samples.subarray(at, at + this.#capacity), this.#capacity, this.#capacity - this.#margin);
      this.#core = this.#margin;
    }
    // What both margins hold has been judged already.
    if (at > from) this.#judged = 2 * this.#margin;
    return at;
  }

  /** The record of everything pushed. Errors: EUP_SIGNAL_SHORT, EUP_SIGNAL_REST. The recorder is spent afterwards. */
  finish(rest?: EmgOptions['rest']): Result<EmgRecord, Fault> {
    const { rate } = this.#work;
    const total = this.#quality.samples;
    const least = this.#work.bandPass.padding + 1;
    if (total < least) return err(fault('EUP_SIGNAL_SHORT', { found: total, least }));
    this.#measure(this.#buffer, this.#length, this.#length);
    const activity = this.#activity.values();
    const envelope = this.#envelope.values();
    const traceRate = hertz(rate / this.#activity.stride);
    const quiet = rest && { from: Math.round(rest.from * traceRate), to: Math.round(rest.to * traceRate) };
    if (rest && quiet && !(rest.from >= 0 && quiet.to > quiet.from && quiet.to <= activity.length)) {
      return err(fault('EUP_SIGNAL_REST', { from: rest.from, to: rest.to, seconds: total / rate }));
    }
    const spectrum = this.#welch.spectrum();
    const valid = Math.max(1, this.#counted);
    const bursts = findBursts(activity, burstThresholds(activity, traceRate, quiet), traceRate, burstDefaults);
    const record: EmgRecord = {
      samples: total,
      quality: this.#quality.verdict(mainsShare(spectrum), total < rate),
      rms: Math.sqrt(this.#squares / valid),
      meanAbsolute: this.#absolutes / valid,
      envelopePeak: this.#envelopePeak,
      peakRms500: Math.sqrt(Math.max(0, this.#peakSquare500)),
      medianFrequency: medianFrequency(spectrum),
      meanFrequency: meanFrequency(spectrum),
      bursts: bursts.map(({ from, to }) => ({
        on: seconds(from / traceRate),
        off: seconds(Math.min(to / traceRate, total / rate)),
        peak: highest(envelope, from, Math.min(to, envelope.length), 0),
      })),
    };
    this.#work.giveBack(this.#activity.room());
    this.#work.giveBack(this.#envelope.room());
    return ok(record);
  }

  /** Filters `raw[0..length)` and counts the samples from the core's start to `end`. */
  #measure(raw: Float64Array, length: number, end: number): void {
    const core = this.#core;
    const work = this.#work;
    const [clean, other] = work.scratch(length);
    const whole = this.#quality.lost === 0;
    let source = raw;
    if (!whole) {
      clean.set(raw.subarray(0, length));
      bridgeLost(clean, isSample, length);
      source = clean;
    }
    const mean = sum(source, 0, length) / length;
    inRuns(0, length, (from, to) => shift(source, -mean, clean, from, to));
    work.bandPass.process(clean, clean, length);
    work.notch?.process(clean, clean, length);
    this.#welch.push(clean, core, end);

    inRuns(0, core, (from, to) => rectify(clean, other, from, to));
    inRuns(core, end, (from, to) => {
      if (whole) this.#amplitudes(clean, other, from, to);
      else this.#amplitudesOfKnown(raw, clean, other, from, to);
      this.#peakSquare500 = peakMeanSquare(clean, this.#window500, from, to, length, this.#peakSquare500);
      activityOf(clean, this.#window100, this.#active, from, to, length);
      this.#activity.push(this.#active, 0, to - from);
    });
    inRuns(end, length, (from, to) => rectify(clean, other, from, to));
    work.envelope.process(other, other, length);
    inRuns(core, end, (from, to) => {
      this.#envelopePeak = highest(other, from, to, this.#envelopePeak);
      this.#envelope.push(other, from, to);
    });
  }

  /** Rectifies `clean[from..to)` into `other`, and counts it. */
  #amplitudes(clean: Float64Array, other: Float64Array, from: number, to: number): void {
    let squares = 0;
    let absolutes = 0;
    for (let i = from; i < to; i++) {
      const x = clean[i] as number;
      const size = Math.abs(x);
      other[i] = size;
      squares += x * x;
      absolutes += size;
    }
    this.#squares += squares;
    this.#absolutes += absolutes;
    this.#counted += to - from;
  }

  /** The same without what was lost, which is only bridged for the filters' sake. */
  #amplitudesOfKnown(raw: Float64Array, clean: Float64Array, other: Float64Array, from: number, to: number): void {
    rectify(clean, other, from, to);
    for (let i = from; i < to; i++) {
      if (!isSample(raw[i] as number)) continue;
      const x = clean[i] as number;
      this.#squares += x * x;
      this.#absolutes += Math.abs(x);
      this.#counted++;
    }
  }

  #reserve(length: number): void {
    if (length <= this.#buffer.length) return;
    const wider = new Float64Array(Math.min(this.#capacity, Math.max(length, 8192, this.#buffer.length * 2)));
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
  const work = options.workspace ? ok(options.workspace) : EmgWorkspace.of(rate, options.mains);
  if (!work.ok) return work;
  const recorder = new EmgRecorder(work.value);
  recorder.push(samples);
  return recorder.finish(options.rest);
}
