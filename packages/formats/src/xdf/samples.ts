import type { ByteSource } from '../bytes.ts';
import { boundaryIn, type Knows, mostHead, standsAt, variableLength } from './chunks.ts';
import { valueBytes, type XdfStream } from './stream.ts';

/** Takes samples as they are met: the stamp, undefined where it is to be deduced, and where the values lie. */
export type TakeSample = (stamp: number | undefined, view: DataView, at: number, end: number) => void;

/** What became of a chunk of samples, and how many bytes of it were taken from the source. */
export interface SamplesRead {
  readonly bytes: number;
  /**
   * `longer`: the chunk ends before the length that it states, where another begins; `damaged`: nothing of it can be
   * trusted; `cut`: the file ends within it.
   */
  readonly how: 'whole' | 'longer' | 'damaged' | 'cut';
}

/** A chunk up to this size is looked at whole before its first sample is taken; senders write half a second at a time. */
const mostHeld = 2 ** 20;
const window = 2 ** 18;
const mostText = 2 ** 20;

/**
 * Takes the samples of one chunk, once it is known that they fill it: each begins with 0 or 8, and the last ends where the
 * chunk does. A chunk beyond a megabyte is looked at window by window, in the memory of one.
 */
export async function readSamples(
  source: ByteSource,
  length: number,
  stream: XdfStream,
  knows: Knows,
  take: TakeSample,
): Promise<SamplesRead> {
  const held = (await source.peek(Math.min(length, mostHeld) + mostHead)).subarray(0, Math.min(length, mostHeld) + mostHead);
  const count = variableLength(held.subarray(0, Math.min(9, length)), 0);
  if (count === 'cut' && held.length < Math.min(9, length)) return { bytes: 0, how: 'cut' };
  if (count === undefined || count === 'cut') return { bytes: 0, how: 'damaged' };
  if (length > mostHeld && held.length >= mostHeld) return readWindows(source, length, count, stream, take);
  const content = held.subarray(0, length);
  const seen = look(content, count.next, count.value, stream);
  if (seen === undefined) return { bytes: 0, how: 'damaged' };
  const all = seen.count === count.value;
  const longer = all && seen.to < length && standsAt(held, seen.to, knows);
  const cut = !longer && held.length < length && boundaryIn(held) < 0;
  if (!longer && !cut && !(all && seen.to === length)) return { bytes: 0, how: 'damaged' };
  walk(content, count.next, seen.count, stream, take);
  await source.read(cut ? held.length : seen.to);
  return { bytes: seen.to, how: cut ? 'cut' : longer ? 'longer' : 'whole' };
}

async function readWindows(
  source: ByteSource,
  length: number,
  count: { readonly value: number; readonly next: number },
  stream: XdfStream,
  take: TakeSample,
): Promise<SamplesRead> {
  await source.read(count.next);
  let used = count.next;
  for (let done = 0; done < count.value; ) {
    let bytes = (await source.peek(Math.min(length - used, window))).subarray(0, Math.min(length - used, window));
    let seen = look(bytes, 0, count.value - done, stream);
    if (seen?.count === 0) {
      // One sample is larger than the window: strings may be.
      bytes = (await source.peek(Math.min(length - used, mostText))).subarray(0, Math.min(length - used, mostText));
      seen = look(bytes, 0, count.value - done, stream);
    }
    if (seen === undefined || seen.count === 0) {
      const cut = seen !== undefined && bytes.length < Math.min(length - used, mostText);
      return { bytes: used, how: cut ? 'cut' : 'damaged' };
    }
    walk(bytes, 0, seen.count, stream, take);
    await source.read(seen.to);
    used += seen.to;
    done += seen.count;
  }
  return { bytes: used, how: used < length ? 'longer' : 'whole' };
}

/** How many samples, at most so many, lie whole in bytes, and where they end; undefined where one cannot be one. */
function look(
  bytes: Uint8Array,
  from: number,
  most: number,
  stream: XdfStream,
): { readonly count: number; readonly to: number } | undefined {
  const width = valueBytes[stream.values] * stream.channels.length;
  let at = from;
  let count = 0;
  while (count < most && at < bytes.length) {
    const mark = bytes[at];
    if (mark !== 0 && mark !== 8) return undefined;
    const start = at + mark + 1;
    const to = stream.values === 'string' ? endOfTexts(bytes, start, stream.channels.length) : start + width;
    if (to === undefined) return undefined;
    if (to === 'cut' || to > bytes.length) break;
    at = to;
    count++;
  }
  return { count, to: at };
}

function walk(bytes: Uint8Array, from: number, count: number, stream: XdfStream, take: TakeSample): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = valueBytes[stream.values] * stream.channels.length;
  let at = from;
  for (let k = 0; k < count; k++) {
    const stamped = bytes[at] !== 0;
    const start = at + (stamped ? 9 : 1);
    const end = stream.values === 'string' ? endOfTexts(bytes, start, stream.channels.length) : start + width;
    if (typeof end !== 'number') return;
    take(stamped ? view.getFloat64(at + 1, true) : undefined, view, start, end);
    at = end;
  }
}

/** Where one sample's texts end; `cut` where they reach beyond the bytes, undefined where one states no length. */
function endOfTexts(bytes: Uint8Array, from: number, channels: number): number | 'cut' | undefined {
  let at = from;
  for (let c = 0; c < channels; c++) {
    const length = variableLength(bytes, at);
    if (length === 'cut') return 'cut';
    if (length === undefined) return undefined;
    at = length.next + length.value;
  }
  return at;
}
