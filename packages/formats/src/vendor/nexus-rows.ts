import { fault } from '../errors.ts';
import { refuse } from '../reading.ts';
import type { SeriesChunk, Track } from '../recording.ts';
import type { RemarkList } from '../remarks.ts';
import { type CellShape, RowCells } from '../table/cells.ts';
import type { LineTaker } from '../table/lines.ts';
import { fits, miscounted, type RowWidth } from '../table/row-width.ts';
import { SampleRows } from '../table/sample-rows.ts';

/** How the rows of one block are to be read: frame, sub-frame where there is one, then the channels. */
export interface NexusReading {
  readonly track: Track;
  readonly shape: CellShape;
  readonly width: RowWidth;
  readonly first: number;
  readonly last: number;
  readonly rows: number;
  readonly perFrame: number;
  readonly subFrames: boolean;
  /** The earliest frame of the whole file, where time begins. */
  readonly origin: number;
  readonly tally: { rows: number };
}

/** Reads the rows of every block at the places that their frames and sub-frames give them. */
export class NexusRows implements LineTaker {
  readonly #blocks: readonly NexusReading[];
  readonly #remarks: RemarkList;
  #at = 0;
  #cells: RowCells | undefined;
  #rows: SampleRows | undefined;
  #done: SampleRows[] = [];

  /** @param blocks in the file's order */
  constructor(blocks: readonly NexusReading[], remarks: RemarkList) {
    this.#blocks = blocks;
    this.#remarks = remarks;
  }

  take(bytes: Uint8Array, from: number, to: number, line: number, ended: boolean): void {
    let block = this.#blocks[this.#at];
    if (block !== undefined && line > block.last) {
      if (this.#rows !== undefined) this.#done.push(this.#rows);
      this.#rows = undefined;
      block = this.#blocks[++this.#at];
    }
    if (block === undefined || line < block.first) return;
    if (this.#rows === undefined) {
      this.#rows = new SampleRows(block.track);
      this.#cells = new RowCells(block.shape);
    }
    this.#row(block, this.#cells as RowCells, this.#rows, bytes, from, to, line, ended);
  }

  get full(): boolean {
    return this.#done.length > 0 || this.#rows?.full === true;
  }

  *ready(): Generator<SeriesChunk> {
    for (const rows of this.#done) {
      rows.remark(this.#remarks);
      yield* rows.rest();
    }
    this.#done = [];
    if (this.#rows !== undefined) yield* this.#rows.ready();
  }

  *rest(): Generator<SeriesChunk> {
    yield* this.ready();
    if (this.#rows === undefined) return;
    this.#rows.remark(this.#remarks);
    yield* this.#rows.rest();
  }

  #row(
    block: NexusReading,
    cells: RowCells,
    rows: SampleRows,
    bytes: Uint8Array,
    from: number,
    to: number,
    line: number,
    ended: boolean,
  ): void {
    const { width, perFrame, subFrames, origin, tally } = block;
    cells.read(bytes, from, to, line, ended);
    if (cells.broken || (!ended && cells.cells < width.columns)) {
      this.#cutOff(line);
      return;
    }
    if (!fits(width, cells.cells, cells.filled)) miscounted(cells, width.columns, line);
    if (!ended) this.#remarks.add('FORMATS_UNENDED', { line });
    const frame = cells.values[0] as number;
    const sub = subFrames ? (cells.values[1] as number) : 0;
    const place = (frame - origin) * perFrame + sub;
    if (!Number.isInteger(place) || sub >= perFrame) {
      const column = Number.isInteger(frame) ? 2 : 1;
      refuse(fault('EUP_FORMATS_NUMBER', { line, column, found: String(column === 1 ? frame : sub) }));
    }
    const lost = place - rows.next;
    if (lost < 0 || lost > 2 ** 40) refuse(fault('EUP_FORMATS_ORDER', { where: `line ${line}` }));
    rows.lose(lost, line);
    rows.push(cells.values, subFrames ? 2 : 1);
    tally.rows++;
  }

  #cutOff(line: number): void {
    this.#remarks.add('FORMATS_LEFT_OUT', { what: `Line ${line}`, why: 'the file ends within it' });
  }
}
