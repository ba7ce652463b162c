import { hertz } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Motion } from '../orientation/motion.ts';
import { rotate } from '../orientation/quaternion.ts';
import { haveRecordings, whyNot } from '../recordings.fixture.ts';
import { alignedFoot, alignFoot, footMounting } from './align-foot.ts';
import { footStrides } from './foot-gait.ts';
import { recordedWalk } from './recording.fixture.ts';
import { footSensor } from './walker.fixture.ts';

/** The recording as a sensor sees it that sits turned on the foot. */
function mounted({ rate, gyr, acc }: Motion, q: Float64Array): Motion {
  const turn = (rows: Float64Array) => {
    const out = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i += 3)
      rotate(q, 0, rows[i] as number, rows[i + 1] as number, rows[i + 2] as number, out, i);
    return out;
  };
  return { rate, gyr: turn(gyr), acc: turn(acc) };
}

const rotation = fc
  .tuple(...[0, 1, 2, 3].map(() => fc.double({ min: -1, max: 1, noNaN: true })))
  .filter((q) => Math.hypot(...q) > 0.1)
  .map((q) => Float64Array.from(q, (x) => x / Math.hypot(...q)));

const contacts = (motion: Motion) => {
  const found = footStrides(motion, 'left');
  return found.ok ? found.value.map(({ samples }) => samples.initialContact) : [];
};

describe('alignFoot', () => {
  it('alignFoot finds the foot’s axes, however the sensor is mounted', () => {
    const walk = footSensor({ strides: 10, strideTime: 1.1, strideLength: 1.3, noise: 1 }, 'left');
    const expected = contacts(walk);
    fc.assert(
      fc.property(rotation, (q) => {
        const askew = mounted(walk, q);
        const alignment = alignFoot(askew, 'left');
        if (alignment === null) throw new Error('not aligned');
        const found = contacts(alignedFoot(askew, alignment));
        expect(found.length).toBe(expected.length);
        for (const [k, at] of found.entries()) expect(Math.abs(at - (expected[k] ?? 0))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 12 },
    );
  });

  it.skipIf(!haveRecordings)(`alignFoot(a recorded walk, mounted anyhow) finds the same strides${whyNot}`, () => {
    const { motion, theirs } = recordedWalk().foot('left');
    fc.assert(
      fc.property(rotation, (q) => {
        const askew = mounted(motion, q);
        const alignment = alignFoot(askew, 'left');
        if (alignment === null) throw new Error('not aligned');
        const found = contacts(alignedFoot(askew, alignment));
        const hit = theirs.events.filter(({ ic }) => found.some((at) => Math.abs(at - ic) <= 6));
        expect(hit.length).toBeGreaterThanOrEqual(24);
      }),
      { numRuns: 5 },
    );
  });

  it('footMounting tells a sensor in place from one that is not', () => {
    const walk = footSensor({ strides: 8, strideTime: 1.1, strideLength: 1.3, noise: 1 }, 'left');
    expect(footMounting(walk, 'left')).toMatchObject({ inPlace: true });
    const half = Math.sqrt(0.5);
    for (const q of [
      [half, half, 0, 0],
      [half, 0, half, 0],
      [half, 0, 0, half],
      [0, 0, 0, 1],
    ]) {
      const { inPlace, alignment } = footMounting(mounted(walk, Float64Array.from(q)), 'left');
      expect([inPlace, alignment === null]).toEqual([false, false]);
    }
    const still = new Float64Array(3000).map((_, i) => (i % 3 === 0 ? 9.81 : 0));
    expect(footMounting({ rate: hertz(100), gyr: new Float64Array(3000), acc: still }, 'left')).toEqual({
      up: [1, 0, 0],
      alignment: null,
      inPlace: false,
    });
  });

  it('alignFoot of stillness, of nothing and of what is lost is null', () => {
    for (const fill of [0, 9.81, Number.NaN, 1e200]) {
      const rows = new Float64Array(3000).fill(fill);
      expect(alignFoot({ rate: hertz(100), gyr: rows, acc: rows }, 'left')).toBeNull();
    }
    expect(alignFoot({ rate: hertz(100), gyr: new Float64Array(), acc: new Float64Array() }, 'right')).toBeNull();
    const walk = footSensor({ strides: 1, strideTime: 1.1, strideLength: 1.3 }, 'left');
    expect(alignFoot(walk, 'left')).toBeNull();
    expect(() => alignFoot({ ...walk, acc: new Float64Array(3) }, 'left')).toThrow('n × 3');
  });
});
