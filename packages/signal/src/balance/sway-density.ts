import { hertz } from '@eupraxia/kernel';
import { butterworth } from '../filter/butterworth.ts';
import { filterZeroPhase, zeroPhasePadding } from '../filter/zero-phase.ts';
import type { Sway } from './centre-of-pressure.ts';

/** How long the sway stays near where it is: the peaks of its density curve. */
export interface SwayDensity {
  /** Mean height of the peaks, s. */
  readonly meanPeak: number;
  /** Mean distance between successive peaks, cm; null for a single peak. */
  readonly meanPeakDistance: number | null;
}

/** Radius, cm, within which the sway counts as near (3 mm; Jacono 2004). */
export const swayDensityRadius = 0.3;

/** Short enough that a standing person's path of a few tens of samples holds some, long enough that each saves more than it costs. */
const boxLength = 16;

/**
 * The sway density (Jacono 2004): for each moment, how long the path stays within `radius` of it without leaving, before and
 * after; low-passed at 2.5 Hz, fourth order, without phase. Null where the curve has no peak.
 */
export function swayDensity(sway: Sway, rate: number, radius: number = swayDensityRadius): SwayDensity | null {
  const n = sway.ml.length;
  const low = butterworth(4, { kind: 'low', edge: hertz(2.5) }, hertz(rate));
  if (n - 1 <= zeroPhasePadding(low)) return null;
  const curve = filterZeroPhase(low, dwell(sway, rate, radius));
  let sum = 0;
  let distance = 0;
  let count = 0;
  let last = -1;
  for (let i = 1; i < n - 2; i++) {
    const here = curve[i] as number;
    if (!(here > (curve[i - 1] as number) && here > (curve[i + 1] as number))) continue;
    sum += here;
    count++;
    if (last >= 0) distance += Math.sqrt(squaredDistance(sway, i, last));
    last = i;
  }
  if (count === 0) return null;
  return { meanPeak: sum / count, meanPeakDistance: count > 1 ? distance / (count - 1) : null };
}

/** Seconds around each sample but the last in which the path stays within the radius of it. */
function dwell(sway: Sway, rate: number, radius: number): Float64Array {
  const n = sway.ml.length;
  const boxes = boxesOf(sway);
  const square = squareWithin(radius);
  const out = new Float64Array(n - 1);
  for (let t = 0; t < n - 1; t++) {
    let stop = t + 1;
    while (stop < n) {
      if (stop % boxLength === 0 && stop + boxLength <= n && holds(boxes, stop / boxLength, sway, t, square)) stop += boxLength;
      else if (squaredDistance(sway, stop, t) > square) break;
      else stop++;
    }
    let start = t - 1;
    while (start >= 0) {
      const box = (start + 1) / boxLength - 1;
      if (Number.isInteger(box) && holds(boxes, box, sway, t, square)) start -= boxLength;
      else if (squaredDistance(sway, start, t) > square) break;
      else start--;
    }
    out[t] = (stop - 1 - (start + 1)) / rate;
  }
  return out;
}

/**
 * The largest number whose root is not above `radius`: comparing with it is comparing the roots, without taking any. Of a radius
 * whose square is no usual number, what compares alike: no distance lies within one below 0.
 */
function squareWithin(radius: number): number {
  if (!(radius > 1e-100 && radius < 1e100)) return radius < 0 ? -1 : radius * radius;
  let square = radius * radius * (1 + 2 ** -50);
  // Each time the next smaller number.
  while (Math.sqrt(square) > radius) square *= 1 - 2 ** -53;
  return square;
}

function squaredDistance({ ml, ap }: Sway, i: number, j: number): number {
  const x = (ml[i] as number) - (ml[j] as number);
  const y = (ap[i] as number) - (ap[j] as number);
  return x * x + y * y;
}

/** Least and greatest of both axes over each run of `boxLength` samples, so that a still stretch is passed in one step. */
function boxesOf({ ml, ap }: Sway): Float64Array {
  const count = Math.floor(ml.length / boxLength);
  const boxes = new Float64Array(4 * count);
  for (let b = 0; b < count; b++) {
    let [left, right, back, front] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = b * boxLength; i < (b + 1) * boxLength; i++) {
      left = Math.min(left, ml[i] as number);
      right = Math.max(right, ml[i] as number);
      back = Math.min(back, ap[i] as number);
      front = Math.max(front, ap[i] as number);
    }
    boxes.set([left, right, back, front], 4 * b);
  }
  return boxes;
}

/** Whether even the box's farthest corner lies within the radius. */
function holds(boxes: Float64Array, b: number, { ml, ap }: Sway, t: number, square: number): boolean {
  const x = ml[t] as number;
  const y = ap[t] as number;
  const dx = Math.max(Math.abs((boxes[4 * b] as number) - x), Math.abs((boxes[4 * b + 1] as number) - x));
  const dy = Math.max(Math.abs((boxes[4 * b + 2] as number) - y), Math.abs((boxes[4 * b + 3] as number) - y));
  return dx * dx + dy * dy <= square;
}
