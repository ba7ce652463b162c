import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Camera, type Stance, standing } from './body.fixture.ts';
import { poseFrame, poseFrameOfCoco } from './frame.ts';
import { cocoLandmarks, placeOf, poseLandmarks } from './landmarks.ts';
import { type PoseMeasure, poseMeasures } from './measures.ts';
import { PoseMeter, type PoseOptions } from './meter.ts';
import { poseSeries } from './series.ts';
import { sideSymmetry } from './symmetry.ts';
import { poseView } from './view.ts';

/** One frame's value, or why there is none. */
function measured(measure: PoseMeasure, stance: Stance, camera: Camera, options: PoseOptions = {}): number | string {
  const meter = PoseMeter.of([measure], { smoothing: 'none', ...options });
  if (!meter.ok) return meter.error.code;
  meter.value.push(standing(stance, camera));
  return meter.value.reasons[0] ?? (meter.value.values[0] as number);
}

const frontal: Camera = { yaw: 0 };
const fromBehind: Camera = { yaw: 180 };
const facingRight: Camera = { yaw: 90 };
const facingLeft: Camera = { yaw: -90 };
const inSpace: PoseOptions = { depth: 'measured' };

// Each measure, what is done to the body, and the views that show it.
const cases: readonly (readonly [PoseMeasure, (angle: number) => Stance, readonly number[], readonly Camera[]])[] = [
  ...(['left', 'right'] as const).flatMap((side) => [
    [
      `shoulder-flexion-${side}`,
      (a: number) => ({ side, shoulderFlexion: a }),
      [-40, 0, 90, 170],
      [facingRight, facingLeft],
    ] as const,
    [`shoulder-abduction-${side}`, (a: number) => ({ side, shoulderAbduction: a }), [0, 45, 170], [frontal, fromBehind]] as const,
    [
      `elbow-flexion-${side}`,
      (a: number) => ({ side, shoulderFlexion: 30, elbowFlexion: a }),
      [0, 60, 140],
      [facingRight, facingLeft],
    ] as const,
    [`hip-flexion-${side}`, (a: number) => ({ side, hipFlexion: a }), [-20, 0, 100], [facingRight, facingLeft]] as const,
    [`hip-abduction-${side}`, (a: number) => ({ side, hipAbduction: a }), [-15, 0, 40], [frontal, fromBehind]] as const,
    [
      `knee-flexion-${side}`,
      (a: number) => ({ side, hipFlexion: 40, kneeFlexion: a }),
      [-8, 0, 130],
      [facingRight, facingLeft],
    ] as const,
    [`knee-valgus-${side}`, (a: number) => ({ side, kneeValgus: a }), [-12, 0, 20], [frontal, fromBehind]] as const,
    [`ankle-dorsiflexion-${side}`, (a: number) => ({ side, dorsiflexion: a }), [-40, 0, 15], [facingRight, facingLeft]] as const,
  ]),
  ['trunk-flexion', (a) => ({ trunkFlexion: a }), [-15, 0, 60], [facingRight, facingLeft]],
  ['trunk-lean', (a) => ({ trunkLean: a }), [-25, 0, 25], [frontal, fromBehind]],
  ['shoulder-obliquity', (a) => ({ trunkLean: a }), [-25, 0, 25], [frontal, fromBehind]],
  ['head-tilt', (a) => ({ trunkLean: a }), [-25, 0, 25], [frontal, fromBehind]],
  ['pelvis-obliquity', (a) => ({ pelvisObliquity: a }), [-12, 0, 12], [frontal, fromBehind]],
];

describe('PoseMeter', () => {
  it.each(cases)(
    'PoseMeter finds %s as it was made, in every view that shows it, and in space from anywhere',
    (measure, made, angles, views) => {
      for (const angle of angles) {
        for (const view of views) {
          const [wanted] = [view.yaw === 90 || view.yaw === -90 ? 'sagittal' : 'frontal'] as const;
          expect(measured(measure, made(angle), view, { view: wanted }), `${angle}° at yaw ${view.yaw}`).toBeCloseTo(angle, 6);
        }
        for (const yaw of [0, 37, 90, -140]) {
          expect(measured(measure, made(angle), { yaw, space: true }, inSpace), `${angle}° in space`).toBeCloseTo(angle, 6);
        }
      }
    },
  );

  it('PoseMeter.push refuses what the view does not show, and says so', () => {
    expect(measured('knee-flexion-left', {}, frontal)).toBe('view');
    expect(measured('trunk-lean', {}, facingLeft)).toBe('view');
    expect(measured('trunk-lean', {}, { yaw: 45 })).toBe('view');
    expect(measured('knee-flexion-left', {}, frontal, { view: 'frontal' })).toBe('EUP_SIGNAL_POSE_VIEW');
    expect(measured('trunk-rotation', {}, frontal)).toBe('EUP_SIGNAL_POSE_DEPTH');
    expect(measured('wrist-flexion-left', {}, frontal)).toBe('EUP_SIGNAL_POSE_DEPTH');
    const rotation = PoseMeter.of(['hip-rotation-left']);
    expect(rotation).toMatchObject({ ok: false, error: { code: 'EUP_SIGNAL_POSE_ROTATION' } });
  });

  it('PoseMeter.push refuses a segment that points at the camera, and a point that is hidden', () => {
    expect(measured('shoulder-abduction-right', { shoulderFlexion: 80 }, frontal, { view: 'frontal' })).toBe('out-of-plane');
    expect(measured('shoulder-abduction-right', { shoulderFlexion: 20 }, frontal, { view: 'frontal' })).toBeTypeOf('number');
    const meter = PoseMeter.of(['elbow-flexion-left', 'elbow-flexion-right'], { view: 'sagittal', smoothing: 'none' });
    if (!meter.ok) throw new Error(meter.error.code);
    const frame = standing({ elbowFlexion: 0 }, facingRight);
    const visibility = Float64Array.from(frame.visibility);
    visibility[placeOf('left-wrist')] = 0.2;
    meter.value.push({ ...frame, visibility });
    expect(meter.value.reasons).toEqual(['hidden', null]);
    expect([...meter.value.qualities]).toEqual([0, 0.9]);
  });

  it('PoseMeter.push measures legs alone from the front, but from the side not without a sight of forward', () => {
    const legs = (yaw: number, stance: Stance, keep: RegExp) => {
      const frame = standing(stance, { yaw });
      const visibility = Float64Array.from(frame.visibility, (v, i) => (keep.test(poseLandmarks[i] ?? '') ? v : 0));
      return { ...frame, visibility };
    };
    for (const yaw of [0, 180]) {
      const meter = PoseMeter.of(['knee-valgus-left'], { view: 'frontal', smoothing: 'none' });
      if (!meter.ok) throw new Error(meter.error.code);
      meter.value.push(legs(yaw, { kneeValgus: 12, side: 'left' }, /hip|knee|ankle/));
      expect([meter.value.reasons[0], Math.round(meter.value.values[0] as number)]).toEqual([null, 12]);
    }
    const side = PoseMeter.of(['knee-flexion-left'], { view: 'sagittal', smoothing: 'none' });
    if (!side.ok) throw new Error(side.error.code);
    side.value.push(legs(90, { kneeFlexion: 30, side: 'left' }, /shoulder|hip|knee|ankle/));
    expect(side.value.reasons).toEqual(['hidden']);
    side.value.push(legs(90, { kneeFlexion: 30, side: 'left' }, /shoulder|hip|knee|ankle|heel|foot/));
    expect([side.value.reasons[0], Math.round(side.value.values[0] as number)]).toEqual([null, 30]);
  });

  it('PoseMeter smooths an arm that passes 180° without going through 0°', () => {
    const meter = PoseMeter.of(['shoulder-flexion-right']);
    if (!meter.ok) throw new Error(meter.error.code);
    for (let i = 0; i < 60; i++) {
      meter.value.push(standing({ shoulderFlexion: 165 + i / 2 }, { yaw: 90, at: i / 30 }));
      expect(meter.value.reasons).toEqual([null]);
      expect(Math.abs(meter.value.values[0] as number)).toBeGreaterThan(160);
    }
    expect(meter.value.values[0]).toBeLessThan(-160);
  });

  it('PoseMeter holds its view through a flicker of a few frames', () => {
    const meter = PoseMeter.of(['trunk-lean'], { smoothing: 'none' });
    if (!meter.ok) throw new Error(meter.error.code);
    const kinds = Array.from({ length: 60 }, (_, i) => {
      const yaw = i === 30 || i === 31 ? 80 : 5;
      meter.value.push(standing({}, { yaw, at: i / 30, space: true }));
      return meter.value.view.kind;
    });
    expect(new Set(kinds)).toEqual(new Set(['frontal']));
    // Now the body turns for good: nothing is said of it until that is sure.
    const turned = Array.from({ length: 60 }, (_, i) => {
      meter.value.push(standing({}, { yaw: 90, at: 2 + i / 30, space: true }));
      return [meter.value.view.kind, meter.value.reasons[0]];
    });
    expect(turned[8]).toEqual(['unknown', 'view']);
    expect(turned[59]).toEqual(['sagittal', 'view']);
  });

  it('PoseMeter with a guessed depth measures in the picture, and with none in a frame refuses space', () => {
    expect(measured('trunk-lean', { trunkLean: 20 }, { yaw: 20, space: true })).toBeTypeOf('number');
    expect(measured('trunk-lean', { trunkLean: 20 }, { yaw: 20 }, inSpace)).toBe('view');
  });

  it('PoseMeter.of with roll sets a tilted camera right', () => {
    expect(measured('trunk-lean', { trunkLean: 10 }, { roll: 15 }, { roll: 15, view: 'frontal' })).toBeCloseTo(10, 9);
    expect(measured('trunk-flexion', { trunkFlexion: 10 }, { yaw: 90, roll: -7 }, { roll: -7, view: 'sagittal' })).toBeCloseTo(
      10,
      9,
    );
  });

  it('PoseMeter tells wrist and trunk rotation where depth is measured', () => {
    const frame = standing({}, { yaw: 30, space: true });
    const world = Float64Array.from(frame.world ?? []);
    // The right hand, palm forward, turned 30° towards the palm about the line across it.
    const at = (name: Parameters<typeof placeOf>[0]) => 3 * placeOf(name);
    const wrist = world.slice(at('right-wrist'), at('right-wrist') + 3);
    const [yaw, bend] = [(30 * Math.PI) / 180, (30 * Math.PI) / 180];
    const forward = [Math.sin(yaw), 0, -Math.cos(yaw)] as const;
    const right = [forward[2], 0, -forward[0]] as const;
    for (const [name, side] of [
      ['right-index', 1],
      ['right-pinky', -1],
    ] as const) {
      for (let k = 0; k < 3; k++) {
        const along = Math.cos(bend) * (k === 1 ? 1 : 0) + Math.sin(bend) * (forward[k] as number);
        world[at(name) + k] = (wrist[k] as number) + 0.1 * along + 0.03 * side * (right[k] as number);
      }
    }
    const meter = PoseMeter.of(['wrist-flexion-right', 'wrist-deviation-right', 'trunk-rotation'], {
      ...inSpace,
      smoothing: 'none',
    });
    if (!meter.ok) throw new Error(meter.error.code);
    meter.value.push({ ...frame, world });
    expect([...meter.value.values].map((value) => Math.round(value * 1e6) / 1e6 + 0)).toEqual([30, 0, 0]);
  });

  it('PoseMeter.push gives birth to no NaN, whatever the points are', () => {
    const number = fc.oneof(fc.double(), fc.constantFrom(0, 1, Number.NaN, Number.POSITIVE_INFINITY));
    const points = (n: number) => fc.array(number, { minLength: n, maxLength: n });
    const names = poseMeasures.map(({ name }) => name);
    fc.assert(
      fc.property(points(66), points(33), points(99), fc.boolean(), fc.double(), (image, visibility, world, deep, at) => {
        const asked = deep ? names : names.filter((name) => !/wrist|rotation/.test(name));
        const meter = PoseMeter.of(asked, deep ? inSpace : {});
        if (!meter.ok) throw new Error(meter.error.code);
        for (let i = 0; i < 3; i++) meter.value.push({ at: (at + i) as never, image, visibility, world });
        expect(meter.value.values.every(Number.isFinite)).toBe(true);
        expect(meter.value.qualities.every((q) => q >= 0 && q <= 1)).toBe(true);
      }),
    );
  });

  it('PoseMeter gives the same of a body elsewhere, larger or smaller', () => {
    const body = fc.record({ trunkLean: fc.integer({ min: -30, max: 30 }), hipAbduction: fc.integer({ min: -10, max: 40 }) });
    fc.assert(
      fc.property(body, fc.double({ min: 0.01, max: 100, noNaN: true }), (stance, scale) => {
        const one = measured('hip-abduction-right', stance, frontal, { view: 'frontal' });
        expect(measured('hip-abduction-right', stance, { scale: 400 * scale }, { view: 'frontal' })).toBeCloseTo(
          one as number,
          6,
        );
      }),
    );
  });
});

describe('poseView', () => {
  it('poseView tells frontal from sagittal and which way the body faces, with and without points in space', () => {
    for (const space of [true, false]) {
      const made = { shoulderShare: 0.8, hipShare: 0.4 };
      const kind = (yaw: number) => poseView(standing({}, { yaw, space }), made);
      for (const yaw of [0, 15, -15, 170]) expect(kind(yaw).kind, `${yaw}°`).toBe('frontal');
      for (const yaw of [90, -90, 75, -100]) expect(kind(yaw).kind, `${yaw}°`).toBe('sagittal');
      expect(kind(45).kind).toBe('oblique');
      for (const yaw of [90, -90, 120, -60]) expect(kind(yaw).yaw, `${yaw}°`).toBeCloseTo(yaw, 6);
    }
    expect(poseView(standing({}, { yaw: 90 })).confidence).toBeCloseTo(0.9, 6);
    expect(poseView(standing({}, { yaw: 60.001, space: true })).confidence).toBeCloseTo(0.45, 3);
    expect(poseView({ at: 0 as never, image: [], visibility: [] })).toEqual({ kind: 'unknown', yaw: 0, confidence: 0 });
  });
});

describe('poseSeries', () => {
  const squat = Array.from({ length: 90 }, (_, i) => {
    const bend = 45 * (1 - Math.cos((2 * Math.PI * i) / 90));
    return standing({ hipFlexion: bend, kneeFlexion: bend, trunkFlexion: bend / 3 }, { yaw: 90, at: i / 30 });
  });

  it('poseSeries gives range of motion with its moments, and what PoseMeter gives frame by frame', () => {
    const asked: PoseMeasure[] = ['knee-flexion-right', 'trunk-flexion'];
    const series = poseSeries(squat, asked);
    const meter = PoseMeter.of(asked);
    if (!series.ok || !meter.ok) throw new Error('refused');
    const [knee, trunk] = series.value;
    if (!knee?.ok || !trunk?.ok) throw new Error('refused');
    squat.forEach((frame, i) => {
      meter.value.push(frame);
      expect(knee.value.values[i]).toBe(meter.value.values[0]);
    });
    expect(knee.value.range).toBeGreaterThan(84);
    expect(knee.value.range).toBeLessThan(90);
    expect(knee.value.greatestAt - 1.5).toBeGreaterThan(0);
    expect(knee.value.greatestAt - 1.5).toBeLessThan(0.15);
    const exact = poseSeries(squat, asked, { smoothing: 'none' });
    if (!exact.ok || !exact.value[0]?.ok) throw new Error('refused');
    expect(exact.value[0].value).toMatchObject({ unit: '°', refused: { hidden: 0, view: 0, 'out-of-plane': 0 } });
    expect(exact.value[0].value.range).toBeCloseTo(90, 6);
  });

  it('poseSeries refuses a measure that most frames do not show, with how to turn', () => {
    const series = poseSeries(squat, ['trunk-lean', 'knee-flexion-right']);
    if (!series.ok) throw new Error(series.error.code);
    expect(series.value.map((track) => track.ok)).toEqual([false, true]);
    expect(series.value[0]).toMatchObject({
      error: { code: 'EUP_SIGNAL_POSE_VIEW', remedy: expect.stringContaining('face the camera') },
    });
    const turning = Array.from({ length: 40 }, (_, i) => standing({}, { yaw: 12 * i, at: i / 30, space: true }));
    expect(poseSeries(turning, ['knee-flexion-left'])).toMatchObject({
      ok: true,
      value: [{ error: { message: 'knee-flexion-left does not show in the view seen (changing); sagittal is needed.' } }],
    });
    expect(poseSeries([], ['trunk-lean'])).toMatchObject({ ok: true, value: [{ ok: false }] });
  });
});

describe('poseFrame', () => {
  it('poseFrame puts shares of the picture into square pixels, and COCO points in their places', () => {
    const points = poseLandmarks.map((_, i) => ({ x: i / 100, y: 0.5, visibility: 0.8 }));
    const frame = poseFrame({ at: 1 as never, width: 200, height: 100, points });
    if (!frame.ok) throw new Error(frame.error.code);
    expect([frame.value.image[2 * 11], frame.value.image[2 * 11 + 1]]).toEqual([22, 50]);
    const coco = poseFrameOfCoco({
      at: 1 as never,
      width: 100,
      height: 100,
      points: cocoLandmarks.map((_, i) => ({ x: i / 100, y: 0 })),
    });
    if (!coco.ok) throw new Error(coco.error.code);
    expect(coco.value.image[2 * placeOf('right-ankle')]).toBeCloseTo(16, 9);
    expect(coco.value.visibility[placeOf('left-heel')]).toBe(0);
    expect(poseFrameOfCoco({ at: 1 as never, width: 1, height: 1, points })).toMatchObject({
      error: { code: 'EUP_SIGNAL_POSE_POINTS', message: 'The pose has 33 points; 17 are expected.' },
    });
  });
});

describe('sideSymmetry', () => {
  it('sideSymmetry compares sizes, and says nothing of what is within the error', () => {
    expect(sideSymmetry(90, 60)).toEqual({ difference: 30, ratio: 2 / 3, index: 40 });
    expect(sideSymmetry(3, 1, 5)).toEqual({ difference: 2, ratio: null, index: null });
    expect(sideSymmetry(0, 0)).toEqual({ difference: 0, ratio: null, index: null });
  });
});
