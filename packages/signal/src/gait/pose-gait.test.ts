import { hertz, seconds } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PoseFrame } from '../pose/frame.ts';
import { placeOf } from '../pose/landmarks.ts';
import { poseGait } from './pose-gait.ts';
import { offShare, type Walk, walkFrames } from './walker.fixture.ts';

const walk: Walk = { strides: 8, strideTime: 1.1, strideLength: 1.3 };

function gaitOf(frames: readonly PoseFrame[], options = {}) {
  const found = poseGait(frames, options);
  if (!found.ok) throw new Error(`${found.error.code} ${found.error.message}`);
  return found.value;
}

/** The same frames with every point mirrored, later: the way back. */
const mirrored = (frames: readonly PoseFrame[], width: number, later: number): PoseFrame[] =>
  frames.map((frame) => ({
    ...frame,
    at: seconds(frame.at + later),
    image: Float64Array.from(frame.image, (v, k) => (k % 2 === 0 ? width - v : v)),
  }));

describe('poseGait', () => {
  it('poseGait(a walk from the side) finds its stride time, length and speed, in metres where the scale is given', () => {
    const found = gaitOf(walkFrames(walk), { metresPerUnit: 1 / 200 });
    expect(found.scale).toEqual({ unit: 'm', by: 'given' });
    for (const side of [found.left, found.right]) {
      expect(side?.strides).toBeGreaterThanOrEqual(5);
      expect(side?.mean?.strideTime).toBeCloseTo(1.1, 1);
      expect(side?.mean?.strideLength).toBeCloseTo(1.3, 1);
      expect(Math.abs((side?.stancePercent ?? 0) / 100 - offShare)).toBeLessThan(0.06);
    }
    // The first and the last step are shorter: the pelvis of this walker stands halfway between its feet.
    for (const { strideTime } of found.strides.slice(4, -4)) expect(Math.abs(strideTime - 1.1)).toBeLessThan(0.018);
    expect(found.speed).toBeCloseTo(1.3 / 1.1, 1);
    expect(found.symmetry?.swingTime.ratio).toBeLessThan(1.1);
  });

  it('poseGait without a scale gives leg lengths and says so', () => {
    const found = gaitOf(walkFrames(walk));
    expect(found.scale).toEqual({ unit: 'leg lengths', by: 'leg' });
    expect(found.left?.mean?.strideLength).toBeGreaterThan(1);
    expect(found.left?.mean?.strideLength).toBeLessThan(2);
  });

  it('poseGait reads the way back as the way there', () => {
    const there = walkFrames({ ...walk, noise: 1 });
    const frames = [...there, ...mirrored(there, 2400, (there.at(-1)?.at ?? 0) + 1 / 60)];
    const [one, both] = [gaitOf(there), gaitOf(frames)];
    expect(both.strides.length).toBeGreaterThanOrEqual(2 * one.strides.length - 2);
    expect(both.left?.mean?.strideTime).toBeCloseTo(one.left?.mean?.strideTime ?? 0, 1);
    expect(both.left?.mean?.strideLength).toBeGreaterThan(0);
  });

  it('poseGait leaves a hidden foot out, and refuses hidden feet, another view, and frames without time or number', () => {
    const frames = walkFrames(walk);
    const hiding = (...names: ('left-heel' | 'right-heel')[]) =>
      frames.map((frame) => {
        const visibility = Float64Array.from(frame.visibility);
        for (const name of names) visibility[placeOf(name)] = 0.1;
        return { ...frame, visibility };
      });
    const one = gaitOf(hiding('right-heel'));
    expect([one.right, one.symmetry, one.left !== null]).toEqual([null, null, true]);
    const code = (some: readonly PoseFrame[]) => {
      const found = poseGait(some);
      return found.ok ? 'ok' : found.error.code;
    };
    expect(code(hiding('left-heel', 'right-heel'))).toBe('EUP_SIGNAL_POSE_HIDDEN');
    const frontal = frames.map((frame) => {
      const image = Float64Array.from(frame.image);
      for (const [side, by] of [
        ['left', 80],
        ['right', -80],
      ] as const) {
        for (const part of ['shoulder', 'hip'] as const) image[2 * placeOf(`${side}-${part}`)] = 300 + by;
      }
      return { ...frame, image };
    });
    expect(code(frontal)).toBe('EUP_SIGNAL_POSE_VIEW');
    expect(code([])).toBe('EUP_SIGNAL_GAIT_FRAMES');
    expect(code(frames.map((frame) => ({ ...frame, at: seconds(0) })))).toBe('EUP_SIGNAL_GAIT_FRAMES');
    expect(code(frames.slice(0, 40))).toBe('EUP_SIGNAL_GAIT_NO_STEPS');
  });

  it('poseGait on a treadmill adds the belt', () => {
    const frames = walkFrames(walk).map((frame) => ({
      ...frame,
      image: Float64Array.from(frame.image, (v, k) => (k % 2 === 0 ? v - (200 * frame.at * 1.3) / 1.1 : v)),
    }));
    const found = gaitOf(frames.slice(60, -60), { metresPerUnit: 1 / 200, treadmill: 1.3 / 1.1 });
    expect(found.left?.mean?.strideLength).toBeCloseTo(1.3, 1);
    expect(found.speed).toBeCloseTo(1.3 / 1.1, 9);
  });

  it('poseGait refuses a scale of nothing', () => {
    expect(() => poseGait(walkFrames(walk), { metresPerUnit: 0 })).toThrow('not above 0');
    expect(() => poseGait(walkFrames(walk), { treadmill: Number.NaN })).toThrow('not above 0');
  });

  it('poseGait gives finite numbers or a coded refusal, whatever is lost', () => {
    const frames = walkFrames({ ...walk, strides: 4 }, 50);
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.nat({ max: frames.length - 1 }), fc.nat({ max: 65 }), fc.constantFrom(Number.NaN, 1e300, -1e12, 0)),
          { maxLength: 60 },
        ),
        (holes) => {
          const harmed = frames.map((frame) => ({ ...frame, image: Float64Array.from(frame.image) }));
          for (const [i, k, value] of holes) (harmed[i] as { image: Float64Array }).image[k] = value;
          const found = poseGait(harmed, { edge: hertz(6) });
          if (found.ok) expect(JSON.stringify(found.value)).not.toMatch(/NaN|Infinity/);
          if (found.ok) {
            const numbers = found.value.strides.flatMap(({ spatial, ...times }) => [
              ...Object.values(times),
              ...Object.values(spatial),
            ]);
            expect(numbers.every(Number.isFinite)).toBe(true);
          } else expect(found.error.code).toMatch(/^EUP_SIGNAL_/);
        },
      ),
      { numRuns: 25 },
    );
  });
});
