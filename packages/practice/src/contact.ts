/** Seconds without the least change after which a lead is taken for dead, and at an extreme for a converter at its end. */
const dead = 0.5;
const railed = 0.025;
/** Fewer equal samples than this prove nothing at any rate. */
const fewest = 5;

/**
 * Marks samples that say nothing of a muscle although they are numbers: a dead lead, a converter at its rail. A sample is
 * marked from the moment on at which it is known, so that the marks do not depend on how the signal is cut into blocks.
 * Allocates nothing.
 */
export class Contact {
  readonly #dead: number;
  readonly #railed: number;
  #held = Number.NaN;
  #run = 0;
  #lowest = Number.POSITIVE_INFINITY;
  #highest = Number.NEGATIVE_INFINITY;

  constructor(rate: number) {
    this.#dead = Math.max(fewest, Math.round(dead * rate));
    this.#railed = Math.max(fewest, Math.round(railed * rate));
  }

  /** Sets `lost[i]` where sample `i` is to be passed over; leaves the other marks as they are. */
  mark(samples: Float32Array, count: number, lost: Uint8Array): void {
    for (let i = 0; i < count; i++) {
      const x = samples[i] as number;
      if (!Number.isFinite(x)) continue;
      this.#run = x === this.#held ? this.#run + 1 : 1;
      this.#held = x;
      if (x < this.#lowest) this.#lowest = x;
      if (x > this.#highest) this.#highest = x;
      const extreme = this.#highest > this.#lowest && (x === this.#lowest || x === this.#highest);
      if (this.#run >= this.#dead || (extreme && this.#run >= this.#railed)) lost[i] = 1;
    }
  }
}
