import { integrate, multiply, rotate } from '../orientation/quaternion.ts';
import type { FootHistory } from './history.ts';

/** How a foot moved through the air in one stride. */
export interface SpatialStride {
  /** From beginning to end along the ground, m. */
  readonly strideLength: number;
  /** Stride length over stride time, m/s. */
  readonly velocity: number;
  /** The way of the sensor through the air, m. */
  readonly arcLength: number;
  /** How high the sensor rises above where it began, m. Not the clearance of the toes. */
  readonly lift: number;
  /** The least height of the toes in mid-swing above where they began, m; null where no toe was given, or no such low is there. */
  readonly toeClearance: number | null;
  /** The farthest from the straight line between the ends, m: circumduction, in straight walking. */
  readonly lateralExcursion: number;
  /** The sole against the ground, toes up above 0, °. */
  readonly initialContactAngle: number;
  readonly terminalContactAngle: number;
  /** From the greatest to the least sole angle, °. */
  readonly angleRange: number;
  /** How far the foot has turned about the vertical, to the left above 0, °. */
  readonly turn: number;
}

const gravity = 9.81;
/** Where and how steeply forward gives way to backward integration, in shares of the stride (Hannink et al. 2017). */
const blend = { middle: 0.5, width: 0.08 } as const;
/** Samples on either side of the start whose median acceleration is up. */
const levelReach = 4;
const degree = 180 / Math.PI;

interface StrideEnds {
  readonly start: number;
  readonly end: number;
  readonly previousContact: number;
  readonly terminalContact: number;
  readonly initialContact: number;
}

/**
 * The path of a foot through one stride: strap-down integration between two still moments.
 *
 * The start is levelled by the median acceleration about it, and the angular rate integrated. Acceleration less gravity is
 * integrated forwards and backwards and blended, so that the velocity is zero at both ends, and the height likewise (Zok et al.
 * 2004; Hannink et al. 2017, doi:10.3390/s17091940). Holds its scratch for strides up to `longest` samples.
 */
export class StridePath {
  readonly #rate: number;
  readonly #toe: readonly [number, number, number] | null;
  readonly #quaternions: Float64Array;
  /** Velocity, then position; one column for each axis. */
  readonly #tracks: readonly [Float64Array, Float64Array, Float64Array];
  readonly #shares: Float64Array;
  readonly #vector = new Float64Array(3);
  readonly #q = new Float64Array(4);
  readonly #inverse = new Float64Array(4);

  /** @param toe where the toes' tip is, seen from the sensor, in its axes, m */
  constructor(rate: number, longest: number, toe: readonly [number, number, number] | null = null) {
    this.#rate = rate;
    this.#toe = toe;
    this.#quaternions = new Float64Array(4 * (longest + 1));
    this.#shares = new Float64Array(longest + 1);
    this.#tracks = [new Float64Array(longest + 1), new Float64Array(longest + 1), new Float64Array(longest + 1)];
  }

  /** Measures the stride from `start` to `end`. */
  measure(history: FootHistory, ends: StrideEnds): SpatialStride {
    const n = ends.end - ends.start;
    this.#orient(history, ends.start, n);
    this.#integrate(history, ends.start, n);
    return this.#measured(n, ends);
  }

  /** Orientation before each sample and after the last. */
  #orient(history: FootHistory, start: number, n: number): void {
    const [gx, gy, gz, ax, ay, az] = history.columns as Columns;
    const at = history.place(start);
    const q = this.#q;
    const from = Math.max(history.oldest, start - levelReach) - start + at;
    const to = Math.min(history.length - 1, start + levelReach) - start + at;
    level(q, median(ax, from, to), median(ay, from, to), median(az, from, to));
    const all = this.#quaternions;
    all.set(q, 0);
    for (let i = 0; i < n; i++) {
      integrate(q, gx[at + i] as number, gy[at + i] as number, gz[at + i] as number, 1 / this.#rate);
      for (let k = 0; k < 4; k++) all[4 * i + 4 + k] = q[k] as number;
    }
  }

  /** Position at each sample and after the last, from acceleration in earth axes. */
  #integrate(history: FootHistory, start: number, n: number): void {
    const [, , , ax, ay, az] = history.columns as Columns;
    const at = history.place(start);
    const v = this.#vector;
    const [x, y, z] = this.#tracks;
    x[0] = 0;
    y[0] = 0;
    z[0] = 0;
    for (let i = 0; i < n; i++) {
      rotate(this.#quaternions, 4 * i, ax[at + i] as number, ay[at + i] as number, az[at + i] as number, v, 0);
      x[i + 1] = v[0] as number;
      y[i + 1] = v[1] as number;
      z[i + 1] = (v[2] as number) - gravity;
    }
    blendInto(this.#shares, n);
    for (const track of this.#tracks) {
      sumUp(track, n, this.#rate);
      settle(track, this.#shares, n);
      sumUp(track, n, this.#rate);
    }
    settle(z, this.#shares, n);
  }

  #measured(n: number, ends: StrideEnds): SpatialStride {
    const [x, y, z] = this.#tracks;
    const [endX, endY] = [x[n] as number, y[n] as number];
    const strideLength = Math.hypot(endX, endY);
    const [arcLength, lift, lateral] = [this.#arc(n), most(z, n), this.#widest(n, endX, endY)];
    let [up, down] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let i = 0; i <= n; i++) {
      const angle = this.#sole(i);
      up = Math.max(up, angle);
      down = Math.min(down, angle);
    }
    const strideTime = (ends.initialContact - ends.previousContact) / this.#rate;
    return {
      strideLength,
      velocity: strideLength / strideTime,
      arcLength,
      lift,
      toeClearance: this.#clearance(ends),
      lateralExcursion: strideLength > 0 ? lateral / strideLength : 0,
      initialContactAngle: this.#sole(ends.initialContact - ends.start),
      terminalContactAngle: this.#sole(ends.terminalContact - ends.start),
      angleRange: up - down,
      turn: this.#turn(n),
    };
  }

  #arc(n: number): number {
    const [x, y, z] = this.#tracks;
    let arc = 0;
    for (let i = 1; i <= n; i++) {
      const dx = (x[i] as number) - (x[i - 1] as number);
      const dy = (y[i] as number) - (y[i - 1] as number);
      const dz = (z[i] as number) - (z[i - 1] as number);
      arc += Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
    return arc;
  }

  /** Twice the area of the largest triangle over the straight line. */
  #widest(n: number, endX: number, endY: number): number {
    const [x, y] = this.#tracks;
    let widest = 0;
    for (let i = 0; i <= n; i++) widest = Math.max(widest, Math.abs((x[i] as number) * endY - (y[i] as number) * endX));
    return widest;
  }

  /** The angle of the sensor's forward axis above the horizon, °. */
  #sole(i: number): number {
    const q = this.#quaternions;
    const [w, x, y, z] = [q[4 * i], q[4 * i + 1], q[4 * i + 2], q[4 * i + 3]] as [number, number, number, number];
    return Math.asin(Math.max(-1, Math.min(1, 2 * (x * z - w * y)))) * degree;
  }

  #turn(n: number): number {
    const q = this.#quaternions;
    this.#inverse.set([q[0] as number, -(q[1] as number), -(q[2] as number), -(q[3] as number)]);
    multiply(q, 4 * n, this.#inverse, 0, this.#q, 0);
    const [w, z] = [this.#q[0] as number, this.#q[3] as number];
    return 2 * Math.atan2(w < 0 ? -z : z, Math.abs(w)) * degree;
  }

  /** The lowest dip of the toes between two rises within the swing. */
  #clearance({ start, terminalContact, initialContact }: StrideEnds): number | null {
    if (this.#toe === null) return null;
    const ground = this.#toeHeight(0);
    let lowest: number | null = null;
    for (let i = terminalContact - start + 1; i < initialContact - start; i++) {
      const height = this.#toeHeight(i);
      const dips = height <= this.#toeHeight(i - 1) && height < this.#toeHeight(i + 1);
      if (dips && (lowest === null || height - ground < lowest)) lowest = height - ground;
    }
    return lowest;
  }

  #toeHeight(i: number): number {
    const [tx, ty, tz] = this.#toe ?? [0, 0, 0];
    rotate(this.#quaternions, 4 * i, tx, ty, tz, this.#vector, 0);
    return (this.#tracks[2][i] as number) + (this.#vector[2] as number);
  }
}

type Columns = [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];

function median(column: Float64Array, from: number, to: number): number {
  const sorted = column.slice(from, to + 1).sort();
  const middle = sorted.length >> 1;
  const high = sorted[middle] as number;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] as number) + high) / 2;
}

/** `q` = the shortest turn that brings the acceleration upright. */
function level(q: Float64Array, x: number, y: number, z: number): void {
  const length = Math.hypot(x, y, z);
  const up = length > 0 ? z / length : 1;
  if (up < -1 + 1e-9) {
    q.set([0, 1, 0, 0]);
    return;
  }
  // Half the turn from (x, y, z) to (0, 0, 1): 1 + cosine, and the cross product.
  const [w, qx, qy] = [1 + up, length > 0 ? y / length : 0, length > 0 ? -x / length : 0];
  const norm = Math.hypot(w, qx, qy);
  q.set([w / norm, qx / norm, qy / norm, 0]);
}

/** The running integral by trapezia, in place; the first value becomes 0. */
function sumUp(track: Float64Array, n: number, rate: number): void {
  let before = track[0] as number;
  let sum = 0;
  track[0] = 0;
  for (let i = 1; i <= n; i++) {
    const now = track[i] as number;
    sum += (before + now) / 2;
    before = now;
    track[i] = sum / rate;
  }
}

/**
 * Makes an integral end at 0 as it begins: forward integral near the start, backward integral near the end. The backward one
 * is the forward one less its last value, so the blend takes a growing share of that off.
 */
function settle(track: Float64Array, shares: Float64Array, n: number): void {
  const last = track[n] as number;
  for (let i = 0; i <= n; i++) track[i] = (track[i] as number) - last * (shares[i] as number);
}

/** How much of backward integration is taken at each sample: a sigmoid from 0 at the first to 1 at the last. */
function blendInto(shares: Float64Array, n: number): void {
  const grown = (share: number) => 1 / (1 + Math.exp(-(share - blend.middle) / blend.width));
  const [first, whole] = [grown(0), grown(1)];
  for (let i = 0; i <= n; i++) shares[i] = (grown(i / n) - first) / (whole - first);
}

function most(track: Float64Array, n: number): number {
  let found = 0;
  for (let i = 0; i <= n; i++) found = Math.max(found, track[i] as number);
  return found;
}
