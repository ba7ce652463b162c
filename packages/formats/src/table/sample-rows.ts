import { GapTally } from '../gap-tally.ts';
import type { SeriesChunk, Track } from '../recording.ts';
import type { RemarkList } from '../remarks.ts';

/** The samples of one track as its rows come, gathered into chunks. */
export class SampleRows {
  readonly track: Track;
  readonly #capacity: number;
  #data: Float64Array[];
  #chunks: SeriesChunk[] = [];
  #first = 0;
  #count = 0;
  /** The chunk before this one. */
  #before: readonly Float64Array[] = [];
  readonly #columns: number;
  readonly #gaps = new GapTally();

  /** @param columns how many numbers a row has, where it has more than channels */
  constructor(track: Track, columns = track.channels.length) {
    this.track = track;
    this.#columns = columns;
    this.#capacity = Math.max(64, Math.min(8192, Math.floor(2 ** 17 / columns)));
    this.#data = this.#empty();
  }

  /** The index that the next row gets. */
  get next(): number {
    return this.#first + this.#count;
  }

  /** Passes over samples that were lost. @param count whole, 0 or more @param line the line before which they are missing */
  lose(count: number, line: number): void {
    if (count === 0) return;
    this.#flush();
    if (this.#first > 0) this.#gaps.add(count, line);
    this.#first += count;
  }

  /** Tells, after the last row, how much was missing between the rows. */
  remark(remarks: RemarkList | undefined): void {
    this.#gaps.remark(this.track.id, remarks);
  }

  /** Takes a row: a number for each channel, from `values[at]` on. */
  push(values: Float64Array, at: number): void {
    const data = this.#data;
    const i = this.#count;
    for (let c = 0; c < data.length; c++) (data[c] as Float64Array)[i] = values[at + c] as number;
    this.#count = i + 1;
    if (this.#count === this.#capacity) this.#flush();
  }

  /** Whether a row holds the same numbers as the row before it. */
  repeats(values: Float64Array, at: number): boolean {
    const data = this.#count > 0 ? this.#data : this.#before;
    const last = (this.#count > 0 ? this.#count : (data[0]?.length ?? 0)) - 1;
    return last >= 0 && data.every((column, c) => Object.is(column[last], values[at + c]));
  }

  get full(): boolean {
    return this.#chunks.length > 0;
  }

  *ready(): Generator<SeriesChunk> {
    const chunks = this.#chunks;
    this.#chunks = [];
    yield* chunks;
  }

  *rest(): Generator<SeriesChunk> {
    this.#flush();
    yield* this.ready();
  }

  #flush(): void {
    const count = this.#count;
    if (count === 0) return;
    // A chunk that a gap ends is copied out, and the space is filled anew.
    const full = count === this.#capacity;
    const data = full ? this.#data : this.#data.map((channel) => channel.slice(0, count));
    this.#chunks.push({ track: this.track, first: this.#first, data });
    this.#before = data;
    this.#first += count;
    this.#count = 0;
    if (full) this.#data = this.#empty();
  }

  #empty(): Float64Array[] {
    return Array.from({ length: this.#columns }, () => new Float64Array(this.#capacity));
  }
}
