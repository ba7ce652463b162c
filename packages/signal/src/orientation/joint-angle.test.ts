import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JointAngle, jointAngles } from './joint-angle.ts';
import { multiply } from './quaternion.ts';

const turn = (angle: number, x: number, y: number, z: number) => {
  const half = (angle * Math.PI) / 360;
  const s = Math.sin(half) / Math.hypot(x, y, z);
  return Float64Array.of(Math.cos(half), s * x, s * y, s * z);
};
const product = (...parts: Float64Array[]) =>
  parts.reduce((a, b) => {
    const out = new Float64Array(4);
    multiply(a, 0, b, 0, out, 0);
    return out;
  });
const unit = fc.double({ min: -1, max: 1, noNaN: true });
const rotation = fc
  .tuple(unit, unit, unit, fc.double({ min: -180, max: 180, noNaN: true }))
  .filter(([x, y, z]) => Math.hypot(x, y, z) > 0.1)
  .map(([x, y, z, angle]) => turn(angle, x, y, z));

describe('JointAngle', () => {
  it('JointAngle finds a hinge’s angle, however the sensors are mounted and the body is turned', () => {
    fc.assert(
      fc.property(rotation, rotation, fc.double({ min: -170, max: 170, noNaN: true }), (body, mounted, angle) => {
        const joint = new JointAngle([0, 2, 0]);
        joint.takeNeutral(turn(0, 1, 0, 0), 0, mounted, 0);
        expect(joint.update(body, 0, product(body, turn(angle, 0, 1, 0), mounted), 0)).toBe(true);
        expect(joint.about).toBeCloseTo(angle, 6);
        expect(joint.total).toBeCloseTo(Math.abs(angle), 6);
      }),
      { numRuns: 100 },
    );
  });

  it('jointAngles gives JointAngle at every sample, holds what is lost and marks it', () => {
    const n = 60;
    const proximal = new Float64Array(4 * n);
    const distal = new Float64Array(4 * n);
    for (let i = 0; i < n; i++) {
      proximal.set(turn(3 * i, 0, 0, 1), 4 * i);
      distal.set(product(turn(3 * i, 0, 0, 1), turn(i, 1, 0, 0), turn(40, 0, 1, 1)), 4 * i);
    }
    // The other sign is the same rotation.
    for (let k = 40; k < 44; k++) distal[k] = -(distal[k] as number);
    distal[4 * 20 + 1] = Number.NaN;
    const found = jointAngles(proximal, distal, { axis: [1, 0, 0] });
    expect(found.about[59]).toBeCloseTo(59, 9);
    expect(found.about[10]).toBeCloseTo(10, 9);
    expect(found.about[20]).toBeCloseTo(19, 9);
    expect([...found.lost.keys()].filter((i) => found.lost[i] === 1)).toEqual([20]);
    expect(found.range).toBeCloseTo(59, 9);
    expect(jointAngles(proximal, distal, { neutral: { from: 29, to: 32 } }).total[30]).toBeCloseTo(0, 6);
  });

  it('jointAngles of nothing is nothing, and what disagrees is refused', () => {
    expect(jointAngles(new Float64Array(), new Float64Array()).range).toBe(0);
    expect(() => jointAngles(new Float64Array(4), new Float64Array(8))).toThrow('n × 4');
    expect(() => new JointAngle([0, 0, 0])).toThrow('no direction');
  });
});
