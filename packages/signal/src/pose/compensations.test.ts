import { describe, expect, it } from 'vitest';
import { type Stance, standing } from './body.fixture.ts';
import { type CompensationName, CompensationWatch, compensationRules, poseCompensations, poseNeutral } from './compensations.ts';
import type { PoseFrame } from './frame.ts';
import type { PoseMeasure } from './measures.ts';

const still = (yaw: number): PoseFrame[] => Array.from({ length: 30 }, (_, i) => standing({}, { yaw, at: i / 30 }));
/** Rest, a second of the stance, rest again. */
const episode = (stance: Stance, yaw: number): PoseFrame[] =>
  Array.from({ length: 120 }, (_, i) => standing(i >= 45 && i < 75 ? stance : {}, { yaw, at: 1 + i / 30 }));
const measuresIn = (plane: 'frontal' | 'sagittal'): PoseMeasure[] => [
  ...new Set(
    compensationRules
      .map(({ measure }) => measure)
      .filter((measure) => {
        const sagittal = measure === 'trunk-flexion' || measure === 'head-forward';
        return sagittal === (plane === 'sagittal');
      }),
  ),
];

const cases: readonly (readonly [CompensationName, Stance, number])[] = [
  ['trunk-lean', { trunkLean: 15 }, 0],
  ['trunk-lean', { trunkLean: -15 }, 180],
  ['trunk-forward', { trunkFlexion: 25 }, 90],
  ['trunk-backward', { trunkFlexion: -15 }, -90],
  ['shoulder-hike-left', { hike: 0.08, side: 'left' }, 0],
  ['shoulder-hike-right', { hike: 0.08, side: 'right' }, 0],
  ['hip-hike-left', { pelvisObliquity: 10 }, 0],
  ['hip-hike-right', { pelvisObliquity: -10 }, 0],
  ['knee-valgus-left', { kneeValgus: 15, side: 'left' }, 0],
  ['knee-valgus-right', { kneeValgus: 15, side: 'right' }, 180],
  ['forward-head', { headForward: 0.08 }, 90],
];

describe('CompensationWatch', () => {
  it.each(cases)(
    'poseCompensations finds %s of %o at yaw %d, from the person’s own neutral, and nothing else',
    (name, stance, yaw) => {
      const view = Math.abs(yaw) === 90 ? 'sagittal' : 'frontal';
      const neutral = poseNeutral(still(yaw), measuresIn(view), { view });
      if (!neutral.ok) throw new Error(neutral.error.code);
      const found = poseCompensations(episode(stance, yaw), neutral.value, { view });
      if (!found.ok) throw new Error(found.error.code);
      expect(found.value.map((one) => one.name)).toEqual([name]);
      const [one] = found.value;
      // Begins at frame 45 and ends at frame 75, later by the smoothing.
      expect((one?.from ?? 0) - 2.5).toBeGreaterThanOrEqual(0);
      expect((one?.from ?? 0) - 2.5).toBeLessThan(0.3);
      expect((one?.to ?? 0) - 3.5).toBeLessThan(0.4);
      expect(poseCompensations(episode({}, yaw), neutral.value, { view })).toEqual({ ok: true, value: [] });
    },
  );

  it('CompensationWatch.push leaves out a flicker, and finish ends what goes on', () => {
    const found: string[] = [];
    const made = CompensationWatch.of({ 'trunk-lean': 2 }, ({ name }) => found.push(name), {
      view: 'frontal',
      smoothing: 'none',
    });
    if (!made.ok) throw new Error(made.error.code);
    const lean = (trunkLean: number, at: number) => made.value.push(standing({ trunkLean }, { at }));
    lean(20, 0);
    lean(0, 0.1);
    expect(found).toEqual([]);
    // Neutral is 2°: 11° is 9° away and none yet.
    lean(11, 0.2);
    expect(made.value.active).toEqual([]);
    lean(13, 0.3);
    expect(made.value.active).toEqual(['trunk-lean']);
    lean(10, 0.9);
    made.value.finish();
    expect(found).toEqual(['trunk-lean']);
    expect(made.value.rules.map(({ name }) => name)).toEqual(['trunk-lean']);
  });

  it('poseNeutral refuses a measure that the stance does not show', () => {
    expect(poseNeutral(still(0), ['trunk-lean', 'trunk-flexion'])).toMatchObject({
      ok: false,
      error: { code: 'EUP_SIGNAL_POSE_NEUTRAL' },
    });
  });
});
