import { chin, eyeCorners, forehead } from './points.ts';

/** A face's own axes in the axes of its points: `across` from the right eye to the left, `up`, and the distance of the eyes. */
export interface FaceAxes {
  readonly across: readonly [number, number, number];
  readonly up: readonly [number, number, number];
  /** From the middle of one eye's corners to the other's, in the unit of the points. */
  readonly interocular: number;
}

type Vector = readonly [number, number, number];
const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const along = (a: Vector, b: Vector, k: number): Vector => [a[0] + k * b[0], a[1] + k * b[1], a[2] + k * b[2]];

/** The axes of a face, or null where its points don't tell them. An open mouth shifts `up` a little: take it at rest. */
export function faceAxes(points: ArrayLike<number>): FaceAxes | null {
  const point = (i: number): Vector => [points[3 * i] as number, points[3 * i + 1] as number, points[3 * i + 2] as number];
  const middle = ([a, b]: readonly [number, number]): Vector => along(along([0, 0, 0], point(a), 0.5), point(b), 0.5);
  const [right, left] = [middle(eyeCorners.right), middle(eyeCorners.left)];
  const line = along(left, right, -1);
  const interocular = Math.sqrt(dot(line, line));
  const across = along([0, 0, 0], line, 1 / interocular);
  const rise = along(point(forehead), point(chin), -1);
  const square = along(rise, across, -dot(rise, across));
  const height = Math.sqrt(dot(square, square));
  if (!(interocular > 0 && height > 0 && Number.isFinite(interocular + height))) return null;
  return { across, up: along([0, 0, 0], square, 1 / height), interocular };
}
