import { err, type Fault, type Hertz, ok, type Result } from '@eupraxia/kernel';
import type { ByteSource } from '../bytes.ts';
import { channelOf } from '../channel-kind.ts';
import { cellsOf, type DelimitedLayout, delimitedLimits } from '../delimited-layout.ts';
import { fault } from '../errors.ts';
import { headLines } from '../head-lines.ts';
import type { Opened } from '../reading.ts';
import type { RecordedChannel } from '../recording.ts';
import { rowTimes } from '../row-times.ts';
import { readRows } from '../rows.ts';

/**
 * Opens OpenSim's motion and storage files (MOT, STO): a header to `endheader`, a line of names, a column of time. Units
 * follow from the names and from `inDegrees`. Times at uneven steps are refused unless a rate is given.
 * Errors: EUP_FORMATS_HEADER, _NO_CHANNEL, _RATE_UNKNOWN, _IRREGULAR, _TOO_MANY.
 */
export async function openStorage(source: ByteSource, given?: Hertz): Promise<Result<Opened, Fault>> {
  const head = await headLines(source);
  if (!head.ok) return head;
  const lines = head.value;
  const end = lines.findIndex((line) => /^\s*endheader\s*$/i.test(line));
  if (end < 0)
    return err(
      fault('EUP_FORMATS_HEADER', {
        field: 'end of the header',
        found: lines[0]?.slice(0, 40) ?? '',
        expected: 'a line endheader',
      }),
    );
  const about = (key: string): string =>
    new RegExp(`^\\s*${key}\\s*=\\s*(.*)$`, 'i')
      .exec(lines.slice(0, end).find((line) => new RegExp(`^\\s*${key}\\s*=`, 'i').test(line)) ?? '')?.[1]
      ?.trim() ?? '';
  const nameRow = lines.findIndex((line, i) => i > end && line.trim() !== '');
  const separator = lines[nameRow]?.includes('\t') ? '\t' : ' ';
  const names = nameRow < 0 ? [] : cellsOf(lines[nameRow] ?? '', separator);
  if (names.length < 2 || !/^time$/i.test(names[0] ?? '')) {
    return err(
      fault('EUP_FORMATS_NO_CHANNEL', {
        found: `the columns are ${names.slice(0, 5).join(', ') || 'not named'}, and the first is not time`,
      }),
    );
  }
  if (names.length > delimitedLimits.columns)
    return err(fault('EUP_FORMATS_TOO_MANY', { found: names.length, most: delimitedLimits.columns }));
  const degrees = /^yes/i.test(about('inDegrees')) ? 'deg' : /^no/i.test(about('inDegrees')) ? 'rad' : undefined;
  const channels = names.slice(1).map((name) => storageChannel(name, degrees));
  const layout: DelimitedLayout = {
    separator: separator.charCodeAt(0),
    decimal: 0x2e,
    skip: nameRow + 1,
    columns: names.length,
    kept: channels.map((_, c) => c + 1),
    channels,
    time: { column: 0, scale: 1 },
    names,
  };
  const times = rowTimes(lines, layout);
  if (given === undefined && times.rate === undefined) return err(times.irregular ?? fault('EUP_FORMATS_RATE_UNKNOWN'));
  const rate = given ?? (times.rate as Hertz);
  const track = { rate, channels };
  const gap = given === undefined && times.lost !== undefined ? { column: 0, lost: times.lost } : undefined;
  const format = /\.mot\b|coordinates|inDegrees=yes/i.test(lines.slice(0, end).join('\n')) ? 'mot' : 'sto';
  return ok({
    format,
    tracks: [track],
    annotations: [],
    read: () => readRows(source, { layout, track, lines: layout.skip, ...(gap === undefined ? {} : { gap }) }),
  });
}

/** Force vectors, their points and moments are named by their endings; translations end in _tx; what is left turns. */
function storageChannel(name: string, angle: string | undefined): RecordedChannel {
  const tail = name.replace(/^.*\//, '');
  const unit = /force.*_v[xyz]$/i.test(tail)
    ? 'N'
    : /torque.*_[xyz]$|moment/i.test(tail)
      ? 'Nm'
      : /force.*_p[xyz]$|_t[xyz]$/i.test(tail)
        ? 'm'
        : angle;
  const kind = unit === 'N' || unit === 'Nm' ? 'other' : 'motion';
  return { ...channelOf(name, unit), kind };
}
