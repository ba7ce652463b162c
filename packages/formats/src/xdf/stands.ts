import { chunkAt, type Knows, variableLength, type XdfChunk, xdfTags } from './chunks.ts';

/** So many chunks, one behind the other, must stand at a place; one alone may be chance. */
const inRow = 4;
/** No chunk is longer, in bytes. */
const longest = 2 ** 40;
const known: ReadonlySet<number> = new Set(Object.values(xdfTags));
/** What may come before the first element of XML: blanks, and the mark of UTF-8. */
const beforeXml: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]);

/**
 * Whether chunks stand at a place, each where the one before ends, as far as the bytes show: lengths, tags, streams and
 * what their contents must begin with. A chunk of an unknown kind counts only where a known one follows.
 * @param ended whether the file ends where the bytes do
 */
export function chunksStand(bytes: Uint8Array, from: number, knows: Knows, ended: boolean): boolean {
  let at = from;
  const streams = new Set<number>();
  for (let k = 0; k < inRow; k++) {
    if (at === bytes.length) return ended || k > 0;
    const chunk = chunkHere(bytes, at, (stream) => streams.has(stream) || knows(stream));
    if (chunk === undefined) return false;
    if (chunk === 'cut') return true;
    if (chunk.tag === xdfTags.streamHeader) streams.add(chunk.stream);
    at += chunk.head + chunk.length;
    if (at > bytes.length) return known.has(chunk.tag);
  }
  return true;
}

/** Whether chunks, one behind the other, lead from one place exactly to another. */
export function chunksLead(bytes: Uint8Array, from: number, to: number, knows: Knows): boolean {
  let at = from;
  while (at < to) {
    const chunk = chunkHere(bytes, at, knows);
    if (chunk === undefined || chunk === 'cut') return false;
    at += chunk.head + chunk.length;
  }
  return at === to;
}

function chunkHere(bytes: Uint8Array, at: number, knows: Knows): XdfChunk | 'cut' | undefined {
  const chunk = chunkAt(bytes, at, knows);
  if (chunk === 'cut') return chunk;
  if (chunk === undefined || chunk === 'damaged' || chunk.length > longest) return undefined;
  return beginsRight(bytes, at + chunk.head, chunk) ? chunk : undefined;
}

/** Whether the content of a chunk begins as one of its kind does, as far as the bytes show. */
function beginsRight(bytes: Uint8Array, at: number, { tag, length }: XdfChunk): boolean {
  if (tag === xdfTags.clockOffset) return length === 16;
  const content = bytes.subarray(at, at + length);
  if (tag === xdfTags.samples) {
    const count = variableLength(content, 0);
    if (count === undefined) return false;
    if (count === 'cut') return content.length < length;
    if (count.value > length) return false;
    const mark = content[count.next];
    return count.value === 0 ? length === count.next : mark === undefined ? content.length < length : mark === 0 || mark === 8;
  }
  if (tag !== xdfTags.fileHeader && tag !== xdfTags.streamHeader && tag !== xdfTags.streamFooter) return true;
  const first = content.find((byte) => !beforeXml.has(byte));
  return first === undefined || first === 0x3c;
}
