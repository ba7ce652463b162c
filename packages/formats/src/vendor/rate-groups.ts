import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { cellsOf } from '../delimited-cells.ts';
import type { DecidedRate } from '../delimited-rate.ts';
import { fault } from '../errors.ts';
import { lostMark } from '../number.ts';
import type { RecordedChannel } from '../recording.ts';
import type { Count, RemarkList } from '../remarks.ts';
import { rowRate, tableStamps } from '../table/rate-of.ts';
import { trackOf } from '../tracks.ts';
import type { RateGroup } from './rate-group-rows.ts';

/** One channel as a vendor's header describes it. */
export interface VendorColumn {
  readonly column: number;
  readonly channel: RecordedChannel;
  /** The column of its times; −1 where it has none. */
  readonly time: number;
  readonly rate?: number;
  /** How many samples the header says that it has. */
  readonly points?: number;
}

/** The groups of a table and the columns to be read for them, in the order in which the groups expect their values. */
export interface RateGroups {
  readonly groups: readonly RateGroup[];
  readonly columns: readonly number[];
  readonly counts: () => readonly Count[];
}

export interface RateGroupOptions {
  /** The first lines of samples, cell by cell. */
  readonly rows: readonly (readonly string[])[];
  readonly decimal: string;
  /** Lines above them. */
  readonly skip: number;
  readonly given?: number | undefined;
  /** What one of the times' unit is in seconds. */
  readonly scale?: number;
  readonly most: number;
  readonly remarks: RemarkList;
}

/**
 * Columns of one rate make one track; the fastest first. Each column of times checks the rate that is stated for it.
 * Errors: EUP_FORMATS_NO_CHANNEL, _TOO_MANY, _IRREGULAR, _RATE_UNKNOWN.
 */
export function rateGroupsOf(
  all: readonly VendorColumn[],
  { rows, decimal, skip, given, scale = 1, most, remarks }: RateGroupOptions,
): Result<RateGroups, Fault> {
  if (all.length === 0) return err(fault('EUP_FORMATS_NO_CHANNEL', { found: 'its header names no channel with samples below' }));
  if (all.length > most) return err(fault('EUP_FORMATS_TOO_MANY', { found: all.length, most }));
  const rates = new Map<string, Result<DecidedRate, Fault>>();
  const timed: (VendorColumn & { readonly told: DecidedRate })[] = [];
  let wrong: Fault | undefined;
  for (const column of all) {
    const key = `${column.time} ${column.rate ?? ''}`;
    let told = rates.get(key);
    if (told === undefined) {
      const cells = column.time < 0 ? [] : rows.map((row) => row[column.time] ?? '');
      told = rowRate(tableStamps(untilEnd(cells), decimal, skip), scale, column.rate, given, remarks);
      rates.set(key, told);
    }
    if (told.ok) timed.push({ ...column, told: told.value });
    else {
      wrong ??= told.error;
      const what = `Channel ${column.channel.name}`;
      remarks.add('FORMATS_LEFT_OUT', { what, why: 'its times are uneven, or no rate is known' });
    }
  }
  if (timed.length === 0 && wrong !== undefined) return err(wrong);
  const groups: RateGroup[] = [];
  const columns: number[] = [];
  const points: (number | undefined)[] = [];
  for (const rate of [...new Set(timed.map(({ told }) => told.rate))].sort((a, b) => b - a)) {
    const own = timed.filter(({ told }) => told.rate === rate);
    const checks = new Map(own.flatMap(({ time, told: { check } }) => (check === undefined ? [] : [[time, check] as const])));
    const times = [...checks.keys()].map((_, k) => columns.length + k);
    columns.push(...checks.keys());
    const stated = own.map((one) => one.points).filter((count) => count !== undefined);
    const longest = stated.length === 0 ? undefined : Math.max(...stated);
    points.push(longest);
    groups.push({
      track: trackOf(
        String(groups.length),
        rate,
        own.map(({ channel }) => channel),
      ),
      at: columns.length,
      times,
      checks: [...checks.values()],
      tally: { rows: 0 },
      ...(longest === undefined ? {} : { most: longest }),
    });
    columns.push(...own.map(({ column }) => column));
  }
  const counts = (): readonly Count[] =>
    groups.map(({ track, tally }, k): Count => ({ of: 'rows', track: track.id, stated: points[k] ?? null, found: tally.rows }));
  return ok({ groups, columns, counts });
}

/** A column of times without what fills it up below its last sample: empty cells, or zeros. */
function untilEnd(cells: readonly string[]): readonly string[] {
  let end = cells.length;
  while (end > 1 && /^(0([.,]0*)?)?$/.test(cells[end - 1] as string)) end--;
  return cells.slice(0, end);
}

/** The byte that parts the cells of a line: a tab, a semicolon, or a comma. */
export const separatorOf = (line: string): string => ['\t', ';', ','].find((one) => line.includes(one)) ?? ',';

/** The number of the first line whose first filled cell is a number, from `from` on; −1 where there is none. */
export function firstNumbers(lines: readonly string[], separator: string, from: number): number {
  for (let i = from; i < lines.length; i++) {
    const first = cellsOf(lines[i] as string, separator).find((cell) => cell !== '') ?? '';
    if (/^[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?$/i.test(first)) return i;
  }
  return -1;
}

/** Whether a column holds samples: numbers, or signs that one was lost. A single bad cell is refused where it is read. */
export function measures(rows: readonly (readonly string[])[], column: number, decimal: string): boolean {
  const cells = rows.map((row) => row[column] ?? '').filter((cell) => !lostMark(cell));
  const numbers = cells.filter((cell) => /^[+-]?(\d|\.\d|1\.#|inf)/i.test(cell.replace(decimal, '.')));
  return numbers.length >= 0.5 * cells.length;
}
