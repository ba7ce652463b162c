import { err, type Fault, ok, type Result, seconds } from '@eupraxia/kernel';
import { AnnotationList } from '../annotation-list.ts';
import type { ByteSource } from '../bytes.ts';
import { channelOf, plainText } from '../channel-kind.ts';
import { cellsOf, delimitedLimits } from '../delimited-layout.ts';
import { fault } from '../errors.ts';
import { headLines } from '../head-lines.ts';
import type { Opened } from '../reading.ts';
import { readTracks, type TrackReading } from './track-columns.ts';
import {
  decimalOf,
  firstCells,
  firstNumbers,
  rateOfTimes,
  separatorOf,
  tracksOfColumns,
  type VendorColumn,
} from './tracks-of-columns.ts';

const timeSeries = /time series \(s\)$/i;
const timeColumn = /^X ?\[s\]$/i;
const labelled = /Label:\s*(.*?)\s*Sampling frequency:\s*([\d.e+-]+)\s*Number of points:\s*(\d+)(?:.*?Unit:\s*(\S+))?/i;
const longestLabel = 1000;

/**
 * Opens what Delsys programs export as text: Trigno Discover (sensors with channels of several rates, each with a column
 * of times of its own, a table of markers at the right) and EMGworks (a line for each channel above, or columns named
 * `X[s]` between). Channels of one rate make one track. Errors: EUP_FORMATS_NO_CHANNEL, _HEADER, _TOO_MANY.
 */
export async function openDelsys(source: ByteSource): Promise<Result<Opened, Fault>> {
  const lines = await headLines(source);
  if (!lines.ok) return lines;
  return /^\s*"?Application:/i.test(lines.value[0] ?? '') ? openDiscover(source, lines.value) : openEmgWorks(source, lines.value);
}

function openDiscover(source: ByteSource, lines: readonly string[]): Result<Opened, Fault> {
  const separator = separatorOf(lines[0] ?? '');
  const rows = lines.slice(0, 20).map((line) => cellsOf(line, separator));
  const nameRow = rows.findIndex((cells) => cells.some((cell) => timeSeries.test(cell)));
  const skip = nameRow < 0 ? -1 : firstNumbers(lines, separator, nameRow + 1);
  const names = rows[nameRow];
  if (names === undefined || skip < 0) return noColumns('no line names a column "… Time Series (s)" with numbers below');
  if (names.length > delimitedLimits.columns * 3) {
    return err(fault('EUP_FORMATS_TOO_MANY', { found: names.length, most: delimitedLimits.columns }));
  }
  const below = rows.slice(nameRow + 1, skip);
  const sensors = filled(sensorsOf(rows.slice(0, nameRow)), names.length);
  const hertzOf = (c: number): number =>
    Number(/([\d.,]+)\s*Hz/i.exec(below.map((row) => row[c] ?? '').join(' '))?.[1]?.replace(',', '.'));
  const decimal = decimalOf(lines.slice(skip, skip + 20), separator);
  const first = firstCells(lines.slice(skip), separator);
  const columns: VendorColumn[] = [];
  let times = -1;
  for (const [c, name] of names.entries()) {
    if (timeSeries.test(name)) times = c;
    if (name === '' || times < 0 || timeSeries.test(name)) continue;
    const rate = hertzOf(c) || hertzOf(times) || rateOfTimes(first, decimal, times);
    if (rate === undefined || !(rate > 0)) continue;
    const sensor = (sensors[c] ?? '').replace(/\s*\(\d+\)\s*$/, '');
    columns.push({ column: c, rate, channel: channelOf(sensor === '' ? name : `${sensor}: ${name}`) });
  }
  const markers = markerColumns(below);
  const date = rows.find(([key]) => /^date/i.test(key ?? ''))?.[1];
  return opened(source, columns, { separator, decimal, skip }, markers, startOf(date));
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

interface Markers {
  readonly name: number;
  readonly label: number;
  readonly time: number;
}

/** The table of markers at the right begins with Type, Name, Label, Time (s). */
function markerColumns(rows: readonly (readonly string[])[]): Markers | undefined {
  for (const row of rows) {
    const type = row.findIndex((cell) => /^type$/i.test(cell));
    const time = row.findIndex((cell, c) => c > type && /^time(\s*\(s\))?$/i.test(cell));
    if (type >= 0 && time > type) return { name: type + 1, label: type + 2, time };
  }
  return undefined;
}

function openEmgWorks(source: ByteSource, lines: readonly string[]): Result<Opened, Fault> {
  const at = lines.findIndex((line, i) => {
    const separator = separatorOf(line);
    return timeColumn.test(cellsOf(line, separator)[0] ?? '') && firstNumbers(lines.slice(i + 1, i + 4), separator, 0) >= 0;
  });
  if (at < 0) return noColumns('no line begins with "X[s]" with numbers below');
  const separator = separatorOf(lines[at] ?? '');
  const names = cellsOf(lines[at] ?? '', separator);
  const skip = firstNumbers(lines, separator, at + 1);
  const decimal = decimalOf(lines.slice(skip, skip + 20), separator);
  const told = lines
    .slice(0, at)
    .flatMap((line) => [labelled.exec(line.slice(0, longestLabel))].filter((found) => found !== null));
  const first = firstCells(lines.slice(skip), separator);
  const columns: VendorColumn[] = [];
  let times = 0;
  for (const [c, name] of names.entries()) {
    if (timeColumn.test(name)) times = c;
    if (name === '' || timeColumn.test(name)) continue;
    const own = labelled.exec(name) ?? told[columns.length];
    const [, label = name, frequency = '', points = '', unit] = own ?? [];
    const rate = Number(frequency) || rateOfTimes(first, decimal, times);
    if (rate === undefined || !(rate > 0)) return err(fault('EUP_FORMATS_RATE_UNKNOWN'));
    columns.push({ column: c, rate, channel: channelOf(label, unit), ...(points === '' ? {} : { most: Number(points) }) });
  }
  return opened(source, columns, { separator, decimal, skip }, undefined, undefined);
}

function opened(
  source: ByteSource,
  columns: readonly VendorColumn[],
  text: { readonly separator: string; readonly decimal: string; readonly skip: number },
  markers: Markers | undefined,
  startedAt: string | undefined,
): Result<Opened, Fault> {
  const tracks = tracksOfColumns(columns, delimitedLimits.columns);
  if (!tracks.ok) return tracks;
  const annotations = new AnnotationList();
  const reading: TrackReading = {
    separator: text.separator.charCodeAt(0),
    decimal: text.decimal.charCodeAt(0),
    skip: text.skip,
    tracks: tracks.value,
    ...(markers === undefined
      ? {}
      : {
          words: {
            columns: [markers.name, markers.label, markers.time],
            take: ([name = '', label = '', time = '']) => {
              const at = Number(time.replace(',', '.') || Number.NaN);
              const said = plainText([name, label].filter((word) => word !== '').join(' '));
              if (Number.isFinite(at)) annotations.add({ at: seconds(at), text: said });
            },
          },
        }),
  };
  return ok({
    format: 'delsys',
    tracks: tracks.value.map(({ track }) => track),
    annotations: annotations.all,
    ...(startedAt === undefined ? {} : { startedAt }),
    read: () => readTracks(source, reading),
  });
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

const noColumns = (found: string): Result<Opened, Fault> => err(fault('EUP_FORMATS_NO_CHANNEL', { found }));
