import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OneEuro } from './one-euro.ts';

// The first rows of the authors' reference file (github.com/casiez/OneEuroFilter, groundTruth.csv): 120 Hz, cut-off 1 Hz,
// beta 0.1. Input, output.
const reference = [
  [-0.0385099, -0.0385099],
  [-0.0280664, -0.0379872],
  [0.048622, -0.0334427],
  [0.111498, -0.0252696],
  [0.053026, -0.0207099],
  [0.120548, -0.0119912],
  [0.00972308, -0.0106507],
  [0.074193, -0.00526521],
  [-0.0236801, -0.00641239],
  [0.0462396, -0.00308863],
  [0.0892027, 0.00291027],
  [0.158329, 0.0135545],
  [0.0423086, 0.01552],
  [0.0887203, 0.0206024],
] as const;

describe('OneEuro', () => {
  it('OneEuro.push gives the authors’ reference values', () => {
    const filter = new OneEuro({ minCutoff: 1, beta: 0.1 });
    reference.forEach(([input, output], i) => {
      expect(Math.abs(filter.push(input, i / 120) - output), `row ${i}`).toBeLessThan(2e-6);
    });
  });

  it('OneEuro.delay is how late a ramp comes out', () => {
    for (const speed of [1, 20, 200]) {
      const filter = new OneEuro({ beta: 0.05 });
      let out = 0;
      for (let i = 0; i <= 12_000; i++) out = filter.push((speed * i) / 1000, i / 1000);
      expect((speed * 12 - out) / speed).toBeCloseTo(filter.delay, 3);
      expect(filter.delay).toBeLessThan(1 / (2 * Math.PI));
    }
  });

  it('OneEuro.push stays between the least and the greatest input, whatever comes and when', () => {
    const times = fc.array(fc.tuple(fc.double(), fc.double()), { maxLength: 60 });
    fc.assert(
      fc.property(times, (samples) => {
        const filter = new OneEuro();
        const taken = samples.map(([value]) => value).filter((value) => Math.abs(value) < 1e100);
        for (const [value, at] of samples) if (Math.abs(value) < 1e100 || !Number.isFinite(value)) filter.push(value, at);
        expect(Number.isFinite(filter.value)).toBe(true);
        const size = Math.max(1, ...taken.map(Math.abs));
        expect(filter.value).toBeLessThanOrEqual(Math.max(0, ...taken) + 1e-9 * size);
        expect(filter.value).toBeGreaterThanOrEqual(Math.min(0, ...taken) - 1e-9 * size);
      }),
    );
  });

  it('new OneEuro refuses a cut-off that is not above 0', () => {
    expect(() => new OneEuro({ minCutoff: 0 })).toThrow(RangeError);
    expect(() => new OneEuro({ beta: Number.NaN })).toThrow(RangeError);
  });
});
