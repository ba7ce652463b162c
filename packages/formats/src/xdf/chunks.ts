import type { ByteSource } from '../bytes.ts';

/** The tag of each kind of chunk. Others are passed over. */
export const xdfTags = { fileHeader: 1, streamHeader: 2, samples: 3, clockOffset: 4, boundary: 5, streamFooter: 6 } as const;

/** The beginning of a chunk; its content, `length` bytes, follows. */
export interface XdfChunk {
  readonly tag: number;
  /** 0 where the chunk is not of a stream. */
  readonly stream: number;
  readonly length: number;
  /** How many bytes come before the content. */
  readonly head: number;
}

/** Which streams have had their header: no chunk of another is one. */
export type Knows = (stream: number) => boolean;

/** What a boundary chunk holds, so that reading can begin anew behind damage. */
const boundaryKey = Uint8Array.of(0x43, 0xa5, 0x46, 0xdc, 0xcb, 0xf5, 0x41, 0x0f, 0xb3, 0x0e, 0xd5, 0x46, 0x73, 0x83, 0xcb, 0xe4);
/** No beginning of a chunk, the key of a boundary with it, takes more bytes. */
export const mostHead = 32;
/** How far is looked behind a place to see whether chunks stand there. */
export const lookAhead = 2 ** 16;
const window = 2 ** 16;

/**
 * The beginning of a chunk at a place in bytes of the file; undefined where they end there, `cut` where they end within
 * it, `damaged` where it is none: a length that is not stated in 1, 4 or 8 bytes or is too short, a stream that has had
 * no header, a boundary without its key.
 */
export function chunkAt(bytes: Uint8Array, at: number, knows: Knows): XdfChunk | 'cut' | 'damaged' | undefined {
  if (at >= bytes.length) return undefined;
  const stated = variableLength(bytes, at);
  if (stated === 'cut') return 'cut';
  if (stated === undefined || stated.value < 2) return 'damaged';
  const tagAt = stated.next;
  if (bytes.length < tagAt + 2) return 'cut';
  const tag = (bytes[tagAt] as number) | ((bytes[tagAt + 1] as number) << 8);
  const owned =
    tag === xdfTags.streamHeader || tag === xdfTags.samples || tag === xdfTags.clockOffset || tag === xdfTags.streamFooter;
  const inner = owned ? 6 : 2;
  if (stated.value < inner) return 'damaged';
  if (bytes.length < tagAt + inner) return 'cut';
  const stream = owned ? new DataView(bytes.buffer, bytes.byteOffset + tagAt + 2, 4).getUint32(0, true) : 0;
  if (owned && tag !== xdfTags.streamHeader && !knows(stream)) return 'damaged';
  const length = stated.value - inner;
  if (tag === xdfTags.boundary) {
    const key = bytes.subarray(tagAt + 2, tagAt + 2 + boundaryKey.length);
    if (length !== boundaryKey.length || key.some((byte, i) => byte !== boundaryKey[i])) return 'damaged';
  }
  return { tag, stream, length, head: tagAt - at + inner };
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

/** Where the key of a boundary begins in bytes; −1 where it doesn't. */
export function boundaryIn(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(boundaryKey[0] as number); at >= 0; at = bytes.indexOf(boundaryKey[0] as number, at + 1)) {
    if (at + boundaryKey.length > bytes.length) return -1;
    let same = 1;
    while (same < boundaryKey.length && bytes[at + same] === boundaryKey[same]) same++;
    if (same === boundaryKey.length) return at;
  }
  return -1;
}

/** How a way over bytes ended, and how many they were. */
export interface Passed {
  readonly bytes: number;
  /** `boundary`: one was met, and what follows it is next; `end`: the file ended before. */
  readonly how: 'whole' | 'boundary' | 'end';
}

/**
 * Passes over bytes without holding them. No content holds a boundary by chance: where one is met, the length that asked
 * for so many bytes was damaged. Infinity for all bytes up to the next boundary.
 */
export async function passOver(source: ByteSource, length: number): Promise<Passed> {
  let passed = 0;
  while (passed < length) {
    const step = Math.min(length - passed, window);
    const held = await source.peek(step + boundaryKey.length - 1);
    const found = boundaryIn(held.subarray(0, step + boundaryKey.length - 1));
    if (found >= 0) {
      await source.read(found + boundaryKey.length);
      return { bytes: passed + found + boundaryKey.length, how: 'boundary' };
    }
    const taken = (await source.read(step)).length;
    passed += taken;
    if (taken < step) return { bytes: passed, how: 'end' };
  }
  return { bytes: passed, how: 'whole' };
}
