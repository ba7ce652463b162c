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
  readonly #gaps = new GapTally();

  constructor(track: Track) {
    this.track = track;
    this.#capacity = Math.max(64, Math.min(8192, Math.floor(2 ** 17 / track.channels.length)));
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
  remark(remarks: RemarkList): void {
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

  *ready(): Generator<SeriesChunk> {
    if (this.#chunks.length === 0) return;
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
    this.#first += count;
    this.#count = 0;
    if (full) this.#data = this.#empty();
  }

  #empty(): Float64Array[] {
    return this.track.channels.map(() => new Float64Array(this.#capacity));
  }
}
