import type { ByteSource } from '../bytes.ts';
import { boundaryIn, type Knows, lookAhead, mostHead, variableLength } from './chunks.ts';
import { chunksLead, chunksStand } from './stands.ts';
import { valueBytes, type XdfStream } from './stream.ts';

/** Takes samples as they are met: the stamp, undefined where it is to be deduced, and where the values lie. */
export type TakeSample = (stamp: number | undefined, view: DataView, at: number, end: number) => void;

/** What became of a chunk of samples, and how many bytes of it were taken from the source. */
export interface SamplesRead {
  readonly bytes: number;
  /**
   * `whole`: its samples were taken, and a chunk follows, be its own length right or not; `damaged`: what is left of it
   * cannot be trusted; `cut`: the file ends within it.
   */
  readonly how: 'whole' | 'damaged' | 'cut';
  /** How many samples it states, and how many were taken. */
  readonly stated: number;
  readonly found: number;
}

/** A chunk up to this size is looked at whole before its first sample is taken; senders write half a second at a time. */
const mostHeld = 2 ** 20;
const window = 2 ** 18;
const mostText = 2 ** 20;

/**
 * Takes the samples of one chunk, once it is known that they fill it: each begins with 0 or 8, and the last ends where the
 * chunk does. Where number and length deny each other, the chunks that follow decide which of the two is wrong. A chunk
 * beyond a megabyte is looked at window by window, in the memory of one.
 */
export async function readSamples(
  source: ByteSource,
  length: number,
  stream: XdfStream,
  knows: Knows,
  take: TakeSample | undefined,
): Promise<SamplesRead> {
  const wanted = Math.min(length, mostHeld) + mostHead;
  const held = (await source.peek(wanted)).subarray(0, wanted);
  const count = variableLength(held.subarray(0, Math.min(9, length)), 0);
  const none = { bytes: 0, stated: 0, found: 0 } as const;
  if (count === 'cut' && held.length < Math.min(9, length)) return { ...none, how: 'cut' };
  if (count === undefined || count === 'cut') return { ...none, how: 'damaged' };
  if (length > mostHeld && held.length >= mostHeld) return readWindows(source, length, count, stream, knows, take);
  const content = held.subarray(0, length);
  const seen = look(content, count.next, count.value, stream);
  const fits = seen?.count === count.value && seen.to === length;
  const settled = fits ? seen : await judged(source, length, count, stream, knows);
  const bytesOf = settled === undefined ? undefined : await source.peek(settled.to);
  if (settled !== undefined && bytesOf !== undefined) {
    if (take !== undefined) walk(bytesOf.subarray(0, settled.to), count.next, settled.count, stream, take);
    await source.read(settled.to);
    return { bytes: settled.to, how: 'whole', stated: count.value, found: settled.count };
  }
  if (seen === undefined || held.length >= length || boundaryIn(held) >= 0)
    return { ...none, how: 'damaged', stated: count.value };
  if (take !== undefined) walk(content, count.next, seen.count, stream, take);
  await source.read(held.length);
  return { bytes: seen.to, how: 'cut', stated: count.value, found: seen.count };
}

/**
 * Which samples a chunk holds whose number and length deny each other: as many as it states where chunks follow behind
 * them, as many as fill its length where chunks follow behind that; undefined where neither holds, or both.
 */
async function judged(
  source: ByteSource,
  length: number,
  count: { readonly value: number; readonly next: number },
  stream: XdfStream,
  knows: Knows,
): Promise<Seen | undefined> {
  const wanted = mostHeld + lookAhead;
  const held = (await source.peek(wanted)).subarray(0, wanted);
  const ended = held.length < wanted;
  const stands = (at: number): boolean => chunksStand(held, at, knows, ended);
  const byCount = look(held, count.next, count.value, stream);
  const right = byCount?.count === count.value && stands(byCount.to) ? byCount : undefined;
  const within = held.length < length ? undefined : look(held.subarray(0, length), count.next, Number.POSITIVE_INFINITY, stream);
  const filled = within !== undefined && within.count > 0 && within.to === length && stands(length) ? within : undefined;
  if (right === undefined || filled === undefined) return right ?? filled;
  // A length that is too large takes in whole chunks: they lead from the last sample to its end.
  return right.to < length && chunksLead(held, right.to, length, knows) ? right : undefined;
}

async function readWindows(
  source: ByteSource,
  length: number,
  count: { readonly value: number; readonly next: number },
  stream: XdfStream,
  knows: Knows,
  take: TakeSample | undefined,
): Promise<SamplesRead> {
  await source.read(count.next);
  let used = count.next;
  let found = 0;
  const result = (how: SamplesRead['how']): SamplesRead => ({ bytes: used, how, stated: count.value, found });
  while (used < length) {
    if (found === count.value) {
      const held = (await source.peek(lookAhead)).subarray(0, lookAhead);
      if (chunksStand(held, 0, knows, held.length < lookAhead)) return result('whole');
    }
    // As many as are stated, then, where nothing follows them, as many as there are.
    const most = found < count.value ? count.value - found : Number.POSITIVE_INFINITY;
    let bytes = (await source.peek(Math.min(length - used, window))).subarray(0, Math.min(length - used, window));
    let seen = look(bytes, 0, most, stream);
    if (seen?.count === 0) {
      // One sample is larger than the window: strings may be.
      bytes = (await source.peek(Math.min(length - used, mostText))).subarray(0, Math.min(length - used, mostText));
      seen = look(bytes, 0, most, stream);
    }
    if (seen === undefined || seen.count === 0) {
      const cut = seen !== undefined && bytes.length < Math.min(length - used, mostText);
      return result(cut ? 'cut' : 'damaged');
    }
    if (take !== undefined) walk(bytes, 0, seen.count, stream, take);
    await source.read(seen.to);
    used += seen.to;
    found += seen.count;
  }
  return result('whole');
}

interface Seen {
  readonly count: number;
  readonly to: number;
}

/** How many samples, at most so many, lie whole in bytes, and where they end; undefined where one cannot be one. */
function look(bytes: Uint8Array, from: number, most: number, stream: XdfStream): Seen | undefined {
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
