import { seconds } from '@eupraxia/kernel';
import type { PoseFrame } from './frame.ts';
import { type PoseLandmark, placeOf, poseSize } from './landmarks.ts';

type Vector = readonly [number, number, number];

/** How a made body stands; angles in degrees, by the signs of `poseMeasures`. What isn't named is 0. */
export interface Stance {
  readonly trunkLean?: number;
  readonly trunkFlexion?: number;
  readonly pelvisObliquity?: number;
  readonly shoulderFlexion?: number;
  readonly shoulderAbduction?: number;
  readonly elbowFlexion?: number;
  readonly hipFlexion?: number;
  readonly hipAbduction?: number;
  readonly kneeFlexion?: number;
  readonly kneeValgus?: number;
  readonly dorsiflexion?: number;
  /** How far the shoulder of `side` is lifted, in the body's unit (trunk 0.5). */
  readonly hike?: number;
  readonly headForward?: number;
  /** Which side moves; the other stands straight. */
  readonly side?: 'left' | 'right';
}

/** From where a camera sees it: 0° the body faces the camera, 90° it faces the picture's right. */
export interface Camera {
  readonly yaw?: number;
  readonly at?: number;
  readonly roll?: number;
  /** Whether the frame carries points in space. */
  readonly space?: boolean;
  readonly scale?: number;
}

const rad = (value: number) => (value * Math.PI) / 180;
const add = (a: Vector, b: Vector, k = 1): Vector => [a[0] + k * b[0], a[1] + k * b[1], a[2] + k * b[2]];
const cross = (a: Vector, b: Vector): Vector => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
/** `a` turned by an angle towards `b` (both of length 1 and square). */
const turned = (a: Vector, b: Vector, by: number): Vector => [
  a[0] * Math.cos(rad(by)) + b[0] * Math.sin(rad(by)),
  a[1] * Math.cos(rad(by)) + b[1] * Math.sin(rad(by)),
  a[2] * Math.cos(rad(by)) + b[2] * Math.sin(rad(by)),
];

/** Points of a body in its own axes (right, forward, up), made by forward kinematics; shares of stature as Drillis & Contini. */
export function bodyPoints(stance: Stance): Map<PoseLandmark, Vector> {
  const points = new Map<PoseLandmark, Vector>();
  const moving = stance.side ?? 'right';
  const [right, forward, up]: Vector[] = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ] as [Vector, Vector, Vector];
  const trunkUp = turned(
    turned(up as Vector, forward as Vector, stance.trunkFlexion ?? 0),
    right as Vector,
    stance.trunkLean ?? 0,
  );
  const trunkRight = turned(right as Vector, up as Vector, -(stance.trunkLean ?? 0));
  const trunkForward = cross(trunkUp, trunkRight);
  const pelvisRight = turned(right as Vector, up as Vector, -(stance.pelvisObliquity ?? 0));
  const pelvisUp = turned(up as Vector, right as Vector, stance.pelvisObliquity ?? 0);
  const neck = add([0, 0, 0], trunkUp, 0.5);
  const ears = add(add(neck, trunkUp, 0.2), trunkForward, stance.headForward ?? 0);
  points.set('nose', add(ears, trunkForward, 0.1));
  for (const side of ['left', 'right'] as const) {
    const out = side === 'right' ? 1 : -1;
    const moves = side === moving;
    const of = (value: number | undefined) => (moves ? (value ?? 0) : 0);
    points.set(`${side}-ear`, add(ears, trunkRight, out * 0.07));
    const shoulder = add(add(neck, trunkRight, out * 0.2), trunkUp, of(stance.hike));
    const down = add([0, 0, 0], trunkUp, -1);
    const raised = turned(down, trunkForward, of(stance.shoulderFlexion));
    const arm = stance.shoulderAbduction ? turned(down, add([0, 0, 0], trunkRight, out), of(stance.shoulderAbduction)) : raised;
    const bendTo = stance.shoulderAbduction ? cross(arm, trunkForward).map((x) => x * -out) : cross(trunkRight, arm);
    const lower = turned(arm, bendTo as unknown as Vector, of(stance.elbowFlexion));
    points.set(`${side}-shoulder`, shoulder);
    points.set(`${side}-elbow`, add(shoulder, arm, (0.5 * 0.186) / 0.288));
    const wrist = add(add(shoulder, arm, (0.5 * 0.186) / 0.288), lower, (0.5 * 0.146) / 0.288);
    points.set(`${side}-wrist`, wrist);
    points.set(`${side}-index`, add(add(wrist, lower, 0.1), trunkForward, 0.03));
    points.set(`${side}-pinky`, add(add(wrist, lower, 0.1), trunkForward, -0.03));

    const hip = add([0, 0, 0], pelvisRight, out * 0.1);
    const flexed = turned(add([0, 0, 0], pelvisUp, -1), forward as Vector, of(stance.hipFlexion));
    const thigh = turned(flexed, add([0, 0, 0], pelvisRight, out), of(stance.hipAbduction));
    const along = thigh[0] * pelvisRight[0] + thigh[1] * pelvisRight[1] + thigh[2] * pelvisRight[2];
    const raw = add(pelvisRight, thigh, -along);
    const size = Math.hypot(...raw);
    const hinge = raw.map((x) => x / size) as unknown as Vector;
    const bent = turned(thigh, cross(thigh, hinge), of(stance.kneeFlexion));
    // Knock-kneed: the shank goes outwards below the knee.
    const shank = turned(bent, add([0, 0, 0], pelvisRight, out), of(stance.kneeValgus));
    const knee = add(hip, thigh, (0.5 * 0.245) / 0.288);
    const ankle = add(knee, shank, (0.5 * 0.246) / 0.288);
    const foot = turned(cross(hinge, shank), add([0, 0, 0], shank, -1), of(stance.dorsiflexion));
    points.set(`${side}-hip`, hip);
    points.set(`${side}-knee`, knee);
    points.set(`${side}-ankle`, ankle);
    points.set(`${side}-heel`, add(ankle, foot, -0.05));
    points.set(`${side}-foot-index`, add(ankle, foot, 0.15));
  }
  return points;
}

/** What a camera without perspective sees of points in the body's axes. */
export function seenBy(points: ReadonlyMap<PoseLandmark, Vector>, camera: Camera = {}): PoseFrame {
  const { yaw = 0, at = 0, roll = 0, space = false, scale = 400 } = camera;
  const forward: Vector = [Math.sin(rad(yaw)), 0, -Math.cos(rad(yaw))];
  const right: Vector = [forward[2], 0, -forward[0]];
  const image = new Float64Array(2 * poseSize).fill(Number.NaN);
  const visibility = new Float64Array(poseSize);
  const world = new Float64Array(3 * poseSize).fill(Number.NaN);
  const [cos, sin] = [Math.cos(rad(roll)), Math.sin(rad(roll))];
  for (const [name, [r, f, u]] of points) {
    const i = placeOf(name);
    const [x, y, z] = add(add(add([0, 0, 0], right, r), forward, f), [0, -u, 0]);
    image.set([640 + scale * (x * cos + y * sin), 360 + scale * (y * cos - x * sin)], 2 * i);
    world.set([x, y, z], 3 * i);
    visibility[i] = 0.9;
  }
  return space ? { at: seconds(at), image, visibility, world } : { at: seconds(at), image, visibility };
}

/** A made body in a stance, as a camera sees it. */
export const standing = (stance: Stance, camera: Camera = {}): PoseFrame => seenBy(bodyPoints(stance), camera);
