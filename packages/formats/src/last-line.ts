import { allCellsOf, saysNothing } from './delimited-cells.ts';
import { lostMark } from './number.ts';

/** How the lines above it were read. */
export interface LinesAbove {
  readonly separator: string;
  readonly columns: number;
  readonly kept: readonly number[];
  readonly lastPlaces?: number;
}

/**
 * What speaks against a last line that no line end follows: `broken` where it can't be whole, `doubt` where the file may
 * break off within its last number.
 */
export function lastLine(line: string, layout: LinesAbove): { readonly broken?: string; readonly doubt?: string } {
  const { columns, lastPlaces, kept, separator } = layout;
  // A tab at the end parts an empty cell from what stands before it, as a comma does.
  const text = separator === '\t' ? line.replace(/[\r ]+$/, '') : line.trimEnd();
  if (saysNothing(text)) return {};
  if (text.endsWith('\ufffd')) return { broken: 'the file breaks off within a character' };
  const cells = allCellsOf(text, separator);
  if (cells.length < columns) return { broken: `the file breaks off within it, after ${cells.length} of ${columns} columns` };
  // Behind a separator that ends the line nothing is missing.
  if (cells.length > columns) return {};
  const last = cells[columns - 1] ?? '';
  const sampled = kept.includes(columns - 1);
  const doubt = sampled ? { doubt: 'nothing says whether the file breaks off within its last number' } : {};
  // A lost sample is lost, whatever follows it; but the file may break off before a number, or behind its sign.
  if (lostMark(last)) return /^[-.]?$/.test(last.trim()) ? doubt : {};
  if (lastPlaces === undefined) return doubt;
  return placesOf(last) < lastPlaces ? { broken: `the file breaks off within its last number, "${last.slice(0, 40)}"` } : {};
}

/** How many digits stand behind the decimal sign. */
export const placesOf = (cell: string): number => /[.,](\d*)$/.exec(cell)?.[1]?.length ?? 0;
