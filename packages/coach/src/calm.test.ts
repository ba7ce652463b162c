import { seededNumbers } from '@eupraxia/clinical/example';
import { describe, expect, it } from 'vitest';
import { LiveCoach } from './live.ts';
import type { coachPlan } from './plan.ts';
import { parameterDefaults } from './rows/parameters.ts';
import { planOf } from './session.fixture.ts';
import type { Trial } from './trial-record.ts';

const rate = 1000;
const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
type More = Partial<Parameters<typeof coachPlan>[0]>;

/** The RMS of 50 ms of a steady muscle: of noise that has forgotten itself after 3.6 ms, so that it scatters by 19 %. */
function steady(level: number, seconds: number, seed: number): Float32Array {
  const next = seededNumbers(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const width = 0.05 * rate;
  const keep = Math.exp(-1 / (0.0036 * rate));
  const squares = new Float64Array(width);
  const levels = new Float32Array(Math.round(seconds * rate));
  let noise = 0;
  let sum = 0;
  for (let i = -width; i < levels.length; i++) {
    noise = keep * noise + Math.sqrt(1 - keep * keep) * normal();
    const place = (i + width) % width;
    sum += noise * noise - (squares[place] as number);
    squares[place] = noise * noise;
    if (i >= 0) levels[i] = level * Math.sqrt(Math.max(0, sum) / width);
  }
  return levels;
}

/** The trials of a practice in levels a thousandth of a second apart, in blocks of some size. */
function practise(levels: Float32Array, more: More = {}, size = 40, other?: Float32Array): readonly Trial[] {
  const coach = new LiveCoach(planOf({ zone: { floor: 40, ceiling: 70, holdSeconds: 2 }, rest: { mean: 2, sd: 0.4 }, ...more }));
  for (let from = 0; from < levels.length; from += size)
    coach.receive({
      kind: 'block',
      t0: from / rate,
      rate,
      agonist: levels.slice(from, from + size),
      ...(other === undefined ? {} : { antagonist: other.slice(from, from + size) }),
    });
  return coach.state.lastTen;
}

const joined = (...parts: readonly Float32Array[]): Float32Array => Float32Array.from(parts.flatMap((part) => [...part]));
const flat = (level: number, seconds: number): Float32Array => new Float32Array(Math.round(seconds * rate)).fill(level);
const contraction = (level: number, seconds: number, seed: number): Float32Array =>
  joined(flat(2, 0.3), steady(level, seconds, seed), flat(2, 0.6));

const spread = (levels: Float32Array): number => {
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  return Math.sqrt(levels.reduce((sum, level) => sum + (level - mean) ** 2, 0) / levels.length) / mean;
};

describe('the calm level', () => {
  it('of a steady muscle, whose 50 ms RMS scatters by a fifth, scatters by 8 %: calmSeconds', () => {
    const levels = steady(50, 60, 1);
    const calm = levels.slice();
    const most = (parameterDefaults.calmSeconds * rate) / 2;
    for (let i = 1; i < calm.length; i++)
      calm[i] = (calm[i - 1] as number) + ((levels[i] as number) - (calm[i - 1] as number)) / Math.min(i + 1, most);
    expect(spread(levels)).toBeGreaterThan(0.17);
    expect(spread(levels)).toBeLessThan(0.21);
    expect(spread(calm.subarray(rate))).toBeGreaterThan(0.06);
    expect(spread(calm.subarray(rate))).toBeLessThan(0.09);
  });

  it('LiveCoach holds what lies a quarter above the floor, and nothing a tenth below it or above the ceiling', () => {
    const outcomes = (level: number): string[] =>
      seeds.flatMap((seed) => practise(contraction(level, 2.6, seed)).map(({ outcome }) => outcome));
    expect(outcomes(50)).toEqual(seeds.map(() => 'held'));
    expect(outcomes(36)).not.toContain('held');
    expect(outcomes(77)).not.toContain('held');
  });

  it('LiveCoach begins it anew with each trial, so that a hold is no shorter, and at most a tenth of a second longer', () => {
    for (const level of [45, 55, 65]) {
      const [trial] = practise(joined(flat(2, 1), flat(level, 2), flat(2, 1)));
      expect(trial?.outcome).toBe('held');
      expect(trial?.holdSeconds).toBeCloseTo(2, 6);
      expect([trial?.on, trial?.off]).toEqual([1, 3]);
    }
    const falling = Float32Array.from({ length: 500 }, (_, i) => 55 * Math.exp(-i / (0.12 * rate)));
    const [trial] = practise(joined(flat(2, 1), flat(55, 2), falling, flat(2, 1)));
    expect(trial?.holdSeconds).toBeGreaterThan(2);
    expect(trial?.holdSeconds).toBeLessThan(2.15);
  });

  it('LiveCoach gives a peak that is no peak of scatter', () => {
    for (const seed of seeds) {
      const [trial] = practise(contraction(31, 3, seed));
      expect(trial?.outcome).toBe('weak');
      expect(trial?.peak).toBeLessThan(1.35 * 31);
      expect(trial?.peak).toBeGreaterThan(31);
    }
  });

  it('LiveCoach judges the antagonist by it too', () => {
    const watch = { antagonist: { channel: 'FCR', limit: 25 } };
    const quiet = seeds.map((seed) => practise(contraction(55, 3, seed), watch, 40, contraction(20, 3, seed + 100))[0]?.outcome);
    expect(quiet).toEqual(seeds.map(() => 'held'));
    const loud = seeds.map((seed) => practise(contraction(55, 3, seed), watch, 40, contraction(32, 3, seed + 100))[0]?.outcome);
    expect(loud).toEqual(seeds.map(() => 'antagonist'));
  });

  it('LiveCoach takes no lost sample into it, and judges the same however the samples are cut', () => {
    const levels = contraction(52, 3, 5);
    for (const at of [800, 1500, 2200]) levels.fill(Number.NaN, at, at + 60);
    const whole = practise(levels);
    expect(whole.map(({ outcome, lostSeconds }) => [outcome, lostSeconds])).toEqual([['held', 0.18]]);
    expect(whole[0]?.peak).toBeGreaterThan(52);
    for (const size of [1, 7, 333, 4000]) expect(practise(levels, {}, size)).toEqual(whole);
  });
});
