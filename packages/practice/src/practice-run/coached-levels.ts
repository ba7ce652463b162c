import {
  type CoachPlan,
  type CoachState,
  type Cue,
  cueText,
  fadedShare,
  LiveCoach,
  questionsBefore,
  type Trial,
} from '@eupraxia/coach';
import { BurstWatch } from './burst.ts';
import { ContactWatch, sampleMarks } from './contact.ts';
import type { PracticeReport, SaidAt } from './report.ts';
import { isRestLevel, leftRest, type RestLevels } from './rest.ts';
import { type FeedbackReason, type HaltReason, listOfCue, questionTexts } from './words.ts';

/** Levels in percent of the reference, sample by sample; `marks` says which are not believed (`sampleMarks`). */
export interface LevelBlock {
  /** Seconds at the first sample. */
  readonly t0: number;
  readonly rate: number;
  readonly agonist: Float32Array;
  readonly antagonist: Float32Array | null;
  readonly marks: Uint8Array | null;
}

/** What of a plan the coach does not have itself. */
export interface CoachedDose {
  readonly sets: number;
  readonly repetitions: number;
  /** Whether the plan orders no feedback at all. */
  readonly silent: boolean;
}

/** Seconds of lost samples over which a level is held. */
const held = 0.25;
/** Where a muscle has left rest that nobody measured, as a share of the floor. */
const leavesAt = 0.35;

type Told = { -readonly [K in 'trials' | 'sets' | 'zone' | 'feedback']: PracticeReport[K][number][] };

/** A trial as it is told of, while the muscle may still be on its way to rest. */
interface OpenTrial {
  readonly entry: { at: number; inZone: boolean; seconds: number; peak: number };
  readonly off: number;
}

/**
 * The coach on levels in percent, as if they came live, and what it made of them. A set ends after its repetitions, practice
 * after its sets; a muscle that nobody can prove to be on the electrode halts it.
 */
export class CoachedLevels {
  readonly #coach: LiveCoach;
  readonly #dose: CoachedDose;
  readonly #rest: RestLevels;
  /** A level above it is no rest. */
  readonly #leaves: number;
  readonly #told: Told = { trials: [], sets: [], zone: [], feedback: [] };
  readonly #said = new Set<Cue['key']>();
  readonly #cues: SaidAt[] = [];
  readonly #proposals: SaidAt[] = [];
  #halted: PracticeReport['halted'] = null;
  #done = false;
  #contact: ContactWatch | null = null;
  #burst: BurstWatch | null = null;
  /** Samples of the gap under way, and of one that a level can be held over. */
  #gap = 0;
  #mostGap = 0;
  #rate = 0;
  #origin = 0;
  #count = 0;
  #number = 0;
  #open: OpenTrial | null = null;
  /** Seconds at which the newest trial ended. */
  #off = Number.NEGATIVE_INFINITY;
  #inSet = { done: 0, inZone: 0 };

  /** @param quiet whether the muscle was at rest where its rest was measured */
  constructor(plan: CoachPlan, dose: CoachedDose, rest: RestLevels, quiet = true) {
    this.#coach = new LiveCoach(plan);
    this.#dose = dose;
    this.#rest = rest;
    this.#leaves = isRestLevel(rest, plan.zone) ? leftRest(rest) : leavesAt * (plan.zone.floor ?? 0);
    const { startsAt: at } = plan.source;
    this.#tellFeedback(at, dose.silent ? 'off' : 'ordered');
    if (!quiet) this.#proposals.push({ at, key: 'rest-not-quiet', text: questionTexts['rest-not-quiet'] });
    for (const key of questionsBefore(plan)) this.#proposals.push({ at, key, text: questionTexts[key] });
  }

  get state(): CoachState {
    return this.#coach.state;
  }

  /** Whether nothing that comes is told of any more: the dose is done and the muscle back at rest, or practice halted. */
  get over(): boolean {
    return (this.#done && this.#open === null) || this.#halted !== null;
  }

  /** Seconds of practice that were taken. */
  get at(): number {
    return this.#rate === 0 ? this.state.at : this.#origin + this.#count / this.#rate;
  }

  /** Whether a cue was said in this practice. */
  hasSaid(key: Cue['key']): boolean {
    return this.#said.has(key);
  }

  /** Takes the next levels; they follow those before without a gap. What is then over is told of at the end of them. */
  take(block: LevelBlock): void {
    if (this.over) return;
    if (this.#rate === 0) this.#begin(block);
    const lost = new Uint8Array(block.agonist.length);
    let halts: HaltReason | null = null;
    let end = block.agonist.length;
    for (let i = 0; i < end; i++) {
      const level = block.agonist[i] as number;
      const mark = block.marks?.[i] ?? sampleMarks.good;
      lost[i] = mark === sampleMarks.good ? 0 : 1;
      this.#gap = mark === sampleMarks.gap ? this.#gap + 1 : 0;
      // Over a short loss the level is held; a longer one is neither rest nor work.
      if (this.#gap <= this.#mostGap) this.#burst?.take(this.#count + i, level > this.#leaves);
      else this.#burst?.lose(this.#count + i + 1 - this.#gap);
      halts = this.#contact?.take(level, mark) ?? null;
      if (halts !== null) end = i + 1;
    }
    if (!this.#done) this.#practice(block, lost, end);
    this.#count += end;
    this.#lengthen();
    if (this.#done) return;
    if (halts !== null) this.#halt(this.at, halts);
    else if (this.state.contact.off) this.#halt(this.at, 'electrode');
  }

  #practice({ agonist, antagonist }: LevelBlock, lost: Uint8Array, end: number): void {
    this.#receive({
      kind: 'block',
      t0: this.#origin + this.#count / this.#rate,
      rate: this.#rate,
      agonist: agonist.subarray(0, end),
      ...(antagonist === null ? {} : { antagonist: antagonist.subarray(0, end) }),
      lost: lost.subarray(0, end),
    });
  }

  /** Nothing more comes. */
  report(quality: PracticeReport['quality']): PracticeReport {
    if (!this.#done && this.#halted === null) this.#halt(this.at, 'end');
    return {
      quality,
      halted: this.#halted,
      ...this.#told,
      trials: this.#told.trials.map(({ at, inZone, seconds, peak }) => ({
        at: rounded(at, 3),
        inZone,
        seconds: rounded(seconds, 3),
        peak: rounded(peak, 1),
      })),
      cues: this.#cues,
      proposals: this.#proposals,
      stops: [],
    };
  }

  #begin({ t0, rate }: LevelBlock): void {
    this.#rate = rate;
    this.#origin = t0;
    this.#contact = new ContactWatch(this.#rest.noise, rate);
    this.#burst = new BurstWatch(rate);
    this.#mostGap = Math.round(held * rate);
  }

  #receive(input: Parameters<LiveCoach['receive']>[0]): void {
    const { set } = this.state;
    const { cues } = this.#coach.receive(input);
    const { state } = this;
    const fresh = state.lastTen.filter(({ number }) => number > this.#number);
    for (const trial of fresh) this.#tellTrial(trial);
    this.#tellCues(cues);
    if (state.set !== set) this.#endSet(fresh.at(-1)?.off ?? state.at);
  }

  #tellTrial(trial: Trial): void {
    this.#number = trial.number;
    const inZone = trial.outcome === 'held';
    this.#inSet = { done: this.#inSet.done + 1, inZone: this.#inSet.inZone + (inZone ? 1 : 0) };
    const at = trial.zone.direction === 'down' ? trial.on : this.#leftRest(trial);
    const entry = { at, inZone, seconds: trial.off - at, peak: trial.peak };
    this.#told.trials.push(entry);
    this.#off = trial.off;
    this.#open = trial.zone.direction === 'down' ? null : { entry, off: trial.off };
  }

  /** When the muscle left rest for a trial, in seconds; never within the trial before. */
  #leftRest(trial: Trial): number {
    const burst = this.#burst;
    if (burst === null || burst.on < 0) return trial.on;
    const on = this.#origin + burst.on / this.#rate;
    const off = burst.active ? Number.POSITIVE_INFINITY : this.#origin + burst.off / this.#rate;
    return on <= trial.on && off >= trial.on ? Math.max(on, this.#off) : trial.on;
  }

  /** A trial lasts until the muscle is back at rest, or the next begins. */
  #lengthen(): void {
    const open = this.#open;
    const burst = this.#burst;
    if (open === null || burst === null) return;
    const on = this.#origin + burst.on / this.#rate;
    if (on > open.off) {
      this.#open = null;
      return;
    }
    const off = burst.active ? this.at : this.#origin + burst.off / this.#rate;
    open.entry.seconds = Math.max(open.entry.seconds, off - open.entry.at);
    if (!burst.active) this.#open = null;
  }

  #tellCues(cues: readonly Cue[]): void {
    const { state } = this;
    const edges = edgesOf(state);
    let why: FeedbackReason = 'ordered';
    for (const cue of cues) {
      const { at, key } = cue;
      this.#said.add(key);
      if (key === 'threshold-moved' || key === 'ceiling-moved') {
        const { floor, ceiling } = edges;
        this.#told.zone.push({ at: rounded(at, 3), floor, ceiling, why: cue.rule });
      }
      if (key === 'feedback-faded') why = 'faded';
      if (key === 'feedback-returned') why = 'returned';
      const list = listOfCue(key);
      if (list === null) continue;
      (list === 'cues' ? this.#cues : this.#proposals).push({ at: rounded(at, 3), key, text: cueText(cue) });
    }
    this.#tellFeedback(state.at, why);
  }

  #endSet(at: number): void {
    this.#told.sets.push({ at: rounded(at, 3), ...this.#inSet });
    this.#inSet = { done: 0, inZone: 0 };
    if (this.#told.sets.length >= this.#dose.sets) this.#done = true;
  }

  #tellFeedback(at: number, why: FeedbackReason): void {
    const last = this.#told.feedback.at(-1);
    const on = !this.#dose.silent && this.#halted === null;
    const share = on ? shareOfTrials(this.state) : 0;
    if (last !== undefined && last.on === on && last.share === share) return;
    this.#told.feedback.push({ at: rounded(at, 3), on, share, why });
  }

  #halt(at: number, why: HaltReason): void {
    const by = this.#contact?.by;
    this.#halted = { at: rounded(at, 3), why };
    if (this.#inSet.done > 0) this.#told.sets.push({ at: rounded(at, 3), ...this.#inSet });
    if (why === 'end') return;
    this.#tellFeedback(at, 'halted');
    if (why === 'electrode' && !this.#said.has('check-electrode'))
      this.#tellCues([{ at, to: 'therapist', key: 'check-electrode', ...(by === undefined ? {} : { by }) }]);
  }
}

const edgesOf = ({ zone }: CoachState) => ({ floor: zone.floor, ceiling: zone.ceiling });

/** The share of trials that get feedback by the policy as it stands, 0 to 1. */
function shareOfTrials(state: CoachState): number {
  const { summaryEvery } = state.plan.parameters;
  switch (state.feedback) {
    case 'faded':
    case 'concurrent':
      return fadedShare(state) / 100;
    case 'summary':
    case 'average':
      return state.returned ? 1 : 1 / summaryEvery;
    default:
      return 1;
  }
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
