/** No fewer samples tell whether they are even. */
const fewest = 10;
/** Steps differ from their mean by no more than this part of it, and samples from their line. */
const most = { step: 0.5, line: 0.25 } as const;

/**
 * Whether the stamps of a stream that states no rate are those of even samples: every step is near the mean one and every
 * stretch near its line. Jitter passes; a pause, a drift, or samples that share a stamp don't.
 */
export class Evenness {
  #samples = 0;
  #stretches = 0;
  #steps = 0;
  #seconds = 0;
  #least = Number.POSITIVE_INFINITY;
  #most = 0;
  #last = 0;
  #origin = 0;
  /** Of the stretch: its samples, the mean of its stamps, their squares about it, and their sum with the numbers. */
  #count = 0;
  #mean = 0;
  #squares = 0;
  #moment = 0;
  #worst = 0;

  /** @param anew whether samples before this one were lost */
  push(stamp: number, anew: boolean): void {
    if (this.#count === 0 || anew) this.#begin(stamp);
    else {
      const step = stamp - this.#last;
      this.#steps++;
      this.#seconds += step;
      if (step < this.#least) this.#least = step;
      if (step > this.#most) this.#most = step;
    }
    const since = stamp - this.#origin;
    const n = this.#count++;
    // Sums about the running means, so that long recordings lose no digits (Welford 1962).
    const away = since - this.#mean;
    this.#mean += away / (n + 1);
    this.#squares += away * (since - this.#mean);
    this.#moment += (n / 2) * away;
    this.#samples++;
    this.#last = stamp;
  }

  /** Samples per second; 0 where they are not even. */
  rate(): number {
    this.#end();
    const mean = this.#seconds / Math.max(1, this.#steps);
    if (this.#samples < fewest || this.#stretches > this.#samples / 2 || !(mean > 0) || !Number.isFinite(mean)) return 0;
    const even = this.#least >= (1 - most.step) * mean && this.#most <= (1 + most.step) * mean && this.#worst <= most.line * mean;
    return even ? 1 / mean : 0;
  }

  #begin(stamp: number): void {
    this.#end();
    this.#stretches++;
    this.#origin = stamp;
  }

  /** How far, in the mean of squares, the stamps of the stretch lie from their line. */
  #end(): void {
    const n = this.#count;
    if (n > 2) {
      const numbers = (n * (n * n - 1)) / 12;
      const rest = Math.max(0, this.#squares - (this.#moment * this.#moment) / numbers);
      this.#worst = Math.max(this.#worst, Math.sqrt(rest / n));
    }
    this.#count = 0;
    this.#mean = 0;
    this.#squares = 0;
    this.#moment = 0;
  }
}
