import { err, type Fault, type Hertz, ok, type Result } from '@eupraxia/kernel';
import type { ByteSource } from './bytes.ts';
import { allCellsOf, isComment, saysNothing } from './delimited-cells.ts';
import { columnKinds, type HeadRow } from './delimited-columns.ts';
import { type DelimitedLayout, delimitedLimits } from './delimited-layout.ts';
import { commasInNumbers } from './delimited-shape.ts';
import { fault } from './errors.ts';
import { headLines } from './head-lines.ts';
import { onceEach } from './names-once.ts';
import { openBciRate } from './openbci-rate.ts';
import { PacketOrder } from './packet-order.ts';
import { type PacketCounting, placedPackets } from './packet-places.ts';
import { orderedPackets, type PacketColumns, packetsByTime } from './packet-stream.ts';
import { amplifierOf, railedChunks } from './railed.ts';
import type { Opened } from './reading.ts';
import type { RecordedChannel } from './recording.ts';
import { RemarkList } from './remarks.ts';
import type { RowTally } from './row-reading.ts';
import { readRows } from './rows.ts';
import { tellEncoding } from './text-encoding.ts';
import { trackOf } from './tracks.ts';

/**
 * Opens the text export of the OpenBCI GUI, version 5 and 6 (a line of column names) and before (none: index, channels,
 * three accelerations). Channels are in µV. Even times place every sample; where the computer's times are uneven, the
 * sample index, which counts modulo 256 on Cyton boards, tells of lost packets, and the times of whole turns of it.
 * A channel at the limit of its amplifier is told. Errors: EUP_FORMATS_HEADER, _NO_CHANNEL, _RATE_UNKNOWN, _COLUMNS.
 */
export async function openOpenBci(source: ByteSource, given?: Hertz): Promise<Result<Opened, Fault>> {
  const lines = await headLines(source);
  if (!lines.ok) return lines;
  const about = lines.value.filter(isComment);
  const stated = (what: RegExp) => about.map((line) => what.exec(line)?.[1]).find((found) => found !== undefined);
  const count = Number(stated(/number of channels\s*=\s*(\d{1,6})(?![\d.,])/i) ?? Number.NaN);
  if (!(count >= 1 && count <= delimitedLimits.columns)) {
    return err(
      fault('EUP_FORMATS_HEADER', {
        field: 'Number of channels',
        found: String(stated(/number of channels\s*=\s*(.*)/i) ?? ''),
        expected: 'a whole number from 1',
      }),
    );
  }
  const start = lines.value.findIndex((line) => !saysNothing(line));
  const named = /[a-z]{3}/i.test((lines.value[start] ?? '').split(',')[0] ?? '');
  const skip = start + (named ? 1 : 0);
  const nameLine = named ? (lines.value[start] ?? '') : '';
  const body = lines.value.slice(skip).filter((line) => !saysNothing(line));
  const [firstRow = ''] = body;
  if (start < 0 || firstRow === '')
    return err(fault('EUP_FORMATS_NO_CHANNEL', { found: 'no line of samples follows the header' }));
  const separator = commasInNumbers(body.slice(0, -1).slice(0, 200), nameLine) ? ', ' : ',';
  const rows = headRows(lines.value, skip, separator);
  const names = named ? allCellsOf(nameLine, separator) : [];
  const columns = rows[0]?.cells.length ?? 0;
  if (named && names.length !== columns) {
    return err(fault('EUP_FORMATS_COLUMNS', { line: rows[0]?.line ?? skip + 1, found: columns, expected: names.length }));
  }
  const remarks = new RemarkList();
  const board = stated(/board\s*=\s*(.*)/i) ?? '';
  const amplifier = amplifierOf(board);
  const all = Array.from({ length: columns }, (_, c) => channelAt(c, count, names[c], amplifier?.scale));
  const found = columnKinds(rows, columns);
  if (!found.ok) return found;
  const measured = (c: number): boolean => ['numbers', 'lost'].includes(found.value.kinds[c]?.kind ?? 'words');
  const kept = all.flatMap((channel, c) => (channel !== undefined && measured(c) ? [c] : []));
  for (const [c, channel] of all.entries()) {
    if (channel !== undefined && !measured(c)) {
      remarks.add('FORMATS_LEFT_OUT', { what: `Column ${c + 1} ("${channel.name}")`, why: 'it holds no numbers' });
    }
  }
  const titles = onceEach(kept.map((c) => (all[c] as RecordedChannel).name));
  const channels = kept.map((c, k) => ({ ...(all[c] as RecordedChannel), name: titles[k] as string }));
  const signals = channels.filter(({ quantity }) => quantity === 'voltage').length;
  if (signals < count) return err(fault('EUP_FORMATS_NO_CHANNEL', { found: `${count} are stated, ${signals} columns hold any` }));
  if (signals > count) remarks.add('FORMATS_MORE', { stated: count, found: signals, what: 'channels' });

  const numbers = rows.map(({ cells }) => (cells[0] === '' ? Number.NaN : Number(cells[0])));
  const index = indexCounting(numbers);
  const ordered = index === undefined ? rows : inOrder(rows, numbers, kept, index);
  const statedText = stated(/sample rate\s*=\s*(.*)/i);
  const stampColumn = stampsIn(names, found.value.kinds, columns, kept);
  const decided = openBciRate({
    rows,
    ordered,
    forms: found.value.forms,
    stampColumn,
    index,
    given,
    stated: statedText,
    remarks,
  });
  if (!decided.ok) return decided;
  const { rate, check, perStamp } = decided.value;
  tellEncoding(remarks, source, titles);
  const track = trackOf('0', rate, channels);
  const tally: RowTally = { rows: 0, passed: 0 };
  const layout: DelimitedLayout = {
    separator,
    decimal: found.value.decimal,
    forms: found.value.forms,
    skip,
    columns,
    kept,
    channels,
  };
  const reading = { track, remarks, tally };
  const samples = () => {
    const timed = check !== undefined && stampColumn !== undefined;
    if (index === undefined) {
      return readRows(source, { ...reading, layout, ...(timed ? { gap: { column: stampColumn, rule: check } } : {}) });
    }
    const counting: PacketCounting = { ...index, ...(perStamp === undefined ? {} : { perStamp }) };
    const both = { ...layout, kept: [...kept, 0, ...(stampColumn === undefined ? [] : [stampColumn])] };
    const all = readRows(source, { ...reading, layout: both, numbered: true });
    const told: PacketColumns = { numbers: index, even: timed, ...(perStamp === undefined ? {} : { perStamp }) };
    const packets = orderedPackets(all, track, told, remarks);
    return timed ? packetsByTime(packets, track, check, remarks) : placedPackets(packets, track, counting, remarks);
  };
  return ok({
    format: 'openbci',
    tracks: [track],
    annotations: [],
    remarks: remarks.all,
    counts: () => [
      { of: 'rows', stated: null, found: tally.rows },
      { of: 'lines', stated: null, found: skip + tally.rows + tally.passed },
      { of: 'channels', stated: count, found: signals },
    ],
    read: () => railedChunks(samples(), amplifier, remarks),
  });
}

/** The rows of the head; the last line, which may not be whole, counts only where it is alone. */
function headRows(lines: readonly string[], skip: number, separator: string): readonly HeadRow[] {
  const rows: HeadRow[] = [];
  for (let i = skip; i < lines.length; i++) {
    const line = lines[i] as string;
    if (saysNothing(line) || (i === lines.length - 1 && rows.length > 0)) continue;
    rows.push({ line: i + 1, cells: allCellsOf(line, separator) });
  }
  return rows;
}

/** The rows of the head in the order of their packets. */
function inOrder(
  rows: readonly HeadRow[],
  numbers: readonly number[],
  kept: readonly number[],
  index: Pick<PacketCounting, 'modulus' | 'step'>,
): readonly HeadRow[] {
  const judged = new PacketOrder(index, false).judge(
    {
      length: rows.length,
      number: (row) => numbers[row] as number,
      time: () => Number.NaN,
      line: (row) => rows[row]?.line ?? 0,
      same: (a, b) => kept.every((c) => rows[a]?.cells[c] === rows[b]?.cells[c]),
    },
    0,
    true,
  );
  return judged.rows.map((row) => rows[row] as HeadRow);
}

/** The column of times as a number: named so, or the last one of a file without names. */
function stampsIn(
  names: readonly string[],
  kinds: readonly { readonly kind: string }[],
  columns: number,
  kept: readonly number[],
): number | undefined {
  const column = names.length > 0 ? names.findIndex((name) => /^timestamp$/i.test(name)) : columns - 1;
  return column > 0 && kinds[column]?.kind === 'numbers' && !kept.includes(column) ? column : undefined;
}

/** Names are the file's own; a column that is no channel (index, time, unused) is undefined. */
function channelAt(
  column: number,
  count: number,
  name: string | undefined,
  scale: RecordedChannel['scale'],
): RecordedChannel | undefined {
  const signal = (own: string): RecordedChannel => ({
    name: own,
    unit: 'µV',
    quantity: 'voltage',
    ...(scale === undefined ? {} : { scale }),
  });
  if (column === 0) return undefined;
  if (name === undefined) {
    if (column <= count) return signal(`EXG Channel ${column - 1}`);
    return column <= count + 3 ? { name: `Accel Channel ${column - count - 1}`, unit: 'g', quantity: 'acceleration' } : undefined;
  }
  if (/timestamp|not used|marker/i.test(name)) return undefined;
  if (/^e[xem]g channel/i.test(name)) return signal(name);
  if (/^accel/i.test(name)) return { name, unit: 'g', quantity: 'acceleration' };
  return { name, unit: 'counts', quantity: /digital/i.test(name) ? 'digital' : 'other' };
}

/**
 * How the sample index counts, where the first rows step regularly through 0–255 (by one, or by two with a Daisy);
 * undefined where the board counts otherwise.
 */
function indexCounting(indices: readonly number[]): Pick<PacketCounting, 'modulus' | 'step'> | undefined {
  // A few may be damaged.
  const whole = indices.filter((i) => Number.isInteger(i) && i >= 0 && i <= 255);
  if (whole.length < 2 || whole.length < 0.95 * indices.length - 1) return undefined;
  const steps = whole.slice(1).map((index, k) => (index - (whole[k] ?? 0) + 256) % 256);
  const step = [1, 2].find((s) => steps.filter((found) => found === s).length > 0.8 * steps.length);
  const wraps = steps.filter((moved, k) => moved < 128 && (whole[k + 1] ?? 0) < (whole[k] ?? 0)).length > 1;
  if (step === undefined || (wraps && whole.reduce((most, i) => Math.max(most, i), 0) < 250)) return undefined;
  return { modulus: 256, step };
}
