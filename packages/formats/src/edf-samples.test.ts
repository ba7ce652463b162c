import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EdfHeader, EdfSignal } from './edf-header.ts';
import { edfSamples } from './edf-samples.ts';

/** What the definition says, digit by digit. */
function defined(
  bytes: Uint8Array,
  recordBytes: number,
  sampleBytes: 2 | 3,
  { offset, samples, gain, zero }: EdfSignal,
): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const found: number[] = [];
  for (let record = 0; record < bytes.length; record += recordBytes) {
    for (let i = 0; i < samples; i++) {
      const at = record + offset + i * sampleBytes;
      const digit = sampleBytes === 2 ? view.getInt16(at, true) : view.getUint16(at, true) + 2 ** 16 * view.getInt8(at + 2);
      found.push(gain * (digit + zero));
    }
  }
  return found;
}

describe('edfSamples', () => {
  it('edfSamples is gain · (digit + zero) to the last bit, of 16 and of 24 bits, wherever the bytes lie in memory', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<2 | 3>(2, 3),
        fc.uint8Array({ minLength: 210, maxLength: 210 }),
        fc.nat({ max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        (sampleBytes, all, from, records, gain, zero) => {
          const recordBytes = 20 * sampleBytes;
          const bytes = all.subarray(from, from + records * recordBytes);
          const signal = { offset: 3 * sampleBytes, samples: 7, gain, zero };
          const header = { recordBytes, sampleBytes } as EdfHeader;
          expect([...edfSamples(bytes, header, signal)]).toEqual(defined(bytes, recordBytes, sampleBytes, signal));
        },
      ),
      { numRuns: 300, seed: 14 },
    );
  });
});
