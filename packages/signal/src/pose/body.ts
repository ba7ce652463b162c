import type { PoseFrame } from './frame.ts';
import { placeOf, poseSize } from './landmarks.ts';

/** A plane of the body that a measure needs; `space` needs measured depth. */
export type PosePlane = 'sagittal' | 'frontal' | 'space';

/** Points that lie between others, after the 33: mid ears, the trunk's top and bottom. */
export const midEars = poseSize;
export const trunkTop = poseSize + 1;
export const trunkBottom = poseSize + 2;
const size = poseSize + 3;

const pairs = [
  [midEars, placeOf('left-ear'), placeOf('right-ear')],
  [trunkTop, placeOf('left-shoulder'), placeOf('right-shoulder')],
  [trunkBottom, placeOf('left-hip'), placeOf('right-hip')],
] as const;
const lines = [
  [placeOf('left-shoulder'), placeOf('right-shoulder')],
  [placeOf('left-hip'), placeOf('right-hip')],
] as const;

/**
 * The body's points along its own axes: to the person's right, forward, and up (against gravity). From one picture only
 * two of the three are known: the third is 0 throughout, so that the same formulas hold in the plane. One body is reused
 * for every frame.
 */
export class Body {
  /** `size` × (right, forward, up), in the unit of the frame. */
  readonly at = new Float64Array(3 * size);
  readonly seen = new Float64Array(size);
  plane: PosePlane = 'frontal';
  /** From the trunk's bottom to its top. */
  trunk = 0;

  /**
   * Takes a picture.
   * @param sign where the plane's axis (the person's right, or forward) points in the picture: 1 to its right, −1 to its left
   * @param roll how far the camera is tilted clockwise, rad
   */
  takePicture({ image, visibility }: PoseFrame, plane: 'sagittal' | 'frontal', sign: 1 | -1, roll: number): void {
    this.plane = plane;
    const { at, seen } = this;
    const [cos, sin] = [Math.cos(roll), Math.sin(roll)];
    const across = plane === 'frontal' ? 0 : 1;
    for (let i = 0; i < poseSize; i++) {
      const x = image[2 * i] as number;
      const y = image[2 * i + 1] as number;
      at[3 * i + across] = sign * (x * cos - y * sin);
      at[3 * i + 1 - across] = 0;
      at[3 * i + 2] = -(x * sin + y * cos);
      seen[i] = visibilityOf(x + y, visibility[i] as number);
    }
    this.#between();
  }

  /** Takes points in space; `up` is a unit vector in their axes. */
  takeSpace(world: ArrayLike<number>, visibility: ArrayLike<number>, up: readonly [number, number, number]): void {
    this.plane = 'space';
    const { at, seen } = this;
    const [ux, uy, uz] = up;
    let [rx, ry, rz] = [0, 0, 0];
    for (let k = 0; k < lines.length; k++) {
      const [left, right] = lines[k] as (typeof lines)[number];
      rx += (world[3 * right] as number) - (world[3 * left] as number);
      ry += (world[3 * right + 1] as number) - (world[3 * left + 1] as number);
      rz += (world[3 * right + 2] as number) - (world[3 * left + 2] as number);
    }
    const rise = rx * ux + ry * uy + rz * uz;
    rx -= rise * ux;
    ry -= rise * uy;
    rz -= rise * uz;
    const length = Math.sqrt(rx * rx + ry * ry + rz * rz);
    rx /= length;
    ry /= length;
    rz /= length;
    const fx = uy * rz - uz * ry;
    const fy = uz * rx - ux * rz;
    const fz = ux * ry - uy * rx;
    for (let i = 0; i < poseSize; i++) {
      const x = world[3 * i] as number;
      const y = world[3 * i + 1] as number;
      const z = world[3 * i + 2] as number;
      at[3 * i] = x * rx + y * ry + z * rz;
      at[3 * i + 1] = x * fx + y * fy + z * fz;
      at[3 * i + 2] = x * ux + y * uy + z * uz;
      seen[i] = visibilityOf(x + y + z, visibility[i] as number);
    }
    this.#between();
  }

  /** The points between. In a side view one of each pair hides the other: the one seen better stands for both. */
  #between(): void {
    const { at, seen } = this;
    for (let k = 0; k < pairs.length; k++) {
      const [mid, left, right] = pairs[k] as (typeof pairs)[number];
      const [seenLeft, seenRight] = [seen[left] as number, seen[right] as number];
      const bySide = this.plane === 'sagittal';
      const better = seenLeft >= seenRight ? left : right;
      seen[mid] = bySide ? (seen[better] as number) : Math.min(seenLeft, seenRight);
      for (let axis = 0; axis < 3; axis++) {
        at[3 * mid + axis] = bySide
          ? (at[3 * better + axis] as number)
          : ((at[3 * left + axis] as number) + (at[3 * right + axis] as number)) / 2;
      }
    }
    this.trunk = this.distance(trunkBottom, trunkTop);
  }

  /** One component of the way from one point to another. */
  step(from: number, to: number, axis: 0 | 1 | 2): number {
    return (this.at[3 * to + axis] as number) - (this.at[3 * from + axis] as number);
  }

  distance(from: number, to: number): number {
    const [r, f, u] = [this.step(from, to, 0), this.step(from, to, 1), this.step(from, to, 2)];
    return Math.sqrt(r * r + f * f + u * u);
  }
}

const visibilityOf = (position: number, visibility: number): number =>
  Number.isFinite(position) && visibility > 0 ? Math.min(1, visibility) : 0;
