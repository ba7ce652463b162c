import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodyFigure, Posture, Stance } from './figure.ts';
import { between, type Point, type Skeleton, skeletonOf } from './skeleton.ts';

const stances: readonly Stance[] = [
  'standing',
  'sitting',
  'supine',
  'prone',
  'side-lying',
  'hands-and-knees',
  'kneeling',
  'half-kneeling',
];
const side = (stance: Stance): Pick<BodyFigure, 'view' | 'stance'> => ({ view: 'side', stance });
const distance = ([a, b]: Point, [c, d]: Point): number => Math.hypot(a - c, b - d);
const pointsOf = (s: Skeleton): readonly Point[] => [s.head, s.neck, s.pelvis, ...Object.values(s.near), ...Object.values(s.far)];

describe('skeletonOf(figure, posture)', () => {
  it('stands upright on the floor, a hundred high to the crown', () => {
    const { head, near, pelvis } = skeletonOf(side('standing'), {});
    expect(near.ankle[1]).toBeCloseTo(3);
    expect(pelvis[1]).toBeCloseTo(52);
    expect(head[1] + 6).toBeGreaterThan(95);
    expect(head[0]).toBeCloseTo(pelvis[0]);
    expect(near.toe[0]).toBeGreaterThan(5);
  });

  it('flexes forward, in the direction that the figure looks', () => {
    const { near } = skeletonOf(side('standing'), { near: { shoulder: 90, elbow: 90 } });
    expect(near.elbow[0]).toBeGreaterThan(15);
    expect(near.wrist[1]).toBeGreaterThan(near.elbow[1] + 10);
    const squat = skeletonOf(side('standing'), { near: { hip: 90, knee: 90 }, far: { hip: 90, knee: 90 } });
    expect(squat.near.knee[0] - squat.pelvis[0]).toBeGreaterThan(15);
    expect(squat.near.ankle[0]).toBeCloseTo(squat.near.knee[0]);
    expect(squat.pelvis[1]).toBeLessThan(35);
  });

  it('abducts away from the midline on both sides of the front view', () => {
    const { near, far } = skeletonOf({ view: 'front', stance: 'standing' }, { near: { shoulder: 90 }, far: { shoulder: 90 } });
    expect(near.wrist[0]).toBeGreaterThan(30);
    expect(far.wrist[0]).toBeLessThan(-30);
    expect(near.wrist[1]).toBeCloseTo(near.shoulder[1]);
  });

  it('lies flat where it lies, and sits with its feet on the floor', () => {
    const lying = skeletonOf(side('supine'), {});
    expect(Math.abs(lying.head[1] - lying.near.ankle[1])).toBeLessThan(1);
    const sitting = skeletonOf(side('sitting'), {});
    expect(sitting.near.ankle[1]).toBeGreaterThan(0);
    expect(sitting.near.ankle[1]).toBeLessThan(5);
  });

  it('keeps every segment as long as it is, whatever the angles', () => {
    const angle = fc.double({ min: -180, max: 180, noNaN: true });
    const limb = fc.record({ shoulder: angle, elbow: angle, wrist: angle, hip: angle, knee: angle, ankle: angle });
    fc.assert(
      fc.property(fc.constantFrom(...stances), limb, limb, angle, (stance, near, far, trunk) => {
        const s = skeletonOf(side(stance), { near, far, trunk });
        for (const one of [s.near, s.far]) {
          expect(distance(one.shoulder, one.elbow)).toBeCloseTo(18.5);
          expect(distance(one.hip, one.knee)).toBeCloseTo(24.5);
          expect(distance(one.knee, one.ankle)).toBeCloseTo(24.5);
        }
        for (const [x, y] of pointsOf(s)) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
      }),
    );
  });
});

describe('between(from, to, share)', () => {
  it('is the first posture at 0, the second at 1, and never jumps where only one names an angle', () => {
    const from: Posture = { trunk: 10, near: { knee: 90 } };
    const to: Posture = { trunk: 30, near: { knee: 0, hip: 20 } };
    expect(between(from, to, 0)).toMatchObject({ trunk: 10, near: { knee: 90, hip: 20 } });
    expect(between(from, to, 1)).toMatchObject({ trunk: 30, near: { knee: 0, hip: 20 } });
    expect(between(from, to, 0.5)).toMatchObject({ trunk: 20, near: { knee: 45 } });
  });
});
