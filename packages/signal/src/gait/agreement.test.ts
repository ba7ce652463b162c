import { describe, expect, it } from 'vitest';
import { haveRecordings, whyNot } from '../recordings.fixture.ts';
import { eventsOfStrides, footStrides, type Stride } from './foot-gait.ts';
import { type ReferenceFoot, recordedWalk } from './recording.fixture.ts';

/** Bias and spread of our events against the motion capture's nearest within 0.15 s, ms. */
function against(strides: readonly Stride[], truth: ReferenceFoot['mocapEvents'], rate: number, event: 'ic' | 'tc') {
  const errors = strides.flatMap(({ samples }) => {
    const ours = event === 'ic' ? samples.initialContact : samples.terminalContact;
    const gaps = truth.map((true_) => ours - true_[event]);
    const nearest = gaps.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a), Number.POSITIVE_INFINITY);
    return Math.abs(nearest) <= 0.15 * rate ? [(1000 * nearest) / rate] : [];
  });
  const mean = errors.reduce((a, b) => a + b, 0) / errors.length;
  const sd = Math.sqrt(errors.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (errors.length - 1));
  return { matched: errors.length, mean, sd };
}

describe.skipIf(!haveRecordings)(`footStrides of a recorded walk${whyNot}`, () => {
  const walk = haveRecordings ? recordedWalk() : undefined;

  it.each(['left', 'right'] as const)('footStrides(%s foot) finds the same strides and events as gaitmap', (foot) => {
    if (!walk) return;
    const { motion, theirs } = walk.foot(foot);
    const strides = footStrides(motion, foot);
    if (!strides.ok) throw new Error(strides.error.message);
    expect(strides.value.map(({ samples }) => samples)).toEqual(
      theirs.events.map((event) => ({
        start: event.start,
        end: event.end,
        previousContact: event.pre_ic,
        terminalContact: event.tc,
        initialContact: event.ic,
      })),
    );
  });

  it.each(['left', 'right'] as const)('eventsOfStrides(gaitmap’s own strides, %s foot) are gaitmap’s events', (foot) => {
    if (!walk) return;
    const { motion, theirs } = walk.foot(foot);
    const found = eventsOfStrides(
      motion,
      theirs.segmentedStrides.map(([from, to]) => ({ from, to })),
    );
    const contacts = found.map((events) => events?.initialContact);
    const offs = found.map((events) => events?.terminalContact);
    for (const { ic, tc, pre_ic } of theirs.events) {
      expect(contacts).toContain(ic);
      expect(contacts).toContain(pre_ic);
      expect(offs).toContain(tc);
    }
    expect(
      eventsOfStrides(motion, [
        { from: 5, to: 9 },
        { from: 0, to: 1e6 },
        { from: 0.5, to: 300 },
      ]),
    ).toEqual([null, null, null]);
  });

  it.each(['left', 'right'] as const)('footStrides(%s foot) measures every stride as gaitmap does', (foot) => {
    if (!walk) return;
    const { motion, theirs } = walk.foot(foot);
    const strides = footStrides(motion, foot);
    if (!strides.ok) throw new Error(strides.error.message);
    for (const [i, { strideTime, stanceTime, swingTime, spatial }] of strides.value.entries()) {
      const [times, ways] = [theirs.temporal[i], theirs.spatial[i]];
      expect(strideTime).toBeCloseTo(times?.stride_time ?? 0, 9);
      expect(stanceTime).toBeCloseTo(times?.stance_time ?? 0, 9);
      expect(swingTime).toBeCloseTo(times?.swing_time ?? 0, 9);
      for (const [ours, name, tolerance] of [
        [spatial.strideLength, 'stride_length', 1e-3],
        [spatial.velocity, 'gait_velocity', 1e-3],
        [spatial.arcLength, 'arc_length', 1e-3],
        [spatial.lift, 'max_sensor_lift', 1e-3],
        [spatial.lateralExcursion, 'max_lateral_excursion', 1e-3],
        [spatial.initialContactAngle, 'ic_angle', 0.02],
        [spatial.terminalContactAngle, 'tc_angle', 0.02],
        [spatial.angleRange, 'max_orientation_change', 0.02],
        [spatial.turn, 'turning_angle', 0.02],
      ] as const) {
        expect(Math.abs(ours - (ways?.[name] ?? Number.NaN)), `${name} of stride ${i}`).toBeLessThan(tolerance);
      }
    }
  });

  it('footStrides finds the toes some millimetres to centimetres above the ground in mid-swing of every stride', () => {
    if (!walk) return;
    const strides = footStrides(walk.foot('left').motion, 'left', { toe: [0.12, 0, -0.05] });
    if (!strides.ok) throw new Error(strides.error.message);
    for (const { spatial } of strides.value) {
      expect(spatial.toeClearance).toBeGreaterThan(0);
      expect(spatial.toeClearance).toBeLessThan(0.05);
    }
  });

  it.each(['left', 'right'] as const)('footStrides(%s foot) is no farther from motion capture than gaitmap', (foot) => {
    if (!walk) return;
    const { motion, theirs } = walk.foot(foot);
    const strides = footStrides(motion, foot);
    if (!strides.ok) throw new Error(strides.error.message);
    for (const event of ['ic', 'tc'] as const) {
      const ours = against(strides.value, theirs.mocapEvents, walk.rate, event);
      const reference = event === 'ic' ? theirs.errorMs_ic : theirs.errorMs_tc;
      expect(ours.matched).toBeGreaterThanOrEqual(reference.matched);
      expect(Math.abs(ours.mean)).toBeLessThan(Math.abs(reference.mean) + 1e-6);
      expect(ours.sd).toBeLessThan(reference.sd + 1e-6);
    }
  });
});
