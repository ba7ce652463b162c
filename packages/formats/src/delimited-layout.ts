import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { channelOf } from './channels.ts';
import { allCellsOf, saysNothing } from './delimited-cells.ts';
import { type ColumnKinds, columnKinds, type HeadRow } from './delimited-columns.ts';
import { columnNames } from './delimited-names.ts';
import { preambleLines, shapeOf } from './delimited-shape.ts';
import { fault } from './errors.ts';
import { placesOf } from './last-line.ts';
import { onceEach } from './names-once.ts';
import { isNumber, type NumberForm } from './number-form.ts';
import { type OpenSignalsHeader, openSignalsHeader } from './open-signals.ts';
import type { RecordedChannel } from './recording.ts';
import { type StatedRate, statedRates } from './stated-rate.ts';

/** How the lines of a text recording are to be read. */
export interface DelimitedLayout {
  /** What parts cells: a space stands for any run of blanks, `, ` for a comma with a blank, where others are decimal commas. */
  readonly separator: string;
  readonly decimal: string;
  /** How the numbers of each column are written. */
  readonly forms: readonly NumberForm[];
  /** Lines before the first line of samples. */
  readonly skip: number;
  readonly columns: number;
  /** Which columns are channels, in order. */
  readonly kept: readonly number[];
  readonly channels: readonly RecordedChannel[];
  /** How many places every number of the last column has, where all have as many. */
  readonly lastPlaces?: number;
}

/** What the first lines of a text recording tell, before it is decided which column is the time. */
export interface DelimitedHead extends ColumnKinds {
  readonly separator: string;
  readonly skip: number;
  readonly columns: number;
  readonly rows: readonly HeadRow[];
  readonly names: readonly string[];
  readonly units?: readonly string[];
  readonly stated: readonly StatedRate[];
  readonly openSignals?: OpenSignalsHeader;
  readonly lastPlaces?: number;
}

export const delimitedLimits = { columns: 1024, lineBytes: 2 ** 18, preamble: preambleLines } as const;

/** More cells than these are not looked at before reading. */
const mostCells = 200_000;

/**
 * Recognises separator, decimal signs, names, units, stated rates and what each column holds, from the first lines.
 * Lines that begin with # or % are comments. Errors: EUP_FORMATS_NO_CHANNEL, _TOO_MANY, _COLUMNS, _NUMBER, _NUMBER_FORM.
 */
export function delimitedHead(lines: readonly string[]): Result<DelimitedHead, Fault> {
  const shape = shapeOf(lines);
  if (shape === undefined) {
    const first = lines.find((line) => !saysNothing(line));
    return err(
      fault('EUP_FORMATS_NO_CHANNEL', {
        found: first === undefined ? 'no line holds samples' : `"${first.trim().slice(0, 60)}" is followed by no line of numbers`,
      }),
    );
  }
  const { separator, skip } = shape;
  const preamble = lines.slice(0, skip);
  const { rows, columns } = headRows(lines, skip, separator, preamble);
  if (columns > delimitedLimits.columns)
    return err(fault('EUP_FORMATS_TOO_MANY', { found: columns, most: delimitedLimits.columns }));
  const kinds = columnKinds(rows, columns);
  if (!kinds.ok) return kinds;
  const openSignals = openSignalsHeader(preamble, columns);
  const numbered = kinds.value.kinds[0]?.kind === 'words' || countsRows(rows);
  const whole = rows.every(({ cells }) => cells.every((cell) => /^[+-]?\d*$/.test(cell)));
  const named = columnNames(preamble, { separator, columns, numbered, whole });
  const { names, units, misfit } = openSignals === undefined ? named : { ...named, names: openSignals.names, misfit: undefined };
  if (misfit !== undefined) {
    return err(fault('EUP_FORMATS_COLUMNS', { line: rows[0]?.line ?? skip + 1, found: columns, expected: misfit.cells }));
  }
  const torn = tornRow(preamble, separator, columns);
  if (torn !== undefined) return err(fault('EUP_FORMATS_COLUMNS', { ...torn, expected: columns }));
  const lastPlaces = placesOfAll(rows, columns - 1);
  return ok({
    ...kinds.value,
    separator,
    skip,
    columns,
    rows,
    names,
    ...(units === undefined ? {} : { units }),
    stated: statedRates(preamble),
    ...(openSignals === undefined ? {} : { openSignals }),
    ...(lastPlaces === undefined ? {} : { lastPlaces }),
  });
}

/** A line right above the samples and below names of their width that begins with a number and has another width: a row that is damaged. */
function tornRow(
  preamble: readonly string[],
  separator: string,
  columns: number,
): { readonly line: number; readonly found: number } | undefined {
  const at = preamble.findLastIndex((line) => !saysNothing(line));
  const cells = allCellsOf(preamble[at] ?? '', separator);
  const [first = ''] = cells;
  if (cells.length < 2 || cells.length === columns || !isNumber(first)) return undefined;
  const named = preamble.slice(0, at).some((line) => {
    const above = allCellsOf(line, separator);
    return above.length === columns && above.every((cell) => cell !== '' && !isNumber(cell));
  });
  return named ? { line: at + 1, found: cells.length } : undefined;
}

/** The layout once it is decided which columns are channels and which is the time. */
export function layoutOf(head: DelimitedHead, kept: readonly number[]): DelimitedLayout {
  const names = onceEach(kept.map((c, k) => head.names[c] || `ch${k + 1}`));
  return {
    separator: head.separator,
    decimal: head.decimal,
    forms: head.forms,
    skip: head.skip,
    columns: head.columns,
    kept,
    channels: kept.map((c, k) => {
      const channel = channelOf(names[k] as string, head.units?.[c]);
      return head.openSignals?.digital.includes(c) === true ? { ...channel, quantity: 'digital' } : channel;
    }),
    ...(head.lastPlaces === undefined ? {} : { lastPlaces: head.lastPlaces }),
  };
}

/** The lines of samples with their cells. The last line of the head, which may not be whole, counts only where it is alone. */
function headRows(
  lines: readonly string[],
  skip: number,
  separator: string,
  preamble: readonly string[],
): { readonly rows: readonly HeadRow[]; readonly columns: number } {
  const rows: HeadRow[] = [];
  let cells = 0;
  for (let i = skip; i < lines.length && cells < mostCells; i++) {
    const line = lines[i] as string;
    if (saysNothing(line) || (i === lines.length - 1 && rows.length > 0)) continue;
    const own = allCellsOf(line, separator);
    cells += own.length;
    rows.push({ line: i + 1, cells: own });
  }
  const width = rows[0]?.cells.length ?? 0;
  // A separator at the end of every line parts nothing, unless a name stands above what follows it.
  const ended = width > 1 && rows.every((row) => row.cells.length === width && row.cells[width - 1] === '');
  const named = preamble.some((line) => {
    const above = allCellsOf(line.replace(/^\s*[#%]+/, ''), separator);
    return above.length === width && above[width - 1] !== '';
  });
  return { rows, columns: ended && !named ? width - 1 : width };
}

/** Whether the first column, beside others, only numbers the rows. */
export function countsRows(rows: readonly HeadRow[]): boolean {
  if (rows.length < 8 || (rows[0]?.cells.length ?? 0) < 2) return false;
  const [first] = rows[0]?.cells ?? [];
  const start = first === '' || first === undefined ? Number.NaN : Number(first);
  return Number.isInteger(start) && rows.every(({ cells }, i) => cells[0] !== '' && Number(cells[0]) === start + i);
}

/** How many places all numbers of a column have; undefined where they differ, or have none. */
function placesOfAll(rows: readonly HeadRow[], column: number): number | undefined {
  const cells = rows.map((row) => row.cells[column] ?? '').filter(isNumber);
  const places = placesOf(cells[0] ?? '');
  return places > 0 && cells.length > 2 && cells.every((cell) => placesOf(cell) === places) ? places : undefined;
}
