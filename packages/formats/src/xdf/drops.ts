/** Stretches that are compared, s, and by how much later one must be than the one before. */
const stretch = 0.5;
const least = 0.05;

/**
 * Finds samples that a sender lost between stamps, in pauses that are too short to part the line through them. Stamps come
 * late, by chance, but never early: where the earliest of a stretch and of the next one are later than the earliest before,
 * by the stated rate, samples are missing.
 */
export class Drops {
  /** Seconds that are missing in all. */
  seconds = 0;
  readonly #step: number;
  readonly #length: number;
  #index = 0;
  #origin = 0;
  #earliest = Number.POSITIVE_INFINITY;
  /** The earliest of the stretches before, the latest first. */
  #before: readonly [number, number] = [Number.NaN, Number.NaN];

  /** @param rate the stated rate, above 0 */
  constructor(rate: number) {
    this.#step = 1 / rate;
    this.#length = Math.max(10, Math.round(stretch * rate));
  }

  /** @param anew whether a pause before this sample is known */
  push(stamp: number, anew: boolean): void {
    if (anew || this.#index === 0) {
      this.#index = 0;
      this.#origin = stamp;
      this.#earliest = Number.POSITIVE_INFINITY;
      this.#before = [Number.NaN, Number.NaN];
    }
    this.#earliest = Math.min(this.#earliest, stamp - this.#origin - this.#index * this.#step);
    this.#index++;
    if (this.#index % this.#length !== 0) return;
    const [last, beforeLast] = this.#before;
    const shift = Math.min(last, this.#earliest) - beforeLast;
    const limit = Math.max(least, 2.5 * this.#step);
    if (shift > limit) {
      this.seconds += shift;
      this.#before = [this.#earliest, this.#earliest];
    } else this.#before = [this.#earliest, last];
    this.#earliest = Number.POSITIVE_INFINITY;
  }
}
