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
const feet = [
  [placeOf('left-heel'), placeOf('left-foot-index')],
  [placeOf('right-heel'), placeOf('right-foot-index')],
] as const;
const degree = 180 / Math.PI;
/** Seconds. */
const memory = 0.5;
/** The length of the mean of directions: 1 where all are equal, 0.9 where they spread by some 26°. */
const leastAgreed = 0.9;
/** The view before anything is seen. */
export const unknownView: View = { kind: 'unknown', yaw: degrees(0), confidence: 0 };

/**
 * From where the camera sees the body, of one frame. With points in space the yaw is that of the shoulder and hip lines;
 * without them it follows from how wide shoulders and hips look against the trunk, and the side from nose and feet.
 * From widths the yaw is rough near 0° and 180° (a cosine is flat there) and good near ±90°.
 */
export function poseView(frame: PoseFrame, options: ViewOptions = {}): View {
  const { leastVisibility = 0.5 } = options;
  const seen = trunkVisibility(frame);
  if (!(seen >= leastVisibility)) return unknownView;
  const yaw = frame.world ? yawInSpace(frame.world) : yawInPicture(frame, options);
  return Number.isFinite(yaw) ? viewAt(yaw, seen, options) : unknownView;
}

/** The view at a yaw, ° between −180 and 180, of a trunk seen so surely. */
export function viewAt(yaw: number, seen: number, { frontalWithin = 30, sagittalWithin = 30 }: ViewOptions): View {
  const fromFront = Math.min(Math.abs(yaw), 180 - Math.abs(yaw));
  const fromSide = 90 - fromFront;
  const [kind, off, room] =
    fromFront <= frontalWithin
      ? (['frontal', fromFront, frontalWithin] as const)
      : fromSide <= sagittalWithin
        ? (['sagittal', fromSide, sagittalWithin] as const)
        : (['oblique', Math.abs(fromFront - 45), 45] as const);
  const sure = room > 0 ? 1 - (0.5 * off) / room : 1;
  return { kind, yaw: degrees(yaw), confidence: Math.min(1, seen) * sure };
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
  readonly #options: ViewOptions;

  constructor(options: ViewOptions = {}) {
    this.#options = options;
  }

  /** Takes the next frame; where its view is unknown, so is what comes out, and the mean stays. */
  push(frame: PoseFrame): View {
    const view = poseView(frame, this.#options);
    if (view.kind === 'unknown') return view;
    const turn = view.yaw / degree;
    const passed = frame.at - this.#at;
    const share = Math.max(1 / ++this.#count, passed > 0 ? 1 - Math.exp(-passed / memory) : 0);
    this.#at = frame.at;
    this.#x += share * (Math.cos(turn) - this.#x);
    this.#y += share * (Math.sin(turn) - this.#y);
    const agreed = Math.sqrt(this.#x * this.#x + this.#y * this.#y);
    if (!(agreed >= leastAgreed)) return { ...unknownView, yaw: view.yaw };
    return viewAt(Math.atan2(this.#y, this.#x) * degree, trunkVisibility(frame) * agreed, this.#options);
  }
}

/** The best seen side of the trunk counts, as the other one is behind it in a side view. */
function trunkVisibility({ visibility }: PoseFrame): number {
  const left = Math.min(visibility[leftShoulder] as number, visibility[leftHip] as number);
  const right = Math.min(visibility[rightShoulder] as number, visibility[rightHip] as number);
  return Math.max(left, right);
}

function yawInSpace(world: ArrayLike<number>): number {
  const along = (from: number, to: number, axis: number) => (world[3 * to + axis] as number) - (world[3 * from + axis] as number);
  const x = along(leftShoulder, rightShoulder, 0) + along(leftHip, rightHip, 0);
  const z = along(leftShoulder, rightShoulder, 2) + along(leftHip, rightHip, 2);
  // The right side at the picture's left faces the camera; forward is up × right.
  return x === 0 && z === 0 ? Number.NaN : Math.atan2(-z, -x) * degree;
}

function yawInPicture({ image, visibility }: PoseFrame, { shoulderShare = 0.65, hipShare = 0.35 }: ViewOptions): number {
  const x = (i: number) => image[2 * i] as number;
  const y = (i: number) => image[2 * i + 1] as number;
  const trunk = Math.hypot(
    x(leftShoulder) + x(rightShoulder) - x(leftHip) - x(rightHip),
    y(leftShoulder) + y(rightShoulder) - y(leftHip) - y(rightHip),
  );
  const width = x(leftShoulder) - x(rightShoulder) + x(leftHip) - x(rightHip);
  const cosine = (2 * width) / (trunk * (shoulderShare + hipShare));
  let ahead = 0;
  const add = (from: number, to: number) => {
    const step = x(to) - x(from);
    if (Number.isFinite(step)) ahead += step * Math.min(visibility[from] as number, visibility[to] as number);
  };
  add(leftEar, nose);
  add(rightEar, nose);
  for (const [heel, toe] of feet) add(heel, toe);
  return Math.acos(Math.max(-1, Math.min(1, cosine))) * degree * (ahead < 0 ? -1 : 1);
}
