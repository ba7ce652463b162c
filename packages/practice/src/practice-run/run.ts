import { cueText } from '@eupraxia/coach';
import { type Fault, ok, type Result } from '@eupraxia/kernel';
import { ChannelPipeline } from '../channel-pipeline.ts';
import { loudHum } from '../dead-lead.ts';
import { coachPlanOf } from './coach-plan.ts';
import { CoachedLevels } from './coached-levels.ts';
import { sampleMarks } from './contact.ts';
import type { PracticePlan } from './plan.ts';
import type { PracticeReason, PracticeReport } from './report.ts';
import { isQuiet, leastLevel, RestMeter, settling } from './rest.ts';
import type { PracticeSource } from './source.ts';

/** Seconds at the beginning that are rest where nobody says otherwise. */
export const firstRest = 2;
/** Seconds of samples that go through the pipeline at once, so that how they come makes no difference. */
const piece = 0.05;
/** A reason is told of where it held in this share of the time. */
const tellingShare = 0.02;

/**
 * A recording as practice: samples in, what the coach made of them out. The same pipeline, level and coach as in a live visit.
 * A rest that begins in the first two seconds comes before practice; one that lies further in is measured first and practice
 * still begins with the recording, so that samples until its end are kept. Beyond that, memory does not grow.
 */
export class PracticeRun {
  readonly #plan: PracticePlan;
  readonly #source: PracticeSource;
  readonly #pipelines: readonly [ChannelPipeline, ChannelPipeline | null];
  readonly #meter: RestMeter;
  readonly #restEnd: number;
  readonly #first: number;
  readonly #held: { readonly levels: Float32Array; readonly other: Float32Array | null; readonly marks: Uint8Array }[] = [];
  readonly #reasons = new Map<PracticeReason, number>();
  /** A level below it says nothing of a muscle, in percent; 0 until the rest is known. */
  #leastLevel = 0;
  #levels: CoachedLevels | null = null;
  /** Why practice never began: the rest gave no signal. */
  #lost: 'electrode' | 'quality' | null = null;
  #gaps = 0;
  readonly #waiting: readonly [Float32Array, Float32Array | null];
  #wait = 0;
  #count = 0;
  #scores = 0;

  private constructor(plan: PracticePlan, source: PracticeSource, pipelines: readonly [ChannelPipeline, ChannelPipeline | null]) {
    const { from, to } = source.rest ?? { from: 0, to: firstRest };
    this.#plan = plan;
    this.#source = source;
    this.#pipelines = pipelines;
    const length = Math.max(1, Math.round(piece * source.rate));
    this.#waiting = [new Float32Array(length), source.antagonist === null ? null : new Float32Array(length)];
    this.#restEnd = Math.round(to * source.rate);
    this.#first = from < firstRest ? this.#restEnd : Math.round(settling * source.rate);
    this.#meter = new RestMeter(Math.round(from * source.rate), this.#restEnd, source.rate);
  }

  /** Errors: EUP_SIGNAL_RATE. */
  static of(plan: PracticePlan, source: PracticeSource): Result<PracticeRun, Fault> {
    const agonist = ChannelPipeline.of(source.rate, source.mains);
    if (!agonist.ok) return agonist;
    const antagonist = source.antagonist === null ? null : ChannelPipeline.of(source.rate, source.mains);
    if (antagonist !== null && !antagonist.ok) return antagonist;
    return ok(new PracticeRun(plan, source, [agonist.value, antagonist?.value ?? null]));
  }

  /** Whether what still comes changes nothing but the quality, which is that of the whole recording. */
  get over(): boolean {
    return this.#lost !== null || this.#levels?.over === true;
  }

  /** The coach's levels once the rest is known; for who answers the coach while it goes on. */
  get levels(): CoachedLevels | null {
    return this.#levels;
  }

  /** Takes the next samples, in the channels' own units, as long as each other; NaN is a lost one. */
  take(agonist: Float32Array, antagonist: Float32Array | null): void {
    const [one, two] = this.#waiting;
    for (let from = 0; from < agonist.length; ) {
      const count = Math.min(one.length - this.#wait, agonist.length - from);
      one.set(agonist.subarray(from, from + count), this.#wait);
      two?.set(antagonist?.subarray(from, from + count) ?? new Float32Array(count).fill(Number.NaN), this.#wait);
      this.#wait += count;
      from += count;
      if (this.#wait === one.length) this.#takePiece(one, two);
    }
  }

  #takePiece(agonist: Float32Array, antagonist: Float32Array | null): void {
    const [one, two] = this.#pipelines;
    this.#wait = 0;
    one.take(agonist);
    if (two !== null && antagonist !== null) two.take(antagonist);
    const count = agonist.length;
    const levels = percent(one.amplitude, count, this.#source.agonist.reference);
    const other = two === null ? null : percent(two.amplitude, count, this.#source.antagonist?.reference ?? 1);
    const marks = this.#marks(agonist, antagonist, levels);
    this.#rate(count, levels, marks);
    if (this.over) this.#held.length = 0;
    else if (this.#levels === null) this.#keep({ levels, other, marks });
    else this.#listen(levels, other, marks, this.#count);
    this.#count += count;
  }

  /** Nothing more comes; null where the recording ended before its rest was over. */
  finish(): PracticeReport | null {
    const [one, two] = this.#waiting;
    if (this.#wait > 0) this.#takePiece(one.slice(0, this.#wait), two?.slice(0, this.#wait) ?? null);
    const told = [...this.#reasons].filter(([reason, samples]) => reason === 'rest' || samples >= tellingShare * this.#count);
    const score = this.#count === 0 ? 0 : this.#scores / this.#count;
    const quality = { score: Number(score.toFixed(3)), reasons: told.map(([reason]) => reason).toSorted() };
    if (this.#lost !== null) return nothingDone(quality, { at: this.#restEnd / this.#source.rate, why: this.#lost });
    return this.#levels?.report(quality) ?? null;
  }

  #marks(agonist: Float32Array, antagonist: Float32Array | null, levels: Float32Array): Uint8Array {
    const [one, two] = this.#pipelines;
    const marks = new Uint8Array(agonist.length);
    for (let i = 0; i < marks.length; i++) {
      const settles = one.settles[i] !== 0 || (two !== null && two.settles[i] !== 0);
      const gap = settles || !Number.isFinite(agonist[i]) || (antagonist !== null && !Number.isFinite(antagonist[i]));
      const dead = one.lost[i] !== 0 || (two !== null && two.lost[i] !== 0);
      const level = levels[i] as number;
      // A notch takes the hum out and leaves nothing: that is no muscle at rest.
      const hum = one.hums[i] !== 0 && (level > loudHum || level < this.#leastLevel);
      marks[i] = gap ? sampleMarks.gap : hum ? sampleMarks.hum : dead ? sampleMarks.dead : sampleMarks.good;
    }
    return marks;
  }

  /** The worse of both channels counts, and no sample that no muscle can be behind. */
  #rate(count: number, levels: Float32Array, marks: Uint8Array): void {
    const [one, two] = this.#pipelines;
    let off = 0;
    let lost = 0;
    for (let i = 0; i < count; i++) {
      const mark = marks[i] ?? sampleMarks.good;
      if (mark === sampleMarks.gap) lost++;
      else if (mark !== sampleMarks.good || (levels[i] as number) < this.#leastLevel) off++;
    }
    const reasons = new Set<PracticeReason>([...one.trust.reasons, ...(two?.trust.reasons ?? [])]);
    this.#scores += Math.min(one.trust.quality, two?.trust.quality ?? 1, 1 - (off + lost) / count) * count;
    if (off > 0) this.#tell('contact', off);
    for (const reason of reasons) if (reason !== 'contact' || off === 0) this.#tell(reason, count);
  }

  #tell(reason: PracticeReason, samples: number): void {
    this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + samples);
  }

  /** Until the rest is over its levels are measured, and what belongs to practice is kept. */
  #keep(samples: { readonly levels: Float32Array; readonly other: Float32Array | null; readonly marks: Uint8Array }): void {
    const { levels, marks } = samples;
    for (let i = 0; i < levels.length; i++) this.#meter.take(this.#count + i, levels[i] as number, marks[i] !== sampleMarks.good);
    this.#gaps += marks.reduce((sum, mark) => sum + (mark === sampleMarks.gap ? 1 : 0), 0);
    this.#held.push(samples);
    if (this.#count + levels.length < this.#restEnd) return;
    const { reference, unit } = this.#source.agonist;
    const { dose, target } = this.#plan;
    const rest = this.#meter.result(reference, unit, target.direction === 'down');
    if (rest === null) {
      this.#lost = 2 * this.#gaps > this.#count ? 'quality' : 'electrode';
      return;
    }
    this.#leastLevel = leastLevel(rest, target.direction);
    const quiet = isQuiet(rest, target);
    if (!quiet) {
      // A contraction in the seconds of rest: they say little of rest, and nothing by which practice is judged rests on them.
      this.#tell('rest', this.#restEnd);
      this.#scores = Math.max(0, this.#scores - this.#meter.samples);
    }
    const startsAt = this.#first / this.#source.rate;
    const coached = { sets: dose.sets, repetitions: dose.repetitions, silent: target.feedback === 'off' };
    this.#levels = new CoachedLevels(coachPlanOf(this.#plan, this.#source, rest, startsAt), coached, rest, quiet);
    let at = this.#count + levels.length - this.#held.reduce((sum, one) => sum + one.levels.length, 0);
    for (const { levels: kept, other, marks: keptMarks } of this.#held) {
      this.#listen(kept, other, keptMarks, at);
      at += kept.length;
    }
    this.#held.length = 0;
  }

  #listen(levels: Float32Array, other: Float32Array | null, marks: Uint8Array, at: number): void {
    const skip = Math.max(0, this.#first - at);
    if (skip >= levels.length) return;
    this.#levels?.take({
      t0: (at + skip) / this.#source.rate,
      rate: this.#source.rate,
      agonist: levels.subarray(skip),
      antagonist: other?.subarray(skip) ?? null,
      marks: marks.subarray(skip),
    });
  }
}

/** What is told of a recording on which nothing could begin. */
function nothingDone(quality: PracticeReport['quality'], halted: PracticeReport['halted']): PracticeReport {
  const at = halted?.at ?? 0;
  const cue = { at, to: 'therapist', key: 'check-electrode', by: 'flat' } as const;
  const cues = halted?.why === 'electrode' ? [{ at, key: cue.key, text: cueText(cue) }] : [];
  return { quality, halted, trials: [], sets: [], zone: [], feedback: [], cues, proposals: [], stops: [] };
}

/** Amplitudes in percent of a reference, in memory of their own. */
function percent(amplitude: Float32Array, count: number, reference: number): Float32Array {
  const levels = new Float32Array(count);
  const gain = 100 / reference;
  for (let i = 0; i < count; i++) levels[i] = (amplitude[i] as number) * gain;
  return levels;
}
