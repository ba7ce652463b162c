import { textOf } from '../bytes.ts';
import { fault } from '../errors.ts';
import { isLost, numberIn } from '../number.ts';
import { localNumber, type NumberForm, numberFormFault } from '../number-form.ts';
import { refuse } from '../reading.ts';
import { isBlank, nextByte, pastQuotes, quote, space } from '../row-bytes.ts';

/** How a line is parted, and which of its cells are wanted. */
export interface CellShape {
  /** The byte between cells; a space stands for any run of blanks. */
  readonly separator: number;
  /** Only a separator with a blank behind it parts cells; others are decimal commas. */
  readonly spaced: boolean;
  readonly decimal: number;
  /** How the numbers of each column are written, where columns differ from `decimal`. */
  readonly forms?: readonly NumberForm[];
  /** For each column of the file the place in `values` that it fills, −1 for none. */
  readonly slots: Int32Array;
  readonly values: number;
  /** Columns of words, by their number in the file: the place in `words` that each fills. */
  readonly words?: ReadonlyMap<number, number>;
}

/**
 * A shape that wants the given columns, in their order.
 * @param separator `, ` where only a comma with a blank behind it parts cells
 */
export function cellShape(
  separator: string,
  decimal: string,
  columns: readonly number[],
  { words = [], forms }: { readonly words?: readonly number[]; readonly forms?: readonly NumberForm[] } = {},
): CellShape {
  const slots = new Int32Array(Math.max(-1, ...columns) + 1).fill(-1);
  for (const [k, column] of columns.entries()) slots[column] = k;
  return {
    separator: separator.charCodeAt(0),
    spaced: separator.length > 1,
    decimal: decimal.charCodeAt(0),
    slots,
    values: columns.length,
    ...(forms === undefined ? {} : { forms }),
    ...(words.length === 0 ? {} : { words: new Map(words.map((column, k) => [column, k])) }),
  };
}

const longestWord = 4096;
const longestNumber = 400;
const comma = 0x2c;

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
  readonly #shape: CellShape;
  readonly #slots: Int32Array;
  /** For each wanted column of the file the byte of its decimal sign. */
  readonly #decimal: Uint8Array;

  constructor(shape: CellShape) {
    this.#shape = shape;
    this.#slots = shape.slots;
    this.#decimal = Uint8Array.from(shape.slots, (_, c) => shape.forms?.[c]?.decimal.charCodeAt(0) ?? shape.decimal);
    this.values = new Float64Array(shape.values);
    this.words = Array.from({ length: shape.words?.size ?? 0 }, () => '');
  }

  /**
   * Reads `bytes[from..to)`. Errors, thrown: EUP_FORMATS_NUMBER for a wanted cell that is no number, _NUMBER_FORM.
   * @param ended whether a line feed follows; else the last cell may be cut off
   */
  read(bytes: Uint8Array, from: number, to: number, line: number, ended: boolean): void {
    const { separator } = this.#shape;
    if (this.words.length > 0) this.words.fill('');
    this.cells = 0;
    this.filled = 0;
    this.broken = false;
    let end = to;
    while (end > from && bytes[end - 1] === 0x0d) end--;
    if (separator === space) this.#parted(bytes, from, end, line, ended);
    else this.#separated(bytes, from, end, line, ended);
    for (let column = this.cells; column < this.#slots.length; column++) {
      const slot = this.#slots[column] as number;
      if (slot >= 0) this.values[slot] = Number.NaN;
    }
  }

  #separated(bytes: Uint8Array, from: number, end: number, line: number, ended: boolean): void {
    const { separator, spaced } = this.#shape;
    for (let at = from; at <= end; ) {
      let stop = at;
      if (bytes[at] === quote || bytes[at] === space) stop = pastQuotes(bytes, at, end);
      while (stop < end && bytes[stop] !== separator) stop++;
      if (spaced) while (stop + 1 < end && bytes[stop + 1] !== space) stop = nextByte(bytes, stop + 1, end, separator);
      this.#cell(bytes, at, stop, line, ended || stop < end);
      at = stop + 1;
    }
  }

  /** Cells parted by runs of blanks. */
  #parted(bytes: Uint8Array, from: number, end: number, line: number, ended: boolean): void {
    let at = from;
    while (at < end) {
      while (at < end && isBlank(bytes[at] as number)) at++;
      let stop = at;
      while (stop < end && !isBlank(bytes[stop] as number)) stop++;
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
    const slot = column < this.#slots.length ? (this.#slots[column] as number) : -1;
    if (a === b) {
      if (slot >= 0) this.values[slot] = Number.NaN;
      return;
    }
    this.filled = column + 1;
    if (this.words.length > 0) this.#word(bytes, a, b, column);
    if (slot < 0) return;
    let value = numberIn(bytes, a, b, this.#decimal[column] as number);
    if (Number.isNaN(value) && !isLost(bytes, a, b)) {
      value = this.#otherwise(textOf(bytes.subarray(a, Math.min(b, a + longestNumber))), line, column, whole);
    }
    this.values[slot] = value;
  }

  #word(bytes: Uint8Array, from: number, to: number, column: number): void {
    const word = this.#shape.words?.get(column);
    if (word !== undefined) this.words[word] = textOf(bytes.subarray(from, Math.min(to, from + longestWord))).trim();
  }

  /** A number that is not written in the plain way, as with marks between thousands. Refuses what is none in a whole cell. */
  #otherwise(text: string, line: number, column: number, whole: boolean): number {
    const form: NumberForm = this.#shape.forms?.[column] ?? { decimal: this.#decimal[column] === comma ? ',' : '.' };
    const value = localNumber(text, form);
    if (typeof value === 'number') return value;
    const place = { line, column: column + 1 };
    if (value === 'doubtful') refuse(numberFormFault({ ...place, text }));
    if (whole) refuse(fault('EUP_FORMATS_NUMBER', { ...place, found: text.slice(0, 40) }));
    this.broken = true;
    return Number.NaN;
  }
}

const isPadding = (byte: number): boolean => isBlank(byte) || byte === quote;
