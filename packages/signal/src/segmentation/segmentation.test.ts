import { hertz } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noise } from '../recordings.fixture.ts';
import { type ExemplarRepetition, ExemplarRepetitions, exemplarRepetitions } from './exemplar.ts';
import { type PeakRepetition, PeakRepetitions, peakRepetitions } from './peaks.ts';
import { findMatches, SubsequenceMatcher } from './subsequence.ts';
import { tempoOf } from './tempo.ts';
import { turningPoints } from './turning-points.ts';

const rate = hertz(50);
const value = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 1, -3, 1e200, 20);
const hostile = fc
  .array(fc.tuple(value, fc.integer({ min: 1, max: 30 })), { maxLength: 40 })
  .map((runs) => Float64Array.from(runs.flatMap(([x, n]) => Array<number>(n).fill(x))));

/** Repetitions of one shape, each lasting as many seconds as is said, with rest between. */
function exercise(lengths: readonly number[], range = 90, rest = 1, size = 0, seed = 1): Float64Array {
  const next = noise(seed);
  const parts = lengths.flatMap((seconds) => [
    ...Array.from(
      { length: Math.round(seconds * rate) },
      (_, i, n = Math.round(seconds * rate)) => range * Math.sin((Math.PI * i) / n) ** 2,
    ),
    ...Array<number>(Math.round(rest * rate)).fill(0),
  ]);
  return Float64Array.from([...Array<number>(rate).fill(0), ...parts], (x) => x + size * next());
}

describe('SubsequenceMatcher', () => {
  /** The least cost of any path that ends at each sample, by the whole matrix. */
  function ends(signal: Float64Array, exemplar: Float64Array): number[] {
    let column = Array<number>(exemplar.length).fill(Number.POSITIVE_INFINITY);
    return Array.from(signal, (x) => {
      const next: number[] = [];
      for (const [i, y] of exemplar.entries()) {
        const before = i === 0 ? 0 : Math.min(column[i - 1] as number, column[i] as number, next[i - 1] as number);
        next.push((x - y) ** 2 + before);
      }
      column = next;
      return next.at(-1) as number;
    });
  }

  it('findMatches finds the best path of the whole matrix', () => {
    const small = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 5, maxLength: 60 }),
        small,
        (signal, exemplar) => {
          const [x, y] = [Float64Array.from(signal), Float64Array.from(exemplar)];
          const costs = ends(x, y);
          const best = Math.min(...costs);
          const found = findMatches(x, y, 1, { most: 1e3, patience: 1e9 });
          expect(Math.min(...found.map(({ distance }) => distance))).toBeCloseTo(Math.sqrt(best / y.length), 9);
          for (const [k, { from, to, distance }] of found.entries()) {
            // A later match may not use what an earlier one took.
            expect(distance).toBeGreaterThanOrEqual(Math.sqrt((costs[to - 1] as number) / y.length) - 1e-9);
            expect(from).toBeGreaterThanOrEqual(found[k - 1]?.to ?? 0);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('findMatches finds an exemplar at any tempo, where it is, and nowhere else', () => {
    const exemplar = exercise([2]).subarray(50, 150);
    const signal = exercise([2, 1.4, 3, 2.5]);
    const found = findMatches(signal, exemplar, 1, { most: 5, shortest: 40 });
    expect(found).toHaveLength(4);
    let at = 1;
    for (const [k, length] of [2, 1.4, 3, 2.5].entries()) {
      const middle = ((found[k]?.from ?? 0) + (found[k]?.to ?? 0)) / 2 / rate;
      expect(Math.abs(middle - at - length / 2)).toBeLessThan(0.3);
      at += length + 1;
    }
    expect(findMatches(new Float64Array(500), exemplar, 1, { most: 5 })).toEqual([]);
  });

  it('findMatches of two dimensions at once is not led by one alone', () => {
    const both = (second: number) =>
      Float64Array.from({ length: 200 }, (_, k) => Math.sin(Math.PI * ((k >> 1) / 100)) * (k % 2 === 0 ? 1 : second));
    expect(findMatches(both(1), both(1), 2, { most: 0.05 })).toHaveLength(1);
    expect(findMatches(both(-1), both(1), 2, { most: 0.05 })).toEqual([]);
  });

  it('SubsequenceMatcher tells a match soon after it ended, not at the end of the signal', () => {
    const exemplar = exercise([2]).subarray(50, 150);
    const signal = exercise([2, 2]);
    const told: number[] = [];
    let at = 0;
    const matcher = new SubsequenceMatcher(exemplar, 1, { most: 5, shortest: 40 }, ({ to }) => told.push(at - to));
    for (; at < signal.length; at++) matcher.push(signal, at);
    matcher.finish();
    expect(told.length).toBe(2);
    expect(Math.max(...told)).toBeLessThanOrEqual(102);
  });

  it('SubsequenceMatcher never tells what is not there, whatever it is given, and refuses an invalid exemplar', () => {
    fc.assert(
      fc.property(hostile, (signal) => {
        const found = findMatches(signal, Float64Array.of(0, 1, -3, 0), 1, { most: 2 });
        for (const match of found) expect(Object.values(match).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 60 },
    );
    const none = () => undefined;
    expect(() => new SubsequenceMatcher(new Float64Array(), 1, { most: 1 }, none)).toThrow('does not hold samples');
    expect(() => new SubsequenceMatcher(new Float64Array(5), 2, { most: 1 }, none)).toThrow('does not hold samples');
    expect(() => new SubsequenceMatcher(Float64Array.of(Number.NaN), 1, { most: 1 }, none)).toThrow('no lost samples');
    expect(() => new SubsequenceMatcher(Float64Array.of(1), 1, { most: 0 }, none)).toThrow('not above 0');
    expect(() => findMatches(new Float64Array(3), new Float64Array(4), 2, { most: 1 })).toThrow('does not hold samples');
  });
});

describe('PeakRepetitions', () => {
  it('peakRepetitions counts each repetition with its times, its hold and its range', () => {
    const held = [...exercise([2]).subarray(0, 100), ...Array<number>(100).fill(90), ...exercise([2]).subarray(100)];
    const [one, ...others] = peakRepetitions(held, rate, { least: 30 });
    expect(others).toEqual([]);
    if (!one) throw new Error('none');
    expect(one.peak).toBeCloseTo(90, 0);
    expect(one.range).toBeCloseTo(90, 0);
    expect(one.hold).toBeGreaterThan(2);
    expect(one.hold).toBeLessThan(2.6);
    expect(one.out + one.hold + one.back).toBeCloseTo(one.off - one.on, 9);
    expect(one.on).toBeGreaterThan(1);
    expect(one.on).toBeLessThan(1.4);
  });

  it('peakRepetitions counts through noise, downwards too, and with no rest between', () => {
    const lengths = [2, 1.5, 2.5, 2, 1.2];
    for (const rest of [0, 1]) {
      const signal = exercise(lengths, 90, rest, 4);
      expect(peakRepetitions(signal, rate, { least: 40 })).toHaveLength(5);
      expect(
        peakRepetitions(
          signal.map((x) => 100 - x),
          rate,
          { least: 40, from: 'high' },
        ),
      ).toHaveLength(5);
      expect(peakRepetitions(signal, rate, { least: 120 })).toEqual([]);
    }
  });

  it('peakRepetitions scales with the values and moves with the time', () => {
    const signal = exercise([2, 1.5, 2.5], 90, 1, 3);
    const one = peakRepetitions(signal, rate, { least: 40 });
    const larger = peakRepetitions(
      signal.map((x) => 8 * x),
      rate,
      { least: 320 },
    );
    expect(larger.map(({ on, off, range }) => [on, off, range / 8])).toEqual(one.map(({ on, off, range }) => [on, off, range]));
    const later = peakRepetitions([...Array<number>(100).fill(signal[0] ?? 0), ...signal], rate, { least: 40 });
    expect(later.map(({ on }) => on - 2)).toEqual(one.map(({ on }) => expect.closeTo(on, 9)));
  });

  it('PeakRepetitions tells a repetition once it is back, and drops what is too short or too long', () => {
    const told: [number, PeakRepetition][] = [];
    let at = 0;
    const counter = new PeakRepetitions({ least: 40 }, rate, (one) => told.push([at / rate, one]));
    for (const x of exercise([2, 2])) {
      counter.push(x);
      at++;
    }
    expect(told).toHaveLength(2);
    for (const [when, { off }] of told) expect(when - off).toBeLessThan(0.1);
    expect(peakRepetitions(exercise([0.25, 2]), rate, { least: 40 })).toHaveLength(1);
    expect(peakRepetitions(exercise([20, 2]), rate, { least: 40, longest: 10 as never })).toHaveLength(1);
  });

  it('PeakRepetitions gives finite numbers, whatever it is given, and refuses invalid options', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('low' as const, 'high' as const), (signal, from) => {
        for (const one of peakRepetitions(signal, rate, { least: 2, from })) {
          expect(Object.values(one).every(Number.isFinite)).toBe(true);
          expect(one.off).toBeGreaterThan(one.on);
        }
      }),
      { numRuns: 100 },
    );
    const none = () => undefined;
    expect(() => new PeakRepetitions({ least: 0 }, rate, none)).toThrow('not above 0');
    expect(() => new PeakRepetitions({ least: 1, margin: 0.6 }, rate, none)).toThrow('within 0 to 0.5');
    expect(() => new PeakRepetitions({ least: 1 }, hertz(0), none)).toThrow('is not a rate');
  });
});

describe('ExemplarRepetitions', () => {
  const knee = exercise([2], 90).subarray(50, 150);
  const hip = exercise([2], 40).subarray(50, 150);

  it('exemplarRepetitions counts repetitions of an exemplar at any tempo and of less range, and tells both', () => {
    const lengths = [2, 1.2, 3.5, 2];
    const found = exemplarRepetitions([exercise(lengths, 80), exercise(lengths, 36)], [knee, hip], rate);
    expect(found).toHaveLength(4);
    for (const [k, one] of found.entries()) {
      expect(Math.abs(one.tempo - (lengths[k] ?? 0) / 2)).toBeLessThan(0.35);
      expect(one.ranges[0]).toBeCloseTo(80, 0);
      expect(one.extents[1]).toBeCloseTo(0.9, 1);
      expect(one.distance).toBeLessThan(0.5);
    }
  });

  it('exemplarRepetitions tells another exercise from its exemplar', () => {
    const other = exercise([2, 2], 90);
    expect(exemplarRepetitions([other, other.map((x) => -x)], [knee, hip], rate)).toEqual([]);
    expect(exemplarRepetitions([new Float64Array(900), new Float64Array(900)], [knee, hip], rate)).toEqual([]);
  });

  it('ExemplarRepetitions sample by sample tells what exemplarRepetitions tells, soon after', () => {
    const lengths = [2, 1.2, 3];
    const signal = [exercise(lengths, 80, 1, 2), exercise(lengths, 36, 1, 1, 9)];
    const found: ExemplarRepetition[] = [];
    const delays: number[] = [];
    let at = 0;
    const counter = new ExemplarRepetitions([knee, hip], rate, (one) => {
      found.push(one);
      delays.push(at / rate - one.off);
    });
    for (; at < (signal[0]?.length ?? 0); at++) counter.push([signal[0]?.[at] ?? 0, signal[1]?.[at] ?? 0]);
    counter.finish();
    expect(found).toEqual(exemplarRepetitions(signal, [knee, hip], rate));
    expect(Math.max(...delays)).toBeLessThan(2.2);
  });

  it('exemplarRepetitions gives finite numbers, whatever it is given, and refuses invalid exemplars', () => {
    fc.assert(
      fc.property(hostile, (signal) => {
        for (const { ranges, distance, on, off } of exemplarRepetitions([signal], [knee], rate)) {
          expect([...ranges, distance, on, off].every(Number.isFinite)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
    expect(() => exemplarRepetitions([knee], [knee, hip], rate)).toThrow('no exemplar of 2');
    expect(() => exemplarRepetitions([knee], [new Float64Array(100)], rate)).toThrow('does not move');
    expect(() => exemplarRepetitions([knee], [knee.subarray(0, 3)], rate)).toThrow('too short');
    expect(() => exemplarRepetitions([knee], [knee.map((x, i) => (i === 5 ? Number.NaN : x))], rate)).toThrow('lost samples');
  });
});

describe('tempoOf and turningPoints', () => {
  it('tempoOf tells how many per minute, how even, and whether the range shrinks', () => {
    const set = Array.from({ length: 6 }, (_, k) => ({ on: 3 * k, off: 3 * k + 2, range: 90 - 5 * k }));
    const tempo = tempoOf(set);
    expect(tempo).toMatchObject({ count: 6, perMinute: 20, meanSeconds: 2, sdSeconds: 0, cvPercent: 0 });
    expect(tempo.rangeChangePercent).toBeCloseTo((100 * (67.5 - 87.5)) / 87.5, 9);
    expect(tempoOf([])).toEqual({
      count: 0,
      perMinute: null,
      meanSeconds: null,
      sdSeconds: null,
      cvPercent: null,
      meanRange: null,
      rangeChangePercent: null,
    });
  });

  it('turningPoints come in turn, each a step from the next, and none at the ends', () => {
    fc.assert(
      fc.property(hostile, (signal) => {
        const found = turningPoints(signal, 2);
        for (const [k, { top, value, at }] of found.entries()) {
          expect(at).toBeGreaterThan(0);
          const before = found[k - 1];
          if (before) expect([before.top, Math.abs(before.value - value) >= 2]).toEqual([!top, true]);
        }
      }),
      { numRuns: 100 },
    );
    expect(turningPoints([0, 5, 0, 5, 1], 3).map(({ at }) => at)).toEqual([1, 2, 3]);
    expect(() => turningPoints([], 0)).toThrow('not above 0');
  });
});
