import type { Hertz } from '@eupraxia/kernel';
import { Vqf, vqfBasic } from '@eupraxia/signal/orientation';
import type { MotionBlock } from './motion-block.ts';

const standard = 9.80665;

/** What one of each sensor's numbers is in m/s² and rad/s. */
export interface MotionScales {
  readonly acc: number;
  readonly gyr: number;
}

type Signs = readonly [number, number, number];

const asTheyAre: Signs = [1, 1, 1];
/** What makes axes left-handed: one of them turned round, or all. */
const leftHanded: readonly Signs[] = [
  [-1, -1, -1],
  [-1, 1, 1],
  [1, -1, 1],
  [1, 1, -1],
];
/** By how much another sense must explain the samples better: true ones stay below 1.1, wrong ones lie above 4. */
const plainly = 2;

/**
 * Whether gravity follows the gyroscope only where axes of it are turned round: then the two sensors' axes are not the same.
 * @param perGyr what one of the gyroscope's numbers may be in rad/s
 */
export function turnsAgainst(blocks: readonly MotionBlock[], rate: Hertz, acc: number, perGyr: readonly number[]): boolean {
  const least = (all: readonly Signs[]): number =>
    Math.min(...perGyr.flatMap((gyr) => all.map((signs) => levelShare(blocks, rate, { acc, gyr }, signs))));
  return least(leftHanded) * plainly < least([asTheyAre]);
}

/**
 * The level part of acceleration over the whole of it, mean of squares, when the gyroscope is followed. Followed rightly,
 * acceleration is mostly gravity and hardly level.
 * @param signs turn axes of the gyroscope round
 */
export function levelShare(blocks: readonly MotionBlock[], rate: Hertz, scales: MotionScales, signs: Signs = asTheyAre): number {
  const vqf = new Vqf(rate, vqfBasic);
  const q = new Float64Array(4);
  const [gx, gy, gz] = signs.map((sign) => sign * scales.gyr) as [number, number, number];
  let [level, all, seen] = [0, 0, 0];
  for (const { acc, gyr, length } of blocks) {
    for (let r = 0; r < 3 * length; r += 3) {
      const [ax, ay, az] = [acc[r], acc[r + 1], acc[r + 2]].map((a) => (a as number) * scales.acc) as [number, number, number];
      vqf.updateGyr((gyr[r] as number) * gx, (gyr[r + 1] as number) * gy, (gyr[r + 2] as number) * gz);
      const counts = vqf.updateAcc(ax, ay, az);
      // The first seconds settle; where the sensor is pushed, acceleration says nothing of up.
      if (!counts || ++seen < 3 * rate || Math.abs(Math.hypot(ax, ay, az) / standard - 1) > 0.1) continue;
      vqf.quaternion6D(q);
      const [w, x, y, z] = q as unknown as [number, number, number, number];
      const up = ax * 2 * (x * z - w * y) + ay * 2 * (y * z + w * x) + az * (1 - 2 * (x * x + y * y));
      const square = ax * ax + ay * ay + az * az;
      level += Math.max(0, square - up * up);
      all += square;
    }
  }
  return all > 0 ? level / all : 1;
}
