/** Degrees of one body side, as a goniometer reads them: 0 is the anatomical position, flexion, abduction and dorsiflexion are positive. */
export interface LimbAngles {
  readonly shoulder: number;
  readonly elbow: number;
  readonly wrist: number;
  readonly hip: number;
  readonly knee: number;
  readonly ankle: number;
}

export type LimbAngle = keyof LimbAngles;

/** How the body lies in the room; every other angle is counted from here. */
export type Stance =
  | 'standing'
  | 'sitting'
  | 'supine'
  | 'prone'
  | 'side-lying'
  | 'hands-and-knees'
  | 'kneeling'
  | 'half-kneeling';

/** One posture of the figure. Left out angles are those of the stance. */
export interface Posture {
  /** Lean of the trunk from the stance's own line: forward in the side view, to the viewer's right in the front view. */
  readonly trunk?: number;
  /** Nod of the head, or tilt in the front view. */
  readonly head?: number;
  /** The limbs nearer to the viewer: in the side view the patient's right, in the front view the patient's left. */
  readonly near?: Partial<LimbAngles>;
  readonly far?: Partial<LimbAngles>;
  /** Height of the pelvis above where the stance puts it, and its way forward, in hundredths of the body's height. */
  readonly lift?: number;
  readonly forward?: number;
}

/** A part of the nearer side of the body, or of the trunk: where electrodes or hands lie. */
export type FigurePart = 'neck' | 'shoulder' | 'upper-arm' | 'forearm' | 'hand' | 'trunk' | 'pelvis' | 'thigh' | 'shank' | 'foot';

/** `wall` stands behind the body and `wall-ahead` before it; a `ball` is in the hands, a `gym-ball` under or behind the body. */
export type Prop =
  | 'chair'
  | 'table'
  | 'mat'
  | 'wall'
  | 'wall-ahead'
  | 'gym-ball'
  | 'hurdle'
  | 'pulley'
  | 'leg-band'
  | 'harness'
  | 'headset'
  | 'swing'
  | 'bike'
  | 'step'
  | 'ball'
  | 'foam'
  | 'board'
  | 'bar'
  | 'band'
  | 'weight'
  | 'cup'
  | 'mirror'
  | 'screen'
  | 'beam'
  | 'wheelchair'
  | 'walker'
  | 'treadmill'
  | 'electrodes'
  | 'therapist-hands';

/** A whole body that moves from one posture to another and back. */
export interface BodyFigure {
  readonly kind: 'body';
  readonly view: 'side' | 'front';
  readonly stance: Stance;
  readonly from: Posture;
  readonly to: Posture;
  readonly props: readonly Prop[];
  /** Where the electrodes or the therapist's hands among the props lie; the forearm where nothing is said. */
  readonly at?: FigurePart;
  /** Seconds from one posture to the other. */
  readonly seconds: number;
}

/** How far each part of a face goes, 0 at rest to 1; small movements are drawn small. */
export interface FaceShape {
  readonly brow?: number;
  readonly eyes?: number;
  readonly nose?: number;
  readonly cheeks?: number;
  readonly smile?: number;
  readonly pucker?: number;
  readonly mouth?: number;
  readonly jaw?: number;
}

export interface FaceFigure {
  readonly kind: 'face';
  readonly to: FaceShape;
  readonly seconds: number;
}

/** How far each finger bends, 0 straight to 1 in the palm, and the thumb's way across, 0 beside to 1 over the palm; spread 0 to 1. */
export interface HandShape {
  readonly fingers: readonly [number, number, number, number];
  readonly thumb: number;
  readonly spread: number;
}

export interface HandFigure {
  readonly kind: 'hand';
  readonly from: HandShape;
  readonly to: HandShape;
  readonly object: 'none' | 'cup' | 'peg' | 'pen' | 'putty' | 'coin' | 'button' | 'cloth';
  readonly seconds: number;
}

/** What shows an exercise: drawn from angles and shapes, so that it moves and needs no picture file. */
export type Figure = BodyFigure | FaceFigure | HandFigure;
