import type { Fault } from '@eupraxia/kernel';
import { textOf } from '../bytes.ts';
import { allCellsOf } from '../delimited-cells.ts';
import { fault } from '../errors.ts';
import { rowTime } from '../gap-rule.ts';
import { refuse } from '../reading.ts';
import type { SeriesChunk, Track } from '../recording.ts';
import type { RemarkList } from '../remarks.ts';
import { type CellShape, RowCells } from '../table/cells.ts';
import { isEmptyLine, type LineTaker } from '../table/lines.ts';
import { fits, miscounted, type RowWidth } from '../table/row-width.ts';
import { SampleRows } from '../table/sample-rows.ts';
import type { TimeCheck } from '../time-check.ts';

/** How the rows of a motion file are to be read. */
export interface MotionReading {
  readonly shape: CellShape;
  readonly track: Track;
  /** Lines before the first row. */
  readonly skip: number;
  readonly width: RowWidth;
  /** Where among the values the frame number stands, and the time; −1 where there is none. Channels follow. */
  readonly frame: number;
  readonly time: number;
  readonly check?: TimeCheck;
  /** How many rows the file says that it has. */
  readonly stated?: number;
  readonly what: 'frames' | 'rows';
  readonly remarks: RemarkList;
  /** Counts the rows as they are read, and the places that they fill with what was lost between. */
  readonly tally: { rows: number; places: number };
}

/** Reads rows of frame number, time and channels. The time places a row; the frame number does where no time is known. */
export class MotionRows implements LineTaker {
  readonly #reading: MotionReading;
  readonly #cells: RowCells;
  readonly #rows: SampleRows;
  readonly #channels: number;
  #frame = Number.NaN;
  /** A row between two samples, or at the time of the row before: it may be the last one, which ends a simulation. */
  #pending: { readonly line: number; readonly why: string; readonly fault: Fault } | undefined;
  #renumbered = 0;
  #renumberedAt = 0;
  /** The first cell that holds a word, and how many there are. */
  #words:
    | { readonly line: number; readonly column: number; readonly found: string; readonly channel: string; count: number }
    | undefined;
  /** Whole rows, those counted that were left out. */
  #found = 0;

  constructor(reading: MotionReading) {
    this.#reading = reading;
    this.#cells = new RowCells(reading.shape);
    this.#rows = new SampleRows(reading.track);
    this.#channels = Number(reading.frame >= 0) + Number(reading.time >= 0);
  }

  take(bytes: Uint8Array, from: number, to: number, line: number, ended: boolean): void {
    const { skip, width, tally, stated } = this.#reading;
    if (line <= skip || isEmptyLine(bytes, from, to)) return;
    if (this.#pending !== undefined) refuse(this.#pending.fault);
    const cells = this.#cells;
    cells.read(bytes, from, to, line, ended);
    // A row that no line feed ends may have been cut off within its last number.
    if (
      cells.broken ||
      (!ended && (cells.cells < (width.least ?? width.columns) || (stated !== undefined && this.#found + 1 < stated)))
    ) {
      this.#leftOut(line, 'the file ends within it');
      return;
    }
    this.#checkWidth(line);
    this.#found++;
    if (!ended) this.#reading.remarks.add('FORMATS_UNENDED', { line });
    const lost = this.#lost(line);
    if (lost < 0) return;
    this.#tellWords(bytes, from, to, line);
    tally.rows++;
    this.#rows.lose(lost, line);
    this.#rows.push(cells.values, this.#channels);
    tally.places = this.#rows.next;
  }

  /** A word that stands for a lost sample is told; an empty cell is not. */
  #tellWords(bytes: Uint8Array, from: number, to: number, line: number): void {
    const { shape, track } = this.#reading;
    if (!this.#cells.values.some(Number.isNaN)) return;
    const cells = allCellsOf(textOf(bytes.subarray(from, to)), String.fromCharCode(shape.separator));
    for (let column = 0; column < shape.slots.length; column++) {
      const slot = shape.slots[column] as number;
      if (slot < this.#channels || !Number.isNaN(this.#cells.values[slot] as number)) continue;
      const found = cells[column] ?? '';
      if (!/[a-z]/i.test(found)) continue;
      const channel = track.channels[slot - this.#channels]?.name ?? '';
      this.#words ??= { line, column: column + 1, found, channel, count: 0 };
      this.#words.count++;
    }
  }

  get full(): boolean {
    return this.#rows.full;
  }

  ready(): Iterable<SeriesChunk> {
    return this.#rows.ready();
  }

  *rest(): Generator<SeriesChunk> {
    const { check, remarks, stated, tally, what } = this.#reading;
    if (this.#pending !== undefined) this.#leftOut(this.#pending.line, this.#pending.why);
    if (this.#renumbered > 0) {
      const places = `line ${this.#renumberedAt}${this.#renumbered > 1 ? ` and ${this.#renumbered - 1} more` : ''}`;
      remarks.add('FORMATS_LEFT_OUT', {
        what: `The frame number of ${places}`,
        why: 'it does not count on as the times do, and the times were used',
      });
    }
    if (this.#words !== undefined) {
      const { count, ...first } = this.#words;
      remarks.add('FORMATS_WORDS_LOST', { ...first, cells: count });
    }
    check?.ended();
    this.#rows.remark(remarks);
    if (stated !== undefined && stated > this.#found && stated !== tally.places) {
      remarks.add('FORMATS_CUT_OFF', { found: this.#found, stated, what });
    } else if (stated !== undefined && stated < tally.rows) {
      remarks.add('FORMATS_MORE', { found: tally.rows, stated, what });
    }
    yield* this.#rows.rest();
  }

  #checkWidth(line: number): void {
    const { width } = this.#reading;
    const { cells, filled } = this.#cells;
    if (fits(width, cells, filled)) {
      if (filled > width.columns) {
        const what = `What stands right of column ${width.columns}`;
        this.#reading.remarks.add('FORMATS_LEFT_OUT', {
          what,
          why: 'no name stands over it, and the first rows have nothing there',
        });
      }
      return;
    }
    miscounted(this.#cells, width.columns, line);
  }

  /** How many samples were lost before this row; −1 where the row is no sample. */
  #lost(line: number): number {
    const { check, frame, time } = this.#reading;
    const { values } = this.#cells;
    const number = frame < 0 ? Number.NaN : (values[frame] as number);
    const step = number - this.#frame;
    const lost = check?.lost(values[time] as number, line) ?? 0;
    if (check === undefined || check.left) {
      this.#frame = number;
      if (Number.isNaN(step)) return 0;
      const passed = Math.round(step) - 1;
      if (passed < 0) refuse(fault('EUP_FORMATS_ORDER', { where: `line ${line}` }));
      return Math.min(passed, 2 ** 40);
    }
    if (lost === rowTime.backwards) refuse(fault('EUP_FORMATS_ORDER', { where: `line ${line}` }));
    if (lost === rowTime.uneven) {
      this.#pending = { line, why: 'its time lies between two samples', fault: check.fault() };
      return -1;
    }
    if (lost === rowTime.doubled) {
      const why = 'it has the same time as the line before';
      if (this.#rows.repeats(values, this.#channels)) this.#leftOut(line, why);
      else this.#pending = { line, why, fault: fault('EUP_FORMATS_ORDER', { where: `line ${line}` }) };
      return -1;
    }
    this.#frame = number;
    if (!Number.isNaN(step) && step !== lost + 1 && this.#renumbered++ === 0) this.#renumberedAt = line;
    return lost;
  }

  #leftOut(line: number, why: string): void {
    this.#reading.remarks.add('FORMATS_LEFT_OUT', { what: `Line ${line}`, why });
  }
}
