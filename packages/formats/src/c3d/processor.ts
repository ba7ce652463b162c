import type { Processor } from './details.ts';

/** The number that the fourth byte of the parameters holds for each processor. */
export const processorCodes: ReadonlyMap<number, Processor> = new Map([
  [84, 'intel'],
  [85, 'dec'],
  [86, 'mips'],
]);

const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * Turns words of two or four bytes, in place, from the file's processor to this machine's, or back: both directions
 * swap the same bytes. Floats of DEC also differ in scale, which `ieeeOfDec` and `decOfIeee` turn.
 */
export function swapWords(bytes: Uint8Array, size: 2 | 4, processor: Processor): void {
  const big = processor === 'mips';
  if (size === 2) {
    if (big === littleEndian) reverse(bytes, 2);
    return;
  }
  if (processor !== 'dec') {
    if (big === littleEndian) reverse(bytes, 4);
    return;
  }
  // DEC puts the half with the sign first, each half with its low byte first.
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    exchange(bytes, at, at + 2);
    exchange(bytes, at + 1, at + 3);
  }
  if (!littleEndian) reverse(bytes, 4);
}

function reverse(bytes: Uint8Array, size: 2 | 4): void {
  for (let at = 0; at + size <= bytes.length; at += size) {
    exchange(bytes, at, at + size - 1);
    if (size === 4) exchange(bytes, at + 1, at + 2);
  }
}

function exchange(bytes: Uint8Array, a: number, b: number): void {
  const held = bytes[a] as number;
  bytes[a] = bytes[b] as number;
  bytes[b] = held;
}

/** Floats of DEC, their bytes in order, to IEEE, in place: four times smaller, and without infinity (VAX F_floating). */
export function ieeeOfDec(words: Uint32Array): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as number;
    const exponent = (word >>> 23) & 0xff;
    if (exponent > 2) words[i] = word - (2 << 23);
    else if (exponent === 0) words[i] = 0;
    else words[i] = (word & 0x80000000) | (((word & 0x7fffff) | 0x800000) >>> (3 - exponent));
  }
}

/** IEEE floats to those of DEC, in place. What is too large takes the largest that DEC has, what is too small is 0. */
export function decOfIeee(words: Uint32Array): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as number;
    const exponent = (word >>> 23) & 0xff;
    if (exponent === 0) words[i] = 0;
    else if (exponent >= 0xfe) words[i] = word | 0x7fffffff;
    else words[i] = word + (2 << 23);
  }
}

/** Whether bytes of the file lie as this machine's own numbers of `size` bytes. */
const areOwn = (bytes: Uint8Array, size: 2 | 4, processor: Processor): boolean =>
  littleEndian && bytes.byteOffset % size === 0 && (processor === 'intel' || (processor === 'dec' && size === 2));

/** Float32 numbers from bytes of the file: a view of them where they lie as this machine's own, else a copy. */
export function floatsOf(bytes: Uint8Array, processor: Processor): Float32Array {
  if (areOwn(bytes, 4, processor)) return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  const own = bytes.slice();
  swapWords(own, 4, processor);
  if (processor === 'dec') ieeeOfDec(new Uint32Array(own.buffer, 0, own.length >> 2));
  return new Float32Array(own.buffer, 0, own.length >> 2);
}

/** Int16 numbers from bytes of the file: a view of them where they lie as this machine's own, else a copy. */
export function integersOf(bytes: Uint8Array, processor: Processor): Int16Array {
  if (areOwn(bytes, 2, processor)) return new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
  const own = bytes.slice();
  swapWords(own, 2, processor);
  return new Int16Array(own.buffer, 0, own.length >> 1);
}

/** The file's bytes of float32 numbers. The array is used up. */
export function bytesOfFloats(values: Float32Array, processor: Processor): Uint8Array {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  if (processor === 'dec') decOfIeee(new Uint32Array(values.buffer, values.byteOffset, values.length));
  swapWords(bytes, 4, processor);
  return bytes;
}

/** The file's bytes of int16 numbers. The array is used up. */
export function bytesOfIntegers(values: Int16Array, processor: Processor): Uint8Array {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  swapWords(bytes, 2, processor);
  return bytes;
}
