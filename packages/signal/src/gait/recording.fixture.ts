import { hertz } from '@eupraxia/kernel';
import type { Motion } from '../orientation/motion.ts';
import { bytesOf, expectedOf } from '../recordings.fixture.ts';
import type { Foot } from './foot.ts';

/** What gaitmap finds in one foot of the recording. */
export interface ReferenceFoot {
  readonly segmentedStrides: readonly (readonly [number, number])[];
  readonly events: readonly { start: number; end: number; ic: number; tc: number; pre_ic: number }[];
  readonly temporal: readonly { stride_time: number; swing_time: number; stance_time: number }[];
  readonly temporalMean: { stride_time: number; swing_time: number; stance_time: number };
  readonly temporalSd: { stride_time: number; swing_time: number; stance_time: number };
  readonly strideTimeCvPercent: number;
  readonly spatial: readonly Readonly<Record<string, number>>[];
  readonly mocapEvents: readonly { ic: number; tc: number }[];
  readonly errorMs_ic: { matched: number; mean: number; sd: number };
  readonly errorMs_tc: { matched: number; mean: number; sd: number };
}

/** A healthy walk of 2 × 20 m with a sensor on each foot, and what was found in it. */
export function recordedWalk(): {
  readonly rate: number;
  readonly foot: (foot: Foot) => { motion: Motion; theirs: ReferenceFoot };
} {
  const expected = expectedOf('gait_imu_healthy_204p8hz');
  const rows = bytesOf(expected.file)
    .toString('utf8')
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => line.split(',').map(Number));
  return {
    rate: expected.fs,
    foot: (foot) => {
      // Columns alternate between left and right: acceleration x, y, z, then angular rate.
      const columns = (first: number, scale: number) =>
        Float64Array.from(
          rows.flatMap((row) => [0, 1, 2].map((k) => (row[1 + 2 * (first + k) + (foot === 'left' ? 0 : 1)] ?? 0) * scale)),
        );
      const motion = { rate: hertz(expected.fs), acc: columns(0, 1), gyr: columns(3, Math.PI / 180) };
      return { motion, theirs: expected.feet[`${foot}_sensor`] };
    },
  };
}
