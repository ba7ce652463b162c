import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { type FaceAxes, faceAxes } from './axes.ts';
import { RigidFit } from './fit.ts';
import type { FaceFrame } from './frame.ts';
import { eyeCorners, type FaceSide, facePoints, steadyPoints } from './points.ts';

/** A face at rest: what every movement is measured from. */
export interface FaceNeutral {
  /** The mean points of the frames at rest, n × 3, the head's own movement taken out. */
  readonly points: Float64Array;
  readonly axes: FaceAxes;
  /** How many frames it is the mean of. */
  readonly frames: number;
  /** The face at rest, in % of the interocular distance. */
  readonly rest: {
    /** How wide each eye stands open. */
    readonly eye: Readonly<Record<FaceSide, number>>;
    /** How much higher the left corner of the mouth is than the right. */
    readonly mouthSlope: number;
    /** How much higher the left brow is than the right. */
    readonly browSlope: number;
  };
}

/** How a face is measured. */
export interface FaceOptions {
  /** How far the head may be turned (aside, up or down), °; beyond it a frame is refused. Default 20. */
  readonly mostTurn?: number;
  /** How many frames of rest are needed. Default 10. */
  readonly leastNeutral?: number;
}

const degree = 180 / Math.PI;

/** How far a face looks aside from the camera, °; above 0 its left eye is farther away. NaN where the eyes aren't found. */
export function asideOf(points: ArrayLike<number>): number {
  const across = (axis: 0 | 1 | 2) =>
    (points[3 * eyeCorners.left[0] + axis] as number) +
    (points[3 * eyeCorners.left[1] + axis] as number) -
    (points[3 * eyeCorners.right[0] + axis] as number) -
    (points[3 * eyeCorners.right[1] + axis] as number);
  const [x, y, z] = [across(0), across(1), across(2)];
  const level = Math.sqrt(x * x + y * y);
  return level > 0 ? Math.atan2(z, level) * degree : Number.NaN;
}

/**
 * The face at rest, from frames that look at the camera.
 * Errors: EUP_SIGNAL_FACE_POINTS, EUP_SIGNAL_FACE_NEUTRAL.
 */
export function faceNeutral(frames: readonly FaceFrame[], options: FaceOptions = {}): Result<FaceNeutral, Fault> {
  const { mostTurn = 20, leastNeutral = 10 } = options;
  const fit = new RigidFit();
  let first: FaceFrame | undefined;
  let points = new Float64Array();
  let count = 0;
  const laid = new Float64Array(3);
  for (const frame of frames) {
    if (!faceAxes(frame.points) || !(Math.abs(asideOf(frame.points)) <= mostTurn)) continue;
    if (!first) {
      first = frame;
      points = new Float64Array(frame.points.length);
    }
    if (frame.points.length !== points.length) {
      return err(fault('EUP_SIGNAL_FACE_POINTS', { found: frame.points.length / 3, expected: points.length / 3 }));
    }
    if (!fit.fit(frame.points, first.points, steadyPoints)) continue;
    count++;
    for (let i = 0; i < points.length / 3; i++) {
      fit.apply(frame.points, i, laid);
      for (let a = 0; a < 3; a++) {
        const mean = points[3 * i + a] as number;
        points[3 * i + a] = mean + ((laid[a] as number) - mean) / count;
      }
    }
  }
  const axes = count > 0 ? faceAxes(points) : null;
  if (!axes || count < leastNeutral) {
    return err(fault('EUP_SIGNAL_FACE_NEUTRAL', { found: count, of: frames.length, least: leastNeutral }));
  }
  const eye = { left: eyeOpening(points, axes, 'left'), right: eyeOpening(points, axes, 'right') };
  const slope = (region: 'mouth' | 'brow') =>
    heightOf(points, axes, facePoints[region].left) - heightOf(points, axes, facePoints[region].right);
  return ok({
    points,
    axes,
    frames: count,
    rest: { eye, mouthSlope: slope('mouth'), browSlope: slope('brow') },
  });
}

/** The mean height of points along the face's up, % of the interocular distance. */
export function heightOf(points: ArrayLike<number>, { up, interocular }: FaceAxes, places: readonly number[]): number {
  let sum = 0;
  for (let p = 0; p < places.length; p++) {
    const at = 3 * (places[p] as number);
    sum += (points[at] as number) * up[0] + (points[at + 1] as number) * up[1] + (points[at + 2] as number) * up[2];
  }
  return (100 * sum) / (places.length * interocular);
}

/** How far the upper lid stands above the lower, % of the interocular distance. */
export function eyeOpening(points: ArrayLike<number>, axes: FaceAxes, side: FaceSide): number {
  const lids = facePoints.eye[side];
  return heightOf(points, axes, lids.slice(0, 3)) - heightOf(points, axes, lids.slice(3));
}
