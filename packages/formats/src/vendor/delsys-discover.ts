import { err, type Fault, ok, type Result, seconds } from '@eupraxia/kernel';
import { AnnotationList } from '../annotation-list.ts';
import type { ByteSource } from '../bytes.ts';
import { channelOf, plainText } from '../channels.ts';
import { allCellsOf, cellsOf } from '../delimited-cells.ts';
import { delimitedLimits } from '../delimited-layout.ts';
import { fault } from '../errors.ts';
import { onceEach } from '../names-once.ts';
import type { Opened } from '../reading.ts';
import type { RemarkList } from '../remarks.ts';
import { cellShape } from '../table/cells.ts';
import { readLines } from '../table/lines.ts';
import { filledColumns, rowWidth } from '../table/row-width.ts';
import { decimalSign, statedRate } from '../table/stated.ts';
import { RateGroupRows } from './rate-group-rows.ts';
import { firstNumbers, measures, rateGroupsOf, separatorOf, type VendorColumn } from './rate-groups.ts';

const timeSeries = /time series \(s\)$/i;
const headLinesMost = 20;

/** Opens the export of Trigno Discover from its first lines. */
export function openDiscover(source: ByteSource, lines: readonly string[], remarks: RemarkList): Result<Opened, Fault> {
  const separator = separatorOf(lines[0] ?? '');
  const head = lines.slice(0, headLinesMost).map((line) => cellsOf(line, separator));
  const nameRow = head.findIndex((cells) => cells.some((cell) => timeSeries.test(cell)));
  const names = head[nameRow];
  const skip = names === undefined ? -1 : firstNumbers(lines, separator, nameRow + 1);
  if (names === undefined || skip < 0) {
    const found = 'no line names a column "… Time Series (s)" with numbers below';
    return err(fault('EUP_FORMATS_NO_CHANNEL', { found }));
  }
  if (names.length > delimitedLimits.columns * 3)
    return err(fault('EUP_FORMATS_TOO_MANY', { found: names.length, most: delimitedLimits.columns }));
  const below = head.slice(nameRow + 1, skip);
  const rows = lines
    .slice(skip)
    .filter((line) => line.trim() !== '')
    .map((line) => allCellsOf(line, separator));
  const decimal = decimalSign(rows, separator);
  const columns = channelColumns(names, head.slice(0, nameRow), below, rows, decimal, remarks);
  const groups = rateGroupsOf(columns, { rows, decimal, skip, most: delimitedLimits.columns, remarks });
  if (!groups.ok) return groups;
  const markers = markerColumns(below);
  const annotations = new AnnotationList();
  const take = ([name = '', label = '', time = '']: readonly string[]): void => {
    const at = Number(time.replace(',', '.') || Number.NaN);
    const said = plainText([name, label].filter((text) => text !== '').join(' '));
    if (Number.isFinite(at)) annotations.add({ at: seconds(at), text: said });
  };
  const startedAt = startOf(head.find(([key]) => /^date/i.test(key ?? ''))?.[1]);
  const { groups: read, columns: wanted, counts } = groups.value;
  const held = Math.max(names.length, ...below.map((cells) => cells.length), filledColumns(rows));
  return ok({
    format: 'delsys',
    tracks: read.map(({ track }) => track),
    annotations: annotations.all,
    ...(startedAt === undefined ? {} : { startedAt }),
    remarks: remarks.all,
    counts,
    read: () =>
      readLines(
        source,
        new RateGroupRows({
          shape: cellShape(separator, decimal, wanted, { words: markers }),
          skip,
          width: rowWidth(rows, held, 1, true),
          groups: read,
          zeros: false,
          remarks,
          ...(markers.length === 0 ? {} : { words: take }),
        }),
      ),
  });
}

/** The named columns right of a column of times, each with the rate that stands below its name or below that of its times. */
function channelColumns(
  names: readonly string[],
  above: readonly (readonly string[])[],
  below: readonly (readonly string[])[],
  rows: readonly (readonly string[])[],
  decimal: string,
  remarks: RemarkList,
): readonly VendorColumn[] {
  const sensors = filled(sensorsOf(above), names.length);
  const rateOf = (c: number): number | undefined =>
    statedRate(/([\d.,]+)\s*Hz/i.exec(below.map((row) => row[c] ?? '').join(' '))?.[1] ?? '');
  const leftOut = (c: number, why: string): void =>
    remarks.add('FORMATS_LEFT_OUT', { what: `Column ${c + 1} (${names[c] || 'no name'})`, why });
  let time = -1;
  const found: (Omit<VendorColumn, 'channel'> & { readonly label: string })[] = [];
  for (const [c, name] of names.entries()) {
    if (timeSeries.test(name)) {
      time = c;
      continue;
    }
    const empty = rows.every((cells) => (cells[c] ?? '') === '');
    if (name === '' && empty) continue;
    if (name === '' || time < 0) leftOut(c, name === '' ? 'no name stands over it' : 'no column of times stands before it');
    else if (!measures(rows.slice(0, 100), c, decimal)) leftOut(c, 'it does not hold numbers');
    else if (empty) leftOut(c, 'it holds no sample');
    else {
      const sensor = (sensors[c] ?? '').replace(/\s*\(\d+\)\s*$/, '');
      const rate = rateOf(c) ?? rateOf(time);
      found.push({
        column: c,
        time,
        label: sensor === '' ? name : `${sensor}: ${name}`,
        ...(rate === undefined ? {} : { rate }),
      });
    }
  }
  const labels = onceEach(found.map(({ label }) => label));
  return found.map(({ label: _, ...column }, k) => ({ ...column, channel: channelOf(labels[k] as string) }));
}

/** The row that names the sensors: the first below the three of the recording whose cells say no mode. */
function sensorsOf(rows: readonly (readonly string[])[]): readonly string[] {
  return (
    rows.find(
      (cells, i) => i > 0 && !/:$/.test(cells[0] ?? '') && cells.some((cell) => cell !== '' && !/^sensor mode/i.test(cell)),
    ) ?? []
  );
}

/** A sensor's name stands over its first column only. */
function filled(cells: readonly string[], length: number): readonly string[] {
  let last = '';
  return Array.from({ length }, (_, c) => {
    last = cells[c] || last;
    return last;
  });
}

/** The table of markers at the right begins with Type, Name, Label, Time (s): the columns of the last three; none else. */
function markerColumns(rows: readonly (readonly string[])[]): readonly number[] {
  for (const row of rows) {
    const type = row.findIndex((cell) => /^type$/i.test(cell));
    const time = row.findIndex((cell, c) => c > type && /^time(\s*\(s\))?$/i.test(cell));
    if (type >= 0 && time > type) return [type + 1, type + 2, time];
  }
  return [];
}

/** `7/11/2025 4:20:11 PM` and its like, month first as the program writes it. */
function startOf(text: string | undefined): string | undefined {
  const [, month, day, year, hour, minute, second, half] =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4})\s+(\d{1,2}):(\d\d):(\d\d)(?:\s*([AP])M)?/i.exec(text ?? '') ?? [];
  if (month === undefined || day === undefined || hour === undefined || Number(month) > 12) return undefined;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
  const two = (value: string | number): string => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hours)}:${minute}:${second}`;
}
