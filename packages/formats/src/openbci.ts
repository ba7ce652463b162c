import { err, type Fault, type Hertz, hertz, ok, type Result } from '@eupraxia/kernel';
import type { ByteSource } from './bytes.ts';
import { cellsOf, type DelimitedLayout, delimitedLimits, isComment } from './delimited-layout.ts';
import { fault } from './errors.ts';
import { headLines } from './head-lines.ts';
import type { Opened } from './reading.ts';
import type { ChannelKind, RecordedChannel } from './recording.ts';
import { type GapRule, readRows } from './rows.ts';

/**
 * Opens the text export of the OpenBCI GUI, version 5 and 6 (a line of column names) and before (none: index, channels,
 * three accelerations). Channels are in µV. The sample index counts modulo 256 on Cyton boards; a jump is a gap.
 * Errors: EUP_FORMATS_HEADER, _NO_CHANNEL, _RATE_UNKNOWN.
 */
export async function openOpenBci(source: ByteSource, given?: Hertz): Promise<Result<Opened, Fault>> {
  const lines = await headLines(source);
  if (!lines.ok) return lines;
  const about = lines.value.filter(isComment);
  const stated = (what: RegExp) => about.map((line) => what.exec(line)?.[1]).find((found) => found !== undefined);
  const count = Number(stated(/number of channels\s*=\s*(\d{1,6})/i) ?? Number.NaN);
  if (!(count >= 1 && count <= delimitedLimits.columns)) {
    return err(
      fault('EUP_FORMATS_HEADER', {
        field: 'Number of channels',
        found: String(stated(/number of channels\s*=\s*(.*)/i) ?? ''),
        expected: 'a whole number from 1',
      }),
    );
  }
  const rate = given ?? rateOf(stated(/sample rate\s*=\s*([\d.]+)/i));
  if (rate === undefined) return err(fault('EUP_FORMATS_RATE_UNKNOWN'));
  const start = lines.value.findIndex((line) => line.trim() !== '' && !isComment(line));
  const named = /[a-z]{3}/i.test((lines.value[start] ?? '').split(',')[0] ?? '');
  const skip = start + (named ? 1 : 0);
  const rows = lines.value
    .slice(skip)
    .filter((line) => line.trim() !== '')
    .map((line) => cellsOf(line, ','));
  if (start < 0 || rows.length === 0)
    return err(fault('EUP_FORMATS_NO_CHANNEL', { found: 'no line of samples follows the header' }));
  const columns = rows[0]?.length ?? 0;
  const names = named ? cellsOf(lines.value[start] ?? '', ',') : [];
  const all = Array.from({ length: columns }, (_, c) => channelAt(c, count, names[c]));
  const kept = all.flatMap((channel, c) => (channel === undefined ? [] : [c]));
  const channels = all.filter((channel) => channel !== undefined);
  const signals = channels.filter(({ kind }) => kind === 'signal').length;
  if (signals < count) return err(fault('EUP_FORMATS_NO_CHANNEL', { found: `${count} are stated, ${signals} columns hold any` }));
  const layout: DelimitedLayout = { separator: 0x2c, decimal: 0x2e, skip, columns, kept, channels, names };
  const track = { rate, channels };
  const counts = indexGaps(rows.slice(0, -1).map((row) => Number(row[0])));
  return ok({
    format: 'openbci',
    tracks: [track],
    annotations: [],
    read: () =>
      readRows(source, { layout, track, lines: skip, ...(counts === undefined ? {} : { gap: { column: 0, lost: counts } }) }),
  });
}

function rateOf(text: string | undefined): Hertz | undefined {
  const rate = Number(text ?? Number.NaN);
  return rate > 0 && rate < 1e6 ? hertz(rate) : undefined;
}

/** Names are the file's own; a column that is no channel (index, time, unused) is undefined. */
function channelAt(column: number, count: number, name: string | undefined): RecordedChannel | undefined {
  if (column === 0) return undefined;
  if (name === undefined) {
    if (column <= count) return { name: `EXG Channel ${column - 1}`, unit: 'µV', kind: 'signal' };
    return column <= count + 3 ? { name: `Accel Channel ${column - count - 1}`, unit: 'g', kind: 'motion' } : undefined;
  }
  if (/timestamp|not used|marker/i.test(name)) return undefined;
  if (/^e[xem]g channel/i.test(name)) return { name, unit: 'µV', kind: 'signal' };
  if (/^accel/i.test(name)) return { name, unit: 'g', kind: 'motion' };
  const kind: ChannelKind = /digital/i.test(name) ? 'digital' : 'other';
  return { name, unit: 'counts', kind };
}

/**
 * Counts lost samples where the index of the first rows steps regularly through 0–255 (by one, or by two with a Daisy);
 * undefined where the board counts otherwise. More than 255 lost in a row cannot be told from fewer.
 */
function indexGaps(indices: readonly number[]): GapRule | undefined {
  if (indices.length < 2 || indices.some((i) => !(Number.isInteger(i) && i >= 0 && i <= 255))) return undefined;
  const steps = indices.slice(1).map((index, k) => (index - (indices[k] ?? 0) + 256) % 256);
  const step = [1, 2].find((s) => steps.filter((found) => found === s).length > 0.8 * steps.length);
  const wraps = indices.some((index, k) => k > 0 && index < (indices[k - 1] ?? 0));
  if (step === undefined || (wraps && Math.max(...indices) < 250)) return undefined;
  let last = Number.NaN;
  return (index, row) => {
    // A damaged index tells nothing: neither of its own line nor of the next.
    const told = Number.isInteger(index) && index >= 0 && index <= 255 ? index : Number.NaN;
    const moved = row === 0 || Number.isNaN(last) || Number.isNaN(told) ? step : (told - last + 256) % 256;
    last = told;
    return moved <= step ? 0 : Math.round(moved / step) - 1;
  };
}
