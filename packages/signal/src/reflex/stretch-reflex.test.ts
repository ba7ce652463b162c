import { hertz } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noise } from '../recordings.fixture.ts';
import { stretchOnset } from './stretch-onset.ts';
import { stretchReflexThreshold } from './stretch-threshold.ts';

const rate = 1000;
const [lambda, mu] = [60, -0.12];

/** A stretch from 30° at a top speed; the muscle answers where angle and velocity reach its threshold. */
function stretch(top: number, seed = 1, answers = true) {
  const next = noise(seed);
  const duration = (2 * 90) / top;
  const n = Math.round((0.5 + duration + 0.3) * rate);
  const at = (i: number) => Math.min(1, Math.max(0, (i / rate - 0.5) / duration));
  const angle = Float64Array.from({ length: n }, (_, i) => 30 + (90 * (1 - Math.cos(Math.PI * at(i)))) / 2);
  const speed = (i: number) => (90 * Math.PI * Math.sin(Math.PI * at(i))) / (2 * duration);
  let onset = -1;
  const emg = Float64Array.from({ length: n }, (_, i) => {
    if (onset < 0 && answers && speed(i) > 1 && (angle[i] as number) >= lambda + mu * speed(i)) onset = i;
    return next() * (onset >= 0 ? 60 : 4);
  });
  return { stretch: { rate: hertz(rate), angle, emg }, onset, angle: angle[onset] ?? 0, speed: onset < 0 ? 0 : speed(onset) };
}

describe('stretchOnset', () => {
  it('stretchOnset finds angle and velocity at which the muscle answers, within 15 ms', () => {
    for (const top of [40, 80, 150, 250]) {
      const made = stretch(top);
      const found = stretchOnset(made.stretch);
      if (typeof found === 'string') throw new Error(found);
      expect(Math.abs(found.at - made.onset / rate)).toBeLessThan(0.015);
      expect(Math.abs(found.angle - made.angle)).toBeLessThan(0.015 * top + 0.5);
      expect(Math.abs(found.velocity - made.speed)).toBeLessThan(0.1 * top + 2);
    }
  });

  it('stretchOnset of the other way about is the same', () => {
    const made = stretch(100).stretch;
    const found = stretchOnset({ ...made, angle: made.angle.map((x) => -x) });
    if (typeof found === 'string') throw new Error(found);
    expect(found.velocity).toBeGreaterThan(0);
    expect(found.angle).toBeLessThan(0);
  });

  it('stretchOnset says why there is no threshold', () => {
    const { stretch: made } = stretch(100);
    expect(stretchOnset(stretch(100, 2, false).stretch)).toBe('silent');
    expect(stretchOnset({ ...made, angle: made.angle.map(() => 30) })).toBe('not-moved');
    expect(stretchOnset({ ...made, angle: made.angle.subarray(450), emg: made.emg.subarray(450) })).toBe('short');
    const early = made.emg.map((x, i) => (i >= 470 ? x * 20 : x));
    expect(stretchOnset({ ...made, emg: early })).toBe('active-before');
    expect(stretchOnset({ ...made, emg: made.emg.map(() => Number.NaN) })).toBe('short');
    expect(() => stretchOnset({ ...made, emg: new Float64Array(3) })).toThrow('samples');
  });

  it('stretchOnset gives finite numbers or a reason, whatever it is given', () => {
    const value = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0, 1, -1e308, 5);
    const channel = (n: number) => fc.array(value, { minLength: n, maxLength: n }).map((x) => Float64Array.from(x));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900 }).chain((n) => fc.tuple(channel(n), channel(n))),
        ([angle, emg]) => {
          const found = stretchOnset({ rate: hertz(rate), angle, emg });
          expect(typeof found === 'string' ? found.length > 0 : Object.values(found).every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('stretchReflexThreshold', () => {
  it('stretchReflexThreshold of stretches at many speeds is the muscle’s own threshold', () => {
    const thresholds = [30, 60, 90, 120, 160, 200, 240].flatMap((top, seed) => {
      const found = stretchOnset(stretch(top, seed + 1).stretch);
      return typeof found === 'string' ? [] : [found];
    });
    const line = stretchReflexThreshold(thresholds);
    if (!line.ok) throw new Error(line.error.message);
    expect(Math.abs(line.value.threshold - lambda)).toBeLessThan(3);
    expect(Math.abs(line.value.slope - mu)).toBeLessThan(0.04);
    expect(line.value.rSquared).toBeGreaterThan(0.8);
    expect(line.value.stretches).toBe(7);
  });

  it('stretchReflexThreshold of points on a line is the line, with no error', () => {
    const line = stretchReflexThreshold([20, 60, 100, 140, 180].map((velocity) => ({ velocity, angle: 80 - 0.2 * velocity })));
    if (!line.ok) throw new Error(line.error.message);
    expect(line.value.threshold).toBeCloseTo(80, 9);
    expect(line.value.slope).toBeCloseTo(-0.2, 12);
    expect(line.value.standardError).toBeLessThan(1e-6);
    expect(line.value.rSquared).toBeCloseTo(1, 9);
  });

  it('stretchReflexThreshold refuses few stretches, and speeds that are all alike', () => {
    const code = (some: { angle: number; velocity: number }[]) => {
      const line = stretchReflexThreshold(some);
      return line.ok ? 'ok' : line.error.code;
    };
    expect(code([])).toBe('EUP_SIGNAL_REFLEX_FEW');
    expect(code(Array(5).fill({ angle: Number.NaN, velocity: 3 }))).toBe('EUP_SIGNAL_REFLEX_FEW');
    expect(code(Array(5).fill({ angle: 60, velocity: 90 }))).toBe('EUP_SIGNAL_REFLEX_VELOCITY');
    expect(code(Array(6).fill({ angle: 60, velocity: 0 }))).toBe('EUP_SIGNAL_REFLEX_VELOCITY');
  });
});
