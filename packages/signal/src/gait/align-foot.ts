import type { Motion } from '../orientation/motion.ts';
import { motionLength } from '../orientation/motion.ts';
import type { Foot, GaitOptions } from './foot.ts';
import { footStrides } from './foot-gait.ts';

/** How a sensor sits on a foot: the foot's axes seen from the sensor, each of unit length. */
export interface FootAlignment {
  readonly forward: readonly [number, number, number];
  readonly left: readonly [number, number, number];
  readonly up: readonly [number, number, number];
}

type Axis = readonly [number, number, number];

/** The window that counts as still where it is among the stillest tenth, s. */
const stillWindow = 0.2;
const stillShare = 0.1;
/** Least share of the level turning that is about one axis: walking turns a foot about its left. */
const leastShare = 0.65;
const leastStrides = 3;

/**
 * Finds how a sensor sits on a walking foot, in any mounting: up is the acceleration in the stillest moments, left the axis
 * about which the foot mostly turns, and forward the way round in which more strides are recognised.
 * Null where the recording does not show a walk of three strides.
 * @throws RangeError where the arrays' lengths disagree
 */
export function alignFoot(motion: Motion, foot: Foot, options: GaitOptions = {}): FootAlignment | null {
  const up = upright(motion);
  if (up === null) return null;
  const left = turnedAbout(motion, up);
  if (left === null) return null;
  let best: FootAlignment | null = null;
  let most = leastStrides - 1;
  for (const sign of [1, -1]) {
    const one: Axis = [sign * left[0], sign * left[1], sign * left[2]];
    const alignment: FootAlignment = { forward: cross(one, up), left: one, up };
    const strides = footStrides(alignedFoot(motion, alignment), foot, options);
    if (strides.ok && strides.value.length > most) [best, most] = [alignment, strides.value.length];
  }
  return best;
}

/** How a sensor sits, as far as a recording tells it. */
export interface FootMounting {
  /** Where up is in the sensor's axes; null where the recording holds no still moment. */
  readonly up: readonly [number, number, number] | null;
  /** The foot's axes in the sensor's; null where no walk of three strides shows them. */
  readonly alignment: FootAlignment | null;
  /** Whether every axis that is known lies within 35° of where `FootGait` expects it, so that nothing needs to be turned. */
  readonly inPlace: boolean;
}

/** The cosine of 35°: strides are told as well by a sensor that sits that far askew. */
const nearlyInPlace = Math.cos((35 * Math.PI) / 180);

/**
 * Tells whether a sensor sits in the foot's axes (x forward, y left, z up), and if not, how it sits.
 * @throws RangeError where the arrays' lengths disagree
 */
export function footMounting(motion: Motion, foot: Foot, options: GaitOptions = {}): FootMounting {
  const up = upright(motion);
  const alignment = alignFoot(motion, foot, options);
  const { forward, left } = alignment ?? {};
  const near = (axis: Axis | undefined, k: 0 | 1 | 2) => axis === undefined || axis[k] > nearlyInPlace;
  return { up, alignment, inPlace: up !== null && near(up, 2) && near(left, 1) && near(forward, 0) };
}

/** The same recording in the foot's axes: x forward, y to the left, z up. A magnetometer is left out. */
export function alignedFoot({ rate, gyr, acc }: Motion, { forward, left, up }: FootAlignment): Motion {
  return { rate, gyr: turned(gyr, forward, left, up), acc: turned(acc, forward, left, up) };
}

function turned(rows: Float64Array, ...axes: readonly [Axis, Axis, Axis]): Float64Array {
  const out = new Float64Array(rows.length);
  for (let i = 0; i + 2 < rows.length; i += 3) {
    const [x, y, z] = [rows[i] as number, rows[i + 1] as number, rows[i + 2] as number];
    for (let k = 0; k < 3; k++) {
      const axis = axes[k] as Axis;
      const along = x * axis[0] + y * axis[1] + z * axis[2];
      // What is too large to be turned is lost.
      out[i + k] = Number.isFinite(along) ? along : Number.NaN;
    }
  }
  return out;
}

/** The mean acceleration of the windows in which the sensor turns least. */
function upright(motion: Motion): Axis | null {
  const { rate, gyr, acc } = motion;
  const n = motionLength(motion);
  const width = Math.max(1, Math.round(stillWindow * rate));
  const windows: { readonly energy: number; readonly mean: Axis }[] = [];
  for (let from = 0; from + width <= n; from += width) {
    let energy = 0;
    const sum: [number, number, number] = [0, 0, 0];
    for (let k = 3 * from; k < 3 * (from + width); k++) {
      energy += (gyr[k] as number) ** 2;
      sum[k % 3] = (sum[k % 3] as number) + (acc[k] as number);
    }
    const mean: Axis = [sum[0] / width, sum[1] / width, sum[2] / width];
    if (Math.abs(energy) < 1e12 && Math.hypot(...mean) < 1e6) windows.push({ energy, mean });
  }
  windows.sort((a, b) => a.energy - b.energy);
  const stillest = windows.slice(0, Math.ceil(stillShare * windows.length));
  const sum = stillest.reduce<Axis>((all, { mean }) => [all[0] + mean[0], all[1] + mean[1], all[2] + mean[2]], [0, 0, 0]);
  const length = Math.hypot(...sum);
  return length > 0 ? [sum[0] / length, sum[1] / length, sum[2] / length] : null;
}

/** The level axis about which the sensor turns most. */
function turnedAbout({ gyr }: Motion, up: Axis): Axis | null {
  const any: Axis = Math.abs(up[0]) < 0.8 ? [1, 0, 0] : [0, 1, 0];
  const a = unit(cross(up, any));
  const b = cross(up, a);
  let [aa, ab, bb] = [0, 0, 0];
  for (let i = 0; i + 2 < gyr.length; i += 3) {
    const [x, y, z] = [gyr[i] as number, gyr[i + 1] as number, gyr[i + 2] as number];
    const [p, q] = [x * a[0] + y * a[1] + z * a[2], x * b[0] + y * b[1] + z * b[2]];
    if (!(Math.abs(p) + Math.abs(q) < 1e6)) continue;
    aa += p * p;
    ab += p * q;
    bb += q * q;
  }
  const angle = Math.atan2(2 * ab, aa - bb) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = aa * cos * cos + 2 * ab * cos * sin + bb * sin * sin;
  if (!(along > leastShare * (aa + bb))) return null;
  return [cos * a[0] + sin * b[0], cos * a[1] + sin * b[1], cos * a[2] + sin * b[2]];
}

const cross = (a: Axis, b: Axis): Axis => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];

function unit(axis: Axis): Axis {
  const length = Math.hypot(...axis);
  return [axis[0] / length, axis[1] / length, axis[2] / length];
}
