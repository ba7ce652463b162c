import { textOf } from '../bytes.ts';
import { fault } from '../errors.ts';
import { isLost, numberIn } from '../number.ts';
import { refuse } from '../reading.ts';

/** How a line is parted, and which of its cells are wanted. */
export interface CellShape {
  /** The byte between cells; a space stands for any run of blanks. */
  readonly separator: number;
  readonly decimal: number;
  /** For each column of the file the place in `values` that it fills, −1 for none. */
  readonly slots: Int32Array;
  readonly values: number;
  /** Columns of words, by their number in the file: the place in `words` that each fills. */
  readonly words?: ReadonlyMap<number, number>;
}

/** A shape that wants the given columns, in their order. */
export function cellShape(
  separator: string,
  decimal: string,
  columns: readonly number[],
  words: readonly number[] = [],
): CellShape {
  const slots = new Int32Array(Math.max(-1, ...columns) + 1).fill(-1);
  for (const [k, column] of columns.entries()) slots[column] = k;
  return {
    separator: separator.charCodeAt(0),
    decimal: decimal.charCodeAt(0),
    slots,
    values: columns.length,
    ...(words.length === 0 ? {} : { words: new Map(words.map((column, k) => [column, k])) }),
  };
}

const space = 0x20;
const quote = 0x22;
const longestWord = 4096;
/** How C libraries and spreadsheets write what is no number. */
const noNumber = /^([+-]?(1\.#\w+|nan\(\w*\)|inf(inity)?)|#(n\/a|num!|value!|div\/0!))$/i;

/** The cells of one line, read into the same numbers again and again. */
export class RowCells {
  /** The wanted numbers; NaN where a cell is empty or says that its sample was lost. */
  readonly values: Float64Array;
  readonly words: string[];
  /** How many cells the line has, empty ones counted. */
  cells = 0;
  /** The number, from 1, of the last cell that holds anything. */
  filled = 0;
  /** Whether the last cell is no number since the file ends within it. */
  broken = false;
  readonly #separator: number;
  readonly #decimal: number;
  readonly #slots: Int32Array;
  readonly #wordsAt: CellShape['words'];

  constructor(shape: CellShape) {
    this.#separator = shape.separator;
    this.#decimal = shape.decimal;
    this.#slots = shape.slots;
    this.#wordsAt = shape.words;
    this.values = new Float64Array(shape.values);
    this.words = Array.from({ length: shape.words?.size ?? 0 }, () => '');
  }

  /**
   * Reads `bytes[from..to)`. Error, thrown: EUP_FORMATS_NUMBER for a wanted cell that is no number.
   * @param ended whether a line feed follows; else the last cell may be cut off
   */
  read(bytes: Uint8Array, from: number, to: number, line: number, ended: boolean): void {
    const separator = this.#separator;
    this.values.fill(Number.NaN);
    if (this.words.length > 0) this.words.fill('');
    this.cells = 0;
    this.filled = 0;
    this.broken = false;
    let end = to;
    if (end > from && bytes[end - 1] === 0x0d) end--;
    if (separator === space) {
      this.#parted(bytes, from, end, line, ended);
      return;
    }
    let at = from;
    let quoted = false;
    for (let i = from; i < end; i++) {
      const byte = bytes[i] as number;
      if (byte !== separator) {
        if (byte === quote) quoted = !quoted;
        continue;
      }
      if (quoted) continue;
      this.#cell(bytes, at, i, line, true);
      at = i + 1;
    }
    this.#cell(bytes, at, end, line, ended);
  }

  /** Cells parted by runs of blanks. */
  #parted(bytes: Uint8Array, from: number, end: number, line: number, ended: boolean): void {
    let at = from;
    while (at < end) {
      while (at < end && (bytes[at] as number) <= space) at++;
      let stop = at;
      while (stop < end && (bytes[stop] as number) > space) stop++;
      if (stop > at) this.#cell(bytes, at, stop, line, ended || stop < end);
      at = stop;
    }
  }

  #cell(bytes: Uint8Array, from: number, to: number, line: number, whole: boolean): void {
    const column = this.cells++;
    let a = from;
    let b = to;
    while (a < b && isPadding(bytes[a] as number)) a++;
    while (b > a && isPadding(bytes[b - 1] as number)) b--;
    if (a === b) return;
    this.filled = column + 1;
    const word = this.#wordsAt?.get(column);
    if (word !== undefined) this.words[word] = textOf(bytes.subarray(a, Math.min(b, a + longestWord))).trim();
    const slots = this.#slots;
    const slot = column < slots.length ? (slots[column] as number) : -1;
    if (slot < 0) return;
    const value = numberIn(bytes, a, b, this.#decimal);
    // Beyond the largest number nothing was measured: such a sample is lost.
    if (Number.isFinite(value)) this.values[slot] = value;
    else if (Number.isNaN(value) && !isLost(bytes, a, b)) {
      const found = textOf(bytes.subarray(a, Math.min(b, a + 40)));
      if (noNumber.test(found)) return;
      if (whole) refuse(fault('EUP_FORMATS_NUMBER', { line, column: column + 1, found }));
      this.broken = true;
    }
  }
}

const isPadding = (byte: number): boolean => byte <= space || byte === quote;
