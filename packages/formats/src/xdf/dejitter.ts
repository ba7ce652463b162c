/** Samples that came without a pause, and the line through their stamps: sample `from + i` at `start + i · step`. */
export interface Segment {
  readonly from: number;
  readonly count: number;
  readonly start: number;
  readonly step: number;
}

/** A pause ends a segment: longer than both of these, as pyxdf has it. */
const pause = { seconds: 1, samples: 500 } as const;

/**
 * Lays lines through the stamps of one stream, in their order: a sender samples evenly, but stamps when it finds the
 * time. A stretch without a pause is one line of least squares; memory doesn't grow with the samples.
 */
export class Dejitter {
  readonly #segments: Segment[] = [];
  readonly #longest: number;
  #from = 0;
  #count = 0;
  #origin = 0;
  #last = 0;
  #sum = 0;
  #moment = 0;

  /** @param rate the stated rate; 0 for a stream that has none, which is one segment without a line */
  constructor(rate: number) {
    this.#longest = rate > 0 ? Math.max(pause.seconds, pause.samples / rate) : Number.POSITIVE_INFINITY;
  }

  push(stamp: number): void {
    if (this.#count > 0 && Math.abs(stamp - this.#last) > this.#longest) this.#close();
    if (this.#count === 0) this.#origin = stamp;
    const since = stamp - this.#origin;
    this.#sum += since;
    this.#moment += since * this.#count;
    this.#count++;
    this.#last = stamp;
  }

  /** How many pauses there have been. */
  get pauses(): number {
    return this.#segments.length;
  }

  segments(): readonly Segment[] {
    if (this.#count > 0) this.#close();
    return this.#segments;
  }

  #close(): void {
    const n = this.#count;
    const middle = (n - 1) / 2;
    const mean = this.#sum / n;
    const step = n > 1 ? (this.#moment - n * middle * mean) / ((n * (n * n - 1)) / 12) : 0;
    this.#segments.push({ from: this.#from, count: n, start: this.#origin + mean - step * middle, step });
    this.#from += n;
    this.#count = 0;
    this.#sum = 0;
    this.#moment = 0;
  }
}

/** Samples per second over all segments; 0 where no two samples follow one another. */
export function effectiveRate(segments: readonly Segment[]): number {
  const steps = segments.reduce((sum, { count }) => sum + count - 1, 0);
  const seconds = segments.reduce((sum, { count, step }) => sum + (count - 1) * step, 0);
  return steps > 0 && seconds > 0 ? steps / seconds : 0;
}

/** When a sample was taken, by its segment's line; segments are in the order of their samples. */
export function stampAt(segments: readonly Segment[], index: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.from ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const segment = segments[low];
  return segment === undefined ? 0 : segment.start + (index - segment.from) * segment.step;
}
