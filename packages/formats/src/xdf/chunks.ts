import type { ByteSource } from '../bytes.ts';
import { fault } from '../errors.ts';
import { refuse } from '../reading.ts';
import { valueBytes, type XdfStream } from './stream.ts';

/** The tag of each kind of chunk. Others are passed over. */
export const xdfTags = { fileHeader: 1, streamHeader: 2, samples: 3, clockOffset: 4, boundary: 5, streamFooter: 6 } as const;

/** The beginning of a chunk; its content, `length` bytes, is still in the source. */
export interface XdfChunk {
  readonly tag: number;
  /** 0 where the chunk is not of a stream. */
  readonly stream: number;
  readonly length: number;
}

/** Headers of streams are XML of some kilobytes; what is larger is refused. */
export const mostXml = 2 ** 24;
const window = 2 ** 18;
const mostText = 2 ** 20;

/** The next chunk's beginning; undefined at the end of the file, `cut` where the file ends within it. Error: EUP_FORMATS_HEADER. */
export async function nextChunk(source: ByteSource): Promise<XdfChunk | 'cut' | undefined> {
  const head = await source.peek(16);
  if (head.length === 0) return undefined;
  const stated = variableLength(head, 0);
  if (stated === 'cut') return 'cut';
  if (stated === undefined || stated.value < 2) {
    return refuse(
      fault('EUP_FORMATS_HEADER', {
        field: 'length of a chunk',
        found: head[0] ?? '',
        expected: '1, 4 or 8 bytes that state it',
      }),
    );
  }
  const tagAt = stated.next;
  if (head.length < tagAt + 2) return 'cut';
  const tag = (head[tagAt] as number) | ((head[tagAt + 1] as number) << 8);
  const owned =
    tag === xdfTags.streamHeader || tag === xdfTags.samples || tag === xdfTags.clockOffset || tag === xdfTags.streamFooter;
  const inner = owned ? 6 : 2;
  if (stated.value < inner) {
    return refuse(
      fault('EUP_FORMATS_HEADER', { field: 'length of a chunk', found: stated.value, expected: `at least ${inner}` }),
    );
  }
  const all = await source.read(tagAt + inner);
  if (all.length < tagAt + inner) return 'cut';
  const stream = owned ? new DataView(all.buffer, all.byteOffset + tagAt + 2, 4).getUint32(0, true) : 0;
  return { tag, stream, length: stated.value - inner };
}

/** A number that its first byte tells the width of; undefined where that byte is not 1, 4 or 8. */
export function variableLength(
  bytes: Uint8Array,
  at: number,
): { readonly value: number; readonly next: number } | 'cut' | undefined {
  const width = bytes[at];
  if (width === undefined) return 'cut';
  if (width !== 1 && width !== 4 && width !== 8) return undefined;
  if (at + 1 + width > bytes.length) return 'cut';
  let value = 0;
  for (let i = width; i >= 1; i--) value = value * 256 + (bytes[at + i] as number);
  return { value, next: at + 1 + width };
}

/** Takes samples as they are met: the stamp, undefined where it is to be deduced, and where the values lie. */
export type TakeSample = (stamp: number | undefined, view: DataView, at: number, end: number) => void;

/**
 * Walks over the samples of one chunk in the memory of a window. The chunk's content must not be larger than it states.
 * Gives back whether the chunk was whole. Error: EUP_FORMATS_HEADER.
 */
export async function walkSamples(source: ByteSource, length: number, stream: XdfStream, take: TakeSample): Promise<boolean> {
  let left = length;
  const head = await source.peek(Math.min(9, left));
  const count = variableLength(head.subarray(0, Math.min(9, left)), 0);
  if (count === 'cut' && head.length < Math.min(9, left)) return false;
  if (count === undefined || count === 'cut') return damaged('number of samples', head[0] ?? '');
  await source.read(count.next);
  left -= count.next;
  const width = valueBytes[stream.values] * stream.channels.length;
  let done = 0;
  while (done < count.value) {
    const wanted = Math.min(left, window + mostText);
    const held = await source.peek(Math.min(left, window));
    let bytes = held.subarray(0, wanted);
    let used = walkWindow(bytes, stream, width, count.value - done, take);
    if (used.count === 0 && bytes.length < wanted) {
      // One sample is larger than the window: strings may be.
      bytes = (await source.peek(wanted)).subarray(0, wanted);
      used = walkWindow(bytes, stream, width, count.value - done, take);
    }
    if (used.count === 0) {
      if (bytes.length < left && bytes.length < wanted) return false;
      return damaged('samples of a chunk', `${done} of ${count.value}`);
    }
    await source.read(used.bytes);
    left -= used.bytes;
    done += used.count;
  }
  await source.skip(left);
  return true;
}

function walkWindow(
  bytes: Uint8Array,
  stream: XdfStream,
  width: number,
  most: number,
  take: TakeSample,
): { readonly bytes: number; readonly count: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let count = 0;
  while (count < most && at < bytes.length) {
    const stamped = bytes[at] !== 0;
    const from = at + (stamped ? 9 : 1);
    const to = stream.values === 'string' ? endOfTexts(bytes, from, stream.channels.length) : from + width;
    if (to === undefined || to > bytes.length) break;
    take(stamped ? view.getFloat64(at + 1, true) : undefined, view, from, to);
    at = to;
    count++;
  }
  return { bytes: at, count };
}

/** Where one sample's texts end; undefined where they reach beyond the window. */
function endOfTexts(bytes: Uint8Array, from: number, channels: number): number | undefined {
  let at = from;
  for (let c = 0; c < channels; c++) {
    const length = variableLength(bytes, at);
    if (length === 'cut') return undefined;
    if (length === undefined) return damaged('length of a text', bytes[at] ?? '');
    at = length.next + length.value;
  }
  return at;
}

const damaged = (field: string, found: string | number): never =>
  refuse(fault('EUP_FORMATS_HEADER', { field, found, expected: 'as many bytes as the chunk states' }));
