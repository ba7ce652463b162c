import { hertz } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noise } from '../recordings.fixture.ts';
import { HingeAngle } from './hinge-angle.ts';
import { hingeAxes } from './hinge-axis.ts';
import { multiply } from './quaternion.ts';

const rate = 100;

const turn = (angle: number, x: number, y: number, z: number): Float64Array => {
  const s = Math.sin(angle / 2) / Math.hypot(x, y, z);
  return Float64Array.of(Math.cos(angle / 2), s * x, s * y, s * z);
};
function product(...parts: Float64Array[]): Float64Array {
  return parts.reduce((a, b) => {
    const out = new Float64Array(4);
    multiply(a, 0, b, 0, out, 0);
    return out;
  });
}
const conjugate = (q: Float64Array) => Float64Array.from(q, (x, k) => (k === 0 ? x : -x));

/** Angular rates in a sensor's own axes, from its orientations. */
function ratesOf(orientations: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(3 * orientations.length);
  for (let i = 0; i < orientations.length; i++) {
    const k = Math.min(i, orientations.length - 2);
    const [w, x, y, z] = product(
      conjugate(orientations[k] as Float64Array),
      orientations[k + 1] as Float64Array,
    ) as unknown as number[];
    const sign = (w as number) < 0 ? -1 : 1;
    out.set([2 * sign * rate * (x as number), 2 * sign * rate * (y as number), 2 * sign * rate * (z as number)], 3 * i);
  }
  return out;
}

/** A thigh that swings and turns, and a shank on a hinge across it; each sensor mounted anyhow, each earth with a heading of its own. */
function knee(n: number, seed: number) {
  const next = noise(seed);
  const any = () => turn(3 * next(), next() + 0.01, next(), next());
  const [onThigh, onShank, heading] = [any(), any(), turn(3 * next(), 0, 0, 1)];
  const phases = [next(), next(), next()].map((x) => 3 * x);
  const angles = Float64Array.from({ length: n }, (_, i) => 0.6 - 0.6 * Math.cos((2 * Math.PI * i) / rate));
  const thigh: Float64Array[] = [];
  const shank: Float64Array[] = [];
  for (let i = 0; i < n; i++) {
    const t = i / rate;
    const body = product(
      turn(0.5 * Math.sin(0.6 * t + (phases[0] ?? 0)), 0, 0, 1),
      turn(0.5 * Math.sin(5 * t + (phases[1] ?? 0)), 0, 1, 0),
      turn(0.3 * Math.sin(2 * t + (phases[2] ?? 0)), 1, 0, 0),
    );
    thigh.push(product(body, onThigh));
    shank.push(product(heading, body, turn(angles[i] ?? 0, 0, 1, 0), onShank));
  }
  const flat = (all: readonly Float64Array[]) => Float64Array.from(all.flatMap((q) => [...q]));
  return { angles, thigh: flat(thigh), shank: flat(shank), thighRates: ratesOf(thigh), shankRates: ratesOf(shank) };
}

describe('a hinge between two sensors', () => {
  it('hingeAxes and HingeAngle find a knee’s flexion, however both sensors are mounted and headed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const n = 2000;
        const { angles, thigh, shank, thighRates, shankRates } = knee(n, seed);
        const axes = hingeAxes(thighRates, shankRates, { proximal: thigh, distal: shank });
        if (axes === null) throw new Error('no axis');
        expect(axes.residual).toBeLessThan(0.05);
        const joint = new HingeAngle(axes, hertz(rate));
        joint.takeNeutral(thigh, 0, shank, 0);
        let worst = 0;
        let sign = 0;
        for (let i = 0; i < n; i++) {
          joint.update(thigh, 4 * i, shank, 4 * i);
          const truth = ((angles[i] ?? 0) * 180) / Math.PI;
          if (sign === 0 && truth > 30) sign = Math.sign(joint.angle);
          if (i > 500) worst = Math.max(worst, Math.abs(sign * joint.angle - truth));
        }
        expect(joint.settled).toBe(true);
        expect(worst).toBeLessThan(2);
      }),
      { numRuns: 10 },
    );
  });

  it('hingeAxes says nothing of stillness, of lost samples alone, and refuses what disagrees', () => {
    expect(hingeAxes(new Float64Array(3000), new Float64Array(3000))).toBeNull();
    expect(hingeAxes(new Float64Array(3000).fill(Number.NaN), new Float64Array(3000))).toBeNull();
    const rigid = Float64Array.from({ length: 3000 }, (_, i) => Math.sin(i));
    expect(hingeAxes(rigid, rigid)).toBeNull();
    expect(() => hingeAxes(new Float64Array(3), new Float64Array(6))).toThrow('n × 3');
  });

  it('HingeAngle counts no lost orientation, and refuses a rate of nothing', () => {
    const axes = { proximal: [0, 1, 0], distal: [0, 1, 0], residual: 0 } as const;
    const joint = new HingeAngle(axes, hertz(100));
    expect(joint.update(Float64Array.of(1, 0, 0, Number.NaN), 0, Float64Array.of(1, 0, 0, 0), 0)).toBe(false);
    expect(() => new HingeAngle(axes, hertz(0))).toThrow('is not a rate');
  });
});
