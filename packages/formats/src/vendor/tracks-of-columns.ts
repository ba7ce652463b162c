import { err, type Fault, type Hertz, hertz, ok, type Result } from '@eupraxia/kernel';
import { cellsOf } from '../delimited-layout.ts';
import { fault } from '../errors.ts';
import type { RecordedChannel } from '../recording.ts';
import type { TrackColumns } from './track-columns.ts';

/** One channel as a vendor's header describes it. */
export interface VendorColumn {
  readonly column: number;
  readonly rate: number;
  readonly channel: RecordedChannel;
  readonly most?: number;
}

/** Columns of one rate make one track; the fastest first. Errors: EUP_FORMATS_NO_CHANNEL, _TOO_MANY. */
export function tracksOfColumns(columns: readonly VendorColumn[], limit: number): Result<readonly TrackColumns[], Fault> {
  if (columns.length === 0) return err(fault('EUP_FORMATS_NO_CHANNEL', { found: 'its header names no channel with a rate' }));
  if (columns.length > limit) return err(fault('EUP_FORMATS_TOO_MANY', { found: columns.length, most: limit }));
  const rates = [...new Set(columns.map(({ rate }) => rate))].sort((a, b) => b - a);
  return ok(
    rates.map((rate) => {
      const own = columns.filter((one) => one.rate === rate);
      const most = own.map((one) => one.most ?? Number.POSITIVE_INFINITY);
      return {
        track: { rate: hertz(rate), channels: own.map(({ channel }) => channel) },
        columns: own.map(({ column }) => column),
        ...(most.some(Number.isFinite) ? { most } : {}),
      };
    }),
  );
}

/** The byte that parts the cells of a line: a tab, a semicolon, or a comma. */
export const separatorOf = (line: string): string => ['\t', ';', ','].find((one) => line.includes(one)) ?? ',';

/** Whether numbers are written with a comma: only where cells aren't parted by one. */
export const decimalOf = (lines: readonly string[], separator: string): string =>
  separator !== ',' && lines.some((line) => cellsOf(line, separator).some((cell) => /^-?\d+,\d+(e[+-]?\d+)?$/i.test(cell)))
    ? ','
    : '.';

/** The cells of the first lines of samples, the last line, which may not be whole, left out. */
export const firstCells = (lines: readonly string[], separator: string): readonly (readonly string[])[] =>
  lines.slice(0, Math.min(1000, lines.length - 1)).map((line) => cellsOf(line, separator));

/** The rate of a column of times: one over the middle step of its first lines; undefined where they don't rise. */
export function rateOfTimes(rows: readonly (readonly string[])[], decimal: string, column: number): Hertz | undefined {
  const times = rows
    .map((row) => (row[column] ?? '').replace(decimal, '.'))
    .filter((cell) => cell !== '')
    .map(Number);
  const steps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
  if (steps.length < 2 || steps.some((step) => !(step > 0))) return undefined;
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const exact = steps.length / span;
  const round = Math.round(exact);
  return hertz(Math.abs(exact / round - 1) < 1e-4 ? round : exact);
}

/** The number of the first line whose first cell is a number, from `from` on; −1 where there is none. */
export function firstNumbers(lines: readonly string[], separator: string, from: number): number {
  for (let i = from; i < lines.length; i++) {
    const [first = ''] = cellsOf(lines[i] ?? '', separator);
    if (/^[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?$/i.test(first)) return i;
  }
  return -1;
}
