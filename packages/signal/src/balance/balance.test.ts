import { hertz } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bridgeLost } from '../gap/bridge.ts';
import { noise } from '../recordings.fixture.ts';
import { ChirpTransform } from '../spectrum/chirp.ts';
import { centreOfPressure, type Sway } from './centre-of-pressure.ts';
import { mctsib, rombergRatio } from './conditions.ts';
import { diameter } from './diameter.ts';
import { ellipse95, quantileF2 } from './ellipse.ts';
import { SwayMeter } from './meter.ts';
import { type SwayRecord, swayRecord } from './sway.ts';
import { SwayStream } from './sway-stream.ts';
import { swayUnits } from './sway-units.ts';
import { velocityOf } from './velocity.ts';

const rate = hertz(100);

/** A person standing: noise held back towards a place, cm. */
function standing(n: number, seed = 1): Sway {
  const next = noise(seed);
  const [ml, ap] = [new Float64Array(n), new Float64Array(n)];
  let [x, y, u, v] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    u = 0.95 * u + 0.01 * next();
    v = 0.95 * v + 0.02 * next();
    x += u - 0.01 * x;
    y += v - 0.01 * y;
    ml[i] = x;
    ap[i] = y;
  }
  return { ml, ap };
}

function record(sway: Sway, options = {}): SwayRecord {
  const found = swayRecord(sway, rate, options);
  if (!found.ok) throw new Error(found.error.message);
  return found.value;
}

function leaves(value: unknown, name = ''): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, key))
    : [[name, value]];
}

const numbers = (found: unknown) => leaves(found).filter((leaf): leaf is [string, number] => typeof leaf[1] === 'number');

describe('swayRecord', () => {
  it('swayRecord gives every number a unit in swayUnits', () => {
    const named = new Set(numbers({ ...record(standing(3000)), quality: null }).map(([name]) => name));
    expect([...named].sort()).toEqual(Object.keys(swayUnits).sort());
  });

  it('swayRecord(k·sway): lengths by k, areas by k², frequencies, shapes and counts unchanged', () => {
    const sway = standing(3000);
    // The radius of the sway density is a length of its own.
    const one = { ...record(sway), swayDensity: null };
    const more = { ...record({ ml: sway.ml.map((x) => 4 * x), ap: sway.ap.map((x) => 4 * x) }), swayDensity: null };
    const powers: Record<string, number> = {
      cm: 4,
      'cm/s': 4,
      'cm, cm/s': 4,
      'cm²': 16,
      'cm²/s': 16,
      'cm²/Hz': 16,
      '1/cm': 0.25,
    };
    const theirs = new Map(numbers(one).map(([name, value], i) => [`${name} ${i}`, value]));
    for (const [i, [name, value]] of numbers(more).entries()) {
      const unit = swayUnits[name as keyof typeof swayUnits] ?? '';
      if (name === 'shortDiffusion' || name === 'longDiffusion' || name === 'criticalDisplacement') expect(unit).toBe('cm²');
      const expected = (theirs.get(`${name} ${i}`) ?? Number.NaN) * (powers[unit] ?? 1);
      expect(Math.abs(value - expected), name).toBeLessThan(1e-7 * Math.max(1, Math.abs(expected)));
    }
  });

  it('swayRecord is blind to where the person stands, and to left and right', () => {
    const sway = standing(3000);
    const here = record(sway);
    const there = record({ ml: sway.ml.map((x) => 50 - x), ap: sway.ap.map((x) => x - 20) });
    for (const key of ['path', 'rms', 'range', 'meanVelocity', 'areaPerSecond', 'meanFrequency', 'fractalDimension'] as const) {
      expect(Math.abs((there[key] ?? 0) / (here[key] ?? 1) - 1), key).toBeLessThan(1e-9);
    }
    expect(there.ellipse95.area).toBeCloseTo(here.ellipse95.area, 9);
    expect(there.meanMl).toBeCloseTo(50 - here.meanMl, 9);
  });

  it('swayRecord(a circle of 1 cm, once in 2 s) has the circle’s numbers', () => {
    const turn = (i: number) => (2 * Math.PI * i) / 200;
    const n = 6000;
    const ml = Float64Array.from({ length: n }, (_, i) => Math.cos(turn(i)));
    const ap = Float64Array.from({ length: n }, (_, i) => Math.sin(turn(i)));
    const found = record({ ml, ap }, { filter: 'none' });
    expect(found.meanVelocity).toBeCloseTo(Math.PI, 2);
    expect(found.range).toBeCloseTo(2, 9);
    expect(found.rms).toBeCloseTo(1, 12);
    expect(found.meanFrequency).toBeCloseTo(0.5, 3);
    expect(found.areaPerSecond).toBeCloseTo(Math.PI / 2, 3);
    expect(found.spectrumMl?.mode).toBeCloseTo(0.5, 9);
    expect(found.ellipse95.area).toBeCloseTo(2.998 * Math.PI, 2);
  });

  it('swayRecord never gives birth to NaN, whatever is lost, huge or still', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 20, max: 1500 }),
        fc.array(
          fc.record({
            at: fc.nat({ max: 1500 }),
            length: fc.nat({ max: 300 }),
            value: fc.constantFrom(Number.NaN, 0, 7, 1e5, 1e300, -1e-9),
          }),
          {
            maxLength: 4,
          },
        ),
        fc.constantFrom({}, { filter: 'none' as const }, { resample: hertz(25) }),
        (seed, n, harms, options) => {
          const sway = standing(n, seed);
          for (const { at, length, value } of harms) sway.ml.fill(value, at, at + length);
          const found = swayRecord(sway, rate, options);
          if (!found.ok) expect(found.error.code).toMatch(/^EUP_SIGNAL_SWAY_(LOST|LENGTH)$/);
          else expect(numbers(found.value).filter(([, value]) => !Number.isFinite(value))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('swayRecord marks lost samples, and leaves the caller’s arrays as they were', () => {
    const sway = standing(1000);
    sway.ml.fill(Number.NaN, 100, 150);
    const found = record(sway);
    expect(found.quality).toEqual({ score: 0.95, reasons: ['gap'] });
    expect(sway.ml[120]).toBeNaN();
  });

  it('swayRecord refuses a rate, a filter, a length and too many losses with their codes', () => {
    const codeOf = (sway: Sway, at = rate, options = {}) => {
      const found = swayRecord(sway, at, options);
      return found.ok ? 'ok' : found.error.code;
    };
    const sway = standing(100);
    expect(codeOf(sway, hertz(5))).toBe('EUP_SIGNAL_SWAY_RATE');
    expect(codeOf(sway, hertz(Number.NaN))).toBe('EUP_SIGNAL_SWAY_RATE');
    expect(codeOf(sway, rate, { filter: hertz(50) })).toBe('EUP_SIGNAL_SWAY_FILTER');
    expect(codeOf(standing(19))).toBe('EUP_SIGNAL_SWAY_LENGTH');
    sway.ap.fill(Number.NaN, 0, 51);
    expect(codeOf(sway)).toBe('EUP_SIGNAL_SWAY_LOST');
    expect(() => swayRecord({ ml: new Float64Array(3), ap: new Float64Array(4) }, rate)).toThrow(RangeError);
  });
});

describe('SwayStream and SwayMeter', () => {
  it('SwayMeter gives swayRecord’s path, ranges and moments for the same samples', () => {
    const sway = standing(2000);
    const found = record(sway, { filter: 'none' });
    const meter = new SwayMeter();
    for (let i = 0; i < 2000; i++) meter.push(sway.ml[i] as number, sway.ap[i] as number);
    expect(meter.path).toBeCloseTo(found.path, 9);
    expect(meter.rmsMl).toBeCloseTo(found.rmsMl, 12);
    expect(meter.rangeAp).toBeCloseTo(found.rangeAp, 12);
    expect(ellipse95(meter.covariance).area).toBeCloseTo(found.ellipse95.area, 9);
  });

  it('SwayStream waits out lost samples and counts them', () => {
    const sway = standing(500);
    const whole = new SwayStream(rate);
    const torn = new SwayStream(rate);
    for (let i = 0; i < 500; i++) {
      whole.push(sway.ml[i] as number, sway.ap[i] as number);
      torn.push(sway.ml[i] as number, sway.ap[i] as number);
      if (i % 50 === 0) torn.push(Number.NaN, 1);
    }
    expect(torn.meter.lost).toBe(10);
    expect(torn.meter.path).toBe(whole.meter.path);
  });
});

describe('the parts', () => {
  it('centreOfPressure gives cm, and loses what nobody stands on', () => {
    const { ml, ap } = centreOfPressure({
      fz: Float64Array.of(700, 0, 5, Number.NaN),
      mx: Float64Array.of(14, 0, 1, 1),
      my: Float64Array.of(-7, 0, 1, 1),
    });
    expect([ml[0], ap[0]]).toEqual([-1, 2]);
    expect([...ml.subarray(1), ...ap.subarray(1)].every(Number.isNaN)).toBe(true);
  });

  it('quantileF2 equals the tables, and ellipse95 holds 95 % of what it should', () => {
    // scipy.stats.f.ppf(0.95, 2, [1, 10, 2998])
    for (const [d, f] of [
      [1, 199.5],
      [10, 4.102821015130362],
      [2998, 2.998727734947791],
    ] as const) {
      expect(Math.abs(quantileF2(0.95, d) / f - 1)).toBeLessThan(1e-9);
    }
    const thin = ellipse95({ n: 100, ml: 1, ap: 1e-12, both: 0 });
    expect(thin.fromAp).toBeCloseTo(90, 9);
    expect(thin.area).toBeCloseTo(Math.PI * thin.semiMajor * thin.semiMinor, 15);
    const kinds = (['prediction', 'prieto', 'prediction-large-sample', 'confidence'] as const).map(
      (kind) => ellipse95({ n: 50, ml: 2, ap: 1, both: 0.5 }, kind).area,
    );
    expect(kinds).toEqual(kinds.toSorted((a, b) => b - a));
    expect(ellipse95({ n: 2, ml: 1, ap: 1, both: 0 }).area).toBe(0);
  });

  it('diameter(points) is the largest of all distances', () => {
    const point = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -10, max: 10, noNaN: true }));
    fc.assert(
      fc.property(fc.array(fc.tuple(point, point), { minLength: 1, maxLength: 30 }), (points) => {
        const x = Float64Array.from(points, ([a]) => a);
        const y = Float64Array.from(points, ([, b]) => b);
        const most = Math.max(...points.flatMap(([a, b]) => points.map(([c, d]) => Math.hypot(a - c, b - d))));
        expect(diameter(x, y)).toBeCloseTo(most, 9);
      }),
      { numRuns: 500 },
    );
  });

  it('ChirpTransform equals the transform that it stands for', () => {
    const next = noise(4);
    const [length, padded, bins] = [50, 133, 20];
    const re = Float64Array.from({ length }, next);
    const im = Float64Array.from({ length }, next);
    const [a, b] = [new Float64Array(2 * bins + 1), new Float64Array(2 * bins + 1)];
    new ChirpTransform(length, padded, bins).transform(re, im, a, b);
    for (let k = -bins; k <= bins; k++) {
      let [x, y] = [0, 0];
      for (let i = 0; i < length; i++) {
        const angle = (-2 * Math.PI * k * i) / padded;
        x += (re[i] as number) * Math.cos(angle) - (im[i] as number) * Math.sin(angle);
        y += (re[i] as number) * Math.sin(angle) + (im[i] as number) * Math.cos(angle);
      }
      expect(a[k + bins]).toBeCloseTo(x, 11);
      expect(b[k + bins]).toBeCloseTo(y, 11);
    }
  });

  it('velocityOf(a cubic) is its slope everywhere, ends too', () => {
    const x = Float64Array.from({ length: 9 }, (_, i) => 2 * i ** 3 - i ** 2 + 5 * i);
    for (const [i, v] of velocityOf(x, 1).entries()) expect(v).toBeCloseTo(6 * i ** 2 - 2 * i + 5, 9);
  });

  it('bridgeLost draws straight lines, level at the ends', () => {
    const x = Float64Array.of(Number.NaN, 2, Number.NaN, Number.NaN, 8, Number.NaN);
    expect(bridgeLost(x)).toBe(4);
    expect([...x]).toEqual([2, 2, 4, 6, 8, 8]);
    const none = new Float64Array(3).fill(Number.NaN);
    expect(bridgeLost(none)).toBe(3);
    expect([...none]).toEqual([0, 0, 0]);
  });

  it('rombergRatio and mctsib compare conditions, and hide no fall', () => {
    expect(rombergRatio(3, 2)).toBe(1.5);
    expect(rombergRatio(3, 0)).toBeNull();
    const trials = (['eyes-open-firm', 'eyes-closed-firm', 'eyes-open-foam', 'eyes-closed-foam'] as const).map(
      (condition, i) => ({
        condition,
        held: 30,
        sway: i + 1,
      }),
    );
    const whole = mctsib(trials);
    expect(whole.composite).toBe(2.5);
    expect(whole.heldTotal).toBe(120);
    expect(whole.ratios).toEqual({ somatosensory: 2, visual: 3, vestibular: 4 });
    const fallen = mctsib([...trials, { condition: 'eyes-closed-foam', held: 12, sway: null }]);
    expect(fallen.composite).toBeNull();
    expect(fallen.ratios.vestibular).toBeNull();
    expect(mctsib([]).heldTotal).toBe(0);
  });
});
