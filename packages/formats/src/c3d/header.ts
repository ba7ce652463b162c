import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { textOf } from '../bytes.ts';
import { fault } from '../errors.ts';
import type { Processor } from './details.ts';
import { floatsOf, integersOf } from './processor.ts';

/** The first block of a C3D file, in the words of its manual (c3d.org). */
export interface C3dHeader {
  readonly points: number;
  /** Analog words for each frame: channels times subframes. */
  readonly analogWords: number;
  readonly firstFrame: number;
  readonly lastFrame: number;
  /** By what whole numbers are multiplied; negative where samples are floats. */
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

/** Errors: EUP_FORMATS_HEADER. */
export function c3dHeader(block: Uint8Array, processor: Processor): Result<C3dHeader, Fault> {
  const words = integersOf(block, processor);
  const unsigned = (word: number): number => (words[word - 1] as number) & 0xffff;
  const float = (word: number): number => floatsOf(block.subarray(2 * word - 2, 2 * word + 2), processor)[0] as number;
  const scale = float(7);
  const rate = float(11);
  if (!(Math.abs(scale) < 1e30)) return bad('scale of the points', scale);
  if (!(rate >= 0 && rate < 1e7)) return bad('frames per second', rate);
  const stated = unsigned(150) === eventKey ? Math.min(18, unsigned(151)) : 0;
  const events = Array.from({ length: stated }, (_, k) => ({
    at: float(153 + 2 * k),
    text: textOf(block.subarray(2 * (199 - 1) + 4 * k, 2 * (199 - 1) + 4 * k + 4)).replace(/[\s\0]+$/, ''),
  })).filter(({ at, text }) => Number.isFinite(at) && text !== '');
  return ok({
    points: unsigned(2),
    analogWords: unsigned(3),
    firstFrame: unsigned(4),
    lastFrame: unsigned(5),
    scale,
    dataBlock: unsigned(9),
    subframes: unsigned(10),
    rate,
    events,
  });
}

const bad = (field: string, found: number): { readonly ok: false; readonly error: Fault } =>
  err(fault('EUP_FORMATS_HEADER', { field, found, expected: 'a finite number' }));
