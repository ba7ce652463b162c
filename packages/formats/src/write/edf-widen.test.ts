import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edfFile, samplesOf } from '../files.fixture.ts';
import { keptScale } from './edf-widen.ts';
import { file, reopened } from './written.fixture.ts';

const path = fileURLToPath(new URL('../../../../../shared/data/faults/signals/beyond_digital_range.edf', import.meta.url));
const here = existsSync(path);

const span = (least: number, most: number) => ({ least, most, decimals: undefined, lost: 0 });

describe('keptScale(range, what the samples span, bits)', () => {
  it('keeps the range where all samples lie within it', () => {
    const stated = { least: -32768, most: 32767, low: -3276.8, high: 3276.7 };
    expect(keptScale(stated, span(-12, 3000), 16)).toEqual(stated);
    expect(keptScale(stated, span(1, -1), 16)).toEqual(stated);
  });

  it('widens it along its own line where samples lie beyond it', () => {
    const wide = keptScale({ least: 0, most: 100, low: 0, high: 100 }, span(-150, 150), 16);
    expect(wide).toMatchObject({ least: expect.any(Number), low: wide?.least, high: wide?.most });
    expect(wide?.least).toBeLessThanOrEqual(-150);
    expect(wide?.most).toBeGreaterThanOrEqual(150);
    expect(keptScale({ least: 0, most: 100, low: 0, high: 100 }, span(-40_000, 0), 16)).toBeUndefined();
    expect(keptScale({ least: 0, most: 100, low: 0, high: 100 }, span(-40_000, 0), 24)).toBeDefined();
  });
});

describe('writeRecording(EDF or BDF whose samples lie beyond the stated range)', () => {
  it('changes no sample, whatever range the file states, and says so where it can only come near', async () => {
    const decimal = fc.integer({ min: -9999, max: 9999 }).map((x) => x / 10);
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: 1, max: 4000 })),
        fc.tuple(decimal, decimal).filter(([low, high]) => low !== high),
        fc.array(fc.integer({ min: -32768, max: 32767 }), { minLength: 4, maxLength: 60 }),
        fc.constantFrom('edf' as const, 'bdf' as const),
        async ([least, width], [low, high], digits, format) => {
          const range = [String(low), String(high), String(least), String(least + width)] as const;
          const bytes = edfFile({ signals: [{ label: 'EMG', samples: digits.length }], records: [{ digits }], range });
          const one = await samplesOf(bytes);
          const { bytes: written, notes } = await file(reopened(bytes), format);
          const two = await samplesOf(written);
          const step = Math.abs((high - low) / width);
          const kept = notes.find((note) => note.includes('kept to within'));
          const near = kept === undefined ? 1e-9 * 70_000 * step : Number(/within ([\d.e+-]+)/.exec(kept)?.[1]) * 1.01;
          for (const [i, x] of (two.tracks[0]?.[0] ?? []).entries())
            expect(Math.abs(x - (one.tracks[0]?.[0]?.[i] as number))).toBeLessThanOrEqual(near);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('keeps every bit of samples whose range is of whole digits', async () => {
    const digits = [-30_000, -101, 0, 99, 101, 30_000];
    for (const range of [
      ['0', '100', '0', '100'],
      ['-3276.8', '3276.7', '-32768', '32767'],
      ['-50', '50', '-100', '100'],
      ['100', '-100', '-1000', '1000'],
    ] as const) {
      const bytes = edfFile({ signals: [{ label: 'EMG', samples: 6 }], records: [{ digits }], range });
      for (const format of ['edf', 'bdf'] as const) {
        const { bytes: written, notes } = await file(reopened(bytes), format);
        expect((await samplesOf(written)).tracks).toEqual((await samplesOf(bytes)).tracks);
        expect(notes).toEqual([]);
      }
    }
  });

  it.skipIf(!here)(`beyond_digital_range.edf stays itself${here ? '' : ' (skipped: not in ../shared)'}`, async () => {
    const bytes = readFileSync(path);
    const one = await samplesOf(bytes);
    for (const format of ['edf', 'bdf'] as const) {
      const { bytes: written, notes } = await file(reopened(bytes), format);
      expect((await samplesOf(written)).tracks).toEqual(one.tracks);
      expect(notes).toEqual([]);
    }
  });
});
