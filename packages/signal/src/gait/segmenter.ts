import { SubsequenceMatcher } from '../segmentation/subsequence.ts';
import type { FootHistory } from './history.ts';
import { strideTemplate } from './template.ts';

/** About how many samples per second the template is compared at: a stride's shape needs no more, and its ends are found at full rate. */
const matchingRate = 50;

/**
 * Rates are compared as asinh(rate / 1 rad/s): linear about rest, logarithmic in the swing. A walk at half the pace of the
 * template stays a walk, where plain differences would take half its amplitude for another movement.
 */
const compressed = (rate: number): number => Math.asinh(rate);

/**
 * Cuts a foot's angular rate into strides as it comes: subsequence dynamic time warping of the pitch rate against a template
 * (Barth et al. 2013, doi:10.1109/EMBC.2013.6611104), then both ends moved to the sharpest moment of push-off within 150 ms.
 * Each stride is told by its first sample and the first of the next.
 */
export class StrideSegmenter {
  readonly #history: FootHistory;
  readonly #run: number;
  readonly #reach: number;
  readonly #shortest: number;
  readonly #longest: number;
  readonly #matcher: SubsequenceMatcher;
  readonly #emit: (from: number, to: number) => void;
  /** Matches whose last samples have not come yet. */
  readonly #waiting: { from: number; to: number }[] = [];
  #sum = 0;
  #count = 0;
  #held = 0;
  readonly #mean = new Float64Array(1);

  constructor(
    history: FootHistory,
    rate: number,
    limits: { readonly most: number; readonly shortest: number; readonly longest: number },
    emit: (from: number, to: number) => void,
  ) {
    this.#history = history;
    this.#run = Math.max(1, Math.floor(rate / matchingRate));
    this.#reach = Math.floor(Math.floor(0.3 * rate) / 2);
    this.#shortest = limits.shortest * rate;
    this.#longest = limits.longest * rate;
    this.#emit = emit;
    const coarse = rate / this.#run;
    const template = strideTemplate(coarse).map(compressed);
    this.#matcher = new SubsequenceMatcher(
      template,
      1,
      { most: limits.most, longest: limits.longest * coarse, overlap: Math.ceil(0.15 * coarse) },
      ({ from, to }) => this.#waiting.push({ from: from * this.#run, to: to * this.#run }),
    );
  }

  /** Takes the sample that the history has just taken; `pitch` is not finite where it was lost. */
  push(pitch: number): void {
    if (Number.isFinite(pitch)) {
      this.#sum += pitch;
      this.#held++;
    }
    if (++this.#count === this.#run) {
      this.#mean[0] = this.#held > 0 ? compressed(this.#sum / this.#held) : Number.NaN;
      this.#matcher.push(this.#mean);
      this.#sum = 0;
      this.#count = 0;
      this.#held = 0;
    }
    while (this.#waiting.length > 0 && (this.#waiting[0]?.to ?? 0) + this.#reach < this.#history.length) this.#place();
  }

  /** Tells the strides that are still open at the end. */
  finish(): void {
    this.#matcher.finish();
    while (this.#waiting.length > 0) this.#place();
  }

  #place(): void {
    const { from, to } = this.#waiting.shift() as { from: number; to: number };
    const [begin, end] = [this.#pushOff(from), this.#pushOff(to)];
    if (end - begin >= this.#shortest && end - begin <= this.#longest) this.#emit(begin, end);
  }

  /** The sharpest push-off near a sample: the least pitch rate, that is the greatest about the axis to the left. */
  #pushOff(near: number): number {
    const y = this.#history.columns[1] as Float64Array;
    const from = Math.max(this.#history.oldest, near - this.#reach);
    const to = Math.min(this.#history.length - 1, near + this.#reach);
    const at = this.#history.place(0);
    let best = from;
    for (let i = from + 1; i <= to; i++) if ((y[at + i] as number) > (y[at + best] as number)) best = i;
    return best;
  }
}
