import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { face, type Grimace, type Hold, interocular } from './face.fixture.ts';
import { faceFrame } from './frame.ts';
import { FaceMeter } from './meter.ts';
import { faceNeutral } from './neutral.ts';
import { type FaceAction, type FaceSide, faceActions } from './points.ts';
import { faceTrial } from './trial.ts';

const rest = (hold: Hold = {}) => Array.from({ length: 30 }, (_, i) => face([], { ...hold, at: i / 30 }));
function neutralOf(hold: Hold = {}) {
  const made = faceNeutral(rest(hold));
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}
const percent = (mm: number) => (100 * mm) / interocular;
const raw = { smoothing: 'none' } as const;

/** Millimetres along an action's direction. */
function acted(action: FaceAction, side: FaceSide, mm: number): Grimace {
  const { region, out, up } = faceActions[action];
  return { region, side, out: mm * out, up: mm * up };
}
/** A second up and a second down, two thirds of a second held. */
const going = (i: number) => Math.max(0, Math.min(1, i / 20, (79 - i) / 20));
const movie = (make: (share: number) => Grimace[], hold: Hold = {}) =>
  Array.from({ length: 80 }, (_, i) => face(make(going(i)), { ...hold, at: 1 + i / 30 }));

describe('FaceMeter', () => {
  it('FaceMeter.push tells how far each action went on each side, however the head is held', () => {
    const actions = Object.keys(faceActions) as FaceAction[];
    const hold = fc.record({
      aside: fc.double({ min: -12, max: 12, noNaN: true }),
      nod: fc.double({ min: -12, max: 12, noNaN: true }),
      tilt: fc.double({ min: -40, max: 40, noNaN: true }),
      shift: fc.double({ min: -200, max: 200, noNaN: true }),
      scale: fc.double({ min: 0.5, max: 5, noNaN: true }),
    });
    const side = fc.constantFrom<FaceSide>('left', 'right');
    const neutral = neutralOf({ aside: 3 });
    fc.assert(
      fc.property(
        fc.constantFrom(...actions),
        side,
        fc.double({ min: -3, max: 9, noNaN: true }),
        hold,
        (action, which, mm, held) => {
          const meter = new FaceMeter(neutral, raw);
          expect(meter.push(face([acted(action, which, mm)], held))).toBe(true);
          expect(meter.excursion(action, which)).toBeCloseTo(percent(mm), 6);
          const other = which === 'left' ? 'right' : 'left';
          expect(meter.excursion(action, other)).toBeCloseTo(0, 6);
          for (const region of faceActions[action].unintended) expect(meter.movement(region, which)).toBeCloseTo(0, 6);
        },
      ),
    );
  });

  it('FaceMeter.push refuses a head turned too far or not found, and holds what it read', () => {
    const meter = new FaceMeter(neutralOf(), raw);
    meter.push(face([acted('smile', 'left', 6)]));
    const before = meter.excursion('smile', 'left');
    for (const hold of [{ aside: 25 }, { aside: -25 }, { nod: 25 }, { aside: 16, nod: 16 }]) {
      expect(meter.push(face([], hold)), JSON.stringify(hold)).toBe(false);
      expect(meter.reason).toBe('turned');
      expect(meter.excursion('smile', 'left')).toBe(before);
    }
    expect(meter.push({ at: 0 as never, points: new Float64Array(3 * 478).fill(Number.NaN) })).toBe(false);
    expect(meter.reason).toBe('hidden');
    expect(meter.push({ at: 0 as never, points: [] })).toBe(false);
    expect(meter.push(face([], { tilt: 60 }))).toBe(true);
  });

  it('FaceMeter gives birth to no NaN, whatever the points are', () => {
    const neutral = neutralOf();
    fc.assert(
      fc.property(fc.array(fc.double(), { minLength: 20, maxLength: 20 }), fc.double(), (values, at) => {
        const meter = new FaceMeter(neutral);
        for (let k = 0; k < 3; k++) {
          meter.push({
            at: (at + k) as never,
            points: Float64Array.from({ length: 3 * 478 }, (_, i) => values[(i * 7 + k) % 20] as number),
          });
        }
        for (const action of Object.keys(faceActions) as FaceAction[]) {
          expect(Number.isFinite(meter.excursion(action, 'left'))).toBe(true);
        }
      }),
    );
  });
});

describe('faceTrial', () => {
  it('faceTrial compares the sides of a weak smile, and finds the eye that closes with it', () => {
    const frames = movie((share) => [
      acted('smile', 'left', 2 * share),
      acted('smile', 'right', 8 * share),
      acted('eye-closure', 'left', 3 * share),
    ]);
    const trial = faceTrial('smile', frames, neutralOf(), raw);
    if (!trial.ok) throw new Error(trial.error.code);
    const { excursion, symmetry, synkinesis, measured } = trial.value;
    expect(excursion.left).toBeCloseTo(percent(2), 6);
    expect(excursion.right).toBeCloseTo(percent(8), 6);
    expect(symmetry.ratio).toBeCloseTo(0.25, 6);
    expect(measured).toBe(1);
    const index = Object.fromEntries(synkinesis.map((one) => [`${one.region} ${one.side}`, one.index]));
    expect(index['eye left']).toBeCloseTo(37.5, 5);
    expect(index['eye right']).toBeCloseTo(0, 5);
    expect(index['brow left']).toBeCloseTo(0, 5);
  });

  it('faceTrial, smoothed, comes out near the same, and later by less than 0.1 s', () => {
    const frames = movie((share) => [acted('brow-raise', 'left', 6 * share), acted('brow-raise', 'right', 6 * share)]);
    const trial = faceTrial('brow-raise', frames, neutralOf());
    if (!trial.ok) throw new Error(trial.error.code);
    expect(trial.value.excursion.left).toBeGreaterThan(0.97 * percent(6));
    expect(trial.value.symmetry.ratio).toBeCloseTo(1, 9);
  });

  it('faceTrial forms no ratio of a movement that hardly went', () => {
    const trial = faceTrial(
      'pucker',
      movie((share) => [acted('pucker', 'left', share)]),
      neutralOf(),
      raw,
    );
    expect(trial).toMatchObject({ ok: true, value: { symmetry: { ratio: null, index: null } } });
    if (trial.ok) expect(trial.value.synkinesis.every(({ index }) => index === null)).toBe(true);
  });

  it('faceTrial refuses a turned head and a lost face', () => {
    expect(
      faceTrial(
        'smile',
        movie(() => [], { aside: 30 }),
        neutralOf(),
      ),
    ).toMatchObject({
      ok: false,
      error: { code: 'EUP_SIGNAL_FACE_TURNED', message: expect.stringContaining('30°') },
    });
    expect(faceTrial('smile', [], neutralOf())).toMatchObject({ ok: false, error: { code: 'EUP_SIGNAL_FACE_NEUTRAL' } });
  });
});

describe('faceNeutral', () => {
  it('faceNeutral tells the face at rest, with its own asymmetry', () => {
    const drooping: Grimace[] = [{ region: 'mouth', side: 'left', up: -4 }, acted('eye-closure', 'right', 2)];
    const made = faceNeutral(Array.from({ length: 20 }, (_, i) => face(drooping, { shift: i, at: i / 30, tilt: 5 })));
    if (!made.ok) throw new Error(made.error.code);
    expect(made.value.rest.mouthSlope).toBeCloseTo(-percent(4), 6);
    expect(made.value.rest.browSlope).toBeCloseTo(0, 6);
    expect(made.value.rest.eye.left - made.value.rest.eye.right).toBeCloseTo(percent(2), 6);
    expect(made.value.axes.interocular).toBeCloseTo(1.75 * interocular, 6);
  });

  it('faceNeutral refuses too few frames that look at the camera', () => {
    expect(faceNeutral(rest({ aside: 30 }))).toMatchObject({ ok: false, error: { code: 'EUP_SIGNAL_FACE_NEUTRAL' } });
    expect(faceNeutral([])).toMatchObject({ ok: false });
  });
});

describe('faceFrame', () => {
  it('faceFrame puts shares of the picture into square pixels', () => {
    const made = faceFrame({
      at: 0 as never,
      width: 200,
      height: 100,
      points: Array.from({ length: 468 }, () => ({ x: 0.5, y: 0.5, z: -0.1 })),
    });
    expect(made.ok && Array.from(made.value.points).slice(0, 3)).toEqual([100, 50, -20]);
    expect(faceFrame({ at: 0 as never, width: 1, height: 1, points: [] })).toMatchObject({
      error: { code: 'EUP_SIGNAL_FACE_POINTS' },
    });
  });
});

const droop = new URL('../../../../vectors/signals/face-droop.json', import.meta.url);

describe('FaceMeter against a known droop', () => {
  it('FaceMeter.movement follows the corner of a mouth that is pulled down by a known amount, in % of the eyes’ distance', () => {
    const truth = JSON.parse(readFileSync(droop, 'utf8')) as { cornerDown: number[]; eyesDistance: number };
    const scale = truth.eyesDistance / interocular;
    const meter = new FaceMeter(neutralOf({ scale }), raw);
    expect(truth.cornerDown.length).toBe(60);
    truth.cornerDown.forEach((px, i) => {
      meter.push(face([{ region: 'mouth', side: 'left', up: -px / scale }], { scale, aside: (i % 7) - 3, at: i / 30 }));
      expect(meter.movement('mouth', 'left')).toBeCloseTo((100 * px) / truth.eyesDistance, 6);
      expect(meter.movement('mouth', 'right')).toBeCloseTo(0, 6);
    });
  });
});
