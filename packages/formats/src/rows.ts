import { type ByteSource, textOf } from './bytes.ts';
import { fault } from './errors.ts';
import { type GapRule, rowTime } from './gap-rule.ts';
import { lastLine } from './last-line.ts';
import { beginsLost } from './number.ts';
import { refuse } from './reading.ts';
import type { SeriesChunk } from './recording.ts';
import { isBlank, isBlankLine, isMark } from './row-bytes.ts';
import type { RowReading } from './row-reading.ts';
import { cellShape, RowCells } from './table/cells.ts';
import { type LineTaker, readLines } from './table/lines.ts';
import { miscounted } from './table/row-width.ts';
import { SampleRows } from './table/sample-rows.ts';

const tab = 0x09;

/** Reads rows of numbers into chunks, in the memory of one line and two chunks. Faults end the iteration. */
export const readRows = (source: ByteSource, reading: RowReading): AsyncGenerator<SeriesChunk> =>
  readLines(source, new DelimitedRows(reading));

/** Takes lines that all have the same columns; comments and empty lines among them are passed over. */
class DelimitedRows implements LineTaker {
  readonly #reading: RowReading;
  readonly #cells: RowCells;
  readonly #rows: SampleRows;
  /** Where the watched number stands among those that are read of a line. */
  readonly #watched: number;
  /** The byte between cells. */
  readonly #separator: number;
  /** Empty lines since the last row, and those with a row below. */
  #empty = 0;
  #inside = 0;
  /** The line that repeats the time of the row before with other samples; 0 for none. It may only be the last one. */
  #repeated = 0;

  constructor(reading: RowReading) {
    this.#reading = reading;
    const { layout, gap, numbered = false } = reading;
    const columns = [...layout.kept, ...(gap === undefined ? [] : [gap.column])];
    const shape = cellShape(layout.separator, layout.decimal, columns, { forms: layout.forms });
    this.#cells = new RowCells({ ...shape, values: columns.length + Number(numbered) });
    this.#rows = new SampleRows(reading.track, layout.kept.length + Number(numbered));
    this.#watched = layout.kept.length;
    this.#separator = shape.separator;
  }

  take(bytes: Uint8Array, from: number, to: number, line: number, ended: boolean): void {
    const { gap, tally, numbered = false, layout } = this.#reading;
    if (line <= layout.skip || (!ended && this.#breaksOff(textOf(bytes.subarray(from, to)), line))) return;
    if (this.#saysNothing(bytes, from, to)) {
      if (tally !== undefined) tally.passed++;
      return;
    }
    const { values } = this.#cells;
    this.#cells.read(bytes, from, to, line, true);
    this.#checkWidth(line);
    this.#inside += this.#empty;
    this.#empty = 0;
    if (gap !== undefined && !this.#placed(gap.rule, values[this.#watched] as number, line)) return;
    if (tally !== undefined) tally.rows++;
    if (numbered) values[layout.kept.length] = line;
    this.#rows.push(values, 0);
  }

  get full(): boolean {
    return this.#rows.full;
  }

  ready(): Iterable<SeriesChunk> {
    return this.#rows.ready();
  }

  /** A last row that repeats a time with other samples is left out. */
  *rest(): Generator<SeriesChunk> {
    const { remarks, layout, gap } = this.#reading;
    this.#rows.remark(remarks);
    if (this.#inside > 0 && layout.columns === 1) {
      const what = this.#inside === 1 ? 'An empty line among the samples' : `${this.#inside} empty lines among the samples`;
      const why = 'an empty line holds no sample; if samples were lost there, later ones stand too early';
      remarks?.add('FORMATS_LEFT_OUT', { what, why });
    }
    if (this.#repeated > 0) {
      const what = `The last row (line ${this.#repeated})`;
      remarks?.add('FORMATS_LEFT_OUT', { what, why: 'it has the time of the row above it, with other samples' });
    }
    yield* this.#rows.rest();
    gap?.rule.ended?.();
  }

  /** Whether a line that the file does not end is left out, since the file breaks off within it. */
  #breaksOff(text: string, line: number): boolean {
    const { remarks, layout } = this.#reading;
    if (remarks === undefined) return false;
    const what = `The last line (${line})`;
    const { broken, doubt } = lastLine(text, layout);
    if (doubt !== undefined) remarks.add('FORMATS_TAKEN_AS', { what, as: 'whole', why: doubt });
    if (broken !== undefined) remarks.add('FORMATS_LEFT_OUT', { what, why: broken });
    return broken !== undefined;
  }

  /** Whether a line is empty or a comment. */
  #saysNothing(bytes: Uint8Array, from: number, to: number): boolean {
    let begin = from;
    while (begin < to && isBlank(bytes[begin] as number) && bytes[begin] !== this.#separator) begin++;
    if (begin === to) {
      this.#empty++;
      return true;
    }
    if (bytes[begin] === tab && isBlankLine(bytes, begin, to) && !this.#holdsLost(bytes, begin, to)) {
      this.#empty++;
      return true;
    }
    return isMark(bytes[begin]) && !beginsLost(textOf(bytes.subarray(begin, Math.min(to, begin + 12))));
  }

  /** Tabs alone, as many as part the columns, are a row whose samples were all lost. */
  #holdsLost(bytes: Uint8Array, from: number, to: number): boolean {
    const tabs = bytes.subarray(from, to).filter((byte) => byte === tab).length;
    const { columns } = this.#reading.layout;
    return columns > 1 && tabs >= columns - 1;
  }

  /** A separator may end a line, and tabs may; every other cell counts. */
  #checkWidth(line: number): void {
    const { separator, columns } = this.#reading.layout;
    const { cells, filled } = this.#cells;
    const most = separator === '\t' ? Number.POSITIVE_INFINITY : columns + 1;
    if (cells < columns || filled > columns || cells > most) miscounted(this.#cells, columns, line);
  }

  /** Puts a row behind the samples lost before it; false where it is left out. */
  #placed(rule: GapRule, watched: number, line: number): boolean {
    const lost = rule.lost(watched, line);
    const { remarks } = this.#reading;
    if (this.#repeated > 0) refuse(fault('EUP_FORMATS_ORDER', { where: `line ${this.#repeated}` }));
    if (lost === rowTime.doubled && remarks !== undefined) {
      if (this.#rows.repeats(this.#cells.values, 0)) {
        remarks.add('FORMATS_LEFT_OUT', { what: `Line ${line}`, why: 'it repeats the row above it, time and samples' });
      } else this.#repeated = line;
      return false;
    }
    if (lost === rowTime.uneven && rule.fault !== undefined) refuse(rule.fault());
    if (!(lost >= 0)) refuse(fault('EUP_FORMATS_ORDER', { where: `line ${line}` }));
    this.#rows.lose(lost, line);
    return true;
  }
}
