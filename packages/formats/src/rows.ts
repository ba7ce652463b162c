import { type ByteSource, textOf } from './bytes.ts';
import { allCellsOf } from './delimited-cells.ts';
import { type DelimitedLayout, delimitedLimits } from './delimited-layout.ts';
import { fault } from './errors.ts';
import { rowTime } from './gap-rule.ts';
import { GapTally } from './gap-tally.ts';
import { lastLine } from './last-line.ts';
import { beginsLost, isLost, numberIn } from './number.ts';
import { localNumber, type NumberForm, numberFormFault } from './number-form.ts';
import { refuse } from './reading.ts';
import type { SeriesChunk, Track } from './recording.ts';
import type { RemarkList } from './remarks.ts';
import { isBlank, isMark, nextByte, pastQuotes, quote, space, tabsIn } from './row-bytes.ts';
import type { RowReading, RowTally } from './row-reading.ts';

const newline = 0x0a;
const comma = 0x2c;

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
  if (carry.length > 0) rows.takeLast(carry);
  rows.end();
  yield* rows.drain();
  reading.gap?.ended?.();
}

/** Parses lines into columns of one track. */
class Rows {
  readonly #track: Track;
  readonly #layout: DelimitedLayout;
  readonly #gap: RowReading['gap'];
  readonly #remarks: RemarkList | undefined;
  readonly #tally: RowTally | undefined;
  /** For each column of the file: the byte of its decimal sign. */
  readonly #decimal: Uint8Array;
  readonly #capacity: number;
  /** For each column of the file: the channel that it fills, −1 for none. */
  readonly #channel: Int32Array;
  readonly #skipLines: number;
  #row: Float64Array;
  #last: Float64Array;
  #columns: Float64Array[];
  #ready: SeriesChunk[] = [];
  #count = 0;
  #first = 0;
  #line = 0;
  #rowNumber = 0;
  /** Empty lines since the last row, and those with a row below. */
  #empty = 0;
  #inside = 0;
  #watched = 0;
  /** The line that repeats the time of the row before with other samples; 0 for none. It may only be the last one. */
  #repeated = 0;
  readonly #gaps = new GapTally();
  readonly #numbered: boolean;

  constructor({ layout, track, lines, gap, remarks, tally, numbered = false }: RowReading) {
    this.#numbered = numbered;
    this.#track = track;
    this.#layout = layout;
    this.#gap = gap;
    this.#remarks = remarks;
    this.#tally = tally;
    this.#decimal = Uint8Array.from(
      { length: layout.columns },
      (_, c) => layout.forms?.[c]?.decimal.charCodeAt(0) ?? layout.decimal,
    );
    this.#skipLines = lines;
    this.#capacity = Math.max(64, Math.min(8192, Math.floor(2 ** 17 / layout.kept.length)));
    this.#channel = new Int32Array(layout.columns).fill(-1);
    for (const [k, c] of layout.kept.entries()) this.#channel[c] = k;
    this.#row = new Float64Array(layout.kept.length + Number(numbered));
    this.#last = new Float64Array(this.#row.length);
    this.#columns = this.#blank();
  }

  get full(): boolean {
    return this.#ready.length > 0;
  }

  *drain(): Generator<SeriesChunk> {
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
    if (this.#line <= this.#skipLines) return;
    let begin = from;
    while (begin < end && isBlank(bytes[begin] as number) && bytes[begin] !== this.#layout.separator) begin++;
    const first = bytes[begin];
    if (begin === end ? !this.#holdsLost(bytes, from, to) : isMark(first) && !this.#beginsLost(bytes, begin, end)) {
      if (this.#tally !== undefined) this.#tally.passed++;
      if (begin === end) this.#empty++;
      return;
    }
    this.#cells(bytes, from, end, to);
    if (this.#empty > 0) {
      this.#inside += this.#empty;
      this.#empty = 0;
    }
    if (this.#gap !== undefined && !this.#placed(this.#gap.lost(this.#watched, this.#rowNumber, this.#line))) return;
    this.#rowNumber++;
    if (this.#tally !== undefined) this.#tally.rows++;
    const last = this.#row;
    if (this.#numbered) last[last.length - 1] = this.#line;
    for (let k = 0; k < last.length; k++) (this.#columns[k] as Float64Array)[this.#count] = last[k] as number;
    this.#count++;
    this.#row = this.#last;
    this.#last = last;
    if (this.#count === this.#capacity) this.#flush();
  }

  /** A line that the file does not end: the file may break off within it. */
  takeLast(bytes: Uint8Array): void {
    const what = `The last line (${this.#line + 1})`;
    const end = this.#remarks === undefined || this.#line < this.#skipLines ? {} : lastLine(textOf(bytes), this.#layout);
    if (end.doubt !== undefined) this.#remarks?.add('FORMATS_TAKEN_AS', { what, as: 'whole', why: end.doubt });
    if (end.broken === undefined) this.take(bytes, 0, bytes.length);
    else this.#remarks?.add('FORMATS_LEFT_OUT', { what, why: end.broken });
  }

  /** Tabs alone are a row whose samples were all lost. */
  #holdsLost(bytes: Uint8Array, from: number, to: number): boolean {
    const { separator, columns } = this.#layout;
    return separator === 0x09 && columns > 1 && tabsIn(bytes, from, to) >= columns - 1;
  }

  #beginsLost(bytes: Uint8Array, from: number, end: number): boolean {
    return beginsLost(textOf(bytes.subarray(from, Math.min(end, from + 12))));
  }

  #cells(bytes: Uint8Array, from: number, end: number, to: number): void {
    const { separator, columns, spaced } = this.#layout;
    let column = 0;
    let at = from;
    while (at <= end) {
      if (separator === space) while (at < end && isBlank(bytes[at] as number)) at++;
      let stop = at;
      if (separator === space) while (stop < end && !isBlank(bytes[stop] as number)) stop++;
      else {
        if (bytes[at] === quote || bytes[at] === space) stop = pastQuotes(bytes, at, end);
        while (stop < end && bytes[stop] !== separator) stop++;
        if (spaced === true) while (stop + 1 < end && bytes[stop + 1] !== space) stop = nextByte(bytes, stop + 1, end, separator);
      }
      if (column < columns) this.#cell(bytes, at, stop, column);
      else if (stop > at || column > columns || stop < end) this.#miscounted(bytes, from, end);
      column++;
      at = stop + 1;
    }
    // A separator at the end of a line was trimmed away with the blanks where it is a tab.
    if (column < columns && !(separator === 0x09 && this.#lostFrom(column, tabsIn(bytes, end, to))))
      this.#miscounted(bytes, from, end);
  }

  /** Trailing lost cells of a tab-separated line are blanks too. @param tabs how many were trimmed away */
  #lostFrom(column: number, tabs: number): boolean {
    if (this.#layout.exact === true && column + tabs < this.#layout.columns) return false;
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
    let value = numberIn(bytes, a, b, this.#decimal[column] as number);
    if (Number.isNaN(value) && !isLost(bytes, a, b)) value = this.#otherwise(bytes, a, b, column);
    if (watched) this.#watched = value;
    if (channel >= 0) this.#row[channel] = value;
  }

  /** A number that is not written in the plain way: with marks between thousands. Refuses what can't be read. */
  #otherwise(bytes: Uint8Array, from: number, to: number, column: number): number {
    const text = textOf(bytes.subarray(from, Math.min(to, from + 400)));
    const form: NumberForm = this.#layout.forms?.[column] ?? { decimal: this.#decimal[column] === comma ? ',' : '.' };
    const value = localNumber(text, form);
    if (typeof value === 'number') return value;
    const place = { line: this.#line, column: column + 1 };
    if (value === 'doubtful') refuse(numberFormFault({ ...place, text }));
    return refuse(fault('EUP_FORMATS_NUMBER', { ...place, found: text.slice(0, 40) }));
  }

  #miscounted(bytes: Uint8Array, from: number, end: number): never {
    const { separator, spaced, columns } = this.#layout;
    const cells = allCellsOf(textOf(bytes.subarray(from, end)), spaced === true ? ', ' : String.fromCharCode(separator));
    return refuse(fault('EUP_FORMATS_COLUMNS', { line: this.#line, found: cells.length, expected: columns }));
  }

  /** Puts a row behind the samples lost before it; false where it is left out. */
  #placed(lost: number): boolean {
    if (this.#repeated > 0) this.#runsBack(this.#repeated);
    if (lost === rowTime.doubled && this.#remarks !== undefined) {
      if (this.#repeatsLast()) {
        this.#remarks.add('FORMATS_LEFT_OUT', {
          what: `Line ${this.#line}`,
          why: 'it repeats the row above it, time and samples',
        });
      } else this.#repeated = this.#line;
      return false;
    }
    if (!(lost >= 0)) this.#runsBack(this.#line);
    if (lost === 0) return true;
    if (this.#rowNumber > 0) this.#gaps.add(lost, this.#line);
    this.#flush();
    this.#first += lost;
    return true;
  }

  #runsBack(line: number): never {
    return refuse(fault('EUP_FORMATS_ORDER', { where: `line ${line}` }));
  }

  /** Ends the reading: a last row that repeats a time with other samples is left out. */
  end(): void {
    this.#flush();
    this.#gaps.remark(this.#track.id, this.#remarks);
    if (this.#inside > 0 && this.#layout.columns === 1) {
      const what = this.#inside === 1 ? 'An empty line among the samples' : `${this.#inside} empty lines among the samples`;
      this.#remarks?.add('FORMATS_LEFT_OUT', {
        what,
        why: 'an empty line holds no sample; if samples were lost there, later ones stand too early',
      });
    }
    if (this.#repeated === 0) return;
    this.#remarks?.add('FORMATS_LEFT_OUT', {
      what: `The last row (line ${this.#repeated})`,
      why: 'it has the time of the row above it, with other samples',
    });
  }

  /** Whether the samples of this row are those of the row before it. */
  #repeatsLast(): boolean {
    for (let k = 0; k < this.#row.length; k++) {
      if (!Object.is(this.#row[k], this.#last[k])) return false;
    }
    return true;
  }

  #flush(): void {
    if (this.#count === 0) return;
    const count = this.#count;
    // A chunk that a gap ends is copied out, and the space is filled anew.
    const full = count === this.#capacity;
    const data = full ? this.#columns : this.#columns.map((column) => column.slice(0, count));
    this.#ready.push({ track: this.#track, first: this.#first, data });
    this.#first += count;
    this.#count = 0;
    if (full) this.#columns = this.#blank();
  }

  #blank(): Float64Array[] {
    return Array.from({ length: this.#row.length }, () => new Float64Array(this.#capacity));
  }
}
