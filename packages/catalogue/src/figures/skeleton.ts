import type { BodyFigure, LimbAngles, Posture, Stance } from './figure.ts';

export type Point = readonly [number, number];

/** Where the joints are, in hundredths of the body's height: x to the viewer's right, y upward, the floor at 0. */
export interface Skeleton {
  readonly head: Point;
  readonly neck: Point;
  readonly pelvis: Point;
  readonly near: Limbs;
  readonly far: Limbs;
}

export interface Limbs {
  readonly shoulder: Point;
  readonly elbow: Point;
  readonly wrist: Point;
  readonly hand: Point;
  readonly hip: Point;
  readonly knee: Point;
  readonly ankle: Point;
  readonly toe: Point;
}

/** Lengths of the segments in hundredths of the body's height (Drillis and Contini's proportions, rounded). */
const lengths = {
  trunk: 29,
  neck: 5,
  head: 7,
  upperArm: 18.5,
  forearm: 14.5,
  hand: 8,
  thigh: 24.5,
  shank: 24.5,
  foot: 11,
} as const;
const widths = { shoulders: 12, hips: 8 } as const;

interface Base {
  /** Where the trunk points: 0 up, 90 to the front (the viewer's right), −90 to the back. */
  readonly line: number;
  /** Height of the pelvis; null where the feet stand on the floor and the legs decide. */
  readonly pelvis: number | null;
  readonly near: Partial<LimbAngles>;
  readonly far: Partial<LimbAngles>;
}

const none: LimbAngles = { shoulder: 0, elbow: 0, wrist: 0, hip: 0, knee: 0, ankle: 0 };
const seatedLegs = { hip: 90, knee: 90 };
const kneelingLegs = { knee: 90, ankle: -80 };
const crawling = { shoulder: 78, wrist: -70, hip: 74, knee: 90, ankle: -80 };

const bases: Readonly<Record<Stance, Base>> = {
  standing: { line: 0, pelvis: null, near: {}, far: {} },
  sitting: { line: 0, pelvis: 26, near: seatedLegs, far: seatedLegs },
  supine: { line: -90, pelvis: 5, near: {}, far: {} },
  prone: { line: 90, pelvis: 5, near: { ankle: -80 }, far: { ankle: -80 } },
  'side-lying': { line: -90, pelvis: 9, near: { hip: 30, knee: 40 }, far: { hip: 30, knee: 40 } },
  'hands-and-knees': { line: 74, pelvis: 26, near: crawling, far: crawling },
  kneeling: { line: 0, pelvis: 26, near: kneelingLegs, far: kneelingLegs },
  'half-kneeling': { line: 0, pelvis: 26, near: { hip: 90, knee: 90 }, far: kneelingLegs },
};

/**
 * The joints of a posture, by forward kinematics from the pelvis. In the side view the figure looks to the viewer's
 * right and angles are flexion; in the front view they are abduction, and knees and elbows bend within the picture.
 */
export function skeletonOf(figure: Pick<BodyFigure, 'view' | 'stance'>, posture: Posture): Skeleton {
  const base = bases[figure.stance];
  const front = figure.view === 'front';
  const rest = restOf(figure);
  const near = { ...rest.near, ...posture.near };
  const far = { ...rest.far, ...posture.far };
  const line = base.line + (posture.trunk ?? 0);
  const origin: Point = [0, 0];
  const neck = along(origin, line, lengths.trunk);
  const head = along(neck, line + (posture.head ?? 0), lengths.neck + lengths.head);
  const across = (centre: Point, width: number, sign: 1 | -1): Point =>
    front ? [centre[0] + sign * width * Math.cos(radians(line)), centre[1] - sign * width * Math.sin(radians(line))] : centre;
  const limbs = (angles: LimbAngles, sign: 1 | -1): Limbs => {
    // A limb at rest hangs against the trunk's line; flexion turns it forward, abduction away from the midline.
    const turn = front ? -sign : -1;
    const shoulder = across(neck, widths.shoulders / 2 + 2, sign);
    const armLine = line + 180 + turn * angles.shoulder;
    const elbow = along(shoulder, armLine, lengths.upperArm);
    const forearmLine = armLine + turn * angles.elbow;
    const wrist = along(elbow, forearmLine, lengths.forearm);
    const hand = along(wrist, forearmLine - turn * angles.wrist, lengths.hand);
    const hip = across(origin, widths.hips / 2, sign);
    const legBase = figure.stance === 'sitting' && front ? 180 : base.line + 180;
    const thighLine = legBase + turn * angles.hip;
    const knee = along(hip, thighLine, front && figure.stance === 'sitting' ? 1 : lengths.thigh);
    const shankLine = thighLine - turn * angles.knee;
    const ankle = along(knee, shankLine, lengths.shank);
    const footLine = front ? 180 - turn * 20 : shankLine - 90 - angles.ankle;
    const toe = along(ankle, footLine, front ? 5 : lengths.foot);
    return { shoulder, elbow, wrist, hand, hip, knee, ankle, toe };
  };
  const built: Skeleton = { head, neck, pelvis: origin, near: limbs(near, 1), far: limbs(far, -1) };
  const lowest = Math.min(...[built.near, built.far].flatMap((one) => [one.ankle[1] - 3, one.toe[1]]));
  // Seen from the front, a thigh points at the viewer: there the feet decide how high one sits.
  const seat = front && figure.stance === 'sitting' ? null : base.pelvis;
  const height = (seat ?? -lowest) + (posture.lift ?? 0);
  // Who stands keeps the feet where they are, and the body moves over them.
  const { ankle } = built.near.ankle[1] <= built.far.ankle[1] ? built.near : built.far;
  const forward = base.pelvis === null && !front ? -ankle[0] : 0;
  return shifted(built, forward + (posture.forward ?? 0), height);
}

/** The limbs of a stance by itself, every angle named. */
export function restOf({ view, stance }: Pick<BodyFigure, 'view' | 'stance'>): {
  readonly near: LimbAngles;
  readonly far: LimbAngles;
} {
  const { near, far } = bases[stance];
  return view === 'front'
    ? { near: { ...none, ...uprightOf(near) }, far: { ...none, ...uprightOf(far) } }
    : { near: { ...none, ...near }, far: { ...none, ...far } };
}

/** The posture between two others; `share` 0 is the first, 1 the second. */
export function between(from: Posture, to: Posture, share: number): Posture {
  const mixed = (a: number | undefined, b: number | undefined): number => (a ?? 0) + ((b ?? 0) - (a ?? 0)) * share;
  return {
    trunk: mixed(from.trunk, to.trunk),
    head: mixed(from.head, to.head),
    lift: mixed(from.lift, to.lift),
    forward: mixed(from.forward, to.forward),
    near: mixedLimb(from.near, to.near, share),
    far: mixedLimb(from.far, to.far, share),
  };
}

/** An angle that only one of the two names stays as it is named: the other posture takes it from the stance's own. */
function mixedLimb(a: Partial<LimbAngles> = {}, b: Partial<LimbAngles> = {}, share: number): Partial<LimbAngles> {
  const mixed: Partial<Record<keyof LimbAngles, number>> = {};
  for (const joint of Object.keys(none) as (keyof LimbAngles)[]) {
    const [from, to] = [a[joint], b[joint]];
    if (from === undefined && to === undefined) continue;
    mixed[joint] = (from ?? (to as number)) + ((to ?? (from as number)) - (from ?? (to as number))) * share;
  }
  return mixed;
}

/** In the front view the bends of sitting and kneeling point at the viewer and are not seen. */
const uprightOf = (angles: Partial<LimbAngles>): Partial<LimbAngles> => {
  const { hip: _hip, knee: _knee, ankle: _ankle, ...seen } = angles;
  return seen;
};

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The point at a distance in a direction: 0 is up, 90 to the viewer's right. */
function along([x, y]: Point, line: number, length: number): Point {
  return [x + length * Math.sin(radians(line)), y + length * Math.cos(radians(line))];
}

function shifted(skeleton: Skeleton, dx: number, dy: number): Skeleton {
  const move = ([x, y]: Point): Point => [x + dx, y + dy];
  const moveAll = (limbs: Limbs): Limbs =>
    Object.fromEntries(Object.entries(limbs).map(([name, point]) => [name, move(point)])) as unknown as Limbs;
  return {
    head: move(skeleton.head),
    neck: move(skeleton.neck),
    pelvis: move(skeleton.pelvis),
    near: moveAll(skeleton.near),
    far: moveAll(skeleton.far),
  };
}
