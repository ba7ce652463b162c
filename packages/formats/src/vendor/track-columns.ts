import { type ByteSource, textOf } from '../bytes.ts';
import { delimitedLimits } from '../delimited-layout.ts';
import { fault } from '../errors.ts';
import { isLost, numberIn } from '../number.ts';
import { refuse } from '../reading.ts';
import type { SeriesChunk, Track } from '../recording.ts';

/** The columns of one track. Tracks of other rates stand beside it in the same lines, each with samples of its own. */
export interface TrackColumns {
  readonly track: Track;
  readonly columns: readonly number[];
  /** How many samples each column has where the file tells; what stands below only fills the lines. */
  readonly most?: readonly number[];
}

export interface TrackReading {
  readonly separator: number;
  readonly decimal: number;
  /** Lines before the first line of samples. */
  readonly skip: number;
  readonly tracks: readonly TrackColumns[];
  /** Columns of words, and who takes them, line by line: the words in the columns' order and the line's number from 0. */
  readonly words?: { readonly columns: readonly number[]; readonly take: (words: readonly string[], row: number) => void };
}

/**
 * Reads lines in which every track goes at a pace of its own: a slower one ends further up, and the cells below are
 * empty. Empty cells between samples are lost samples. Holds a line and a chunk of each track. Faults end the iteration.
 */
export async function* readTracks(source: ByteSource, reading: TrackReading): AsyncGenerator<SeriesChunk> {
  const rows = new LaneRows(reading);
  let carry = new Uint8Array(0) as Uint8Array;
  for (let bytes = await source.next(); bytes !== undefined; bytes = await source.next()) {
    let all = bytes;
    if (carry.length > 0) {
      all = new Uint8Array(carry.length + bytes.length);
      all.set(carry);
      all.set(bytes, carry.length);
    }
    let from = 0;
    for (let to = all.indexOf(0x0a); to >= 0; to = all.indexOf(0x0a, from)) {
      rows.take(all, from, to);
      from = to + 1;
    }
    if (all.length - from > delimitedLimits.lineBytes) rows.tooLong();
    carry = all.slice(from);
    yield* rows.ready();
  }
  if (carry.length > 0) rows.take(carry, 0, carry.length);
  yield* rows.rest();
}

class LaneRows {
  readonly #reading: TrackReading;
  readonly #fillings: readonly Filling[];
  /** For each column of the file: which track and which of its channels it fills. */
  readonly #place: (readonly [Filling, number])[] = [];
  readonly #words = new Map<number, number>();
  #line = 0;
  #row = 0;

  constructor(reading: TrackReading) {
    this.#reading = reading;
    this.#fillings = reading.tracks.map((track) => new Filling(track));
    for (const [k, track] of reading.tracks.entries()) {
      for (const [c, column] of track.columns.entries()) this.#place[column] = [this.#fillings[k] as Filling, c];
    }
    for (const [k, column] of (reading.words?.columns ?? []).entries()) this.#words.set(column, k);
  }

  tooLong(): never {
    return refuse(fault('EUP_FORMATS_LINE_LENGTH', { line: this.#line + 1, most: delimitedLimits.lineBytes }));
  }

  *ready(): Generator<SeriesChunk> {
    for (const filling of this.#fillings) yield* filling.ready();
  }

  *rest(): Generator<SeriesChunk> {
    for (const filling of this.#fillings) {
      filling.flush();
      yield* filling.ready();
    }
  }

  take(bytes: Uint8Array, from: number, to: number): void {
    this.#line++;
    if (to - from > delimitedLimits.lineBytes) this.tooLong();
    let end = to;
    if (end > from && bytes[end - 1] === 0x0d) end--;
    if (this.#line <= this.#reading.skip || end === from) return;
    const { separator, words } = this.#reading;
    const said: string[] = words === undefined ? [] : words.columns.map(() => '');
    let column = 0;
    let at = from;
    let quoted = false;
    for (let i = from; i <= end; i++) {
      if (i < end && bytes[i] === 0x22) quoted = !quoted;
      if (i < end && (quoted || bytes[i] !== separator)) continue;
      this.#cell(bytes, at, i, column, said);
      column++;
      at = i + 1;
    }
    for (const filling of this.#fillings) filling.next();
    if (said.some((word) => word !== '')) words?.take(said, this.#row);
    this.#row++;
  }

  #cell(bytes: Uint8Array, from: number, to: number, column: number, said: string[]): void {
    let a = from;
    let b = to;
    while (a < b && isPadding(bytes[a] as number)) a++;
    while (b > a && isPadding(bytes[b - 1] as number)) b--;
    const word = this.#words.get(column);
    if (word !== undefined) said[word] = textOf(bytes.subarray(a, Math.min(b, a + 4096))).trim();
    const place = this.#place[column];
    if (place === undefined || a === b) return;
    const value = numberIn(bytes, a, b, this.#reading.decimal);
    if (Number.isNaN(value) && !isLost(bytes, a, b)) {
      const found = textOf(bytes.subarray(a, Math.min(b, a + 40)));
      refuse(fault('EUP_FORMATS_NUMBER', { line: this.#line, column: column + 1, found }));
    }
    place[0].put(place[1], value);
  }
}

/** The samples of one track as they gather. */
class Filling {
  readonly #track: TrackColumns;
  readonly #capacity: number;
  readonly #row: Float64Array;
  readonly #seen: Uint32Array;
  #any = false;
  #first = 0;
  #count = 0;
  #lost = 0;
  #data: Float64Array[];
  #chunks: SeriesChunk[] = [];

  constructor(track: TrackColumns) {
    this.#track = track;
    this.#capacity = Math.max(64, Math.min(8192, Math.floor(2 ** 16 / track.columns.length)));
    this.#row = new Float64Array(track.columns.length).fill(Number.NaN);
    this.#seen = new Uint32Array(track.columns.length);
    this.#data = this.#empty();
  }

  put(channel: number, value: number): void {
    const most = this.#track.most?.[channel];
    if (most !== undefined && (this.#seen[channel] as number) >= most) return;
    this.#row[channel] = value;
    this.#seen[channel] = (this.#seen[channel] as number) + 1;
    this.#any = true;
  }

  /** Ends a line: its samples are taken, or it is one more line without any. */
  next(): void {
    if (!this.#any) {
      this.#lost++;
      return;
    }
    if (this.#lost > 0) {
      this.flush();
      this.#first += this.#lost;
      this.#lost = 0;
    }
    for (let c = 0; c < this.#row.length; c++) (this.#data[c] as Float64Array)[this.#count] = this.#row[c] as number;
    this.#row.fill(Number.NaN);
    this.#any = false;
    if (++this.#count === this.#capacity) this.flush();
  }

  flush(): void {
    const count = this.#count;
    if (count === 0) return;
    const data = this.#data.map((channel) => (count === channel.length ? channel : channel.slice(0, count)));
    this.#chunks.push({ track: this.#track.track, first: this.#first, data });
    this.#first += count;
    this.#count = 0;
    this.#data = this.#empty();
  }

  *ready(): Generator<SeriesChunk> {
    const chunks = this.#chunks;
    this.#chunks = [];
    yield* chunks;
  }

  #empty(): Float64Array[] {
    return this.#track.columns.map(() => new Float64Array(this.#capacity));
  }
}

const isPadding = (byte: number): boolean => byte === 0x20 || byte === 0x22 || byte === 0x0d;
