import { fault } from './errors.ts';
import { rowTime } from './gap-rule.ts';
import { GapTally } from './gap-tally.ts';
import { type PacketNumbers, PacketOrder, type PacketRows, packetsAround } from './packet-order.ts';
import { refuse } from './reading.ts';
import type { SeriesChunk, Track } from './recording.ts';
import type { RemarkList } from './remarks.ts';
import type { TimeCheck } from './time-check.ts';

/** What stands behind the channels of each chunk: the packet's number, its time where there is one, and, last, its line. */
export interface PacketColumns {
  readonly numbers: PacketNumbers;
  /** Samples in one unit of the times; undefined where they tell nothing. */
  readonly perStamp?: number;
  /** Times are even, and place each row by themselves. */
  readonly even: boolean;
}

/** Puts packets in order and takes out those that stand twice; the columns behind the channels stay. Holds a chunk and some rows. */
export async function* orderedPackets(
  chunks: AsyncIterable<SeriesChunk>,
  track: Track,
  { numbers, perStamp, even }: PacketColumns,
  remarks: RemarkList,
): AsyncGenerator<SeriesChunk> {
  const channels = track.channels.length;
  const order = new PacketOrder(numbers, even);
  let held: readonly Float64Array[] | undefined;
  let known = 0;
  const judged = (data: readonly Float64Array[], final: boolean): SeriesChunk => {
    const { rows, numbers: own, lost, next } = order.judge(rowsOf(data, channels, perStamp), known, final);
    const before = Array.from({ length: known }, (_, k) => k);
    const context = [...before, ...rows].slice(-packetsAround);
    const left = Array.from({ length: (data[0]?.length ?? 0) - next }, (_, k) => next + k);
    held = data.map((column) => Float64Array.from([...context, ...left], (row) => column[row] as number));
    known = context.length;
    return { track, first: 0, data: data.map((column, c) => gathered(column, c, { rows, own, lost, channels })) };
  };
  for await (const { data } of chunks) {
    const all = held === undefined ? data : data.map((column, c) => joined(held?.[c] as Float64Array, column));
    const chunk = judged(all, false);
    if ((chunk.data[0]?.length ?? 0) > 0) yield chunk;
  }
  if (held !== undefined) {
    const chunk = judged(held, true);
    if ((chunk.data[0]?.length ?? 0) > 0) yield chunk;
  }
  order.remark(remarks);
}

interface Taken {
  readonly rows: readonly number[];
  readonly own: readonly number[];
  readonly lost: ReadonlySet<number>;
  readonly channels: number;
}

/** A column in the order of the packets; the numbers are those that were judged right. */
function gathered(column: Float64Array, c: number, { rows, own, lost, channels }: Taken): Float64Array {
  if (c === channels) return Float64Array.from(own);
  const out = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] as number;
    out[k] = c < channels && lost.has(row) ? Number.NaN : (column[row] as number);
  }
  return out;
}

function rowsOf(data: readonly Float64Array[], channels: number, perStamp: number | undefined): PacketRows {
  const [numbers, lines] = [data[channels] as Float64Array, data.at(-1) as Float64Array];
  const stamps = data.length > channels + 2 ? data[channels + 1] : undefined;
  return {
    length: numbers.length,
    number: (row) => numbers[row] as number,
    time: (row) => (stamps?.[row] ?? Number.NaN) * (perStamp ?? Number.NaN),
    line: (row) => lines[row] as number,
    same(a, b) {
      for (let c = 0; c < channels; c++) if (!Object.is(data[c]?.[a], data[c]?.[b])) return false;
      return true;
    },
  };
}

function joined(a: Float64Array, b: Float64Array): Float64Array {
  const all = new Float64Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

/** Places packets by even times, which stand behind the numbers. A jump of them is a gap. Errors, thrown: EUP_FORMATS_ORDER, _IRREGULAR. */
export async function* packetsByTime(
  chunks: AsyncIterable<SeriesChunk>,
  track: Track,
  check: TimeCheck,
  remarks: RemarkList,
): AsyncGenerator<SeriesChunk> {
  const channels = track.channels.length;
  const gaps = new GapTally();
  let place = 0;
  let count = 0;
  let repeated = 0;
  for await (const { data } of chunks) {
    const [stamps, lines] = [data[channels + 1] as Float64Array, data.at(-1) as Float64Array];
    const part = (from: number, to: number): SeriesChunk => ({
      track,
      first: place - (to - from),
      data: data.slice(0, channels).map((column) => column.slice(from, to)),
    });
    let from = 0;
    for (let i = 0; i < stamps.length; i++) {
      const line = lines[i] as number;
      const lost = check.lost(stamps[i] as number, line);
      if (lost === rowTime.uneven && repeated === 0) refuse(check.fault());
      if (repeated > 0 || (lost < 0 && lost !== rowTime.doubled)) {
        refuse(fault('EUP_FORMATS_ORDER', { where: `line ${repeated > 0 ? repeated : line}` }));
      }
      if (lost !== 0 && i > from) yield part(from, i);
      if (lost !== 0) from = i;
      if (lost < 0) {
        repeated = line;
        from = i + 1;
        continue;
      }
      if (lost > 0 && count > 0) gaps.add(lost, line);
      place += lost + 1;
      count++;
    }
    if (from < stamps.length) yield part(from, stamps.length);
  }
  if (repeated > 0) {
    remarks.add('FORMATS_LEFT_OUT', {
      what: `The last row (line ${repeated})`,
      why: 'it has the time of the row above it, with other samples',
    });
  }
  gaps.remark(track.id, remarks);
  check.ended();
}
