import { type Degrees, degrees } from '@eupraxia/kernel';
import type { PoseFrame } from './frame.ts';
import { placeOf } from './landmarks.ts';

/** From where the camera sees the body. `oblique` lies between: no plane of the body lies in the picture. */
export type ViewKind = 'frontal' | 'sagittal' | 'oblique' | 'unknown';

/** What a picture shows of the body. */
export interface View {
  readonly kind: ViewKind;
  /** How far the body is turned about the vertical: 0 faces the camera, 90 faces the picture's right, −90 its left, ±180 away. */
  readonly yaw: Degrees;
  /** 1 in the middle of its kind, 0.5 at its border, less where the trunk is hardly seen; 0 where it is unknown. */
  readonly confidence: number;
}

/** What the view is told by. */
export interface ViewOptions {
  /** How far from 0° or 180° of yaw still counts as frontal, °. Default 30. */
  readonly frontalWithin?: number;
  /** How far from ±90° of yaw still counts as sagittal, °. Default 30. */
  readonly sagittalWithin?: number;
  /** Distance of the shoulder points over length of the trunk, in a frontal view, as detectors place them. Default 0.65. */
  readonly shoulderShare?: number;
  /** Distance of the hip points over length of the trunk. Default 0.35. */
  readonly hipShare?: number;
  /** Less visible points are not used. Default 0.5. */
  readonly leastVisibility?: number;
}

const [nose, leftEar, rightEar] = [placeOf('nose'), placeOf('left-ear'), placeOf('right-ear')];
const [leftShoulder, rightShoulder] = [placeOf('left-shoulder'), placeOf('right-shoulder')];
const [leftHip, rightHip] = [placeOf('left-hip'), placeOf('right-hip')];
/** From, to: ways that point forward. */
const pointing = [
  ...[leftEar, nose, rightEar, nose],
  ...[placeOf('left-heel'), placeOf('left-foot-index'), placeOf('right-heel'), placeOf('right-foot-index')],
];
const degree = 180 / Math.PI;
/** Seconds. */
const memory = 0.5;
/** The length of the mean of directions: 1 where all are equal, 0.9 where they spread by some 26°. */
const leastAgreed = 0.9;
/** The cosine of a frontal view's border. */
const flat = Math.cos(30 / degree);
/** The view before anything is seen. */
export const unknownView: View = { kind: 'unknown', yaw: degrees(0), confidence: 0 };

/**
 * From where the camera sees the body, of one frame. With points in space the yaw is that of the shoulder and hip lines;
 * without them it follows from how wide shoulders and hips look against the trunk, and the side from nose and feet.
 * From widths the yaw is rough near 0° and 180° (a cosine is flat there) and good near ±90°.
 */
export function poseView(frame: PoseFrame, options: ViewOptions = {}): View {
  const yaw = yawOf(frame, options);
  return Number.isFinite(yaw) ? classify({ ...unknownView }, yaw, trunkVisibility(frame), options) : unknownView;
}

type Mutable = { -readonly [K in keyof View]: View[K] };

/** Writes the view at a yaw, ° between −180 and 180, of a trunk seen so surely. */
function classify(out: Mutable, yaw: number, seen: number, { frontalWithin = 30, sagittalWithin = 30 }: ViewOptions): View {
  const fromFront = Math.min(Math.abs(yaw), 180 - Math.abs(yaw));
  const frontal = fromFront <= frontalWithin;
  const sagittal = !frontal && 90 - fromFront <= sagittalWithin;
  const off = frontal ? fromFront : sagittal ? 90 - fromFront : Math.abs(fromFront - 45);
  const room = frontal ? frontalWithin : sagittal ? sagittalWithin : 45;
  out.kind = frontal ? 'frontal' : sagittal ? 'sagittal' : 'oblique';
  out.yaw = degrees(yaw);
  out.confidence = Math.min(1, seen) * (room > 0 ? 1 - (0.5 * off) / room : 1);
  return out;
}

/**
 * A view that doesn't flicker: the mean of the yaws of the last half second or so, as directions. While they disagree (the
 * body turns, or a detector has not found its feet) the view is unknown.
 */
export class SteadyView {
  #x = 0;
  #y = 0;
  #count = 0;
  #at = 0;
  readonly #view: Mutable = { ...unknownView };
  readonly #options: ViewOptions;

  constructor(options: ViewOptions = {}) {
    this.#options = options;
  }

  /**
   * Takes the next frame; where its view is unknown, so is what comes out, and the mean stays.
   * @returns the same object each time but for `unknownView`, where the trunk isn't seen
   */
  push(frame: PoseFrame): View {
    const now = yawOf(frame, this.#options);
    if (!Number.isFinite(now)) return unknownView;
    const passed = frame.at - this.#at;
    const share = Math.max(1 / ++this.#count, passed > 0 ? 1 - Math.exp(-passed / memory) : 0);
    this.#at = frame.at;
    this.#x += share * (Math.cos(now / degree) - this.#x);
    this.#y += share * (Math.sin(now / degree) - this.#y);
    const agreed = Math.sqrt(this.#x * this.#x + this.#y * this.#y);
    const view = this.#view;
    classify(view, Math.atan2(this.#y, this.#x) * degree, trunkVisibility(frame) * agreed, this.#options);
    if (!(agreed >= leastAgreed)) {
      view.kind = 'unknown';
      view.confidence = 0;
    }
    return view;
  }
}

/** The yaw of one frame, °; NaN where the trunk is hidden or tells none. */
function yawOf(frame: PoseFrame, options: ViewOptions): number {
  if (!(trunkVisibility(frame) >= (options.leastVisibility ?? 0.5))) return Number.NaN;
  return frame.world ? yawInSpace(frame.world) : yawInPicture(frame, options);
}

/** The best seen side of the trunk counts, as the other one is behind it in a side view. */
function trunkVisibility({ visibility }: PoseFrame): number {
  const left = Math.min(visibility[leftShoulder] as number, visibility[leftHip] as number);
  const right = Math.min(visibility[rightShoulder] as number, visibility[rightHip] as number);
  return Math.max(left, right);
}

function yawInSpace(world: ArrayLike<number>): number {
  const x = stepOf(world, 3, leftShoulder, rightShoulder, 0) + stepOf(world, 3, leftHip, rightHip, 0);
  const z = stepOf(world, 3, leftShoulder, rightShoulder, 2) + stepOf(world, 3, leftHip, rightHip, 2);
  // The right side at the picture's left faces the camera; forward is up × right.
  return x === 0 && z === 0 ? Number.NaN : Math.atan2(-z, -x) * degree;
}

function yawInPicture({ image, visibility }: PoseFrame, { shoulderShare = 0.65, hipShare = 0.35 }: ViewOptions): number {
  const across = stepOf(image, 2, leftHip, leftShoulder, 0) + stepOf(image, 2, rightHip, rightShoulder, 0);
  const along = stepOf(image, 2, leftHip, leftShoulder, 1) + stepOf(image, 2, rightHip, rightShoulder, 1);
  const trunk = Math.sqrt(across * across + along * along);
  const width = -stepOf(image, 2, leftShoulder, rightShoulder, 0) - stepOf(image, 2, leftHip, rightHip, 0);
  const cosine = (2 * width) / (trunk * (shoulderShare + hipShare));
  let ahead = 0;
  for (let k = 0; k < pointing.length; k += 2) {
    const [from, to] = [pointing[k] as number, pointing[k + 1] as number];
    const step = stepOf(image, 2, from, to, 0);
    if (Number.isFinite(step)) ahead += step * Math.min(visibility[from] as number, visibility[to] as number);
  }
  // From the side, forward must be seen: without nose and feet a bend forward looks like one backward.
  if (ahead === 0 && Math.abs(cosine) < flat) return Number.NaN;
  return Math.acos(Math.max(-1, Math.min(1, cosine))) * degree * (ahead < 0 ? -1 : 1);
}

/** Whether the hips lie as those of a body that faces the camera: its left one at the picture's right. */
export const facesCamera = ({ image }: PoseFrame): boolean => stepOf(image, 2, leftHip, rightHip, 0) < 0;

const stepOf = (points: ArrayLike<number>, size: number, from: number, to: number, axis: number): number =>
  (points[size * to + axis] as number) - (points[size * from + axis] as number);
