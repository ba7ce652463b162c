import { err, type Fault, type Hertz, ok, type Result } from '@eupraxia/kernel';
import type { ByteSource } from '../bytes.ts';
import { markerChannels } from '../c3d/points.ts';
import { allCellsOf } from '../delimited-cells.ts';
import { delimitedLimits } from '../delimited-layout.ts';
import { fault } from '../errors.ts';
import { headLines } from '../head-lines.ts';
import { onceEach } from '../names-once.ts';
import type { Opened } from '../reading.ts';
import { RemarkList } from '../remarks.ts';
import { cellShape } from '../table/cells.ts';
import { readLines } from '../table/lines.ts';
import { rowRate, tableStamps, tableTimes } from '../table/rate-of.ts';
import { commonest, filledColumns, type RowWidth, rowWidth } from '../table/row-width.ts';
import { decimalSign } from '../table/stated.ts';
import type { Stamps } from '../times-found.ts';
import { trackOf } from '../tracks.ts';
import { type MotionReading, MotionRows } from './motion-rows.ts';
import { type TrcAxes, trcAxes } from './trc-axes.ts';
import { type TrcHeader, trcHeader } from './trc-header.ts';

/**
 * Opens TRC, markers over time as OpenSim and Cortex write them: three columns a marker, parted by tabs (or commas), empty
 * cells where a marker was lost. The column of time places the frames and checks the stated rate.
 * Errors: EUP_FORMATS_NO_CHANNEL, _RATE_UNKNOWN, _IRREGULAR, _TOO_MANY.
 */
export async function openTrc(source: ByteSource, given?: Hertz): Promise<Result<Opened, Fault>> {
  const head = await headLines(source);
  if (!head.ok) return head;
  const remarks = new RemarkList();
  const told = trcHeader(head.value, remarks);
  if (!told.ok) return told;
  const header = told.value;
  const { separator, skip } = header;
  const rows = head.value
    .slice(skip)
    .filter((line) => line.trim() !== '')
    .map((line) => allCellsOf(line, separator));
  const axes = trcAxes(header.axes, [commonest(rows)?.[0] ?? 2, filledColumns(rows)], remarks);
  if (!axes.ok) return axes;
  const { names, places, width } = markersOf(header, axes.value, rows, remarks);
  if (names.length === 0) {
    return err(fault('EUP_FORMATS_NO_CHANNEL', { found: 'no marker is named, and no column follows the time' }));
  }
  if (width.columns > delimitedLimits.columns)
    return err(fault('EUP_FORMATS_TOO_MANY', { found: width.columns - 2, most: delimitedLimits.columns - 2 }));
  const decimal = decimalSign(rows, separator);
  const stamps = tableStamps(
    rows.map((cells) => cells[1] ?? ''),
    decimal,
    skip,
  );
  const scale = scaleOf(stamps, header.rate, remarks);
  const rate = rowRate(stamps, scale, header.rate, given, remarks);
  if (!rate.ok) return rate;
  const channels = names.flatMap((name) => markerChannels(name, header.unit));
  const track = trackOf('points', rate.value.rate, channels);
  const kept = [0, 1, ...places.map((column) => column + 2)];
  const tally = { rows: 0, places: 0 };
  const reading = (): MotionReading => ({
    shape: cellShape(separator, decimal, kept),
    track,
    skip,
    width,
    frame: 0,
    time: 1,
    what: 'frames',
    remarks,
    tally,
    ...(rate.value.check === undefined ? {} : { check: rate.value.check }),
    ...(header.frames === undefined ? {} : { stated: header.frames }),
  });
  return ok({
    format: 'trc',
    tracks: [track],
    annotations: [],
    remarks: remarks.all,
    counts: () => [
      { of: 'frames', stated: header.frames ?? null, found: tally.rows },
      { of: 'markers', stated: header.markers ?? null, found: names.length },
    ],
    read: () => readLines(source, new MotionRows(reading())),
  });
}

interface TrcMarkers {
  readonly names: readonly string[];
  /** The column of each coordinate, x, y, z of each marker, counted from the first one behind the time. */
  readonly places: readonly number[];
  readonly width: RowWidth;
}

/** The markers that the frames hold, by the names of their axes where these stand in another order. */
function markersOf(
  header: TrcHeader,
  axes: TrcAxes | undefined,
  rows: readonly (readonly string[])[],
  remarks: RemarkList,
): TrcMarkers {
  if (axes === undefined) {
    const { names, width } = inOrder(header, rows, remarks);
    return { names, width, places: Array.from({ length: 3 * names.length }, (_, c) => c) };
  }
  const columns = 2 + header.axes.filter((cell) => cell !== '').length;
  const all = axes.markers.map((place, m) => ({
    place,
    name: header.names[m] || `marker ${m + 1}`,
    label: axes.labels[m] ?? '',
  }));
  const whole = all.flatMap(({ name, place }) => (place === undefined ? [] : [{ name, place }]));
  for (const { name, label } of all.filter(({ place }) => place === undefined)) {
    remarks.add('FORMATS_LEFT_OUT', { what: `Marker "${name}"`, why: `only ${label} are named; x, y and z make a marker` });
  }
  const turned = all.find(({ place }) => place !== undefined && (place[1] !== place[0] + 1 || place[2] !== place[0] + 2));
  if (turned !== undefined) {
    const why = `the file names the columns of "${turned.name}" ${turned.label}`;
    remarks.add('FORMATS_TAKEN_AS', { what: 'The columns of markers', as: 'what their axes are called', why });
  }
  const { markers } = header;
  if (markers !== undefined && markers !== all.length)
    remarks.add('FORMATS_COUNT_DIFFERS', { stated: markers, what: 'markers', found: all.length });
  return {
    names: onceEach(whole.map(({ name }) => name)),
    places: whole.flatMap(({ place }) => place),
    width: rowWidth(rows, columns, 0),
  };
}

/** The markers of frames that hold x, y, z for each: those that are named, and those beyond, which may come and go from row to row. */
function inOrder(
  { names, labels, markers }: TrcHeader,
  rows: readonly (readonly string[])[],
  remarks: RemarkList,
): { readonly names: readonly string[]; readonly width: RowWidth } {
  const [usual = 2] = commonest(rows) ?? [];
  let filled = 0;
  for (const cells of rows) {
    const last = cells.findLastIndex((cell) => cell !== '') + 1;
    if ((cells.length - usual) % 3 === 0 || (cells.length === last && last % 3 === 2)) filled = Math.max(filled, last);
  }
  const held = Math.max(0, filled - 2);
  const beyond = Math.max(Math.floor(held / 3), Math.floor(Math.min(labels, Math.max(0, usual - 2)) / 3));
  const count = Math.max(names.length, beyond);
  const all = Array.from({ length: count }, (_, m) => names[m] || `marker ${m + 1}`);
  const unnamed = all.filter((_, m) => !names[m]);
  if (unnamed.length > 0) {
    const as = unnamed.length === 1 ? `"${unnamed[0]}"` : `"${unnamed[0]}" to "${unnamed.at(-1)}"`;
    remarks.add('FORMATS_TAKEN_AS', { what: 'What stands in columns without a name', as, why: 'three columns make a marker' });
  }
  if (held > 3 * count) {
    const what = held === 3 * count + 1 ? `Column ${held + 2}` : `What stands in columns ${3 * count + 3} to ${held + 2}`;
    remarks.add('FORMATS_LEFT_OUT', { what, why: 'three columns make a marker' });
  }
  if (markers !== undefined && markers !== count) {
    remarks.add('FORMATS_COUNT_DIFFERS', { stated: markers, what: 'markers', found: count });
  }
  const named = 2 + 3 * names.length;
  const { shorter } = rowWidth(rows, Math.max(held + 2, named), 3);
  const least = shorter > 0 ? 2 : named;
  // Rows that all end within a named marker have lost a cell, nobody knows which.
  const width = usual < named && (named - usual) % 3 > 0 ? named : usual;
  return { names: all, width: { columns: 2 + Math.max(held, 3 * count), width, shorter, longer: 3, least } };
}

/** What one of the times' unit is in seconds: a thousandth where only so they fit the stated rate. */
function scaleOf(stamps: Stamps, rate: number | undefined, remarks: RemarkList): number {
  const times = tableTimes(stamps, 1, rate);
  if (rate === undefined || times.kind !== 'even' || Math.abs(1000 / (times.step * rate) - 1) >= 0.01) return 1;
  const why = 'only so its steps fit the stated rate';
  remarks.add('FORMATS_TAKEN_AS', { what: 'The column Time', as: 'milliseconds', why });
  return 1e-3;
}
