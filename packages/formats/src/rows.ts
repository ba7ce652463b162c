import type { ByteSource } from './bytes.ts';
import { textOf } from './bytes.ts';
import { type DelimitedLayout, delimitedLimits } from './delimited-layout.ts';
import { fault } from './errors.ts';
import { isLost, numberIn } from './number.ts';
import { refuse } from './reading.ts';
import type { SeriesChunk, Track } from './recording.ts';

/** Tells how many samples were lost before a row, from a column that counts or tells time. */
export type GapRule = (watched: number, row: number) => number;

export interface RowReading {
  readonly layout: DelimitedLayout;
  readonly track: Track;
  /** The first byte of samples, as many bytes from the source's place. */
  readonly lines: number;
  readonly gap?: { readonly column: number; readonly lost: GapRule };
}

const newline = 0x0a;
const space = 0x20;

/** Reads rows of numbers into chunks, in the memory of one line and one chunk. Faults end the iteration. */
export async function* readRows(source: ByteSource, reading: RowReading): AsyncGenerator<SeriesChunk> {
  const rows = new Rows(reading);
  let carry = new Uint8Array(0) as Uint8Array;
  for (let bytes = await source.next(); bytes !== undefined; bytes = await source.next()) {
    let all = bytes;
    if (carry.length > 0) {
      all = new Uint8Array(carry.length + bytes.length);
      all.set(carry);
      all.set(bytes, carry.length);
    }
    let from = 0;
    for (let to = all.indexOf(newline); to >= 0; to = all.indexOf(newline, from)) {
      rows.take(all, from, to);
      from = to + 1;
      if (rows.full) yield* rows.drain();
    }
    if (all.length - from > delimitedLimits.lineBytes) rows.tooLong();
    carry = all.slice(from);
  }
  if (carry.length > 0) rows.take(carry, 0, carry.length);
  yield* rows.drain();
}

/** Parses lines into columns of one track. */
class Rows {
  readonly #track: Track;
  readonly #layout: DelimitedLayout;
  readonly #gap: RowReading['gap'];
  readonly #capacity: number;
  /** For each column of the file: the channel that it fills, −1 for none. */
  readonly #channel: Int32Array;
  readonly #skipLines: number;
  readonly #row: Float64Array;
  #columns: Float64Array[];
  #ready: SeriesChunk[] = [];
  #count = 0;
  #first = 0;
  #line = 0;
  #rowNumber = 0;
  #watched = 0;

  constructor({ layout, track, lines, gap }: RowReading) {
    this.#track = track;
    this.#layout = layout;
    this.#gap = gap;
    this.#skipLines = lines;
    this.#capacity = Math.max(64, Math.min(8192, Math.floor(2 ** 17 / layout.kept.length)));
    this.#channel = new Int32Array(layout.columns).fill(-1);
    for (const [k, c] of layout.kept.entries()) this.#channel[c] = k;
    this.#row = new Float64Array(layout.kept.length);
    this.#columns = this.#empty();
  }

  get full(): boolean {
    return this.#ready.length > 0 || this.#count === this.#capacity;
  }

  *drain(): Generator<SeriesChunk> {
    this.#flush();
    const ready = this.#ready;
    this.#ready = [];
    yield* ready;
  }

  tooLong(): never {
    return refuse(fault('EUP_FORMATS_LINE_LENGTH', { line: this.#line + 1, most: delimitedLimits.lineBytes }));
  }

  take(bytes: Uint8Array, from: number, to: number): void {
    this.#line++;
    if (to - from > delimitedLimits.lineBytes) this.tooLong();
    let end = to;
    while (end > from && isBlank(bytes[end - 1] as number)) end--;
    if (this.#line <= this.#skipLines || end === from) return;
    const first = bytes[from];
    if (first === 0x23 || first === 0x25) return;
    this.#cells(bytes, from, end);
    if (this.#gap !== undefined) this.#skipLost(this.#gap.lost(this.#watched, this.#rowNumber));
    this.#rowNumber++;
    if (this.#count === this.#capacity) this.#flush();
    for (let k = 0; k < this.#row.length; k++) (this.#columns[k] as Float64Array)[this.#count] = this.#row[k] as number;
    this.#count++;
  }

  #cells(bytes: Uint8Array, from: number, end: number): void {
    const { separator, columns } = this.#layout;
    let column = 0;
    let at = from;
    while (at <= end) {
      if (separator === space) while (at < end && isBlank(bytes[at] as number)) at++;
      let stop = at;
      if (separator === space) while (stop < end && !isBlank(bytes[stop] as number)) stop++;
      else while (stop < end && bytes[stop] !== separator) stop++;
      if (column < columns) this.#cell(bytes, at, stop, column);
      else if (stop > at || column > columns || stop < end) this.#miscounted(bytes, from, end);
      column++;
      at = stop + 1;
    }
    // A separator at the end of a line was trimmed away with the blanks where it is a tab.
    if (column < columns && !(separator === 0x09 && column > 0 && this.#lostFrom(column))) this.#miscounted(bytes, from, end);
  }

  /** Trailing lost cells of a tab-separated line are blanks too. */
  #lostFrom(column: number): boolean {
    for (let c = column; c < this.#layout.columns; c++) {
      const channel = this.#channel[c] as number;
      if (channel >= 0) this.#row[channel] = Number.NaN;
    }
    return true;
  }

  #cell(bytes: Uint8Array, from: number, to: number, column: number): void {
    const channel = this.#channel[column] as number;
    const watched = this.#gap?.column === column;
    if (channel < 0 && !watched) return;
    let a = from;
    let b = to;
    while (a < b && (isBlank(bytes[a] as number) || bytes[a] === 0x22)) a++;
    while (b > a && (isBlank(bytes[b - 1] as number) || bytes[b - 1] === 0x22)) b--;
    const value = numberIn(bytes, a, b, this.#layout.decimal);
    if (Number.isNaN(value) && !isLost(bytes, a, b)) {
      refuse(
        fault('EUP_FORMATS_NUMBER', {
          line: this.#line,
          column: column + 1,
          found: textOf(bytes.subarray(a, Math.min(b, a + 40))),
        }),
      );
    }
    if (watched) this.#watched = value;
    if (channel >= 0) this.#row[channel] = value;
  }

  #miscounted(bytes: Uint8Array, from: number, end: number): never {
    let found = 1;
    for (let i = from; i < end; i++) {
      if (
        this.#layout.separator === space
          ? isBlank(bytes[i] as number) && !isBlank(bytes[i - 1] ?? space)
          : bytes[i] === this.#layout.separator
      )
        found++;
    }
    return refuse(fault('EUP_FORMATS_COLUMNS', { line: this.#line, found, expected: this.#layout.columns }));
  }

  #skipLost(lost: number): void {
    if (!(lost >= 0)) refuse(fault('EUP_FORMATS_ORDER', { where: `line ${this.#line}` }));
    if (lost === 0) return;
    this.#flush();
    this.#first += lost;
  }

  #flush(): void {
    if (this.#count === 0) return;
    const count = this.#count;
    this.#ready.push({
      track: this.#track,
      first: this.#first,
      data: this.#columns.map((column) => (count === column.length ? column : column.slice(0, count))),
    });
    this.#first += count;
    this.#count = 0;
    this.#columns = this.#empty();
  }

  #empty(): Float64Array[] {
    return Array.from({ length: this.#row.length }, () => new Float64Array(this.#capacity));
  }
}

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d;
