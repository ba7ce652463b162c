import { fault } from '../errors.ts';
import { refuse } from '../reading.ts';

/** How many cells the rows of a table have. A cell too few or too many puts one channel's numbers into another's. */
export interface RowWidth {
  /** Columns that may hold something. */
  readonly columns: number;
  /** Cells that a row has; more than `columns` where a separator ends each row. */
  readonly width: number;
  /** Where nothing empty stands at the ends of rows, they end earlier by a multiple of so many lost cells; else 0. */
  readonly shorter: number;
  /** Rows may go on beyond the first `least` cells by a multiple of so many, as unnamed markers come and go; 0 where not. */
  readonly longer?: number;
  readonly least?: number;
}

/**
 * Tells by the first rows how many cells every row has.
 * @param rows their cells, empty ones at the end as well
 * @param together how many columns are lost together, as the three of a marker; 0 where none are
 * @param ragged whether rows may end at any length although some end in empty cells
 */
export function rowWidth(rows: readonly (readonly string[])[], columns: number, together: number, ragged = false): RowWidth {
  const [width = columns] = commonest(rows.filter((cells) => cells.length >= columns)) ?? [];
  const short = rows.filter((cells) => cells.length < columns).length;
  const trimmed = ragged ? short > Math.max(1, 0.05 * rows.length) : short > 0 && rows.every((cells) => cells.at(-1) !== '');
  return { columns, width, shorter: trimmed ? together : 0 };
}

/** Whether a row has the cells that its table's rows have. @param filled the number of its last cell that isn't empty */
export function fits({ columns, width, shorter, longer = 0, least = 0 }: RowWidth, cells: number, filled: number): boolean {
  if (longer > 0 && cells >= least) {
    return (cells - width) % longer === 0 || (cells === filled && (cells - columns) % longer === 0);
  }
  if (filled > columns) return false;
  if (cells === width || (cells === columns && filled === columns)) return true;
  return shorter > 0 && cells < columns && (columns - cells) % shorter === 0;
}

/** Refuses a line with a cell too few or too many. */
export function miscounted(
  { cells, filled }: { readonly cells: number; readonly filled: number },
  columns: number,
  line: number,
): never {
  return refuse(fault('EUP_FORMATS_COLUMNS', { line, found: filled > columns ? filled : cells, expected: columns }));
}

/**
 * The number of the last column that the first rows fill. Where more than half of them have the same number of cells,
 * those with more say nothing: a cell too many stands in them.
 */
export function filledColumns(rows: readonly (readonly string[])[]): number {
  const [width = 0, count = 0] = commonest(rows) ?? [];
  const usual = count > rows.length / 2 ? rows.filter(({ length }) => length <= width) : rows;
  return usual.reduce((most, cells) => Math.max(most, cells.findLastIndex((cell) => cell !== '') + 1), 0);
}

/** The commonest number of cells, and how many rows have it. */
export function commonest(rows: readonly (readonly string[])[]): readonly [number, number] | undefined {
  const seen = new Map<number, number>();
  for (const { length } of rows) seen.set(length, (seen.get(length) ?? 0) + 1);
  return [...seen].sort((a, b) => b[1] - a[1])[0];
}
