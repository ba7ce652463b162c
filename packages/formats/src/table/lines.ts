import type { ByteSource } from '../bytes.ts';
import { delimitedLimits } from '../delimited-layout.ts';
import { fault } from '../errors.ts';
import { refuse } from '../reading.ts';
import type { SeriesChunk } from '../recording.ts';

/** Takes a text file line by line and gives the samples that they hold. */
export interface LineTaker {
  /**
   * Takes `bytes[from..to)`, a line without its line feed, which is valid until the call returns.
   * @param line the line's number, from 1
   * @param ended whether a line feed follows; the last line of a file that was cut off has none
   */
  take(bytes: Uint8Array, from: number, to: number, line: number, ended: boolean): void;
  /** Whether a chunk is full. */
  readonly full: boolean;
  /** The chunks that are full. */
  ready(): Iterable<SeriesChunk>;
  /** What is left after the last line. */
  rest(): Iterable<SeriesChunk>;
}

/**
 * Gives a file's lines to a taker, in the memory of one line and one chunk of the file. Faults end the iteration.
 * Error, thrown: EUP_FORMATS_LINE_LENGTH, and whatever the taker refuses.
 */
export async function* readLines(source: ByteSource, taker: LineTaker): AsyncGenerator<SeriesChunk> {
  let carry = new Uint8Array(0) as Uint8Array;
  let line = 0;
  const tooLong = (): never => refuse(fault('EUP_FORMATS_LINE_LENGTH', { line: line + 1, most: delimitedLimits.lineBytes }));
  for (let bytes = await source.next(); bytes !== undefined; bytes = await source.next()) {
    let all = bytes;
    if (carry.length > 0) {
      all = new Uint8Array(carry.length + bytes.length);
      all.set(carry);
      all.set(bytes, carry.length);
    }
    let from = 0;
    for (let to = all.indexOf(0x0a); to >= 0; to = all.indexOf(0x0a, from)) {
      if (to - from > delimitedLimits.lineBytes) tooLong();
      taker.take(all, from, to, ++line, true);
      from = to + 1;
      if (taker.full) yield* taker.ready();
    }
    if (all.length - from > delimitedLimits.lineBytes) tooLong();
    carry = all.slice(from);
  }
  if (carry.length > 0) taker.take(carry, 0, carry.length, ++line, false);
  yield* taker.rest();
}

/** Whether a line holds nothing: blanks, quotes and separators at most. */
export function isEmptyLine(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if (byte > 0x20 && byte !== 0x2c && byte !== 0x3b && byte !== 0x22) return false;
  }
  return true;
}
