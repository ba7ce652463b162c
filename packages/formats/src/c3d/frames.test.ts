import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { C3dDetails, C3dGroup } from './details.ts';
import { FrameReader } from './frames.ts';
import { bytesOfFloats, bytesOfIntegers } from './processor.ts';

const parameter = (name: string, type: 'float' | 'integer', values: readonly number[]) =>
  ({ name, type, dimensions: [values.length], values, description: '', locked: false }) as const;

/** What the definition says: frame by frame, word by word. */
function defined(words: readonly number[], details: C3dDetails, scales: readonly number[], offsets: readonly number[]) {
  const { points, subframes, frames, numbers, pointScale } = details;
  const channels = scales.length;
  const stride = 4 * points.length + channels * subframes;
  const scale = numbers === 'float' ? 1 : pointScale;
  const analogs = scales.map((_, c) =>
    Array.from({ length: frames * subframes }, (_, i) => {
      const word = words[Math.floor(i / subframes) * stride + 4 * points.length + (i % subframes) * channels + c] as number;
      return (word - (offsets[c] as number)) * (scales[c] as number);
    }),
  );
  const places = points.flatMap((_, p) =>
    [0, 1, 2].map((axis) =>
      Array.from({ length: frames }, (_, f) => {
        const at = f * stride + 4 * p;
        return (words[at + 3] as number) < 0 ? Number.NaN : (words[at + axis] as number) * scale;
      }),
    ),
  );
  return { analogs, places };
}

describe('FrameReader', () => {
  it('gives (stored − offset) · scale of every channel and every marker, to the last bit, however many there are of each', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('intel', 'dec', 'mips'),
        fc.constantFrom('float', 'integer'),
        fc.nat({ max: 11 }),
        fc.nat({ max: 5 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 5 }),
        fc.nat({ max: 3 }),
        fc.infiniteStream(fc.integer({ min: -32_768, max: 32_767 })),
        (processor, numbers, channels, markers, subframes, frames, ahead, numbersOf) => {
          const next = () => numbersOf.next().value as number;
          const list = (length: number) => Array.from({ length }, next);
          const scales = list(channels).map((x) => Math.fround(x / 7));
          const offsets = list(channels);
          const group: C3dGroup = {
            ...{ name: 'ANALOG', description: '', locked: false },
            parameters: [parameter('SCALE', 'float', scales), parameter('OFFSET', 'integer', offsets)],
          };
          const details: C3dDetails = {
            ...{ processor, numbers, frames, subframes, firstFrame: 1, pointRate: 100, pointScale: 0.1, platforms: [] },
            ...{ points: Array.from({ length: markers }, (_, p) => `M${p}`), groups: [group] },
          };
          const reader = new FrameReader(details, channels);
          if (reader.frameBytes === 0) return;
          const words = list((frames * reader.frameBytes) / (numbers === 'float' ? 4 : 2));
          const written =
            numbers === 'float'
              ? bytesOfFloats(Float32Array.from(words), processor)
              : bytesOfIntegers(Int16Array.from(words), processor);
          const room = new Uint8Array(written.length + ahead);
          room.set(written, ahead);
          const found = reader.frames(room.subarray(ahead));
          const { analogs, places } = defined(words, details, scales, offsets);
          expect(found.analogs.map((channel) => [...channel])).toEqual(analogs);
          expect(found.points.map((axis) => [...axis])).toEqual(places);
          expect(found.marks.length).toBe(markers);
          expect([...room.subarray(ahead)]).toEqual([...written]);
        },
      ),
      { numRuns: 200, seed: 14 },
    );
  });
});
