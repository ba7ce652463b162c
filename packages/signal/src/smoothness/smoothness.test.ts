import { hertz } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, expectedOf, haveRecordings, noise, whyNot } from '../recordings.fixture.ts';
import { dimensionlessJerk, logDimensionlessJerk } from './jerk.ts';
import { smoothness } from './smoothness.ts';
import { sparc } from './sparc.ts';
import { speedOf } from './speed.ts';

const rate = hertz(100);
const relative = (ours: number | null, theirs: number) => Math.abs((ours ?? Number.NaN) / theirs - 1);
/** The authors' own example: exp(−5t²) from −1 to 1 s. */
const bell = Float64Array.from({ length: 200 }, (_, i) => Math.exp(-5 * (-1 + i / 100) ** 2));
const reach = (n: number, tremor = 0) =>
  Float64Array.from({ length: n }, (_, i) => (1 - Math.cos((2 * Math.PI * i) / n)) * (1 + tremor * Math.sin(i * 0.4)));

describe('sparc and jerk', () => {
  it('sparc, dimensionlessJerk and logDimensionlessJerk give the authors’ example', () => {
    expect(relative(sparc(bell, rate), -1.4140312617104787)).toBeLessThan(1e-10);
    expect(relative(dimensionlessJerk(bell, rate), -335.7468370326857)).toBeLessThan(1e-10);
    expect(relative(logDimensionlessJerk(bell, rate), -5.816357414756398)).toBeLessThan(1e-10);
  });

  it('sparc(k·speed) and jerk(k·speed) are those of speed', () => {
    for (const k of [1e-200, 1e-3, 1e6, 1e200]) {
      const more = bell.map((v) => k * v);
      expect(relative(sparc(more, rate), sparc(bell, rate) ?? 0)).toBeLessThan(1e-9);
      expect(relative(dimensionlessJerk(more, rate), dimensionlessJerk(bell, rate) ?? 0)).toBeLessThan(1e-9);
    }
  });

  it('dimensionlessJerk(the same movement, slower) is the same', () => {
    expect(dimensionlessJerk(bell, hertz(50))).toBeCloseTo(dimensionlessJerk(bell, rate) ?? 0, 9);
  });

  it('sparc and logDimensionlessJerk fall as a reach trembles more', () => {
    const falls = [0, 0.1, 0.3, 0.6].map((tremor) => [
      sparc(reach(200, tremor), rate) ?? 0,
      logDimensionlessJerk(reach(200, tremor), rate) ?? 0,
    ]);
    for (const column of [0, 1] as const) {
      const values = falls.map((row) => row[column] ?? 0);
      expect(values).toEqual(values.toSorted((a, b) => b - a));
    }
  });

  it('smoothness never gives birth to NaN, and says null of what does not move', () => {
    expect(sparc(new Float64Array(50), rate)).toBeNull();
    expect(sparc(Float64Array.of(1, Number.NaN, 2), rate)).toBeNull();
    expect(dimensionlessJerk(new Float64Array(50), rate)).toBeNull();
    expect(logDimensionlessJerk(Float64Array.of(1, 2, 3), rate)).toBeNull();
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double({ min: -1e6, max: 1e6 }), fc.constantFrom(0, Number.NaN, 1)), {
          minLength: 10,
          maxLength: 80,
        }),
        (x) => {
          const found = smoothness([Float64Array.from(x), Float64Array.from(x.toReversed())], rate);
          for (const value of [
            found.sparc,
            found.dimensionlessJerk,
            found.logDimensionlessJerk,
            found.peakSpeed,
            found.quality.score,
          ]) {
            if (value !== null) expect(Number.isFinite(value)).toBe(true);
          }
          expect(found.quality.reasons).toEqual(x.some(Number.isNaN) ? ['gap'] : []);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('speedOf(a straight line) is its speed, in any direction', () => {
    const t = Float64Array.from({ length: 100 }, (_, i) => i / 100);
    const { speed, lost } = speedOf([t.map((x) => 3 * x), t.map((x) => 4 * x)], rate, 'none');
    expect(Math.max(...speed)).toBeCloseTo(5, 9);
    expect(Math.min(...speed)).toBeCloseTo(5, 9);
    expect(lost).toBe(0);
    const next = noise(1);
    expect(() => speedOf([Float64Array.from({ length: 5 }, next)], rate)).toThrow(RangeError);
    expect(() => speedOf([t, new Float64Array(3)], rate)).toThrow('different numbers');
  });
});

describe.skipIf(!haveRecordings)(`on a marker of a box lift${whyNot}`, () => {
  const expected = haveRecordings ? expectedOf('marker_reach_100hz') : undefined;

  it('speedOf, sparc, dimensionlessJerk and logDimensionlessJerk equal the reference within 1e-9', () => {
    const { x_mm, y_mm, z_mm } = columnsOf('marker_reach_100hz.csv');
    const { speed } = speedOf(
      [x_mm, y_mm, z_mm].filter((axis) => axis !== undefined),
      rate,
    );
    for (const [i, value] of Object.entries(expected.speedProbe) as [string, number][]) {
      expect(relative(speed[Number(i)] ?? null, value)).toBeLessThan(1e-9);
    }
    for (const { range, ...theirs } of expected.cases) {
      const part = speed.subarray(...(range as [number, number]));
      expect(relative(sparc(part, rate), theirs.sparc)).toBeLessThan(1e-9);
      expect(relative(dimensionlessJerk(part, rate), theirs.dimensionlessJerk)).toBeLessThan(1e-9);
      expect(relative(logDimensionlessJerk(part, rate), theirs.ldlj)).toBeLessThan(1e-9);
    }
  });
});
