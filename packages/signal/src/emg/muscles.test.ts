import { hertz } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { butterworth } from '../filter/butterworth.ts';
import { filterCausal } from '../filter/cascade.ts';
import { columnsOf, expectedOf, haveRecordings, noise, whyNot } from '../recordings.fixture.ts';
import { activation } from './activation.ts';
import { CoContraction, coContraction } from './co-contraction.ts';
import { FatigueTrend, fatigue } from './fatigue.ts';
import { TremorMeter, tremor, tremorBands } from './tremor.ts';

const rate = hertz(1000);

describe.skipIf(!haveRecordings)(`on the muscles of a box lift${whyNot}`, () => {
  it('activation and coContraction equal the reference within 1e-9', () => {
    const expected = expectedOf('cocontraction_shoulder');
    const columns = Object.values(columnsOf(expected.file));
    const active = columns.map((samples) => {
      const found = activation(samples, hertz(2000));
      if (!found.ok) throw new Error(found.error.message);
      return found.value;
    });
    for (const [c, peak] of expected.envMaxUv.entries())
      expect(Math.abs((active[c]?.reference ?? 0) / peak - 1)).toBeLessThan(1e-9);
    for (const [name, first, second] of [
      ['biceps/triceps', 3, 4],
      ['deltAnt/deltPost', 0, 2],
    ] as const) {
      const theirs = expected.result[name];
      const ours = coContraction(active[first]?.values ?? new Float64Array(), active[second]?.values ?? new Float64Array());
      expect(Math.abs(ours.falconerWinter / theirs.falconerWinterPct - 1)).toBeLessThan(1e-9);
      expect(Math.abs(ours.rudolph / theirs.rudolphMean - 1)).toBeLessThan(1e-9);
      expect(Math.abs(ours.overlap / theirs.ungerOverlapArea - 1)).toBeLessThan(1e-9);
    }
  });
});

describe('activation', () => {
  it('activation states what 1 stands for, and bridges what was lost', () => {
    const next = noise(2);
    const samples = Float64Array.from({ length: 2000 }, next);
    samples.fill(Number.NaN, 100, 110);
    const own = activation(samples, rate);
    const mvic = activation(samples, rate, { reference: { kind: 'mvic', value: 2 } });
    if (!own.ok || !mvic.ok) throw new Error();
    expect(own.value).toMatchObject({ normalisation: 'peak-in-task', lost: 10 });
    expect(Math.max(...own.value.values)).toBe(1);
    expect(mvic.value).toMatchObject({ normalisation: 'mvic', reference: 2 });
    expect(Math.max(...mvic.value.values)).toBeCloseTo(own.value.reference / 2, 12);
    expect(own.value.values.every((x) => x >= 0)).toBe(true);
  });

  it('activation(silence) is 0 throughout, and a short or slow signal is refused', () => {
    const silent = activation(new Float64Array(500), rate);
    expect(silent.ok && silent.value.values.every((x) => x === 0)).toBe(true);
    expect(activation(new Float64Array(5), rate)).toMatchObject({ ok: false, error: { code: 'EUP_SIGNAL_SHORT' } });
    expect(activation(new Float64Array(500), hertz(50))).toMatchObject({ ok: false, error: { code: 'EUP_SIGNAL_RATE' } });
  });
});

describe('coContraction', () => {
  const level = fc.oneof(fc.double({ min: -0.1, max: 2, noNaN: true }), fc.constantFrom(0, Number.NaN));

  it('coContraction(a, b) = coContraction(b, a), within its bounds, and NaN is never born', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(level, level), { maxLength: 50 }), (pairs) => {
        const a = Float64Array.from(pairs, ([x]) => x);
        const b = Float64Array.from(pairs, ([, y]) => y);
        const there = coContraction(a, b);
        const back = coContraction(b, a);
        expect([there.falconerWinter, there.rudolph, there.overlap]).toEqual([back.falconerWinter, back.rudolph, back.overlap]);
        expect(there.falconerWinter).toBeGreaterThanOrEqual(0);
        expect(there.falconerWinter).toBeLessThanOrEqual(100 + 1e-9);
        expect(there.rudolph).toBeLessThanOrEqual(4);
        expect(there.lost).toBe(pairs.filter(([x, y]) => Number.isNaN(x + y)).length);
      }),
      { numRuns: 200 },
    );
  });

  it('coContraction of a muscle with itself is whole, with a silent one none', () => {
    const a = Float64Array.from({ length: 100 }, (_, i) => 0.5 + 0.5 * Math.sin(i));
    expect(coContraction(a, a).falconerWinter).toBeCloseTo(100, 12);
    expect(coContraction(a, new Float64Array(100))).toMatchObject({ falconerWinter: 0, rudolph: 0 });
    expect(new CoContraction().rudolph).toBe(0);
    expect(() => coContraction(a, new Float64Array(3))).toThrow(RangeError);
  });
});

describe('fatigue', () => {
  /** Sines around a frequency that falls by 1 Hz/s from 120 Hz. */
  const tiring = Float64Array.from({ length: 30_000 }, (_, i) => {
    const t = i / 1000;
    return Math.sin(2 * Math.PI * (120 * t - 0.5 * t * t));
  });

  it('fatigue finds the slope that is there', () => {
    const found = fatigue(tiring, rate);
    expect(found?.slope).toBeCloseTo(-1, 1);
    expect(found?.initial).toBeCloseTo(120, 0);
    expect(found?.relativeSlope).toBeCloseTo(-50, 0);
    expect(found?.fit).toBeGreaterThan(0.99);
  });

  it('FatigueTrend.push gives fatigue of the whole, leaves torn windows out, and says null below three', () => {
    const trend = new FatigueTrend(rate);
    for (const x of tiring) trend.push(x);
    expect(trend.fatigue).toEqual(fatigue(tiring, rate));
    const torn = Float64Array.from(tiring);
    torn[5000] = Number.NaN;
    const without = fatigue(torn, rate);
    expect(without).toMatchObject({ windows: 28, left: 1 });
    expect(without?.slope).toBeCloseTo(-1, 1);
    expect(fatigue(tiring.subarray(0, 2500), rate)).toBeNull();
    expect(fatigue(new Float64Array(10_000), rate)).toBeNull();
  });
});

describe('against scipy 1.17', () => {
  it('fatigue(a mixture whose high half fades) has the line of scipy and numpy: sosfilt, welch per window, polyfit', () => {
    const slow = filterCausal(
      butterworth(2, { kind: 'band-pass', low: hertz(20), high: hertz(60) }, rate),
      Float64Array.from({ length: 10_240 }, noise(21)),
    );
    const next = noise(22);
    const x = slow.map((v, i) => v + 0.3 * next() * (2 - (2 * i) / 10_239));
    const found = fatigue(x, rate);
    expect(found?.initial).toBeCloseTo(134.63291109122108, 9);
    expect(found?.slope).toBeCloseTo(-10.67037869760584, 9);
    expect(found?.relativeSlope).toBeCloseTo(-475.5321092496951, 8);
    expect(found?.fit).toBeCloseTo(0.7729329184861192, 11);
  });

  it('tremor(three axes) has the powers of scipy’s welch in 3 s windows', () => {
    const axes = [11, 12, 13].map((seed, c) => {
      const next = noise(seed);
      const wave = [(t: number) => Math.sin(t), (t: number) => 0.5 * Math.cos(t), () => 0][c] ?? (() => 0);
      return Float64Array.from({ length: 1500 }, (_, i) => wave((2 * Math.PI * 5 * i) / 100) + next());
    });
    const found = tremor(axes, hertz(100));
    expect(found?.peakFrequency).toBeCloseTo(5, 12);
    expect(found?.peakPower).toBeCloseTo(0.6192795335287806, 11);
    expect(found?.relativePower).toBeCloseTo(0.5645570075148396, 11);
    expect(found?.bandShare).toBeCloseTo(0.6572480624680476, 11);
  });
});

describe('tremor', () => {
  const slow = hertz(100);
  const next = noise(7);
  const shaking = Float64Array.from({ length: 3000 }, (_, i) => 5 + 2 * Math.sin((2 * Math.PI * 5 * i) / 100) + 0.1 * next());

  it('tremor finds frequency and power of a shaking hand', () => {
    const found = tremor([shaking], slow);
    expect(found?.peakFrequency).toBeCloseTo(5, 9);
    expect(found?.peakPower).toBeCloseTo(2, 1);
    expect(found?.relativePower).toBeGreaterThan(0.98);
    expect(tremor([shaking], slow, { low: 9, high: 12 })?.bandShare).toBeLessThan(0.01);
  });

  it('tremor does not depend on which axis shakes, nor on where the sensor hangs', () => {
    const still = new Float64Array(3000);
    const one = tremor([shaking, still, still], slow, tremorBands.essential);
    expect(tremor([still, still, shaking], slow, tremorBands.essential)).toEqual(one);
    const slanted = [shaking.map((x) => 0.6 * x), shaking.map((x) => 0.8 * x)];
    expect(tremor(slanted, slow, tremorBands.essential)?.peakPower).toBeCloseTo(one?.peakPower ?? 0, 9);
  });

  it('TremorMeter leaves out the windows with a lost sample, and says null of stillness', () => {
    const meter = new TremorMeter(slow);
    for (const [i, x] of shaking.entries()) meter.push(i === 400 ? Number.NaN : x);
    const found = meter.tremor();
    expect(found).toMatchObject({ windows: 17, left: 2 });
    expect(found?.peakFrequency).toBeCloseTo(5, 9);
    expect(tremor([new Float64Array(3000)], slow)).toBeNull();
    expect(tremor([shaking.subarray(0, 200)], slow)).toBeNull();
    expect(() => new TremorMeter(hertz(20))).toThrow('at least 30');
  });
});
