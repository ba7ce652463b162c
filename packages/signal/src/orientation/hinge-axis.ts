import { rotate } from './quaternion.ts';

/** The axis of a hinge in each sensor's own axes, of unit length. */
export interface HingeAxes {
  readonly proximal: readonly [number, number, number];
  readonly distal: readonly [number, number, number];
  /**
   * Root mean square by which the parts of both rates across the axis differ, over that of the rates themselves: 0 is a
   * perfect hinge, above about 0.3 the joint turned about more than one axis.
   */
  readonly residual: number;
}

/** At most so many moments are used, spread over the recording. */
const mostMoments = 500;
/** Slower than this nothing tells the axis, rad/s. */
const slowest = 0.2;
const rounds = 40;

/**
 * Finds a hinge's axis (knee, elbow) in both sensors from their angular rates alone, however they are mounted: what is left
 * of each rate across the axis is as fast on both sides (Seel, Raisch & Schauer 2014, doi:10.3390/s140406891). Least squares
 * over both directions from several beginnings. Rates alone do not tell whether the two axes point the same way: with
 * `orientations` (6D, at the same moments) their upright parts do, where the axis isn't always level; else the sensors are
 * taken to be mounted alike.
 * Null where fewer than 20 moments turn faster than 0.2 rad/s, or the joint hardly turned about its axis.
 * @param proximal angular rate of the sensor above the joint, rad/s, n × 3
 * @param distal that of the one below it, at the same moments
 * @throws RangeError where the arrays' lengths disagree
 */
export function hingeAxes(
  proximal: Float64Array,
  distal: Float64Array,
  orientations?: { readonly proximal: Float64Array; readonly distal: Float64Array },
): HingeAxes | null {
  if (proximal.length !== distal.length || proximal.length % 3 !== 0) {
    throw new RangeError(`proximal and distal hold ${proximal.length} and ${distal.length} numbers, not n × 3 each`);
  }
  const moments = pick(proximal, distal);
  if (moments.length < 20 * 6) return null;
  let best: Float64Array | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [theta, phi] of beginnings) {
    for (const [theta2, phi2] of beginnings) {
      const angles = Float64Array.of(theta, phi, theta2, phi2);
      const cost = settle(moments, angles);
      if (cost < least) [least, best] = [cost, angles];
    }
  }
  if (best === null || !Number.isFinite(least)) return null;
  const [a, b] = [direction(best[0] as number, best[1] as number), direction(best[2] as number, best[3] as number)];
  const count = moments.length / 6;
  let [along, power] = [0, 0];
  for (let m = 0; m < moments.length; m += 6) {
    const [x, y, z, u, v, w] = moments.subarray(m, m + 6) as unknown as Six;
    const [one, other] = [x * a[0] + y * a[1] + z * a[2], u * b[0] + v * b[1] + w * b[2]];
    along += Math.min((one - other) ** 2, (one + other) ** 2);
    power += x * x + y * y + z * z + u * u + v * v + w * w;
  }
  if (along / count < slowest * slowest) return null;
  const alike = orientations ? uprightTogether(a, b, orientations) : a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const flip = alike < 0 ? -1 : 1;
  return { proximal: a, distal: [flip * b[0], flip * b[1], flip * b[2]], residual: Math.sqrt(least / (power / 2)) };
}

/** Whether both axes point up and down together: above 0 they do. */
function uprightTogether(a: Axis, b: Axis, of: { readonly proximal: Float64Array; readonly distal: Float64Array }): number {
  const turned = new Float64Array(6);
  let sum = 0;
  for (let i = 0; i + 3 < Math.min(of.proximal.length, of.distal.length); i += 4) {
    rotate(of.proximal, i, a[0], a[1], a[2], turned, 0);
    rotate(of.distal, i, b[0], b[1], b[2], turned, 3);
    const both = (turned[2] as number) * (turned[5] as number);
    if (Number.isFinite(both)) sum += both;
  }
  return sum;
}

type Axis = readonly [number, number, number];
type Six = [number, number, number, number, number, number];

/** Directions over half a sphere. */
const beginnings: readonly (readonly [number, number])[] = [
  [0.3, 0],
  [Math.PI / 2, 0],
  [Math.PI / 2, Math.PI / 2],
];

const direction = (theta: number, phi: number): [number, number, number] => [
  Math.sin(theta) * Math.cos(phi),
  Math.sin(theta) * Math.sin(phi),
  Math.cos(theta),
];

/** Moments at which both sensors are known and one of them turns, six numbers each. */
function pick(proximal: Float64Array, distal: Float64Array): Float64Array {
  const n = proximal.length / 3;
  const usable: number[] = [];
  for (let i = 0; i < n; i++) {
    const rates = [0, 1, 2].flatMap((k) => [proximal[3 * i + k] as number, distal[3 * i + k] as number]);
    const size = Math.hypot(...rates);
    if (size > slowest && size < 1e6) usable.push(i);
  }
  const step = Math.max(1, Math.ceil(usable.length / mostMoments));
  const chosen = usable.filter((_, k) => k % step === 0);
  const out = new Float64Array(6 * chosen.length);
  for (const [m, i] of chosen.entries()) {
    out.set(proximal.subarray(3 * i, 3 * i + 3), 6 * m);
    out.set(distal.subarray(3 * i, 3 * i + 3), 6 * m + 3);
  }
  return out;
}

/** Gauss–Newton with damping on the four angles, in place; gives the sum of squares that is left. */
function settle(moments: Float64Array, angles: Float64Array): number {
  let damping = 1e-3;
  let { cost, normal, gradient } = linearised(moments, angles);
  for (let round = 0; round < rounds; round++) {
    const step = solve(normal, gradient, damping);
    if (step === null) break;
    const tried = angles.map((angle, k) => angle - (step[k] as number));
    const next = linearised(moments, tried);
    if (next.cost < cost) {
      const gained = (cost - next.cost) / (cost || 1);
      angles.set(tried);
      ({ cost, normal, gradient } = next);
      damping = Math.max(1e-9, damping / 5);
      if (gained < 1e-10) break;
    } else {
      damping *= 8;
      if (damping > 1e8) break;
    }
  }
  return cost;
}

/** The sum of squares at these angles, and its normal equations. */
function linearised(moments: Float64Array, angles: Float64Array) {
  const [theta, phi, theta2, phi2] = angles as unknown as [number, number, number, number];
  const sides = [
    { axis: direction(theta, phi), slopes: slopesOf(theta, phi) },
    { axis: direction(theta2, phi2), slopes: slopesOf(theta2, phi2) },
  ] as const;
  const normal = new Float64Array(16);
  const gradient = new Float64Array(4);
  const row = new Float64Array(4);
  let cost = 0;
  for (let m = 0; m < moments.length; m += 6) {
    let gap = 0;
    for (let side = 0; side < 2; side++) {
      const { axis, slopes } = sides[side] as (typeof sides)[number];
      const [x, y, z] = [
        moments[m + 3 * side] as number,
        moments[m + 3 * side + 1] as number,
        moments[m + 3 * side + 2] as number,
      ];
      const along = x * axis[0] + y * axis[1] + z * axis[2];
      // |g × j|² = |g|² − (g·j)²
      const across = Math.sqrt(Math.max(0, x * x + y * y + z * z - along * along));
      const sign = side === 0 ? 1 : -1;
      gap += sign * across;
      const weight = (-sign * along) / Math.max(across, 1e-9);
      const [one, two] = slopes;
      row[2 * side] = weight * (x * one[0] + y * one[1] + z * one[2]);
      row[2 * side + 1] = weight * (x * two[0] + y * two[1] + z * two[2]);
    }
    cost += gap * gap;
    for (let i = 0; i < 4; i++) {
      gradient[i] = (gradient[i] as number) + (row[i] as number) * gap;
      for (let k = 0; k < 4; k++) normal[4 * i + k] = (normal[4 * i + k] as number) + (row[i] as number) * (row[k] as number);
    }
  }
  return { cost, normal, gradient };
}

const slopesOf = (theta: number, phi: number): readonly [Axis, Axis] => [
  [Math.cos(theta) * Math.cos(phi), Math.cos(theta) * Math.sin(phi), -Math.sin(theta)],
  [-Math.sin(theta) * Math.sin(phi), Math.sin(theta) * Math.cos(phi), 0],
];

/** Solves the damped 4 × 4 normal equations by elimination; null where they are singular. */
function solve(normal: Float64Array, gradient: Float64Array, damping: number): Float64Array | null {
  const m = Float64Array.from(normal);
  const v = Float64Array.from(gradient);
  for (let i = 0; i < 4; i++) m[5 * i] = (m[5 * i] as number) * (1 + damping) + 1e-12;
  for (let i = 0; i < 4; i++) {
    const pivot = m[5 * i] as number;
    if (!(Math.abs(pivot) > 0)) return null;
    for (let r = i + 1; r < 4; r++) {
      const share = (m[4 * r + i] as number) / pivot;
      for (let c = i; c < 4; c++) m[4 * r + c] = (m[4 * r + c] as number) - share * (m[4 * i + c] as number);
      v[r] = (v[r] as number) - share * (v[i] as number);
    }
  }
  for (let i = 3; i >= 0; i--) {
    let sum = v[i] as number;
    for (let c = i + 1; c < 4; c++) sum -= (m[4 * i + c] as number) * (v[c] as number);
    v[i] = sum / (m[5 * i] as number);
  }
  return v.every(Number.isFinite) ? v : null;
}
