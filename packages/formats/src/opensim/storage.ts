import { err, type Fault, type Hertz, hertz, ok, type Result } from '@eupraxia/kernel';
import type { ByteSource } from '../bytes.ts';
import { allCellsOf } from '../delimited-cells.ts';
import { delimitedLimits } from '../delimited-layout.ts';
import type { DecidedRate } from '../delimited-rate.ts';
import { fault } from '../errors.ts';
import { headLines } from '../head-lines.ts';
import { onceEach } from '../names-once.ts';
import type { Opened } from '../reading.ts';
import type { RecordedChannel } from '../recording.ts';
import { type Count, RemarkList } from '../remarks.ts';
import { cellShape } from '../table/cells.ts';
import { readLines } from '../table/lines.ts';
import { rowRate, tableStamps } from '../table/rate-of.ts';
import { filledColumns, rowWidth } from '../table/row-width.ts';
import { decimalSign } from '../table/stated.ts';
import { trackOf } from '../tracks.ts';
import { type MotionReading, MotionRows } from './motion-rows.ts';
import { type StorageHeader, separatorIn, storageHeader } from './storage-header.ts';
import { storageChannel, tableOf } from './storage-units.ts';

/**
 * Opens the motion and storage files of OpenSim and SIMM (MOT, STO): a header to `endheader`, a line of names, a column of
 * time. Units follow from the names, the title and `inDegrees`. Times at uneven steps are refused, wherever in the file,
 * unless a rate is given.
 * Errors: EUP_FORMATS_HEADER, _NO_CHANNEL, _RATE_UNKNOWN, _IRREGULAR, _TOO_MANY.
 */
export async function openStorage(source: ByteSource, given?: Hertz): Promise<Result<Opened, Fault>> {
  const head = await headLines(source);
  if (!head.ok) return head;
  const told = storageHeader(head.value);
  if (!told.ok) return told;
  const header = told.value;
  if (header.parts > 1) {
    return err(fault('EUP_FORMATS_HEADER', { field: 'DataType', found: `${header.parts} numbers a cell`, expected: 'double' }));
  }
  const remarks = new RemarkList();
  const body = head.value.slice(header.skip).filter((line) => line.trim() !== '');
  const names = separatorIn(head.value[header.skip - 1] ?? '');
  const separator = names === ',' ? names : separatorIn(body[0] ?? '');
  const rows = body.map((line) => allCellsOf(line, separator));
  const columns = Math.max(header.names.length, filledColumns(rows));
  if (columns > delimitedLimits.columns)
    return err(fault('EUP_FORMATS_TOO_MANY', { found: columns, most: delimitedLimits.columns }));
  const timed = /^time$/i.test(header.names[0] ?? '');
  const from = timed ? 1 : 0;
  const channels = channelsOf(header, columns, from, remarks);
  const decimal = decimalSign(rows, separator);
  const rate = rateOf(header, timed ? rows.map((cells) => cells[0] ?? '') : [], decimal, given, remarks);
  if (!rate.ok) return rate;
  const track = trackOf('0', rate.value.rate, channels);
  const tally = { rows: 0, places: 0 };
  const reading = (): MotionReading => ({
    shape: cellShape(separator, decimal, [...(timed ? [0] : []), ...channels.map((_, c) => c + from)]),
    track,
    skip: header.skip,
    width: rowWidth(rows, columns, 0),
    frame: -1,
    time: timed ? 0 : -1,
    what: 'rows',
    remarks,
    tally,
    ...(rate.value.check === undefined ? {} : { check: rate.value.check }),
    ...(header.rows === undefined ? {} : { stated: header.rows }),
  });
  const stated = header.columns === undefined ? null : header.columns - from;
  const counts: Count = { of: 'channels', stated, found: channels.length };
  if (stated !== null && stated !== channels.length) {
    remarks.add('FORMATS_COUNT_DIFFERS', { stated, what: 'channels', found: channels.length });
  }
  const words = head.value.slice(0, header.skip - 1).join('\n');
  return ok({
    format: header.simm || /\.mot\b|coordinates|inDegrees=yes/i.test(words) ? 'mot' : 'sto',
    tracks: [track],
    annotations: [],
    remarks: remarks.all,
    counts: () => [{ of: 'rows', stated: header.rows ?? null, found: tally.rows }, counts],
    read: () => readLines(source, new MotionRows(reading())),
  });
}

function channelsOf(header: StorageHeader, columns: number, from: number, remarks: RemarkList): readonly RecordedChannel[] {
  const { degrees, simm, names } = header;
  const angle = degrees === undefined ? (simm ? 'deg' : undefined) : degrees ? 'deg' : 'rad';
  const table = tableOf(header);
  const unnamed = columns - names.length;
  if (unnamed > 0) {
    const what = unnamed === 1 ? `Column ${columns}` : `Columns ${names.length + 1} to ${columns}`;
    remarks.add('FORMATS_TAKEN_AS', { what, as: 'channels of unknown kind', why: 'no name stands over them' });
  }
  const all = Array.from({ length: columns - from }, (_, c) => names[c + from] || `column ${c + from + 1}`);
  const channels = onceEach(all).map((name, c) =>
    names[c + from] ? storageChannel(name, table, angle) : ({ name, unit: '', quantity: 'other' } as const),
  );
  const angles = channels.some(({ quantity }) => quantity === 'angle' || quantity === 'angular-rate');
  if (angles && degrees === undefined) {
    if (simm)
      remarks.add('FORMATS_TAKEN_AS', {
        what: 'The angles',
        as: 'degrees',
        why: 'SIMM writes them so, and the file does not say',
      });
    else remarks.add('FORMATS_UNIT_UNKNOWN', { what: 'the angles (inDegrees)' });
  }
  return channels;
}

/** By the times; in a file of SIMM without a column of time by its range and its number of rows. */
function rateOf(
  { range, rows, simm, names, skip, rate: stated }: StorageHeader,
  times: readonly string[],
  decimal: string,
  given: number | undefined,
  remarks: RemarkList,
): Result<DecidedRate, Fault> {
  const timed = /^time$/i.test(names[0] ?? '');
  if (timed || given !== undefined || !simm || range === undefined || rows === undefined || rows < 2) {
    const told = rowRate(tableStamps(times, decimal, skip), 1, stated, given, remarks);
    // Nothing that moves is told once in a second or less: the times are no seconds.
    if (told.ok && given === undefined && told.value.rate < 1) {
      return err(fault('EUP_FORMATS_TIME_UNIT', { name: names[0] ?? '', step: Number((1 / told.value.rate).toPrecision(5)) }));
    }
    return told;
  }
  const rate = (rows - 1) / (range[1] - range[0]);
  remarks.add('FORMATS_TAKEN_AS', { what: 'The rate', as: `${rate} Hz`, why: 'the header states a range and so many rows' });
  return ok({ rate: hertz(rate) });
}
