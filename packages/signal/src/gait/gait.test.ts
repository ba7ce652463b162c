import { hertz } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Motion } from '../orientation/motion.ts';
import { FootGait, footStrides, type Stride } from './foot-gait.ts';
import { gaitSummary, gaitSymmetry, symmetry } from './summary.ts';
import { footSensor, offShare, type Walk } from './walker.fixture.ts';

const walk: Walk = { strides: 12, strideTime: 1.1, strideLength: 1.3 };

function strides(motion: Motion, foot: 'left' | 'right' = 'left', options = {}): Stride[] {
  const found = footStrides(motion, foot, options);
  if (!found.ok) throw new Error(found.error.message);
  return found.value;
}

/** The strides that `FootGait` tells of it sample by sample. */
function streamed(motion: Motion): Stride[] {
  const found: Stride[] = [];
  const made = FootGait.of('left', motion.rate, (stride) => found.push(stride));
  if (!made.ok) throw new Error(made.error.message);
  for (let i = 0; i < motion.gyr.length; i += 3) {
    const [gx, gy, gz] = motion.gyr.subarray(i, i + 3) as unknown as [number, number, number];
    const [ax, ay, az] = motion.acc.subarray(i, i + 3) as unknown as [number, number, number];
    made.value.push(gx, gy, gz, ax, ay, az);
  }
  made.value.finish();
  return found;
}

const everyNumber = (found: readonly Stride[]): number[] =>
  found.flatMap(({ foot: _foot, samples, spatial, ...times }) => [
    ...Object.values(times),
    ...Object.values(samples),
    ...Object.values(spatial).filter((x) => x !== null),
  ]);

describe('footStrides', () => {
  it.each([
    [0.9, 1.5],
    [1.1, 1.3],
    [1.6, 0.9],
  ])('footStrides(a walk of %d s and %d m a stride) finds strides of that time and length', (strideTime, strideLength) => {
    const found = strides(footSensor({ ...walk, strideTime, strideLength }, 'left'));
    expect(found.length).toBeGreaterThanOrEqual(9);
    for (const stride of found.slice(1, -1)) {
      expect(Math.abs(stride.strideTime - strideTime)).toBeLessThan(0.011);
      expect(stride.stanceTime + stride.swingTime).toBeCloseTo(stride.strideTime, 12);
      expect(Math.abs(stride.stanceTime / stride.strideTime - offShare)).toBeLessThan(0.12);
      expect(Math.abs(stride.spatial.strideLength / strideLength - 1)).toBeLessThan(0.05);
      expect(Math.abs(stride.spatial.turn)).toBeLessThan(0.5);
    }
  });

  it('footStrides tells no clearance of toes that it was not told of, or that have no low in mid-swing', () => {
    // This walker lifts its heel and swings its toes up in one go.
    const [stride] = strides(footSensor(walk, 'left'), 'left', { toe: [0.15, 0, -0.02] });
    const [without] = strides(footSensor(walk, 'left'));
    expect([stride?.spatial.toeClearance, without?.spatial.toeClearance]).toEqual([null, null]);
  });

  it('FootGait sample by sample tells what footStrides tells of the whole', () => {
    for (const rate of [64, 102.4, 200, 500]) {
      const motion = footSensor({ ...walk, noise: 2 }, 'left', rate);
      const whole = strides(motion);
      expect(whole.length).toBeGreaterThan(8);
      expect(streamed(motion)).toEqual(whole);
    }
  });

  it('FootGait has told every stride but the last two while the walk goes on', () => {
    const motion = footSensor(walk, 'left');
    let told = 0;
    const made = FootGait.of('left', motion.rate, () => told++);
    if (!made.ok) throw new Error();
    const until = Math.round(200 * (1 + 10 * walk.strideTime));
    made.value.process(motion.gyr.subarray(0, 3 * until), motion.acc.subarray(0, 3 * until));
    expect(told).toBeGreaterThanOrEqual(7);
  });

  it('footStrides(the walk later) is the walk, later', () => {
    const motion = footSensor(walk, 'left');
    const later = 8 * 25;
    const pad = (x: Float64Array) => {
      const out = new Float64Array(x.length + 3 * later);
      for (let i = 0; i < later; i++) out.set(x.subarray(0, 3), 3 * i);
      out.set(x, 3 * later);
      return out;
    };
    const moved = strides({ ...motion, gyr: pad(motion.gyr), acc: pad(motion.acc) });
    expect(moved.map(({ samples }) => samples.initialContact - later)).toEqual(
      strides(motion).map(({ samples }) => samples.initialContact),
    );
  });

  it('footStrides leaves out strides of which samples were lost, bears a few, and bears no NaN whatever is lost', () => {
    const motion = footSensor({ ...walk, noise: 1 }, 'left');
    const whole = strides(motion);
    const middle = whole[4]?.samples.terminalContact ?? 0;
    const holed = (count: number): Motion => {
      const gyr = Float64Array.from(motion.gyr);
      gyr.fill(Number.NaN, 3 * middle, 3 * (middle + count));
      return { ...motion, gyr };
    };
    expect(strides(holed(2))).toHaveLength(whole.length);
    expect(strides(holed(40)).length).toBeLessThan(whole.length);
    const hole = fc.record({
      at: fc.nat({ max: motion.gyr.length - 1 }),
      length: fc.nat({ max: 400 }),
      sensor: fc.constantFrom('gyr' as const, 'acc' as const),
      value: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0, 1e5, -1e300),
    });
    fc.assert(
      fc.property(fc.array(hole, { maxLength: 6 }), (holes) => {
        const harmed = { ...motion, gyr: Float64Array.from(motion.gyr), acc: Float64Array.from(motion.acc) };
        for (const { at, length, sensor, value } of holes) harmed[sensor].fill(value, at, at + length);
        const found = strides(harmed);
        expect(everyNumber(found).every(Number.isFinite)).toBe(true);
        expect(everyNumber(streamed(harmed))).toEqual(everyNumber(found));
      }),
      { numRuns: 15 },
    );
  });

  it('footStrides of nothing, of stillness and of noise is nothing', () => {
    const none = new Float64Array();
    expect(strides({ rate: hertz(100), gyr: none, acc: none })).toEqual([]);
    const still = new Float64Array(3000);
    expect(strides({ rate: hertz(100), gyr: still, acc: still })).toEqual([]);
    const lost = new Float64Array(3000).fill(Number.NaN);
    expect(strides({ rate: hertz(100), gyr: lost, acc: lost })).toEqual([]);
  });

  it('footStrides leaves out a turn about the vertical unless it is wanted', () => {
    const motion = footSensor(walk, 'left');
    const gyr = Float64Array.from(motion.gyr);
    const from = strides(motion)[5]?.samples.terminalContact ?? 0;
    for (let i = from; i < from + 60; i++) gyr[3 * i + 2] = Math.PI / 2 / 0.3;
    const turned = { ...motion, gyr };
    expect(strides(turned).length).toBeLessThan(strides(motion).length);
    const kept = strides(turned, 'left', { mostTurn: 180 });
    expect(kept.length).toBe(strides(motion).length);
    expect(Math.max(...kept.map(({ spatial }) => spatial.turn))).toBeGreaterThan(60);
  });

  it('footStrides refuses a rate at which no contact is seen, and arrays that disagree', () => {
    const motion = footSensor(walk, 'left');
    const refused = footStrides({ ...motion, rate: hertz(20) }, 'left');
    expect(refused.ok ? '' : refused.error.code).toBe('EUP_SIGNAL_GAIT_RATE');
    expect(() => footStrides({ ...motion, acc: new Float64Array(3) }, 'left')).toThrow('n × 3');
  });
});

describe('gaitSummary and gaitSymmetry', () => {
  const left = strides(footSensor(walk, 'left'));
  const right = strides(footSensor(walk, 'right'), 'right');

  it('gaitSummary tells cadence, share of stance, and hardly any variation of an even walk', () => {
    const summary = gaitSummary(left);
    expect(summary.strides).toBe(left.length);
    expect(summary.cadence).toBeCloseTo(120 / 1.1, 0);
    expect(summary.cv?.strideTime).toBeLessThan(1);
    expect(summary.contacts).toBe(left.length + 1);
    expect(gaitSummary([])).toEqual({
      strides: 0,
      contacts: 0,
      cadence: null,
      stancePercent: null,
      mean: null,
      sd: null,
      cv: null,
    });
    expect(gaitSummary(left.slice(0, 1)).sd).toBeNull();
  });

  it('gaitSymmetry of an even walk is even, with two double supports in each stride', () => {
    const both = gaitSymmetry(left, right);
    expect(both?.swingTime.ratio).toBeCloseTo(1, 2);
    expect(both?.stepTime?.left).toBeCloseTo(0.55, 1);
    expect(both?.stepTime?.right).toBeCloseTo(0.55, 1);
    expect(both?.doubleSupportPercent).toBeGreaterThan(2);
    expect(both?.doubleSupportPercent).toBeLessThan(45);
    expect(both?.steps).toBe(left.length + right.length + 2);
    expect(gaitSymmetry(left, [])).toBeNull();
  });

  it('symmetry(2, 1) is a ratio of 2 and an index of 67 %, and says nothing of two nothings', () => {
    expect(symmetry(2, 1)).toMatchObject({ ratio: 2 });
    expect(symmetry(2, 1).index).toBeCloseTo(66.67, 1);
    expect(symmetry(0, 0)).toEqual({ left: 0, right: 0, ratio: null, index: null });
  });
});
