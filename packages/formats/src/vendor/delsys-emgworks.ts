import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import type { ByteSource } from '../bytes.ts';
import { channelOf } from '../channels.ts';
import { allCellsOf, cellsOf } from '../delimited-cells.ts';
import { delimitedLimits } from '../delimited-layout.ts';
import { fault } from '../errors.ts';
import { onceEach } from '../names-once.ts';
import type { Opened } from '../reading.ts';
import type { RemarkList } from '../remarks.ts';
import { cellShape } from '../table/cells.ts';
import { readLines } from '../table/lines.ts';
import { filledColumns, rowWidth } from '../table/row-width.ts';
import { decimalSign, statedCount, statedRate } from '../table/stated.ts';
import { RateGroupRows } from './rate-group-rows.ts';
import { firstNumbers, measures, rateGroupsOf, separatorOf, type VendorColumn } from './rate-groups.ts';

/** A spreadsheet that meets a name twice adds a number: `X[s].1`. */
const timeColumn = /^X ?\[s\](\.\d+)?$/i;
const labelled = /Label:\s*(.*?)\s*Sampling frequency:\s*(\S*)(?:\s*Number of points:\s*(\S*))?(?:.*?Unit:\s*(\S+))?/i;
const longestLabel = 1000;

interface Told {
  readonly label: string;
  readonly rate?: number;
  readonly points?: number;
  readonly unit?: string;
}

/** Opens the export of EMGworks from its first lines. */
export function openEmgWorks(source: ByteSource, lines: readonly string[], remarks: RemarkList): Result<Opened, Fault> {
  const at = lines.findIndex((line, i) => {
    const separator = separatorOf(line);
    return timeColumn.test(cellsOf(line, separator)[0] ?? '') && firstNumbers(lines.slice(i + 1, i + 4), separator, 0) >= 0;
  });
  if (at < 0) return err(fault('EUP_FORMATS_NO_CHANNEL', { found: 'no line begins with "X[s]" with numbers below' }));
  const separator = separatorOf(lines[at] ?? '');
  const names = cellsOf(lines[at] ?? '', separator);
  const skip = firstNumbers(lines, separator, at + 1);
  const rows = lines
    .slice(skip)
    .filter((line) => line.trim() !== '')
    .map((line) => allCellsOf(line, separator));
  const decimal = decimalSign(rows, separator);
  const told = lines.slice(0, at).flatMap((line) => toldOf(line) ?? []);
  const columns = channelColumns(names, told, rows, decimal, remarks);
  const groups = rateGroupsOf(columns, { rows, decimal, skip, most: delimitedLimits.columns, remarks });
  if (!groups.ok) return groups;
  const { groups: read, columns: wanted, counts } = groups.value;
  const held = Math.max(names.length, filledColumns(rows));
  return ok({
    format: 'delsys',
    tracks: read.map(({ track }) => track),
    annotations: [],
    remarks: remarks.all,
    counts,
    read: () =>
      readLines(
        source,
        new RateGroupRows({
          shape: cellShape(separator, decimal, wanted),
          skip,
          width: rowWidth(rows, held, 1, true),
          groups: read,
          zeros: true,
          remarks,
        }),
      ),
  });
}

function toldOf(line: string): Told | undefined {
  const [, label, rate = '', points = '', unit] = labelled.exec(line.slice(0, longestLabel)) ?? [];
  if (label === undefined) return undefined;
  const hertz = statedRate(rate);
  const count = statedCount(points);
  return {
    label,
    ...(hertz === undefined ? {} : { rate: hertz }),
    ...(count === undefined ? {} : { points: count }),
    ...(unit === undefined ? {} : { unit }),
  };
}

/** Each column of samples with the line that tells of it: by its name, else by its place where there are as many lines. */
function channelColumns(
  names: readonly string[],
  told: readonly Told[],
  rows: readonly (readonly string[])[],
  decimal: string,
  remarks: RemarkList,
): readonly VendorColumn[] {
  const samples = names.flatMap((name, c) => (name === '' || timeColumn.test(name) ? [] : [c]));
  let time = -1;
  const timeOf = names.map((name, c) => {
    if (timeColumn.test(name)) time = c;
    return time;
  });
  const about = samples.map((c, k): Told => {
    const name = names[c] as string;
    const own = toldOf(name) ?? told.find(({ label }) => label === name);
    return own ?? (told.length === samples.length ? told[k] : undefined) ?? { label: name };
  });
  const kept = samples.flatMap((c, k) => {
    if (measures(rows.slice(0, 100), c, decimal)) return [{ c, told: about[k] as Told }];
    remarks.add('FORMATS_LEFT_OUT', { what: `Column ${c + 1} (${names[c]})`, why: 'it does not hold numbers' });
    return [];
  });
  if (told.length > 0 && told.length !== samples.length) {
    remarks.add('FORMATS_COUNT_DIFFERS', { stated: told.length, what: 'channels', found: samples.length });
  }
  const labels = onceEach(kept.map((one) => one.told.label || (names[one.c] as string)));
  return kept.map(({ c, told: { rate, points, unit } }, k) => ({
    column: c,
    time: timeOf[c] as number,
    channel: channelOf(labels[k] as string, unit),
    ...(rate === undefined ? {} : { rate }),
    ...(points === undefined ? {} : { points }),
  }));
}
