import { hertz } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noise } from '../shared.fixture.ts';
import { meanFrequency, medianFrequency, totalPower } from './frequencies.ts';
import { Welch, welch } from './welch.ts';

const random = (length: number) => Float64Array.from({ length }, noise(3));

describe('welch', () => {
  it('welch(sine of 100 Hz and amplitude 2) has its power, 2, around 100 Hz', () => {
    const sine = Float64Array.from({ length: 10_240 }, (_, i) => 2 * Math.sin((2 * Math.PI * 100 * i) / 1024));
    const spectrum = welch(sine, hertz(1024));
    expect(totalPower(spectrum)).toBeCloseTo(2, 9);
    expect(meanFrequency(spectrum)).toBeCloseTo(100, 6);
    expect(Math.abs(medianFrequency(spectrum) - 100)).toBeLessThan(1);
  });

  it('Welch.push in any pieces gives welch of the whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5000 }), fc.integer({ min: 1, max: 1500 }), (length, piece) => {
        const x = random(length);
        const pieces = new Welch(hertz(500));
        for (let at = 0; at < length; at += piece) pieces.push(x, at, Math.min(length, at + piece));
        expect(pieces.spectrum()).toEqual(welch(x, hertz(500)));
      }),
      { numRuns: 25 },
    );
  });

  it('welch(x of 700 samples) takes them as one window, and keeps the power of a long one', () => {
    const spectrum = welch(random(700), hertz(500));
    expect(spectrum.density).toHaveLength(351);
    expect(Math.abs(totalPower(spectrum) / totalPower(welch(random(70_000), hertz(500))) - 1)).toBeLessThan(0.15);
  });

  it('medianFrequency and meanFrequency of silence are 0, never NaN', () => {
    for (const length of [0, 1, 16, 5000]) {
      const spectrum = welch(new Float64Array(length), hertz(500));
      expect([medianFrequency(spectrum), meanFrequency(spectrum), totalPower(spectrum)]).toEqual([0, 0, 0]);
    }
  });
});
