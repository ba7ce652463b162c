import type { ByteSource } from '../bytes.ts';
import { textOf } from '../bytes.ts';
import { boundaryIn, chunkAt, lookAhead, mostHead, passOver, type XdfChunk, xdfTags } from './chunks.ts';
import { readSamples, type TakeSample } from './samples.ts';
import { chunksStand } from './stands.ts';
import type { XdfStream } from './stream.ts';

/** What a walk over a file is for. Every walk meets the same damage, and goes on at the same place behind it. */
export interface XdfVisitor {
  /** Whether a stream has had its header. */
  readonly knows: (stream: number) => boolean;
  /** What the header of a stream says: by this every walk judges its samples alike. */
  readonly stream: (stream: number) => XdfStream | undefined;
  /** Whether its samples are wanted. */
  readonly wants: (stream: number) => boolean;
  readonly take?: (stream: number, ...sample: Parameters<TakeSample>) => void;
  /** How many samples were found in a chunk, and how many it says that it holds. */
  readonly counted?: (stream: number, found: number, stated: number, place: number) => void;
  readonly header?: (stream: number, xml: string) => void;
  readonly footer?: (stream: number, xml: string) => void;
  readonly offset?: (stream: number, time: number, value: number) => void;
  /** A chunk of a kind that the specification doesn't have, which is passed over. */
  readonly unknown?: (tag: number) => void;
  /** Bytes that could not be read; of one stream, or of any. */
  readonly damaged?: (stream: number | undefined, bytes: number, place: number) => void;
}

/** Headers of streams are XML of some kilobytes; what is larger is no header. */
const mostXml = 2 ** 24;
const shortXml = 2 ** 16;
const xmlEnd = [...'</info>'].map((letter) => letter.charCodeAt(0));

/**
 * Walks over the chunks of a file. Where one is damaged, reading begins anew at the chunk behind it, if one stands where
 * its length says, else behind the next boundary. Gives back whether the file ended with a whole chunk; yields after each
 * chunk of samples, so that they can be passed on.
 */
export async function* walkXdf(source: ByteSource, visitor: XdfVisitor): AsyncGenerator<undefined, boolean> {
  const { knows } = visitor;
  let place = (await source.read(4)).length;
  for (;;) {
    const chunk = chunkAt(await source.peek(mostHead), 0, knows);
    if (chunk === undefined) return true;
    if (chunk === 'cut') return false;
    const begun = place;
    let read: Read = { bytes: 0, how: 'damaged' };
    if (chunk !== 'damaged') {
      await source.read(chunk.head);
      place += chunk.head;
      read = await content(source, chunk, visitor, begun);
      place += read.bytes;
    }
    if (chunk !== 'damaged' && chunk.tag === xdfTags.samples && visitor.wants(chunk.stream)) yield;
    if (read.how === 'cut') return false;
    if (read.how === 'whole') continue;
    const skipped = chunk === 'damaged' || read.how === 'boundary' ? undefined : await behind(source, chunk, read.bytes, knows);
    if (chunk !== 'damaged' && skipped !== undefined) {
      place += skipped;
      visitor.damaged?.(chunk.stream, place - begun, begun);
      continue;
    }
    const passed = read.how === 'boundary' ? { bytes: 0, how: 'boundary' } : await passOver(source, Number.POSITIVE_INFINITY);
    place += passed.bytes;
    visitor.damaged?.(undefined, place - begun, begun);
    if (passed.how === 'end') return true;
  }
}

interface Read {
  readonly bytes: number;
  readonly how: 'whole' | 'damaged' | 'boundary' | 'cut';
}

async function content(source: ByteSource, chunk: XdfChunk, visitor: XdfVisitor, begun: number): Promise<Read> {
  const { tag, stream, length } = chunk;
  switch (tag) {
    case xdfTags.boundary:
      await source.read(length);
      return { bytes: length, how: 'whole' };
    case xdfTags.samples:
      return samples(source, chunk, visitor, begun);
    case xdfTags.clockOffset: {
      if (length !== 16) return { bytes: 0, how: 'damaged' };
      const bytes = await source.read(length);
      if (bytes.length < length) return { bytes: bytes.length, how: 'cut' };
      const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
      visitor.offset?.(stream, view.getFloat64(0, true), view.getFloat64(8, true));
      return { bytes: length, how: 'whole' };
    }
    case xdfTags.streamHeader:
    case xdfTags.streamFooter:
      return xml(source, chunk, visitor);
    default:
      if (tag !== xdfTags.fileHeader) visitor.unknown?.(tag);
      return passed(source, length);
  }
}

async function samples(source: ByteSource, { stream: id, length }: XdfChunk, visitor: XdfVisitor, begun: number): Promise<Read> {
  const stream = visitor.stream(id);
  if (stream === undefined) return passed(source, length);
  const { take } = visitor;
  const wanted: TakeSample | undefined =
    take !== undefined && visitor.wants(id) ? (stamp, view, at, end) => take(id, stamp, view, at, end) : undefined;
  const { bytes, how, found, stated } = await readSamples(source, length, stream, visitor.knows, wanted);
  visitor.counted?.(id, found, how === 'whole' ? stated : found, begun);
  return { bytes, how };
}

/** What a header or a footer says; where its length is wrong it still ends with its own last element. */
async function xml(source: ByteSource, { tag, stream, length }: XdfChunk, visitor: XdfVisitor): Promise<Read> {
  const say = tag === xdfTags.streamHeader ? visitor.header : visitor.footer;
  const most = Math.min(length, mostXml);
  const held = (await source.peek(most + lookAhead)).subarray(0, most + lookAhead);
  const knows = (id: number): boolean => visitor.knows(id) || id === stream;
  const stands = (bytes: Uint8Array, at: number): boolean => chunksStand(bytes, at, knows, bytes.length < most + lookAhead);
  if (length <= mostXml && held.length >= length && boundaryIn(held.subarray(0, length)) < 0 && stands(held, length)) {
    say?.(stream, textOf(held.subarray(0, length)));
    await source.read(length);
    return { bytes: length, how: 'whole' };
  }
  // A length that is too small leaves the end of the element outside.
  const wide = (await source.peek(Math.max(most, shortXml) + mostHead)).subarray(0, Math.max(most, shortXml) + mostHead);
  const key = boundaryIn(wide);
  const end = endOfXml(key < 0 ? wide : wide.subarray(0, key));
  if (end !== undefined) {
    say?.(stream, textOf(wide.subarray(0, end)));
    const whole = chunksStand(wide, end, knows, wide.length < Math.max(most, shortXml) + mostHead);
    await source.read(end);
    return { bytes: end, how: end === length || whole ? 'whole' : 'damaged' };
  }
  if (held.length < length && key < 0) {
    await source.read(held.length);
    return { bytes: held.length, how: 'cut' };
  }
  return { bytes: 0, how: 'damaged' };
}

/** Where the first `</info>` of bytes ends. */
function endOfXml(bytes: Uint8Array): number | undefined {
  const first = xmlEnd[0] as number;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (xmlEnd.every((letter, i) => bytes[at + i] === letter)) return at + xmlEnd.length;
  }
  return undefined;
}

async function passed(source: ByteSource, length: number): Promise<Read> {
  const { bytes, how } = await passOver(source, length);
  return { bytes, how: how === 'end' ? 'cut' : how };
}

/** Passes over what is left of a damaged chunk, where another stands behind it; undefined where none does. */
async function behind(
  source: ByteSource,
  { length }: XdfChunk,
  used: number,
  knows: XdfVisitor['knows'],
): Promise<number | undefined> {
  const left = length - used;
  if (left < 0 || left > mostXml) return undefined;
  const held = (await source.peek(left + lookAhead)).subarray(0, left + lookAhead);
  if (
    held.length < left ||
    boundaryIn(held.subarray(0, left)) >= 0 ||
    !chunksStand(held, left, knows, held.length < left + lookAhead)
  ) {
    return undefined;
  }
  await source.read(left);
  return left;
}
