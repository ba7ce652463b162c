import { hertz, seconds } from '@eupraxia/kernel';
import type { Motion } from '../orientation/motion.ts';
import type { PoseFrame } from '../pose/frame.ts';
import { placeOf, poseSize } from '../pose/landmarks.ts';
import { noise } from '../recordings.fixture.ts';
import type { Foot } from './foot.ts';

/** A walk that obeys: level, straight, one stride like the other. */
export interface Walk {
  readonly strides: number;
  /** s. */
  readonly strideTime: number;
  /** m. */
  readonly strideLength: number;
  /** Standing before and after, s. */
  readonly still?: number;
  /** °/s and m/s² of noise. */
  readonly noise?: number;
  readonly seed?: number;
}

/** Share of the stride from initial contact at which the foot leaves the ground. */
export const offShare = 0.62;

const lift = 0.15;

/** The sole's angle over the stride from initial contact: heel down, flat, over the toes, through the air. Degrees, toes up. */
const angles: readonly (readonly [share: number, angle: number])[] = [
  [0, 20],
  [0.12, 0],
  [0.42, 0],
  [offShare, -60],
  [0.9, 25],
  [1, 20],
];

const eased = (share: number): number => (1 - Math.cos(Math.PI * share)) / 2;

function angleAt(share: number): number {
  const k = Math.max(
    0,
    angles.findLastIndex(([from]) => from <= share),
  );
  const [from, low] = angles[Math.min(k, angles.length - 2)] as readonly [number, number];
  const [to, high] = angles[Math.min(k, angles.length - 2) + 1] as readonly [number, number];
  return ((low + (high - low) * eased((share - from) / (to - from))) * Math.PI) / 180;
}

/** Where a foot is in its stride at a time, and how many strides it has done; null while it stands. */
function phase({ strides, strideTime, still = 1 }: Walk, t: number, foot: Foot): { stride: number; share: number } | null {
  const since = (t - still) / strideTime - (foot === 'left' ? 0 : 0.5);
  return since < 0 || since >= strides ? null : { stride: Math.floor(since), share: since - Math.floor(since) };
}

/** Position (m) and sole angle (rad) of a foot. */
export function footAt(walk: Walk, t: number, foot: Foot): { x: number; z: number; angle: number } {
  const at = phase(walk, t, foot);
  if (at === null) {
    const done = t < (walk.still ?? 1) + walk.strideTime / 2 ? 0 : walk.strides;
    return { x: done * walk.strideLength, z: 0, angle: 0 };
  }
  const { stride, share } = at;
  const swing = share < offShare ? 0 : (share - offShare) / (1 - offShare);
  // The first stride begins flat, the last ends so.
  const first = stride === 0 && share < 0.12;
  const last = stride === walk.strides - 1 && share > 0.9;
  const landing = last ? 25 * (1 - eased((share - 0.9) / 0.1)) * (Math.PI / 180) : angleAt(share);
  return {
    x: (stride + swing - Math.sin(2 * Math.PI * swing) / (2 * Math.PI)) * walk.strideLength,
    z: lift * Math.sin(Math.PI * swing) ** 4,
    angle: first ? 0 : landing,
  };
}

/** What a sensor on the foot shows: x forward, y left, z up in the foot's own axes; no noise by default. */
export function footSensor(walk: Walk, foot: Foot, rate = 200): Motion {
  const length = Math.round(rate * (walk.strides * walk.strideTime + walk.strideTime / 2 + 2 * (walk.still ?? 1)));
  const next = noise(walk.seed ?? 1);
  const size = walk.noise ?? 0;
  const [gyr, acc] = [new Float64Array(3 * length), new Float64Array(3 * length)];
  const h = 1e-3;
  for (let i = 0; i < length; i++) {
    const t = i / rate;
    const [before, now, after] = [footAt(walk, t - h, foot), footAt(walk, t, foot), footAt(walk, t + h, foot)];
    const pull = { x: (before.x - 2 * now.x + after.x) / h ** 2, z: (before.z - 2 * now.z + after.z) / h ** 2 + 9.81 };
    const [cos, sin] = [Math.cos(now.angle), Math.sin(now.angle)];
    // Toes up is a turn about the axis to the right, so against y.
    gyr.set(
      [(size * next() * Math.PI) / 180, -(after.angle - before.angle) / (2 * h) + (size * next() * Math.PI) / 180, 0],
      3 * i,
    );
    acc.set([cos * pull.x + sin * pull.z + size * next(), size * next(), -sin * pull.x + cos * pull.z + size * next()], 3 * i);
  }
  return { rate: hertz(rate), gyr, acc };
}

/** The same walk seen from the side, in pixels, at 200 to the metre; the person walks to the picture's right. */
export function walkFrames(walk: Walk, rate = 60): PoseFrame[] {
  const length = Math.round(rate * (walk.strides * walk.strideTime + walk.strideTime / 2 + 2 * (walk.still ?? 1)));
  const next = noise(walk.seed ?? 1);
  return Array.from({ length }, (_, i) => {
    const t = i / rate;
    const image = new Float64Array(2 * poseSize).fill(300);
    const put = (name: Parameters<typeof placeOf>[0], x: number, z: number) => {
      image[2 * placeOf(name)] = 100 + 200 * x + (walk.noise ?? 0) * next();
      image[2 * placeOf(name) + 1] = 500 - 200 * z + (walk.noise ?? 0) * next();
    };
    const sides = { left: footAt(walk, t, 'left'), right: footAt(walk, t, 'right') };
    const pelvis = (sides.left.x + sides.right.x) / 2;
    put('nose', pelvis + 0.1, 1.6);
    for (const side of ['left', 'right'] as const) {
      const { x, z, angle } = sides[side];
      put(`${side}-ear`, pelvis, 1.6);
      put(`${side}-shoulder`, pelvis, 1.4);
      put(`${side}-hip`, pelvis, 0.9);
      put(`${side}-knee`, (pelvis + x) / 2, 0.5);
      put(`${side}-ankle`, x, z + 0.08);
      put(`${side}-heel`, x - 0.05 * Math.cos(angle), z + Math.max(0, 0.2 * Math.sin(-angle)));
      put(`${side}-foot-index`, x + 0.15 * Math.cos(angle), z + Math.max(0, 0.2 * Math.sin(angle)));
    }
    return { at: seconds(t), image, visibility: new Float64Array(poseSize).fill(1) };
  });
}
