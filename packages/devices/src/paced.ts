import type { Pace } from './pace.ts';

/** Milliseconds behind from which larger blocks are handed out, so that catching up is no storm of small ones. */
const behindMs = 200;
/** How many blocks one may be then. */
export const mostBlocks = 12;

/**
 * Says when samples are due. Time is counted from an anchor, so that rounding never adds up; a change of speed or place
 * moves the anchor. Allocates nothing.
 */
export class Paced {
  readonly #pace: Pace;
  readonly #rate: number;
  #anchorAt = 0;
  #anchorSample = 0;
  #speed = 1;

  constructor(pace: Pace, rate: number) {
    this.#pace = pace;
    this.#rate = rate;
  }

  /** Starts counting: `sample` is due now. */
  anchor(sample: number): void {
    this.#anchorAt = this.#pace.now();
    this.#anchorSample = sample;
  }

  /** Goes on at another speed; `sample` is where it stands. */
  speed(times: number, sample: number): void {
    this.#anchorAt = this.#dueAt(sample);
    this.#anchorSample = sample;
    this.#speed = times;
  }

  /** Milliseconds since the sample before `sample` was due; below 0 it is yet to come. */
  behind(sample: number): number {
    return this.#pace.now() - this.#dueAt(sample);
  }

  /** How many samples the next block holds: more where the consumer is behind. */
  length(next: number, block: number): number {
    const behind = this.behind(next);
    if (behind < behindMs) return block;
    const due = Math.floor((behind / 1000) * this.#rate * this.#speed);
    return Math.min(mostBlocks * block, Math.max(block, due));
  }

  /** Resolves when the samples before `end` are due; at once where they are. */
  async until(end: number): Promise<void> {
    const early = -this.behind(end);
    if (early > 0) await this.#pace.wait(early);
  }

  #dueAt(sample: number): number {
    return this.#anchorAt + (1000 * (sample - this.#anchorSample)) / (this.#rate * this.#speed);
  }
}
