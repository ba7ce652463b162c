/**
 * The latest samples of a foot's sensor, each found by its number since the beginning. Six columns in one place; when it is
 * full, the older half goes. What was lost is held at its last value and counted.
 */
export class FootHistory {
  /** Columns: angular rate x, y, z (rad/s), acceleration x, y, z (m/s²), lost samples so far. */
  readonly columns: readonly Float64Array[];
  /** How many samples have come. */
  length = 0;
  readonly #keep: number;
  #first = 0;

  /** @param keep how many samples can be looked back on at least */
  constructor(keep: number) {
    this.#keep = keep;
    this.columns = Array.from({ length: 7 }, () => new Float64Array(2 * keep));
  }

  /** Where the sample numbered `i` stands in the columns. */
  place(i: number): number {
    return i - this.#first;
  }

  /** The oldest sample that is still there. */
  get oldest(): number {
    return this.#first;
  }

  /** Takes a sample; says whether it was whole. */
  push(gx: number, gy: number, gz: number, ax: number, ay: number, az: number): boolean {
    let at = this.length - this.#first;
    if (at === 2 * this.#keep) {
      for (const column of this.columns) column.copyWithin(0, this.#keep);
      this.#first += this.#keep;
      at = this.#keep;
    }
    this.length++;
    // Element by element: taking an array apart costs more than the rest of this.
    const columns = this.columns;
    const lost = columns[6] as Float64Array;
    const before = at > 0 ? (lost[at - 1] as number) : 0;
    if (Math.abs(gx) + Math.abs(gy) + Math.abs(gz) + Math.abs(ax) + Math.abs(ay) + Math.abs(az) < unreal) {
      (columns[0] as Float64Array)[at] = gx;
      (columns[1] as Float64Array)[at] = gy;
      (columns[2] as Float64Array)[at] = gz;
      (columns[3] as Float64Array)[at] = ax;
      (columns[4] as Float64Array)[at] = ay;
      (columns[5] as Float64Array)[at] = az;
      lost[at] = before;
      return true;
    }
    for (const column of columns) column[at] = at > 0 ? (column[at - 1] as number) : 0;
    lost[at] = before + 1;
    return false;
  }

  /** The sum of the angular rate about the vertical from sample `from` to `to` (exclusive), rad/s. */
  turnWithin(from: number, to: number): number {
    const z = this.columns[2] as Float64Array;
    const end = this.place(to);
    let sum = 0;
    for (let i = this.place(from); i < end; i++) sum += z[i] as number;
    return sum;
  }

  /** How many of the samples `from` to `to` (exclusive) were lost. */
  lostWithin(from: number, to: number): number {
    const lost = this.columns[6] as Float64Array;
    const before = from > this.#first ? (lost[this.place(from) - 1] as number) : 0;
    return (lost[this.place(to) - 1] as number) - before;
  }
}

/** What no sensor gives: a sample beyond it counts as lost. */
const unreal = 1e6;
