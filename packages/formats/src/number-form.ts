import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import { decimalValue, isBeyond, lostMark, plainSign } from './number.ts';

/** How the numbers of a column are written. */
export interface NumberForm {
  readonly decimal: '.' | ',';
  /** The mark between thousands, where whole numbers alone prove it (1.234.567). */
  readonly group?: '.' | ',';
  /** Every number has decimals: one of blanks alone (1 234) is no number of the column. */
  readonly placed?: true;
}

type Mark = '.' | ',';

/** What one cell tells: `either` is 1.234, which may be read as 1.234 and as 1234. */
type Shape =
  | { readonly kind: 'none' }
  | { readonly kind: 'whole' }
  | { readonly kind: 'spaced' }
  | { readonly kind: 'decimal' | 'group' | 'either'; readonly mark: Mark; readonly grouped?: Mark };

const power = '(?:[ed][+-]?\\d+)?';
const whole = new RegExp(`^[+-]?\\d+${power}$`, 'i');
const oneMark = new RegExp(`^[+-]?(?:\\d+([.,])\\d*|([.,])\\d+)${power}$`, 'i');
const either = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;
const grouped = /^[+-]?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})+$/;
const both = /^[+-]?[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*([.,])\d*$/;
const spaced = /^[+-]?[1-9]\d{0,2}([ \u00a0\u2009\u202f'’])\d{3}(?:\1\d{3})*(?:([.,])\d*)?$/;

/** How a cell is written. @param comma whether a comma may stand in a cell: where it doesn't part cells, or is quoted */
function shapeOf(cell: string): Shape {
  const text = plainSign(cell);
  if (whole.test(text)) return { kind: 'whole' };
  if (text.length > 400) return { kind: 'none' };
  if (either.test(text)) return { kind: 'either', mark: text.includes('.') ? '.' : ',' };
  const one = oneMark.exec(text);
  if (one !== null) return { kind: 'decimal', mark: (one[1] ?? one[2]) as Mark };
  const many = grouped.exec(text);
  if (many !== null) return { kind: 'group', mark: many[1] as Mark };
  const two = both.exec(text);
  if (two !== null && two[1] !== two[2]) return { kind: 'decimal', mark: two[2] as Mark, grouped: two[1] as Mark };
  const blanks = spaced.exec(text);
  if (blanks !== null) return blanks[2] === undefined ? { kind: 'spaced' } : { kind: 'decimal', mark: blanks[2] as Mark };
  return { kind: 'none' };
}

/** Whether a cell holds a number in any of the ways in which numbers are written. */
export const isNumber = (cell: string): boolean => plain.test(cell) || (shapeOf(cell).kind !== 'none' && !isBeyond(cell));

/** Most numbers of most files. */
const plain = /^-?\d{1,15}(\.\d{1,15})?$/;

/** A cell and where it stands. */
export interface Placed {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

const plainPoint = /^-?\d+\.\d+$/;

/** What the cells of a column prove of how its numbers are written. */
export class FormEvidence {
  readonly #decimal = new Map<Mark, Placed>();
  readonly #group = new Map<Mark, Placed>();
  readonly #either = new Map<Mark, Placed>();
  #spaced: Placed | undefined;
  #wholes = 0;
  #large = false;
  /** A cell with a decimal point proves no more once one was seen. */
  #point = false;

  add(line: number, column: number, text: string): void {
    if (this.#point && plainPoint.test(text)) return;
    const shape = shapeOf(text);
    if (shape.kind === 'spaced') this.#spaced ??= { line, column, text };
    if (shape.kind === 'none' || shape.kind === 'spaced') return;
    if (shape.kind === 'whole') {
      this.#wholes++;
      this.#large ||= /^[+-]?\d{4}/.test(text);
      return;
    }
    const map = shape.kind === 'decimal' ? this.#decimal : shape.kind === 'group' ? this.#group : this.#either;
    if (!map.has(shape.mark)) map.set(shape.mark, { line, column, text });
    this.#point ||= shape.kind === 'decimal' && shape.mark === '.';
    if (shape.grouped !== undefined && !this.#group.has(shape.grouped)) this.#group.set(shape.grouped, { line, column, text });
  }

  /** The decimal sign that the column proves, where it proves one alone. */
  get proven(): Mark | undefined {
    const [mark, other] = this.#decimal.keys();
    return other === undefined ? mark : undefined;
  }

  /**
   * The form of the column. Error: EUP_FORMATS_NUMBER_FORM with the cell that can be read in two ways.
   * @param file the decimal sign that the file's other columns prove, where they prove one
   */
  form(file: Mark | undefined): Result<NumberForm, Fault> {
    const proven = this.proven;
    if (this.#decimal.size > 1)
      return twoWays(this.#decimal.get(',') as Placed, 'other numbers of this column have a decimal point');
    if (proven !== undefined) {
      const other = proven === '.' ? ',' : '.';
      const placed = this.#wholes === 0;
      const doubtful = this.#either.get(other) ?? this.#group.get(proven) ?? (placed ? this.#spaced : undefined);
      if (doubtful !== undefined) return twoWays(doubtful, `other numbers of this column have ${signs[proven]}`);
      return ok({ decimal: proven, ...(placed ? { placed } : {}) });
    }
    const [group, second] = this.#group.keys();
    if (group !== undefined) {
      const other = group === '.' ? ',' : '.';
      const doubtful = second === undefined ? this.#either.get(other) : this.#group.get(second);
      return doubtful === undefined ? ok({ decimal: other, group }) : twoWays(doubtful);
    }
    const [mark, more] = this.#either.keys();
    if (mark === undefined) return ok({ decimal: file ?? '.' });
    const first = this.#either.get(mark) as Placed;
    if (more !== undefined) return twoWays(this.#either.get(more) as Placed);
    const placed = this.#wholes === 0;
    if (placed && this.#spaced !== undefined) return twoWays(this.#spaced);
    if (file !== undefined && file !== mark) return twoWays(first, `other numbers of this file have ${signs[file]}`);
    // Three places on every number are a fixed number of places; on some of them, beside short whole ones, thousands too.
    if (file === undefined && !placed && !this.#large) return twoWays(first);
    return ok({ decimal: mark, ...(placed ? { placed } : {}) });
  }
}

const signs = { '.': 'a decimal point', ',': 'a decimal comma' } as const;

const twoWays = (cell: Placed, why?: string): Result<never, Fault> => err(numberFormFault(cell, why));

/** The fault of a number that can be read in two ways. @param why what speaks against the nearer reading */
export function numberFormFault({ line, column, text }: Placed, why?: string): Fault {
  const plain = text.slice(0, 40);
  const readings = either.test(plainSign(text))
    ? `it can be read as ${plain.replace(',', '.')} and as ${plain.replace(/[.,]/g, '')}`
    : 'it is written otherwise than the numbers around it';
  return fault('EUP_FORMATS_NUMBER_FORM', {
    line,
    column,
    found: plain,
    why: why === undefined ? readings : `${readings}, and ${why}`,
  });
}

/** A number that is not written in the plain way of its column; `doubtful` where it can be read in two ways, else lost or none. */
export function localNumber(cell: string, { decimal, group, placed }: NumberForm): number | 'doubtful' | 'none' {
  const text = plainSign(cell);
  const other = decimal === '.' ? ',' : '.';
  const shape = shapeOf(text);
  const value = (): number =>
    decimalValue(
      text
        .replace(/[ \u00a0\u2009\u202f'’]/g, '')
        .replaceAll(other, '')
        .replace(decimal, '.'),
    );
  switch (shape.kind) {
    case 'whole':
      return value();
    case 'spaced':
      return placed === true ? 'doubtful' : value();
    case 'decimal':
      return shape.mark === decimal ? value() : 'doubtful';
    case 'group':
      return shape.mark === other ? value() : 'doubtful';
    case 'either':
      return shape.mark === decimal || shape.mark === group ? value() : 'doubtful';
    case 'none':
      return lostMark(cell) ? Number.NaN : 'none';
  }
}
