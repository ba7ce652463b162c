import { err, type Fault, type Hertz, hertz, ok, type Result } from '@eupraxia/kernel';
import type { ByteSource } from '../bytes.ts';
import { markerChannels } from '../c3d/read.ts';
import { plainText } from '../channel-kind.ts';
import { type DelimitedLayout, delimitedLimits } from '../delimited-layout.ts';
import { fault } from '../errors.ts';
import { headLines } from '../head-lines.ts';
import type { Opened } from '../reading.ts';
import { readRows } from '../rows.ts';

/**
 * Opens TRC, markers over time as OpenSim and Cortex write them: three columns a marker, parted by tabs, an empty cell
 * where a marker was lost; a frame that is missing is a gap. Errors: EUP_FORMATS_HEADER, _RATE_UNKNOWN, _TOO_MANY.
 */
export async function openTrc(source: ByteSource, given?: Hertz): Promise<Result<Opened, Fault>> {
  const head = await headLines(source);
  if (!head.ok) return head;
  const lines = head.value;
  const keys = cells(lines[1]);
  const values = cells(lines[2]);
  const about = (key: string): string => values[keys.findIndex((name) => name.toLowerCase() === key)] ?? '';
  const rate = given ?? (Number(about('datarate')) || Number(about('camerarate')) || undefined);
  if (rate === undefined || !(rate > 0 && rate < 1e9)) return err(fault('EUP_FORMATS_RATE_UNKNOWN'));
  const nameRow = lines.findIndex((line) => /^\s*Frame#?\s*\t\s*Time/i.test(line.slice(0, 100)));
  const data = lines.findIndex((line, i) => i > nameRow && /^\s*\d+\s*\t\s*-?[\d.]+/.test(line.slice(0, 100)));
  const names = cells(lines[nameRow])
    .slice(2)
    .filter((name) => name !== '');
  if (nameRow < 0 || names.length === 0) {
    return err(fault('EUP_FORMATS_NO_CHANNEL', { found: 'no line begins with Frame# and Time and names markers' }));
  }
  const stated = Number(about('nummarkers') || names.length);
  const count = Number.isInteger(stated) && stated > 0 && stated < names.length ? stated : names.length;
  if (3 * count + 2 > delimitedLimits.columns)
    return err(fault('EUP_FORMATS_TOO_MANY', { found: 3 * count, most: delimitedLimits.columns - 2 }));
  const unit = about('units') || 'mm';
  const channels = names.slice(0, count).flatMap((name) => markerChannels(plainText(name), plainText(unit)));
  const layout: DelimitedLayout = {
    separator: 0x09,
    decimal: 0x2e,
    skip: data < 0 ? lines.length : data,
    columns: 2 + channels.length,
    kept: channels.map((_, c) => c + 2),
    channels,
    names: ['Frame#', 'Time', ...channels.map(({ name }) => name)],
  };
  const track = { name: 'points', rate: hertz(rate), channels };
  let last = Number.NaN;
  const lost = (frame: number): number => {
    const missing = Number.isNaN(last) || Number.isNaN(frame) ? 0 : Math.round(frame - last) - 1;
    last = frame;
    return Math.min(missing, 2 ** 40);
  };
  return ok({
    format: 'trc',
    tracks: [track],
    annotations: [],
    read: () => readRows(source, { layout, track, lines: layout.skip, gap: { column: 0, lost } }),
  });
}

const cells = (line = ''): readonly string[] =>
  line
    .replace(/[\r\n]+$/, '')
    .split('\t')
    .map((cell) => cell.trim());
