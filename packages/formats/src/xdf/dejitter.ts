/** Samples that came without a pause, and the line through their stamps: sample `from + i` at `start + i · step`. */
export interface Segment {
  readonly from: number;
  readonly count: number;
  readonly start: number;
  readonly step: number;
  /** How far stamps lie from the line, in the mean of squares. */
  readonly spread: number;
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
  #squares = 0;

  /** @param rate the stated rate; 0 for a stream that has none, which is one segment without a line */
  constructor(rate: number) {
    this.#longest = rate > 0 ? Math.max(pause.seconds, pause.samples / rate) : Number.POSITIVE_INFINITY;
  }

  /** @param anew whether samples before this one were lost, so that it begins a segment */
  push(stamp: number, anew = false): void {
    if (this.#count > 0 && (anew || Math.abs(stamp - this.#last) > this.#longest)) this.#close();
    if (this.#count === 0) this.#origin = stamp;
    const since = stamp - this.#origin;
    this.#sum += since;
    this.#moment += since * this.#count;
    this.#squares += since * since;
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
    const numbers = (n * (n * n - 1)) / 12;
    const step = n > 1 ? (this.#moment - n * middle * mean) / numbers : 0;
    const spread = Math.sqrt(Math.max(0, this.#squares - n * mean * mean - numbers * step * step) / n);
    this.#segments.push({ from: this.#from, count: n, start: this.#origin + mean - step * middle, step, spread });
    this.#from += n;
    this.#count = 0;
    this.#sum = 0;
    this.#moment = 0;
    this.#squares = 0;
  }
}

/**
 * Segments without stamps that cannot be: where the neighbours of a segment leave room for just its samples, or where it
 * lies more than a day from the only one, its stamps are damaged and its samples follow those before. Gives back how many.
 */
export function withoutStrays(segments: readonly Segment[]): { readonly segments: readonly Segment[]; readonly strays: number } {
  const { step } = segments.reduce((most, one) => (one.count > most.count ? one : most), segments[0] ?? none);
  const room = Math.max(pause.seconds, pause.samples * step);
  const kept = [...segments];
  let strays = 0;
  for (const [k, one] of segments.entries()) {
    const [before, after] = [kept[k - 1], segments[k + 1]];
    const due = before === undefined ? undefined : before.start + before.count * before.step;
    const follows = after === undefined ? undefined : after.start - one.count * step;
    const place = due ?? follows;
    if (place === undefined) continue;
    const between = due !== undefined && follows !== undefined && Math.abs(follows - due) <= room;
    const far = (due === undefined || follows === undefined) && Math.abs(place - one.start) > day;
    if (!(between && Math.abs(place - one.start) > room) && !far) continue;
    kept[k] = { ...one, start: place, step };
    strays += one.count;
  }
  return { segments: kept, strays };
}

const none: Segment = { from: 0, count: 0, start: 0, step: 0, spread: 0 };
const day = 86_400;

/** Samples per second over all segments, to twelve digits; 0 where no two samples follow one another. */
export function effectiveRate(segments: readonly Segment[]): number {
  const steps = segments.reduce((sum, { count }) => sum + count - 1, 0);
  const seconds = segments.reduce((sum, { count, step }) => sum + (count - 1) * step, 0);
  return steps > 0 && seconds > 0 ? Number((steps / seconds).toPrecision(12)) : 0;
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
