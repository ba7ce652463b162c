import type { Hertz } from '@eupraxia/kernel';
import { inRuns } from '../runs.ts';
import type { Quality, QualityReason } from '../sample.ts';

/** Equal samples at an extreme of the channel from this many on are a converter at its rail. */
const railRun = 5;

/** From how many equal samples in a row on a channel is flat there: half a second. */
export const flatRunOf = (rate: Hertz): number => Math.max(railRun, Math.round(rate / 2));

/** What `knownSamples` marks each sample as. */
export const marks = { lost: 0, known: 1, flat: 2 } as const;

/** Marks each of `x[0..length)`: a sample that is known, one that was lost, or one of a run of equal ones of `flatRun` or more. */
export function knownSamples(x: Float64Array, length: number, flatRun: number, into: Uint8Array): void {
  let from = 0;
  for (let i = 0; i < length; i++) {
    const here = x[i] as number;
    into[i] = isSample(here) ? marks.known : marks.lost;
    if (i > 0 && here !== x[i - 1]) from = i;
    const run = i - from + 1;
    if (run === flatRun && into[i] === marks.known) into.fill(marks.flat, from, i + 1);
    else if (run > flatRun && into[i] === marks.known) into[i] = marks.flat;
  }
}

/** No sensor counts this far, in any unit; what lies beyond is not a number that can be squared and summed. */
const farthest = 1e15;

/** Whether a sample is one: neither lost (NaN), nor infinite, nor beyond anything that a sensor gives. */
export const isSample = (x: number): boolean => x >= -farthest && x <= farthest;

/** Counts, as raw samples come, what makes a channel less than trustworthy. Allocates nothing per sample. */
export class RawQuality {
  readonly #flatRun: number;
  #samples = 0;
  #lost = 0;
  #infinite = 0;
  #flat = 0;
  #flatRuns = 0;
  #flatAt = Number.NaN;
  #flatAlike = true;
  #run = 0;
  #held = Number.NaN;
  #lowest = Number.POSITIVE_INFINITY;
  #highest = Number.NEGATIVE_INFINITY;
  #atLowest = 0;
  #atHighest = 0;

  /** @param rate a run of half a second without the least change counts as flat */
  constructor(rate: Hertz) {
    this.#flatRun = flatRunOf(rate);
  }

  /** Takes `samples[from..to)`. */
  push(samples: Float64Array, from: number, to: number): void {
    inRuns(from, to, (first, end) => this.#take(samples, first, end));
    this.#samples += to - from;
  }

  #take(samples: Float64Array, from: number, to: number): void {
    let held = this.#held;
    let run = this.#run;
    let lowest = this.#lowest;
    let highest = this.#highest;
    for (let i = from; i < to; i++) {
      if (run < railRun) {
        // What most samples are: not the last again, and within what has been seen. Nothing is counted of them.
        const began = i;
        let x = samples[i] as number;
        while (x !== held && x >= lowest && x <= highest) {
          held = x;
          if (++i === to) break;
          x = samples[i] as number;
        }
        if (i > began) run = 1;
        if (i === to) break;
      }
      const x = samples[i] as number;
      if (x === held) {
        run++;
        continue;
      }
      if (run >= railRun) this.#endRun(held, run);
      held = x;
      run = 1;
      if (x >= lowest && x <= highest) continue;
      if (!isSample(x)) {
        // Nothing equals NaN, so that after what is no sample a new run begins.
        held = Number.NaN;
        if (Number.isNaN(x)) this.#lost++;
        else this.#infinite++;
        continue;
      }
      if (x < lowest) {
        lowest = this.#lowest = x;
        this.#atLowest = 0;
      }
      if (x > highest) {
        highest = this.#highest = x;
        this.#atHighest = 0;
      }
    }
    this.#held = held;
    this.#run = run;
  }

  get samples(): number {
    return this.#samples;
  }

  get lost(): number {
    return this.#lost + this.#infinite;
  }

  /** Whether the channel held still for half a second anywhere so far. */
  get heldStill(): boolean {
    return this.#flat > 0 || this.#run >= this.#flatRun;
  }

  /**
   * Whether holding still looks like rest: it does so more than once, each time at the same value, and that is not the
   * channel's lowest or highest. Converters of few bits show a quiet muscle so; a lead that fell off, or a rail, does not.
   */
  get stillIsRest(): boolean {
    const open = this.#run >= this.#flatRun;
    const runs = this.#flatRuns + (open ? 1 : 0);
    const at = this.#flatRuns > 0 ? this.#flatAt : this.#held;
    if (runs < 2 || !this.#flatAlike || (open && this.#held !== at)) return false;
    return at > this.#lowest && at < this.#highest;
  }

  /** The value that the whole channel holds; null where it changes, and where nothing is known of it. */
  get constant(): number | null {
    return this.#samples > this.lost && this.#highest === this.#lowest ? this.#highest : null;
  }

  /** The verdict so far. `mainsShare` is the share of power that stands in a mains line; `short` adds its reason. */
  verdict(mainsShare: number, short: boolean): Quality {
    const reasons: QualityReason[] = [];
    const count = Math.max(1, this.#samples);
    let score = 1;
    const mark = (reason: QualityReason, keeps: number) => {
      reasons.push(reason);
      score *= keeps;
    };
    if (this.#lost > 0) mark('gap', 1 - this.#lost / count);
    if (this.#infinite > 0) mark('not-a-number', 1 - this.#infinite / count);
    const flat = this.#flat + (this.#run >= this.#flatRun ? this.#run : 0);
    const never = this.constant !== null;
    if (never || flat > 0) mark('flat', never ? 0 : 1 - flat / count);
    const open = this.#held === this.#lowest || this.#held === this.#highest;
    const ended = open && this.#run >= railRun && this.#run < this.#flatRun ? this.#run : 0;
    const railed = this.#atLowest + this.#atHighest + ended;
    if (!never && railed > 0) mark('saturated', 1 - Math.min(1, (10 * railed) / count));
    if (mainsShare > 0.1) mark('mains', 1 - Math.min(1, mainsShare));
    if (short) mark('short', 0.5);
    return { score: Math.max(0, score), reasons };
  }

  #endRun(held: number, run: number): void {
    if (run >= this.#flatRun) {
      this.#flat += run;
      this.#flatAlike &&= this.#flatRuns === 0 || held === this.#flatAt;
      this.#flatAt = held;
      this.#flatRuns++;
    } else if (held === this.#lowest) this.#atLowest += run;
    else if (held === this.#highest) this.#atHighest += run;
  }
}
