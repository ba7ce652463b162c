import { multiply } from './quaternion.ts';

const degree = 180 / Math.PI;

/**
 * The angle between two sensors on neighbouring segments, sample by sample, from their orientations in the same earth axes.
 *
 * `total` is how far the joint is turned from neutral, whatever the axis, 0 to 180°. `about` is the part of that about one
 * axis of the proximal sensor (a hinge), −180 to 180°, right-handed. Both need neither sensor to be mounted along the bone;
 * `about` needs the axis. Without magnetometers the two headings drift apart: the part about the vertical is then worth
 * nothing after some minutes, that about level axes holds. Nothing is allocated per sample.
 */
export class JointAngle {
  /** Degrees from neutral, of the last update. */
  total = 0;
  /** Degrees about the axis, of the last update; 0 without an axis. */
  about = 0;
  readonly #axis: Float64Array;
  readonly #neutral = Float64Array.of(1, 0, 0, 0);
  readonly #sum = new Float64Array(4);
  readonly #relative = new Float64Array(4);
  readonly #inverse = new Float64Array(4);

  /** @param axis the joint's axis in the proximal sensor's axes, of any length above 0 */
  constructor(axis?: readonly [number, number, number]) {
    const length = axis ? Math.hypot(...axis) : 1;
    if (!(length > 0 && length < Number.POSITIVE_INFINITY)) throw new RangeError(`the axis ${axis} has no direction`);
    this.#axis = Float64Array.from(axis ?? [0, 0, 0], (x) => x / length);
  }

  /** Takes a moment of the neutral pose; neutral is the mean of all that were taken. Says whether it counted. */
  takeNeutral(proximal: Float64Array, i: number, distal: Float64Array, j: number): boolean {
    const q = this.#relative;
    if (!relative(proximal, i, distal, j, q, this.#inverse)) return false;
    const sum = this.#sum;
    const sign = dot(sum, q) < 0 ? -1 : 1;
    for (let k = 0; k < 4; k++) sum[k] = (sum[k] as number) + sign * (q[k] as number);
    const length = Math.sqrt(dot(sum, sum));
    if (length > 0) for (let k = 0; k < 4; k++) this.#neutral[k] = (sum[k] as number) / length;
    return true;
  }

  /**
   * Takes the orientations `proximal[i …]` and `distal[j …]` (w, x, y, z; sensor to earth). Says whether they counted: where
   * one isn't a quaternion, the angles stay as they were.
   */
  update(proximal: Float64Array, i: number, distal: Float64Array, j: number): boolean {
    const q = this.#relative;
    if (!relative(proximal, i, distal, j, q, this.#inverse)) return false;
    conjugate(this.#neutral, 0, this.#inverse);
    // Seen from the proximal segment: what turns neutral into now.
    multiply(q, 0, this.#inverse, 0, q, 0);
    const w = q[0] as number;
    const x = q[1] as number;
    const y = q[2] as number;
    const z = q[3] as number;
    this.total = 2 * Math.atan2(Math.sqrt(x * x + y * y + z * z), Math.abs(w)) * degree;
    const axis = this.#axis;
    const along = x * (axis[0] as number) + y * (axis[1] as number) + z * (axis[2] as number);
    this.about = 2 * Math.atan2(w < 0 ? -along : along, Math.abs(w)) * degree;
    return true;
  }
}

/** A joint's angles at every sample; 1 in `lost` where a sensor was lost and the angles are held. */
export interface JointAngles {
  /** Degrees from neutral, n. */
  readonly total: Float64Array;
  /** Degrees about the axis, n. */
  readonly about: Float64Array;
  readonly lost: Uint8Array;
  /** Greatest less least of `about` where an axis was given, else of `total`, over what wasn't lost, °. */
  readonly range: number;
}

/** What a joint is measured from. */
export interface JointAngleOptions {
  /** The joint's axis in the proximal sensor's axes. */
  readonly axis?: readonly [number, number, number];
  /** The samples of the neutral pose, `from` inclusive to `to` exclusive; the first sample by default. */
  readonly neutral?: { readonly from: number; readonly to: number };
}

/**
 * The angle of a joint over a whole recording.
 * @param proximal orientations of the sensor above the joint, n × 4
 * @param distal those below it, at the same moments, n × 4
 */
export function jointAngles(proximal: Float64Array, distal: Float64Array, options: JointAngleOptions = {}): JointAngles {
  const n = proximal.length / 4;
  if (!Number.isInteger(n) || distal.length !== proximal.length) {
    throw new RangeError(`proximal and distal hold ${proximal.length} and ${distal.length} numbers, not n × 4 each`);
  }
  const joint = new JointAngle(options.axis);
  const { from, to } = options.neutral ?? { from: 0, to: 1 };
  for (let i = Math.max(0, from); i < Math.min(n, to); i++) joint.takeNeutral(proximal, 4 * i, distal, 4 * i);
  const [total, about, lost] = [new Float64Array(n), new Float64Array(n), new Uint8Array(n)];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < n; i++) {
    const counts = joint.update(proximal, 4 * i, distal, 4 * i);
    total[i] = joint.total;
    about[i] = joint.about;
    lost[i] = counts ? 0 : 1;
    if (!counts) continue;
    const angle = options.axis ? joint.about : joint.total;
    least = Math.min(least, angle);
    most = Math.max(most, angle);
  }
  return { total, about, lost, range: most > least ? most - least : 0 };
}

/** `out` = how the distal sensor is turned, seen from the proximal one; false where either is no quaternion. */
function relative(a: Float64Array, i: number, b: Float64Array, j: number, out: Float64Array, scratch: Float64Array): boolean {
  if (!isQuaternion(a, i) || !isQuaternion(b, j)) return false;
  conjugate(a, i, scratch);
  multiply(scratch, 0, b, j, out, 0);
  return true;
}

function isQuaternion(q: Float64Array, i: number): boolean {
  const w = q[i] as number;
  const x = q[i + 1] as number;
  const y = q[i + 2] as number;
  const z = q[i + 3] as number;
  return Math.abs(w * w + x * x + y * y + z * z - 1) < 1e-3;
}

function conjugate(q: Float64Array, i: number, out: Float64Array): void {
  out[0] = q[i] as number;
  out[1] = -(q[i + 1] as number);
  out[2] = -(q[i + 2] as number);
  out[3] = -(q[i + 3] as number);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < 4; k++) sum += (a[k] as number) * (b[k] as number);
  return sum;
}
