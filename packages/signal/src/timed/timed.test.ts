import { hertz, seconds } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { footStrides } from '../gait/foot-gait.ts';
import type { SummableStride } from '../gait/summary.ts';
import { footSensor } from '../gait/walker.fixture.ts';
import type { Motion } from '../orientation/motion.ts';
import { multiply, rotate } from '../orientation/quaternion.ts';
import type { PoseFrame } from '../pose/frame.ts';
import { placeOf, poseSize } from '../pose/landmarks.ts';
import { noise } from '../recordings.fixture.ts';
import { fiveTimesSitToStand, thirtySecondChairStand } from './chair-stand.ts';
import { type Standing, standingOfPose, standingOfThigh } from './standing.ts';
import { timedUpAndGo, timedUpAndGoOfPose } from './timed-up-and-go.ts';
import { sixMinuteWalk, sixMinuteWalkOfTurns, tenMetreWalk } from './walk-tests.ts';

const turn = (angle: number, x: number, y: number, z: number): Float64Array =>
  Float64Array.of(Math.cos(angle / 2), x * Math.sin(angle / 2), y * Math.sin(angle / 2), z * Math.sin(angle / 2));
function product(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(4);
  multiply(a, 0, b, 0, out, 0);
  return out;
}

/** What a sensor shows whose orientation is known at every moment; mounted askew. */
function sensor(length: number, rate: number, at: (t: number) => Float64Array, size = 0): Motion {
  const next = noise(3);
  const askew = turn(0.7, 0.6, 0.8, 0);
  const [gyr, acc] = [new Float64Array(3 * length), new Float64Array(3 * length)];
  const h = 1e-4;
  for (let i = 0; i < length; i++) {
    const [now, later] = [product(at(i / rate), askew), product(at(i / rate + h), askew)];
    const back = Float64Array.of(now[0] as number, -(now[1] as number), -(now[2] as number), -(now[3] as number));
    const step = product(back, later);
    const sign = (step[0] as number) < 0 ? -1 : 1;
    for (let k = 0; k < 3; k++) gyr[3 * i + k] = (2 * sign * (step[k + 1] as number)) / h + size * next() * 0.1;
    rotate(back, 0, 0, 0, 9.81, acc, 3 * i);
    for (let k = 0; k < 3; k++) acc[3 * i + k] = (acc[3 * i + k] as number) + size * next();
  }
  return { rate: hertz(rate), gyr, acc };
}

const eased = (t: number, from: number, to: number) =>
  (1 - Math.cos(Math.PI * Math.min(1, Math.max(0, (t - from) / (to - from))))) / 2;
const bump = (t: number, from: number, to: number) => Math.sin(Math.PI * Math.min(1, Math.max(0, (t - from) / (to - from)))) ** 2;

/** Up from the chair at 1–2.5 s, away, about at 5–6.5, back, about at 9–10.5, down by 12. */
const upAndGo = (t: number) =>
  product(
    turn(Math.PI * (eased(t, 5, 6.5) + eased(t, 9, 10.5)), 0, 0, 1),
    turn(
      0.7 * bump(t, 1, 2.5) + 0.6 * bump(t, 10.2, 12) + 0.04 * Math.sin(11 * t) * (eased(t, 2.5, 3) - eased(t, 9, 9.5)),
      0,
      1,
      0,
    ),
  );

/** Sitting and standing as a thigh's elevation, °, `times` times of `each` seconds after 1 s. */
const upAndDown = (times: number, each: number, after = 2, rate = 50): Standing => ({
  rate: hertz(rate),
  unit: '°',
  least: 40,
  values: Float64Array.from({ length: Math.round((1 + times * each + after) * rate) }, (_, i) => {
    const share = (i / rate - 1) / each;
    return share < 0 || share >= times ? 5 : 5 + 80 * Math.sin(Math.PI * (share - Math.floor(share))) ** 2;
  }),
});

const code = (result: { ok: true } | { ok: false; error: { code: string } }) => (result.ok ? 'ok' : result.error.code);

describe('chair stands', () => {
  it('fiveTimesSitToStand takes five stands from first movement to sitting, and from go', () => {
    const found = fiveTimesSitToStand(upAndDown(6, 2));
    if (!found.ok) throw new Error(found.error.message);
    expect(found.value.stands).toHaveLength(5);
    expect(found.value.seconds).toBeGreaterThan(9);
    expect(found.value.seconds).toBeLessThan(10);
    const go = fiveTimesSitToStand(upAndDown(5, 2), { go: seconds(0.5) });
    if (!go.ok) throw new Error(go.error.message);
    expect(go.value.from).toBe('go');
    expect(go.value.seconds).toBeGreaterThan(10);
    const upright = fiveTimesSitToStand(upAndDown(5, 2), { ends: 'standing' });
    if (!upright.ok) throw new Error(upright.error.message);
    expect(upright.value.seconds).toBeLessThan(found.value.seconds - 0.5);
  });

  it('thirtySecondChairStand counts what was more than half way up within 30 s', () => {
    for (const [each, expected] of [
      [2, 15],
      [3, 10],
      [4, 8],
    ] as const) {
      const found = thirtySecondChairStand(upAndDown(Math.ceil(40 / each), each), { go: seconds(1) });
      if (!found.ok) throw new Error(found.error.message);
      expect(found.value.stands).toBe(expected);
    }
  });

  it('chair stands are refused where the signal does not show them', () => {
    const flat: Standing = { rate: hertz(50), unit: '°', least: 40, values: new Float64Array(2000) };
    expect(code(fiveTimesSitToStand(flat))).toBe('EUP_SIGNAL_TIMED_UNSEEN');
    expect(code(thirtySecondChairStand(flat))).toBe('EUP_SIGNAL_TIMED_UNSEEN');
    expect(code(fiveTimesSitToStand({ ...flat, values: new Float64Array() }))).toBe('EUP_SIGNAL_TIMED_UNSEEN');
    expect(code(fiveTimesSitToStand({ ...flat, values: new Float64Array(900).fill(Number.NaN) }))).toBe(
      'EUP_SIGNAL_TIMED_UNSEEN',
    );
    expect(code(fiveTimesSitToStand(upAndDown(3, 2)))).toBe('EUP_SIGNAL_TIMED_REPETITIONS');
    expect(code(thirtySecondChairStand(upAndDown(5, 2)))).toBe('EUP_SIGNAL_TIMED_SHORT');
  });

  it('standingOfThigh is level sitting and upright standing, mounted anyhow', () => {
    const motion = sensor(1200, 50, (t) => turn((-Math.PI / 2) * bump(t, 2, 6), 0, 1, 0));
    // The long axis of the thigh, x of the body, in the askew sensor's own axes.
    const long = new Float64Array(3);
    rotate(turn(-0.7, 0.6, 0.8, 0), 0, 1, 0, 0, long, 0);
    const { values } = standingOfThigh(motion, [long[0] as number, long[1] as number, long[2] as number]);
    expect(Math.abs(values[60] as number)).toBeLessThan(3);
    expect(values[200]).toBeGreaterThan(85);
    expect(() => standingOfThigh(motion, [0, 0, 0])).toThrow('no direction');
  });
});

describe('timedUpAndGo', () => {
  it('timedUpAndGo(a sensor on the trunk) finds every part within 0.4 s', () => {
    const found = timedUpAndGo(sensor(1400, 100, upAndGo, 0.2));
    if (!found.ok) throw new Error(found.error.message);
    const { value } = found;
    for (const [phase, from, to] of [
      [value.sitToStand, 1, 2.5],
      [value.turn, 5, 6.5],
      [value.turnToSit, 9, 12],
    ] as const) {
      expect(Math.abs(phase.from - from)).toBeLessThan(0.4);
      expect(Math.abs(phase.to - to)).toBeLessThan(0.4);
    }
    expect(value.walkOut.from).toBe(value.sitToStand.to);
    expect(value.walkBack.to).toBe(value.turnToSit.from);
    expect(Math.abs(value.turnAngle ?? 0)).toBeGreaterThan(160);
    expect(Math.abs(value.seconds - 11)).toBeLessThan(0.5);
  });

  it('timedUpAndGo refuses what is no such test', () => {
    const standing = sensor(1000, 100, () => turn(0, 0, 0, 1));
    expect(code(timedUpAndGo(standing))).toBe('EUP_SIGNAL_TIMED_UNSEEN');
    expect(code(timedUpAndGo({ ...standing, gyr: standing.gyr.map(() => Number.NaN) }))).toBe('EUP_SIGNAL_TIMED_UNSEEN');
    expect(code(timedUpAndGo({ rate: hertz(100), gyr: new Float64Array(), acc: new Float64Array() }))).toBe(
      'EUP_SIGNAL_TIMED_UNSEEN',
    );
    const oneTurn = sensor(1400, 100, (t) => turn(Math.PI * eased(t, 5, 6), 0, 0, 1));
    expect(code(timedUpAndGo(oneTurn))).toBe('EUP_SIGNAL_TIMED_UNSEEN');
    const noChair = sensor(1400, 100, (t) => turn(Math.PI * (eased(t, 5, 6) + eased(t, 9, 10)), 0, 0, 1));
    expect(code(timedUpAndGo(noChair))).toBe('EUP_SIGNAL_TIMED_UNSEEN');
  });

  it('timedUpAndGoOfPose(a side view) finds rising, turning and sitting', () => {
    const found = timedUpAndGoOfPose(upAndGoFrames());
    if (!found.ok) throw new Error(found.error.message);
    const { value } = found;
    expect(Math.abs(value.seconds - 11)).toBeLessThan(0.7);
    expect(Math.abs((value.turn.from + value.turn.to) / 2 - 5.75)).toBeLessThan(0.4);
    expect(value.turnAngle).toBeNull();
    expect(code(timedUpAndGoOfPose(upAndGoFrames().slice(150)))).toBe('EUP_SIGNAL_TIMED_UNSEEN');
    expect(code(timedUpAndGoOfPose([]))).toBe('EUP_SIGNAL_GAIT_FRAMES');
    const standing = standingOfPose(upAndGoFrames());
    if (!standing.ok) throw new Error(standing.error.message);
    expect(code(fiveTimesSitToStand(standing.value))).toBe('EUP_SIGNAL_TIMED_REPETITIONS');
  });
});

/** The same test seen from the side at 30 frames per second, 200 pixels to the metre. */
function upAndGoFrames(): PoseFrame[] {
  return Array.from({ length: 390 }, (_, i) => {
    const t = i / 30;
    const image = new Float64Array(2 * poseSize);
    const put = (name: Parameters<typeof placeOf>[0], x: number, z: number) => {
      image[2 * placeOf(name)] = 200 + 200 * x;
      image[2 * placeOf(name) + 1] = 500 - 200 * z;
    };
    const up = eased(t, 1, 2.5) - eased(t, 10.5, 12);
    const way = 3 * (eased(t, 2.5, 5.5) - eased(t, 6, 9));
    const ahead = 1 - 2 * (eased(t, 5, 6.5) - eased(t, 9, 10.5));
    for (const side of ['left', 'right'] as const) {
      put(`${side}-hip`, way - 0.3 * (1 - up), 0.45 + 0.45 * up);
      put(`${side}-knee`, way, 0.47);
      put(`${side}-ankle`, way, 0.05);
      put(`${side}-heel`, way - 0.05 * ahead, 0);
      put(`${side}-foot-index`, way + 0.18 * ahead, 0);
    }
    return { at: seconds(t), image, visibility: new Float64Array(poseSize).fill(1) };
  });
}

/** Strides of one foot, each of a length and time, without a gap. */
function walked(count: number, strideLength = 1.3, strideTime = 1.1, begin = 0): SummableStride[] {
  return Array.from({ length: count }, (_, k) => ({
    previousContact: seconds(begin + k * strideTime),
    terminalContact: seconds(begin + (k + 0.6) * strideTime),
    initialContact: seconds(begin + (k + 1) * strideTime),
    strideTime: seconds(strideTime),
    stanceTime: seconds(0.6 * strideTime),
    swingTime: seconds(0.4 * strideTime),
    spatial: { strideLength, velocity: strideLength / strideTime, lift: 0.1 },
  }));
}

describe('walks', () => {
  it('tenMetreWalk takes the time between two lines', () => {
    const found = tenMetreWalk(walked(9));
    if (!found.ok) throw new Error(found.error.message);
    expect(found.value.speed).toBeCloseTo(1.3 / 1.1, 9);
    expect(found.value.seconds).toBeCloseTo((6 * 1.1) / 1.3, 9);
    const sensed = footStrides(footSensor({ strides: 12, strideTime: 1.1, strideLength: 1.3 }, 'left'), 'left');
    if (!sensed.ok) throw new Error();
    const real = tenMetreWalk(sensed.value);
    if (!real.ok) throw new Error(real.error.message);
    expect(Math.abs(real.value.speed / (1.3 / 1.1) - 1)).toBeLessThan(0.05);
  });

  it('tenMetreWalk refuses a walk that is too short, has a gap, or is empty', () => {
    expect(code(tenMetreWalk([]))).toBe('EUP_SIGNAL_TIMED_UNSEEN');
    expect(code(tenMetreWalk(walked(4)))).toBe('EUP_SIGNAL_TIMED_DISTANCE');
    expect(code(tenMetreWalk([...walked(4), ...walked(5, 1.3, 1.1, 9)]))).toBe('EUP_SIGNAL_TIMED_UNSEEN');
    expect(() => tenMetreWalk(walked(9), { from: 8, to: 2 })).toThrow('do not follow');
  });

  it('sixMinuteWalk adds up strides, walks on through turns, rests in rests', () => {
    const even = sixMinuteWalk(walked(330), seconds(363));
    if (!even.ok) throw new Error(even.error.message);
    expect(even.value.metres).toBeCloseTo((360 * 1.3) / 1.1, 6);
    const turning = sixMinuteWalk([...walked(100), ...walked(230, 1.3, 1.1, 112)], seconds(365));
    if (!turning.ok) throw new Error(turning.error.message);
    expect(turning.value.metres).toBeCloseTo((360 * 1.3) / 1.1, 6);
    expect(turning.value.filled).toBeCloseTo(2, 9);
    const resting = sixMinuteWalk([...walked(100), ...walked(230, 1.3, 1.1, 140)], seconds(395));
    if (!resting.ok) throw new Error(resting.error.message);
    expect(resting.value.metres).toBeCloseTo((330 * 1.3) / 1.1, 6);
    expect(resting.value.unmeasured).toBeCloseTo(30, 9);
    expect(code(sixMinuteWalk([], seconds(400)))).toBe('EUP_SIGNAL_TIMED_UNSEEN');
    expect(code(sixMinuteWalk(walked(100), seconds(110)))).toBe('EUP_SIGNAL_TIMED_SHORT');
  });

  it('sixMinuteWalkOfTurns counts laps and the share of the last', () => {
    const turns = Array.from({ length: 13 }, (_, k) => seconds(5 + 27 * (k + 1)));
    const found = sixMinuteWalkOfTurns(turns, 30, seconds(370), seconds(5));
    if (!found.ok) throw new Error(found.error.message);
    expect(found.value).toMatchObject({ laps: 13 });
    expect(found.value.metres).toBeCloseTo((30 * 360) / 27, 9);
    expect(code(sixMinuteWalkOfTurns([], 30, seconds(370), seconds(5)))).toBe('EUP_SIGNAL_TIMED_UNSEEN');
    expect(code(sixMinuteWalkOfTurns(turns, 30, seconds(100), seconds(5)))).toBe('EUP_SIGNAL_TIMED_SHORT');
    expect(() => sixMinuteWalkOfTurns(turns, 0, seconds(370), seconds(5))).toThrow('is not valid');
  });
});

const numbersOf = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersOf)
      : [];

describe('hostile input', () => {
  it('every timed test gives finite numbers or a coded refusal', () => {
    const value = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0, 90, -1e150, 5);
    const signal = fc.array(fc.tuple(value, fc.integer({ min: 1, max: 120 })), { maxLength: 40 });
    fc.assert(
      fc.property(signal, (runs) => {
        const values = Float64Array.from(runs.flatMap(([x, n]) => Array<number>(n).fill(x)));
        const standing: Standing = { rate: hertz(20), values, unit: '°', least: 40 };
        const motion: Motion = {
          rate: hertz(50),
          gyr: values.subarray(0, 3 * Math.floor(values.length / 3)),
          acc: values.slice(0, 3 * Math.floor(values.length / 3)),
        };
        for (const result of [fiveTimesSitToStand(standing), thirtySecondChairStand(standing), timedUpAndGo(motion)]) {
          if (result.ok) expect(numbersOf(result.value).every(Number.isFinite)).toBe(true);
          else expect(result.error.code).toMatch(/^EUP_SIGNAL_TIMED_/);
        }
      }),
      { numRuns: 40 },
    );
  });
});
