import { seconds } from '@eupraxia/kernel';
import type { FaceFrame } from './frame.ts';
import { chin, type FaceRegion, type FaceSide, facePoints, forehead } from './points.ts';

type Vector = readonly [number, number, number];

// A face in millimetres: x to the picture's right (the person's left), y down, z away from the camera; origin between the
// eyes, whose middles are 62 mm apart.
const middle: Readonly<Record<number, Vector>> = {
  168: [0, 0, -8],
  6: [0, 6, -12],
  197: [0, 14, -17],
  195: [0, 20, -21],
  5: [0, 27, -25],
  4: [0, 33, -27],
  2: [0, 42, -18],
  [forehead]: [0, -70, -6],
  [chin]: [0, 105, -6],
};
const left: Readonly<Record<number, Vector>> = {
  362: [17, 0, 0],
  263: [45, 0, 6],
  ...Object.fromEntries(facePoints.brow.left.map((i, k) => [i, [20 + 6 * k, -20 - k, -4] as Vector])),
  386: [31, -5, -2],
  387: [35, -4.5, -1],
  385: [27, -4.5, -1],
  374: [31, 5, -1],
  373: [35, 4.5, 0],
  380: [27, 4.5, 0],
  358: [16, 36, -12],
  327: [10, 40, -14],
  425: [38, 40, -4],
  280: [40, 28, -2],
  291: [25, 66, -8],
  314: [8, 76, -12],
  405: [14, 74, -11],
};
const mirrored: Readonly<Record<number, number>> = Object.fromEntries([
  ...(Object.keys(facePoints) as FaceRegion[]).flatMap((region) =>
    facePoints[region].left.map((i, k) => [i, facePoints[region].right[k] as number]),
  ),
  [362, 133],
  [263, 33],
]);

/** How a made face moves: region and side, by so many millimetres out from the midline and up. */
export interface Grimace {
  readonly region: FaceRegion;
  readonly side: FaceSide;
  readonly out?: number;
  readonly up?: number;
}

/** How a made head is held: turned aside and nodded (°), tilted to a shoulder (°), shifted and at a scale (pixels per mm). */
export interface Hold {
  readonly aside?: number;
  readonly nod?: number;
  readonly tilt?: number;
  readonly shift?: number;
  readonly scale?: number;
  readonly at?: number;
}

export const interocular = 62;

/** A made face as a camera without perspective sees it. Closing an eye brings its lids together by `up`. */
export function face(grimaces: readonly Grimace[] = [], hold: Hold = {}): FaceFrame {
  const points = new Map<number, Vector>(Object.entries(middle).map(([i, v]) => [Number(i), v]));
  for (const [i, [x, y, z]] of Object.entries(left)) {
    points.set(Number(i), [x, y, z]);
    points.set(mirrored[Number(i)] as number, [-x, y, z]);
  }
  for (const { region, side, out = 0, up = 0 } of grimaces) {
    const away = side === 'left' ? out : -out;
    facePoints[region][side].forEach((i, k) => {
      const [x, y, z] = points.get(i) as Vector;
      // An eye closes from both lids alike.
      const rise = region === 'eye' ? (k < 3 ? -up / 2 : up / 2) : up;
      points.set(i, [x + away, y - rise, z]);
    });
  }
  const out = new Float64Array(3 * 478);
  for (const [i, v] of points) out.set(held(v, hold), 3 * i);
  return { at: seconds(hold.at ?? 0), points: out };
}

function held([x, y, z]: Vector, { aside = 0, nod = 0, tilt = 0, shift = 0, scale = 1.75 }: Hold): Vector {
  const turn = (a: number, b: number, angle: number): [number, number] => {
    const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
    return [a * cos - b * sin, a * sin + b * cos];
  };
  const [y1, z1] = turn(y, z, nod);
  const [x2, z2] = turn(x, z1, aside);
  const [x3, y3] = turn(x2, y1, tilt);
  return [scale * x3 + 320 + shift, scale * y3 + 300 - shift, scale * z2];
}
