import { textOf } from '../bytes.ts';
import type { Processor } from './details.ts';
import { floatsOf, integersOf } from './processor.ts';

/** The first block of a C3D file, in the words of its manual (c3d.org). */
export interface C3dHeader {
  readonly points: number;
  /** Analog words for each frame: channels times subframes. */
  readonly analogWords: number;
  readonly firstFrame: number;
  readonly lastFrame: number;
  /** By what whole numbers are multiplied; negative where samples are floats; 0 where it says nothing. */
  readonly scale: number;
  /** The block of the first frame, from 1. */
  readonly dataBlock: number;
  readonly subframes: number;
  readonly rate: number;
  readonly events: readonly { readonly at: number; readonly text: string }[];
}

export const blockBytes = 512;
/** Marks that the labels of header events have four letters. */
const eventKey = 12345;

/** Reads the first block. A scale or a rate that is no number is 0: the parameters say it as well. */
export function c3dHeader(block: Uint8Array, processor: Processor): C3dHeader {
  const words = integersOf(block, processor);
  const unsigned = (word: number): number => (words[word - 1] as number) & 0xffff;
  const float = (word: number): number => floatsOf(block.subarray(2 * word - 2, 2 * word + 2), processor)[0] as number;
  const scale = float(7);
  const rate = float(11);
  const stated = unsigned(150) === eventKey ? Math.min(18, unsigned(151)) : 0;
  const events = Array.from({ length: stated }, (_, k) => ({
    at: float(153 + 2 * k),
    text: textOf(block.subarray(2 * (199 - 1) + 4 * k, 2 * (199 - 1) + 4 * k + 4)).replace(/[\s\0]+$/, ''),
  })).filter(({ at, text }) => Number.isFinite(at) && text !== '');
  return {
    points: unsigned(2),
    analogWords: unsigned(3),
    firstFrame: unsigned(4),
    lastFrame: unsigned(5),
    scale: Math.abs(scale) < 1e30 ? scale : 0,
    dataBlock: unsigned(9),
    subframes: unsigned(10),
    rate: rate > 0 && rate < 1e7 ? rate : 0,
    events,
  };
}
