import { type Fault, type Hertz, ok, type Result } from '@eupraxia/kernel';
import { type PoseWalkOptions, type WalkTrack, walkTrack } from '../gait/pose-track.ts';
import type { Motion } from '../orientation/motion.ts';
import { orientation } from '../orientation/orientation.ts';
import { rotate } from '../orientation/quaternion.ts';
import type { PoseFrame } from '../pose/frame.ts';

/** How far a person stands, sample by sample: low while sitting, high while standing. NaN where it is not known. */
export interface Standing {
  readonly rate: Hertz;
  readonly values: Float64Array;
  readonly unit: '°' | 'leg lengths';
  /** The least difference between sitting and standing, in the unit: below it the signal doesn't show the two. */
  readonly least: number;
}

/** What a pose must be seen by to tell standing from sitting. */
export type StandingOptions = Pick<PoseWalkOptions, 'leastVisibility' | 'edge'>;

/** Sitting to standing turns a thigh by about 90°, and lifts the hips by about half a leg. */
const least = { thigh: 40, hips: 0.2 } as const;

/**
 * Standing by the elevation of a sensor on the thigh: the angle between its long axis and the level, 0 lying level (sitting) to
 * 90° upright, by VQF without magnetometer.
 * @param axis the thigh's long axis in the sensor's axes, of any length above 0; x by default
 */
export function standingOfThigh(motion: Motion, axis: readonly [number, number, number] = [1, 0, 0]): Standing {
  const length = Math.hypot(...axis);
  if (!(length > 0 && length < Number.POSITIVE_INFINITY)) throw new RangeError(`the axis ${axis} has no direction`);
  const { rate, gyr, acc } = motion;
  const { quaternions6D, lost } = orientation({ rate, gyr, acc }, 'offline');
  const turned = new Float64Array(3);
  const values = Float64Array.from(lost, (gone, i) => {
    if (gone === 1) return Number.NaN;
    rotate(quaternions6D, 4 * i, axis[0] / length, axis[1] / length, axis[2] / length, turned, 0);
    return (Math.asin(Math.min(1, Math.abs(turned[2] as number))) * 180) / Math.PI;
  });
  return { rate, values, unit: '°', least: least.thigh };
}

/** Standing by the height of the hips above the feet, in leg lengths. */
export function standingOfTrack(track: WalkTrack): Standing {
  const feet = [...track.feet.values()];
  const values = track.pelvis.y.map((y, i) => {
    const ground = feet.reduce((sum, { heel, toe }) => sum + Math.min(heel.y[i] as number, toe.y[i] as number), 0) / feet.length;
    return (y - ground) / track.leg;
  });
  return { rate: track.rate, values, unit: 'leg lengths', least: least.hips };
}

/**
 * Standing by body points: the height of the hips above the feet, from the side or half from it, both in the picture.
 * Errors: EUP_SIGNAL_GAIT_FRAMES, EUP_SIGNAL_POSE_HIDDEN.
 */
export function standingOfPose(frames: readonly PoseFrame[], options: StandingOptions = {}): Result<Standing, Fault> {
  const track = walkTrack(frames, { ...options, view: 'sagittal' });
  return track.ok ? ok(standingOfTrack(track.value)) : track;
}
