import { err, type Fault, type Hertz, hertz, ok, type Result, seconds } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { bridgeLost } from '../gap/bridge.ts';
import { inRuns, runLength } from '../runs.ts';
import { meanFrequency, medianFrequency } from '../spectrum/frequencies.ts';
import { mainsLineShare, mainsShare } from '../spectrum/mains.ts';
import { Welch } from '../spectrum/welch.ts';
import { sum } from '../sum.ts';
import { activityOf, activityOfKnown } from './activity.ts';
import { emgBand } from './band.ts';
import { burstDefaults, burstThresholds, findBursts } from './bursts.ts';
import type { Burst, EmgOptions, EmgRecord } from './emg-record.ts';
import { highest, rectify, shift } from './passes.ts';
import { flatRunOf, knownSamples, marks, RawQuality } from './raw-quality.ts';
import { oddWindow, peakMeanSquare } from './rms.ts';
import { BoundedTrace, highestKept } from './trace.ts';
import { EmgWorkspace } from './workspace.ts';

/**
 * Analyses one channel as its samples come, in bounded memory: stretches of about two minutes are filtered without
 * phase, each with six seconds on both sides in which every filter's memory has faded below 1e-13, so that the numbers
 * are those of the whole. A shorter recording is one stretch, and its numbers are exactly those of the whole.
 *
 * Lost samples (NaN) and stretches of half a second and more in which nothing changes (a lead that fell off, a converter at
 * its rail) are bridged by a straight line for the filters' sake, left out of the amplitudes, and marked. They are neither
 * rest nor activity: thresholds are set without them, and no burst goes on over them.
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
  readonly #flatRun: number;
  #known = new Uint8Array();
  #unchanging = 0;
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
    this.#flatRun = flatRunOf(work.rate);
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

  /**
   * The record of everything pushed. The recorder is spent afterwards.
   * @param last samples that end it; where nothing was pushed before, they are analysed where they lie
   * Errors: EUP_SIGNAL_SHORT, _REST, _REST_LOST.
   */
  finish(rest?: EmgOptions['rest'], last: ArrayLike<number> = []): Result<EmgRecord, Fault> {
    const { rate } = this.#work;
    const alone = last instanceof Float64Array && this.#quality.samples === 0 && last.length <= this.#capacity;
    if (alone) this.#quality.push(last, 0, last.length);
    else this.push(last);
    const total = this.#quality.samples;
    const least = this.#work.bandPass.padding + 1;
    if (total < least) return err(fault('EUP_SIGNAL_SHORT', { found: total, least }));
    if (alone) this.#measure(last, last.length, last.length);
    else this.#measure(this.#buffer, this.#length, this.#length);
    const activity = this.#activity.values();
    const envelope = this.#envelope.values();
    const traceRate = hertz(rate / this.#activity.stride);
    const quiet = rest && { from: Math.round(rest.from * traceRate), to: Math.round(rest.to * traceRate) };
    if (rest && quiet && !(rest.from >= 0 && quiet.to > quiet.from && quiet.to <= activity.length)) {
      return err(fault('EUP_SIGNAL_REST', { from: rest.from, to: rest.to, seconds: total / rate }));
    }
    const isRest = this.#quality.stillIsRest;
    // Below 0 the trace stands for what does not change.
    if (this.#unchanging > 0) {
      for (let i = 0; i < activity.length; i++) if ((activity[i] as number) < 0) activity[i] = isRest ? 0 : Number.NaN;
    }
    if (rest && quiet) {
      let known = 0;
      for (let i = quiet.from; i < quiet.to; i++) if (!Number.isNaN(activity[i])) known++;
      const share = Math.floor((100 * known) / (quiet.to - quiet.from));
      if (share < 50) return err(fault('EUP_SIGNAL_REST_LOST', { from: rest.from, to: rest.to, known: share }));
    }
    const spectrum = this.#welch.spectrum();
    const valid = Math.max(1, this.#counted + (isRest ? this.#unchanging : 0));
    const bursts = findBursts(activity, burstThresholds(activity, traceRate, quiet), traceRate, burstDefaults);
    const record: EmgRecord = {
      samples: total,
      quality: this.#quality.verdict(mainsShare(spectrum), total < rate),
      lost: this.#quality.lost,
      unchanging: this.#unchanging,
      constant: this.#quality.constant,
      band: emgBand(rate),
      mains: {
        removed: this.#work.notch === undefined ? 'none' : this.#work.mains,
        share50: mainsLineShare(spectrum, 50),
        share60: mainsLineShare(spectrum, 60),
      },
      rms: Math.sqrt(this.#squares / valid),
      meanAbsolute: this.#absolutes / valid,
      envelopePeak: this.#envelopePeak,
      peakRms500: Math.sqrt(Math.max(0, this.#peakSquare500)),
      medianFrequency: medianFrequency(spectrum),
      meanFrequency: meanFrequency(spectrum),
      bursts: bursts.map(({ from, to }) => ({
        on: seconds(from / traceRate),
        off: seconds(Math.min(to / traceRate, total / rate)),
        peak: highestKept(envelope, from, Math.min(to, envelope.length), 0),
        ...cutOf(Number.isNaN(activity[from - 1]), Number.isNaN(activity[to])),
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
    const whole = this.#quality.lost === 0 && !this.#quality.heldStill;
    let source = raw;
    if (!whole) {
      if (this.#known.length < length) this.#known = new Uint8Array(length);
      knownSamples(raw, length, this.#flatRun, this.#known);
      for (let i = 0; i < length; i++) clean[i] = this.#known[i] === marks.known ? (raw[i] as number) : Number.NaN;
      bridgeLost(clean, Number.isFinite, length);
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
      else this.#amplitudesOfKnown(clean, other, from, to);
      this.#peakSquare500 = peakMeanSquare(clean, this.#window500, from, to, length, this.#peakSquare500);
      if (whole) activityOf(clean, this.#window100, this.#active, from, to, length);
      else this.#activityOfKnown(clean, from, to, length);
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

  /** The activity where it is known; NaN where it was lost, −1 where nothing changes. */
  #activityOfKnown(clean: Float64Array, from: number, to: number, length: number): void {
    const [active, known] = [this.#active, this.#known];
    activityOfKnown(clean, known, this.#window100, active, from, to, length);
    for (let i = from; i < to; i++) if (known[i] === marks.flat) active[i - from] = -1;
  }

  /** The same without what isn't known, which is only bridged for the filters' sake. */
  #amplitudesOfKnown(clean: Float64Array, other: Float64Array, from: number, to: number): void {
    rectify(clean, other, from, to);
    for (let i = from; i < to; i++) {
      if (this.#known[i] !== marks.known) {
        if (this.#known[i] === marks.flat) this.#unchanging++;
        continue;
      }
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

const cutOf = (start: boolean, end: boolean): Pick<Burst, 'cut'> =>
  start || end ? { cut: start && end ? 'both' : start ? 'start' : 'end' } : {};

/**
 * Analyses one whole channel. Definitions: centred by its mean; zero-phase band-pass 20 Hz to the lower of 450 Hz and
 * 0.45 of the rate; zero-phase notch Q 30 on the mains; Welch with a Hann window of 1024 and half overlap.
 * @param samples in any unit, NaN where the source lost one
 * Errors: EUP_SIGNAL_RATE, EUP_SIGNAL_SHORT, EUP_SIGNAL_REST, EUP_SIGNAL_REST_LOST.
 */
export function emgRecord(samples: ArrayLike<number>, rate: Hertz, options: EmgOptions = {}): Result<EmgRecord, Fault> {
  const work = options.workspace ? ok(options.workspace) : EmgWorkspace.of(rate, options.mains);
  if (!work.ok) return work;
  return new EmgRecorder(work.value).finish(options.rest, samples);
}
