import { err, type Fault, ok, type Result, type Seconds } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { cocoLandmarks, type PoseLandmark, placeOf, poseSize } from './landmarks.ts';

/** The body's points at one moment. A point that was not found is NaN, or has visibility 0. */
export interface PoseFrame {
  /** Seconds on the clock of the session. */
  readonly at: Seconds;
  /** Positions in the picture, 33 × (x right, y down), both in one unit (pixels): angles need square units. */
  readonly image: ArrayLike<number>;
  /** How surely each point is seen, 33 × 0–1. */
  readonly visibility: ArrayLike<number>;
  /**
   * Positions in space, 33 × (x, y, z), right-handed, in one unit; with `y` down and `z` away from the camera unless the
   * meter is told which way is up. Where a network guessed the depth from one picture, it tells the view and nothing else;
   * only a meter with `depth: 'measured'` (several cameras, a depth camera) measures in space.
   */
  readonly world?: ArrayLike<number>;
}

/** One point as a detector gives it: shares of the picture's width and height. */
export interface NormalisedPoint {
  readonly x: number;
  readonly y: number;
  readonly visibility?: number;
}

/** One point in space as a detector gives it. */
export interface WorldPoint {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** What a frame is made of. */
export interface DetectedPose {
  readonly at: Seconds;
  /** The picture's size in pixels. */
  readonly width: number;
  readonly height: number;
  readonly points: readonly NormalisedPoint[];
  readonly world?: readonly WorldPoint[];
  /** Which point stands where; the 33 of BlazePose by default, `cocoLandmarks` for detectors of 17. */
  readonly order?: readonly PoseLandmark[];
}

/**
 * A frame from a detector's points in shares of the picture. Points that the detector does not know are lost (NaN,
 * visibility 0); a point without a visibility counts as seen.
 * Errors: EUP_SIGNAL_POSE_POINTS.
 */
export function poseFrame(detected: DetectedPose): Result<PoseFrame, Fault> {
  const { at, width, height, points, world, order } = detected;
  const expected = order?.length ?? poseSize;
  if (points.length !== expected || (world && world.length !== expected)) {
    return err(fault('EUP_SIGNAL_POSE_POINTS', { found: Math.min(points.length, world?.length ?? points.length), expected }));
  }
  const image = new Float64Array(2 * poseSize).fill(Number.NaN);
  const visibility = new Float64Array(poseSize);
  const space = world && new Float64Array(3 * poseSize).fill(Number.NaN);
  points.forEach((point, i) => {
    const place = order ? placeOf(order[i] as PoseLandmark) : i;
    image[2 * place] = point.x * width;
    image[2 * place + 1] = point.y * height;
    visibility[place] = point.visibility ?? 1;
    const inSpace = world?.[i];
    if (space && inSpace) space.set([inSpace.x, inSpace.y, inSpace.z], 3 * place);
  });
  return ok(space ? { at, image, visibility, world: space } : { at, image, visibility });
}

/** A frame from the 17 points of a COCO detector, as shares of the picture. Errors: EUP_SIGNAL_POSE_POINTS. */
export const poseFrameOfCoco = (detected: Omit<DetectedPose, 'order'>): Result<PoseFrame, Fault> =>
  poseFrame({ ...detected, order: cocoLandmarks });
