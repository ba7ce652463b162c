import { PartAxes } from './axes.ts';
import { type Body, midEars, type PosePlane, trunkBottom, trunkTop } from './body.ts';
import { type PoseLandmark, placeOf } from './landmarks.ts';

/** The measures of one side: `knee-flexion-left`. */
export type SidedMeasure =
  | 'shoulder-flexion'
  | 'shoulder-abduction'
  | 'shoulder-elevation'
  | 'elbow-flexion'
  | 'wrist-flexion'
  | 'wrist-deviation'
  | 'hip-flexion'
  | 'hip-abduction'
  | 'knee-flexion'
  | 'knee-valgus'
  | 'ankle-dorsiflexion';

/** The measures of the middle of the body. */
export type MidMeasure =
  | 'trunk-flexion'
  | 'trunk-lean'
  | 'trunk-rotation'
  | 'neck-flexion'
  | 'neck-lean'
  | 'head-flexion'
  | 'head-tilt'
  | 'head-forward'
  | 'shoulder-obliquity'
  | 'pelvis-obliquity';

/** What a pose can be asked for. */
export type PoseMeasure = `${SidedMeasure}-${'left' | 'right'}` | MidMeasure;

/** What stands behind a measure's name. */
export interface PoseMeasureRow {
  readonly name: PoseMeasure;
  readonly unit: '°' | '%';
  /** Which views show it; `space` is measured depth, which shows all. */
  readonly planes: readonly PosePlane[];
  /** What a rising value means. */
  readonly positive: string;
  /** A published error of the measure from one camera in the right view, where one is known. */
  readonly error?: { readonly value: number; readonly kind: string; readonly source: string };
}

/** How a measure is computed. */
export interface PoseFormula extends PoseMeasureRow {
  /** The points that must be seen. */
  readonly points: readonly number[];
  /** Segments that must lie in the picture's plane: from, to, and their length over the trunk's. */
  readonly segments: readonly (readonly [from: number, to: number, share: number])[];
  /** The value, or NaN where points coincide. */
  readonly of: (body: Body) => number;
}

const degree = 180 / Math.PI;
// Segment lengths over the trunk's, from shares of stature (Drillis & Contini 1966): trunk 0.288, upper arm 0.186,
// forearm 0.146, thigh 0.245, shank 0.246.
const [upperArm, forearm, thigh, shank] = [0.186 / 0.288, 0.146 / 0.288, 0.245 / 0.288, 0.246 / 0.288];
const trunk = [trunkBottom, trunkTop] as const;
const axes = new PartAxes();

/** How far a joint is bent: 180° less the angle between its two segments; exact near 0 too, where a cosine is flat. */
function bend(body: Body, above: number, joint: number, below: number): number {
  const [a, b, c] = [body.step(above, joint, 0), body.step(above, joint, 1), body.step(above, joint, 2)];
  const [d, e, f] = [body.step(joint, below, 0), body.step(joint, below, 1), body.step(joint, below, 2)];
  const [x, y, z] = [b * f - c * e, c * d - a * f, a * e - b * d];
  return angle(Math.sqrt(x * x + y * y + z * z), a * d + b * e + c * f);
}

/** The angle of a way (a, b), 0 along b; NaN where it has no length. */
const angle = (a: number, b: number): number => (a === 0 && b === 0 ? Number.NaN : Math.atan2(a, b) * degree);

/** The way between two points against the vertical: 0 upright, above 0 to the right (0) or forward (1). */
const lean = (body: Body, from: number, to: number, axis: 0 | 1): number =>
  angle(body.step(from, to, axis), body.step(from, to, 2));

/** The line from the left to the right point against the horizontal: above 0 the right one is lower. */
const slope = (body: Body, left: number, right: number): number => angle(-body.step(left, right, 2), body.step(left, right, 0));

const [nose, leftEar, rightEar] = [placeOf('nose'), placeOf('left-ear'), placeOf('right-ear')];

function sided(side: 'left' | 'right'): PoseFormula[] {
  const place = (part: string) => placeOf(`${side}-${part}` as PoseLandmark);
  const [shoulder, elbow, wrist] = [place('shoulder'), place('elbow'), place('wrist')];
  const [hip, knee, ankle, heel, toe] = [place('hip'), place('knee'), place('ankle'), place('heel'), place('foot-index')];
  const [index, pinky] = [place('index'), place('pinky')];
  // Outwards is to the right on the right side.
  const out = side === 'right' ? 1 : -1;
  return [
    {
      name: `shoulder-flexion-${side}`,
      unit: '°',
      planes: ['sagittal', 'space'],
      positive: 'upper arm forward from the trunk; below 0 extension',
      points: [shoulder, elbow, ...trunk],
      segments: [[shoulder, elbow, upperArm]],
      of: (body) =>
        axes.takeTrunk(body) ? angle(axes.along(body, shoulder, elbow, 1), -axes.along(body, shoulder, elbow, 2)) : Number.NaN,
    },
    {
      name: `shoulder-abduction-${side}`,
      unit: '°',
      planes: ['frontal', 'space'],
      positive: 'upper arm out from the trunk; below 0 adduction',
      points: [shoulder, elbow, ...trunk],
      segments: [[shoulder, elbow, upperArm]],
      of: (body) =>
        axes.takeTrunk(body)
          ? angle(out * axes.along(body, shoulder, elbow, 0), -axes.along(body, shoulder, elbow, 2))
          : Number.NaN,
    },
    {
      name: `shoulder-elevation-${side}`,
      unit: '%',
      planes: ['frontal', 'sagittal', 'space'],
      positive: 'shoulder nearer to the ears (share of the trunk); compare with neutral',
      points: [shoulder, midEars, ...trunk],
      segments: [],
      of: (body) => (axes.takeTrunk(body) ? (-100 * axes.along(body, shoulder, midEars, 2)) / body.trunk : Number.NaN),
    },
    {
      name: `elbow-flexion-${side}`,
      unit: '°',
      planes: ['sagittal', 'space'],
      positive: 'elbow bent; overextension reads as a bend',
      points: [shoulder, elbow, wrist],
      segments: [
        [shoulder, elbow, upperArm],
        [elbow, wrist, forearm],
      ],
      of: (body) => bend(body, shoulder, elbow, wrist),
    },
    {
      name: `wrist-flexion-${side}`,
      unit: '°',
      planes: ['space'],
      positive: 'hand towards the palm; below 0 extension',
      points: [elbow, wrist, index, pinky],
      segments: [],
      of: (body) => wristAngle(body, elbow, wrist, index, pinky, out, 'flexion'),
    },
    {
      name: `wrist-deviation-${side}`,
      unit: '°',
      planes: ['space'],
      positive: 'hand towards the thumb; below 0 ulnar',
      points: [elbow, wrist, index, pinky],
      segments: [],
      of: (body) => wristAngle(body, elbow, wrist, index, pinky, out, 'deviation'),
    },
    {
      name: `hip-flexion-${side}`,
      unit: '°',
      planes: ['sagittal', 'space'],
      positive: 'thigh forward from the trunk; below 0 extension',
      points: [hip, knee, ...trunk],
      segments: [[hip, knee, thigh]],
      of: (body) => (axes.takePelvis(body) ? angle(axes.along(body, hip, knee, 1), -axes.along(body, hip, knee, 2)) : Number.NaN),
    },
    {
      name: `hip-abduction-${side}`,
      unit: '°',
      planes: ['frontal', 'space'],
      positive: 'thigh out from the pelvis; below 0 adduction',
      points: [hip, knee, placeOf('left-hip'), placeOf('right-hip'), ...trunk],
      segments: [[hip, knee, thigh]],
      of: (body) => {
        const length = body.distance(hip, knee);
        if (!axes.takePelvis(body) || !(length > 0)) return Number.NaN;
        return Math.asin(Math.max(-1, Math.min(1, (out * axes.along(body, hip, knee, 0)) / length))) * degree;
      },
    },
    {
      name: `knee-flexion-${side}`,
      unit: '°',
      planes: ['sagittal', 'space'],
      positive: 'knee bent; below 0 overextended',
      error: { value: 6.4, kind: 'SD against inertial sensors, squat from the side', source: 'Cosoli et al. 2026' },
      points: [hip, knee, ankle, ...trunk],
      segments: [
        [hip, knee, thigh],
        [knee, ankle, shank],
      ],
      of: (body) => {
        // Which way it bends: the shank goes backward across the thigh, about the axis to the right.
        const about = body.step(hip, knee, 1) * body.step(knee, ankle, 2) - body.step(hip, knee, 2) * body.step(knee, ankle, 1);
        const size = bend(body, hip, knee, ankle);
        return about > 0 ? -size : size;
      },
    },
    {
      name: `knee-valgus-${side}`,
      unit: '°',
      planes: ['frontal', 'space'],
      positive: 'knee inwards, as seen from the front; below 0 varus',
      error: { value: 3, kind: 'standard error, points placed by hand', source: 'Munro et al. 2012' },
      points: [hip, knee, ankle],
      segments: [],
      of: (body) => {
        const [a, b] = [body.step(hip, knee, 0), body.step(hip, knee, 2)];
        const [c, d] = [body.step(knee, ankle, 0), body.step(knee, ankle, 2)];
        return angle(out * (b * c - a * d) * -1, a * c + b * d);
      },
    },
    {
      name: `ankle-dorsiflexion-${side}`,
      unit: '°',
      planes: ['sagittal', 'space'],
      positive: 'foot up from square to the shank; below 0 plantarflexion; compare with neutral',
      points: [knee, ankle, heel, toe],
      segments: [[knee, ankle, shank]],
      of: (body) => {
        let product = 0;
        for (let k = 0; k < 3; k++) product += body.step(ankle, knee, k as 0 | 1 | 2) * body.step(heel, toe, k as 0 | 1 | 2);
        const lengths = body.distance(ankle, knee) * body.distance(heel, toe);
        return lengths > 0 ? Math.asin(Math.max(-1, Math.min(1, product / lengths))) * degree : Number.NaN;
      },
    },
  ];
}

/** Flexion leaves the plane of the palm, deviation stays in it. */
function wristAngle(
  body: Body,
  elbow: number,
  wrist: number,
  index: number,
  pinky: number,
  out: 1 | -1,
  kind: 'flexion' | 'deviation',
): number {
  const step = (from: number, to: number): [number, number, number] => [
    body.step(from, to, 0),
    body.step(from, to, 1),
    body.step(from, to, 2),
  ];
  const cross = (a: readonly number[], b: readonly number[]): [number, number, number] => {
    const [x, y, z] = a as [number, number, number];
    const [u, v, w] = b as [number, number, number];
    return [y * w - z * v, z * u - x * w, x * v - y * u];
  };
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, k) => sum + x * (b[k] as number), 0);
  const [toIndex, toPinky, arm] = [step(wrist, index), step(wrist, pinky), step(elbow, wrist)];
  const hand = toIndex.map((x, k) => x + (toPinky[k] as number));
  // Out of the palm, and in it towards the thumb.
  const palm = cross(toIndex, toPinky).map((x) => x * out);
  const thumb = cross(palm, hand).map((x) => -x * out);
  const [p, t, h, a] = [palm, thumb, hand, arm].map((v) => Math.sqrt(dot(v, v))) as [number, number, number, number];
  if (!(p > 0 && t > 0 && h > 0 && a > 0)) return Number.NaN;
  if (kind === 'deviation') return angle(-dot(arm, thumb) / t, dot(arm, hand) / h);
  return Math.asin(Math.max(-1, Math.min(1, -dot(arm, palm) / (p * a)))) * degree;
}

const middle: readonly PoseFormula[] = [
  {
    name: 'trunk-flexion',
    unit: '°',
    planes: ['sagittal', 'space'],
    positive: 'trunk forward from upright',
    points: [...trunk],
    segments: [],
    of: (body) => lean(body, trunkBottom, trunkTop, 1),
  },
  {
    name: 'trunk-lean',
    unit: '°',
    planes: ['frontal', 'space'],
    positive: 'trunk to the person’s right from upright',
    points: [...trunk],
    segments: [],
    of: (body) => lean(body, trunkBottom, trunkTop, 0),
  },
  {
    name: 'trunk-rotation',
    unit: '°',
    planes: ['space'],
    positive: 'shoulders turned to the person’s left against the pelvis',
    points: [placeOf('left-shoulder'), placeOf('right-shoulder'), placeOf('left-hip'), placeOf('right-hip')],
    segments: [],
    of: (body) => {
      const [left, right] = [placeOf('left-shoulder'), placeOf('right-shoulder')];
      if (!axes.takePelvis(body)) return Number.NaN;
      return angle(axes.along(body, left, right, 1), axes.along(body, left, right, 0));
    },
  },
  {
    name: 'neck-flexion',
    unit: '°',
    planes: ['sagittal', 'space'],
    positive: 'ears forward of the trunk; compare with neutral',
    points: [midEars, ...trunk],
    segments: [],
    of: (body) =>
      axes.takeTrunk(body) ? angle(axes.along(body, trunkTop, midEars, 1), axes.along(body, trunkTop, midEars, 2)) : Number.NaN,
  },
  {
    name: 'neck-lean',
    unit: '°',
    planes: ['frontal', 'space'],
    positive: 'ears to the person’s right of the trunk',
    points: [midEars, ...trunk],
    segments: [],
    of: (body) =>
      axes.takeTrunk(body) ? angle(axes.along(body, trunkTop, midEars, 0), axes.along(body, trunkTop, midEars, 2)) : Number.NaN,
  },
  {
    name: 'head-flexion',
    unit: '°',
    planes: ['sagittal', 'space'],
    positive: 'nose down against the horizontal; compare with neutral',
    points: [midEars, nose],
    segments: [],
    of: (body) => angle(-body.step(midEars, nose, 2), body.step(midEars, nose, 1)),
  },
  {
    name: 'head-tilt',
    unit: '°',
    planes: ['frontal', 'space'],
    positive: 'right ear lower than the left',
    points: [leftEar, rightEar],
    segments: [],
    of: (body) => slope(body, leftEar, rightEar),
  },
  {
    name: 'head-forward',
    unit: '%',
    planes: ['sagittal', 'space'],
    positive: 'ears ahead of the trunk (share of it); compare with neutral',
    points: [midEars, ...trunk],
    segments: [],
    of: (body) => (axes.takeTrunk(body) ? (100 * axes.along(body, trunkTop, midEars, 1)) / body.trunk : Number.NaN),
  },
  {
    name: 'shoulder-obliquity',
    unit: '°',
    planes: ['frontal', 'space'],
    positive: 'right shoulder lower than the left',
    points: [placeOf('left-shoulder'), placeOf('right-shoulder')],
    segments: [],
    of: (body) => slope(body, placeOf('left-shoulder'), placeOf('right-shoulder')),
  },
  {
    name: 'pelvis-obliquity',
    unit: '°',
    planes: ['frontal', 'space'],
    positive: 'right hip lower than the left',
    points: [placeOf('left-hip'), placeOf('right-hip')],
    segments: [],
    of: (body) => slope(body, placeOf('left-hip'), placeOf('right-hip')),
  },
];

/** Every measure with its formula. */
export const poseFormulas: readonly PoseFormula[] = [...sided('left'), ...sided('right'), ...middle];

/**
 * Every measure of a pose with its unit, the views that show it, its sign and, where one is published, its error. What is
 * not here cannot be told from these points: the turn of a segment about itself (hip, shoulder, forearm, shank) leaves
 * its two ends where they are.
 */
export const poseMeasures: readonly PoseMeasureRow[] = poseFormulas;
