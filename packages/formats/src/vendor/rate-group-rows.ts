import { fault } from '../errors.ts';
import { rowTime } from '../gap-rule.ts';
import { refuse } from '../reading.ts';
import type { SeriesChunk, Track } from '../recording.ts';
import type { RemarkList } from '../remarks.ts';
import { isBlankLine } from '../row-bytes.ts';
import { type CellShape, RowCells } from '../table/cells.ts';
import type { LineTaker } from '../table/lines.ts';
import { fits, miscounted, type RowWidth } from '../table/row-width.ts';
import { SampleRows } from '../table/sample-rows.ts';
import { irregularFault, type TimeCheck } from '../time-check.ts';

/** One track of a table whose tracks go at paces of their own: channels beside one another, and the times that they follow. */
export interface RateGroup {
  readonly track: Track;
  /** Where its channels begin among the values that are read of a line. */
  readonly at: number;
  /** Its columns of times among those values, and what holds each against the rate. */
  readonly times: readonly number[];
  readonly checks: readonly TimeCheck[];
  /** How many samples the file says that it has, where no time tells where they end. */
  readonly most?: number;
  readonly tally: { rows: number };
}

export interface RateGroupReading {
  readonly shape: CellShape;
  /** Lines before the first line of samples. */
  readonly skip: number;
  readonly width: RowWidth;
  readonly groups: readonly RateGroup[];
  /** A group that has ended is filled up with zeros, not with empty cells. */
  readonly zeros: boolean;
  readonly remarks: RemarkList;
  /** Takes a line's words: markers and activities. */
  readonly words?: (words: readonly string[], row: number) => void;
}

/**
 * Reads lines in which every track goes at a pace of its own: a slower one ends further up, and the cells below are empty.
 * Empty cells between samples are lost samples. Holds a line and a chunk of each track.
 */
export class RateGroupRows implements LineTaker {
  readonly #reading: RateGroupReading;
  readonly #cells: RowCells;
  readonly #samples: readonly RateGroupSamples[];
  #row = 0;

  constructor(reading: RateGroupReading) {
    this.#reading = reading;
    this.#cells = new RowCells(reading.shape);
    this.#samples = reading.groups.map((group) => new RateGroupSamples(group, reading));
  }

  take(bytes: Uint8Array, from: number, to: number, line: number, ended: boolean): void {
    const { skip, width, words } = this.#reading;
    if (line <= skip || isBlankLine(bytes, from, to)) return;
    const cells = this.#cells;
    cells.read(bytes, from, to, line, ended);
    const complete = fits(width, cells.cells, cells.filled);
    if (cells.broken || (!ended && !complete && cells.cells < width.columns)) {
      this.#cutOff(line);
      return;
    }
    if (!complete) miscounted(cells, width.columns, line);
    if (!ended) this.#reading.remarks.add('FORMATS_UNENDED', { line });
    for (const one of this.#samples) one.take(cells.values, line);
    if (cells.words.some((word) => word !== '')) words?.(cells.words, this.#row);
    this.#row++;
  }

  get full(): boolean {
    return this.#samples.some(({ rows }) => rows.full);
  }

  *ready(): Generator<SeriesChunk> {
    for (const one of this.#samples) yield* one.rows.ready();
  }

  *rest(): Generator<SeriesChunk> {
    for (const one of this.#samples) {
      one.end();
      yield* one.rows.rest();
    }
  }

  #cutOff(line: number): void {
    this.#reading.remarks.add('FORMATS_LEFT_OUT', { what: `Line ${line}`, why: 'the file ends within it' });
  }
}

/** The samples of one group as they gather. */
class RateGroupSamples {
  readonly rows: SampleRows;
  readonly #group: RateGroup;
  readonly #reading: RateGroupReading;
  #lost = 0;

  constructor(group: RateGroup, reading: RateGroupReading) {
    this.#group = group;
    this.#reading = reading;
    this.rows = new SampleRows(group.track);
  }

  take(values: Float64Array, line: number): void {
    const { at, track, tally } = this.#group;
    const lost = this.#lostBefore(values, line);
    if (lost < 0) return;
    let any = false;
    for (let c = 0; c < track.channels.length && !any; c++) any = !Number.isNaN(values[at + c]);
    if (!any) {
      this.#lost += lost + 1;
      return;
    }
    this.rows.lose(this.#lost + lost, line);
    this.#lost = 0;
    this.rows.push(values, at);
    tally.rows++;
  }

  end(): void {
    for (const check of this.#group.checks) check.ended();
    this.rows.remark(this.#reading.remarks);
  }

  /** How many samples its times say were lost before this line; −1 where the group has none in it. */
  #lostBefore(values: Float64Array, line: number): number {
    const { times, checks, tally, track } = this.#group;
    const { zeros, remarks } = this.#reading;
    let lost = -1;
    let left = false;
    for (const [k, at] of times.entries()) {
      const time = values[at] as number;
      if (Number.isNaN(time) || (zeros && time === 0 && tally.rows > 0 && this.#filledUp(values))) continue;
      const check = checks[k] as TimeCheck;
      const told = check.lost(time, line);
      if (check.left) {
        left = true;
        continue;
      }
      if (told === rowTime.doubled) {
        remarks.add('FORMATS_LEFT_OUT', { what: `Line ${line}`, why: 'it has the same time as the line before' });
        return -1;
      }
      if (told === rowTime.backwards) refuse(fault('EUP_FORMATS_ORDER', { where: `line ${line}` }));
      if (told === rowTime.uneven) refuse(check.fault());
      // Where one sensor lost samples and the next did not, they no longer stand beside one another.
      if (lost >= 0 && told !== lost) {
        const [found, expected] = [told, lost].map((count) => (count + 1) / track.rate) as [number, number];
        refuse(irregularFault(`in line ${line}, by one column of times and the next,`, found, expected));
      }
      lost = told;
    }
    if (lost >= 0) return lost;
    if (left) return 0;
    const { most } = this.#group;
    if (times.length === 0) return most !== undefined && tally.rows + this.#lost >= most ? -1 : 0;
    // Samples without a time follow one another.
    if (times.some((time) => !Number.isNaN(values[time])) || this.#filledUp(values)) return -1;
    for (const check of checks) check.lost(Number.NaN, line);
    return 0;
  }

  #filledUp(values: Float64Array): boolean {
    const { at, track } = this.#group;
    for (let c = 0; c < track.channels.length; c++) if (Math.abs(values[at + c] as number) > 0) return false;
    return true;
  }
}
