import { err, type Fault, ok, type Result, type Seconds } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { faceSizes } from './points.ts';

/** The face's points at one moment. */
export interface FaceFrame {
  /** Seconds on the clock of the session. */
  readonly at: Seconds;
  /** 468 or 478 × (x to the picture's right, y down, z away from the camera), all in one unit; NaN where the face was not found. */
  readonly points: ArrayLike<number>;
}

/** A face as the mesh gives it: shares of the picture's width (x, z) and height (y). */
export interface DetectedFace {
  readonly at: Seconds;
  /** The picture's size in pixels. */
  readonly width: number;
  readonly height: number;
  readonly points: readonly { readonly x: number; readonly y: number; readonly z: number }[];
}

/** A frame from a face mesh's points in shares of the picture. Errors: EUP_SIGNAL_FACE_POINTS. */
export function faceFrame({ at, width, height, points }: DetectedFace): Result<FaceFrame, Fault> {
  if (!faceSizes.includes(points.length)) {
    return err(fault('EUP_SIGNAL_FACE_POINTS', { found: points.length, expected: faceSizes.join(' or ') }));
  }
  const out = new Float64Array(3 * points.length);
  points.forEach(({ x, y, z }, i) => {
    out.set([x * width, y * height, z * width], 3 * i);
  });
  return ok({ at, points: out });
}
