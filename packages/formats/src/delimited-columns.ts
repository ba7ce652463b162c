import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { isClock } from './delimited-shape.ts';
import { fault } from './errors.ts';
import { isBeyond, lostMark } from './number.ts';
import { FormEvidence, isNumber, type NumberForm } from './number-form.ts';

/** A line of samples in the head of a file. */
export interface HeadRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a column of the head holds. */
export interface ColumnKind {
  /** `lost` states in words that its samples are lost; `empty` says nothing. */
  readonly kind: 'numbers' | 'lost' | 'empty' | 'clock' | 'words';
  /** A word that it holds. */
  readonly word?: string;
}

export interface ColumnKinds {
  readonly kinds: readonly ColumnKind[];
  readonly forms: readonly NumberForm[];
  /** The decimal sign that the file proves; a point where it proves none. */
  readonly decimal: '.' | ',';
}

/**
 * Tells columns of numbers from others, and how the numbers of each are written. A column mostly of numbers with a cell
 * that is not a number is refused, and so is a number that can be read in two ways. Errors: EUP_FORMATS_NUMBER, _NUMBER_FORM.
 */
export function columnKinds(rows: readonly HeadRow[], columns: number): Result<ColumnKinds, Fault> {
  const evidence = Array.from({ length: columns }, () => new FormEvidence());
  const kinds: ColumnKind[] = [];
  for (let c = 0; c < columns; c++) {
    const kind = kindOf(rows, c, evidence[c] as FormEvidence);
    if (!kind.ok) return kind;
    kinds.push(kind.value);
  }
  const proven = new Set(evidence.flatMap((one, c) => (kinds[c]?.kind === 'numbers' && one.proven ? [one.proven] : [])));
  const [only] = proven;
  const file = proven.size === 1 ? only : undefined;
  const forms: NumberForm[] = [];
  for (let c = 0; c < columns; c++) {
    const form = kinds[c]?.kind === 'numbers' ? (evidence[c] as FormEvidence).form(file) : ok({ decimal: file ?? '.' } as const);
    if (!form.ok) return form;
    forms.push(form.value);
  }
  return ok({ kinds, forms, decimal: file ?? '.' });
}

function kindOf(rows: readonly HeadRow[], column: number, evidence: FormEvidence): Result<ColumnKind, Fault> {
  let numbers = 0;
  let marks = 0;
  let clocks = 0;
  let words = 0;
  let odd: HeadRow | undefined;
  let word: string | undefined;
  for (const row of rows) {
    const cell = row.cells[column] ?? '';
    if (cell === '') continue;
    if (isNumber(cell)) {
      numbers++;
      evidence.add(row.line, column + 1, cell);
    } else if (lostMark(cell) || isBeyond(cell)) marks++;
    else {
      if (isClock(cell)) clocks++;
      else words++;
      odd ??= row;
      word ??= cell;
    }
  }
  const others = clocks + words;
  if (others > 0 && numbers >= others && odd !== undefined) {
    return err(
      fault('EUP_FORMATS_NUMBER', { line: odd.line, column: column + 1, found: (odd.cells[column] ?? '').slice(0, 40) }),
    );
  }
  if (others > 0)
    return ok({ kind: clocks > words ? 'clock' : 'words', ...(word === undefined ? {} : { word: word.slice(0, 40) }) });
  return ok({ kind: numbers > 0 ? 'numbers' : marks > 0 ? 'lost' : 'empty' });
}
