import type { SourceStatus } from '../base.ts';

/*
 * What an activity asks of the body and brings near it, as data: the rules of the gate read this and nothing else of a row.
 * One record for each exercise, technique and measure; a billing code adds what its service brings by definition.
 */

export type Joint =
  | 'shoulder'
  | 'scapula'
  | 'elbow'
  | 'forearm'
  | 'wrist'
  | 'hand'
  | 'hip'
  | 'knee'
  | 'ankle'
  | 'foot'
  | 'spine'
  | 'neck'
  | 'pelvis'
  | 'face'
  | 'jaw'
  | 'pelvic-floor';

/** A direction of movement; `all` where the exercise goes through several and none is left out. */
export type Direction =
  | 'flexion'
  | 'extension'
  | 'abduction'
  | 'adduction'
  | 'internal-rotation'
  | 'external-rotation'
  | 'rotation'
  | 'lateral-flexion'
  | 'elevation'
  | 'depression'
  | 'protraction'
  | 'retraction'
  | 'pronation'
  | 'supination'
  | 'all';

/**
 * How far it goes. `within` stays short of the landmark that precautions are written in, `past` goes beyond it, `end`
 * reaches the end of the range. The landmark is 90° for flexion and abduction of hip and shoulder, the midline for
 * adduction, 30° of external rotation of the shoulder, and neutral for extension and every other rotation; for spine and
 * neck it is neutral.
 */
export type Reach = 'within' | 'past' | 'end';

export type Mode = 'passive' | 'active-assisted' | 'active' | 'resisted';

/** One movement in four words: `shoulder flexion past active`. */
export type MovementText = `${Joint} ${Direction} ${Reach} ${Mode}`;

export interface Movement {
  readonly joint: Joint;
  readonly direction: Direction;
  readonly reach: Reach;
  readonly mode: Mode;
}

export type Position =
  | 'supine'
  | 'prone'
  | 'side-lying'
  | 'long-sitting'
  | 'sitting'
  | 'quadruped'
  | 'kneeling'
  | 'half-kneeling'
  | 'standing'
  | 'walking'
  | 'floor'
  | 'wheelchair'
  | 'vehicle';

/**
 * How hard the whole body works. 0: education, positioning, assessment, rest, passive motion. 1, light: seated hand work,
 * sitting balance, bed mobility, EMG biofeedback, slow walking of an ambulant person. 2, moderate: transfers, gait,
 * stairs, standing balance, light resistance. 3, vigorous or straining: intervals, heavy or maximal isometric work,
 * straining against a closed throat, jumps.
 */
export type Exertion = 0 | 1 | 2 | 3;

/** The firmest touch of the therapist that it needs by its nature. Guarding and an occasional tactile cue are `none`. */
export type Contact = 'none' | 'guidance' | 'firm-pressure' | 'mobilization' | 'thrust' | 'needling';

/** An electrophysical or thermal agent that it applies. */
export type Agent =
  | 'current'
  | 'magnetic'
  | 'diathermy'
  | 'ultrasound'
  | 'heat'
  | 'cold'
  | 'iontophoresis'
  | 'traction'
  | 'compression'
  | 'light-therapy';

/** Everything else that a rule speaks of. */
export type Feature =
  /** Electrodes that record a muscle's signal; they deliver no current. */
  | 'emg'
  | 'adhesive-on-skin'
  /** Minutes of continuous work that are meant to raise the heart rate. */
  | 'aerobic-effort'
  /** A maximal voluntary effort, also as a test. */
  | 'maximal-effort'
  | 'breath-holding'
  | 'impact'
  | 'eyes-closed'
  /** Turns of the head as the exercise, or fast head movement. */
  | 'head-movement'
  | 'spinning'
  /** The head lower than the heart, also in bending to the floor. */
  | 'head-below-heart'
  | 'facial-effort'
  /** Food, drink or anything swallowed. */
  | 'swallowing'
  /** Small objects that a child or a confused person could put into the mouth. */
  | 'small-objects'
  | 'head-mounted-display'
  | 'flashing-display'
  | 'body-weight-harness'
  | 'constraint'
  | 'texture-on-skin'
  | 'quick-stretch'
  | 'joint-compression'
  /** A pull along the limb, by hand or by its weight. */
  | 'joint-traction'
  /** Weight taken through the palm or forearm while pushing the body up. */
  | 'push-up-on-arms'
  /** Lifting or carrying more than about 10 lb (4.5 kg). */
  | 'lifting'
  /** Pushing or pulling against more than about 10 lb (4.5 kg) with the arms. */
  | 'pushing-or-pulling'
  | 'kneeling-pressure'
  /** Elastic bands, balloons or gloves, which may hold latex. */
  | 'latex'
  | 'water'
  | 'group'
  | 'unsupervised';

/** What one activity asks of the body. */
export interface Demands {
  readonly movements: readonly Movement[];
  /** Every position that it is done in; the first is the usual one. */
  readonly positions: readonly Position[];
  readonly exertion: Exertion;
  /**
   * Weight through the legs, at the side that is worked on: `none`; `partial` shared with arms, seat or harness;
   * `full` standing on both; `single` at times on one leg.
   */
  readonly legWeight: 'none' | 'partial' | 'full' | 'single';
  /** Weight through an arm: `none`, `partial` leaning or holding on heavily, `full`. */
  readonly armWeight: 'none' | 'partial' | 'full';
  /** How much keeping the balance is the challenge: `low` is supported or seated, `high` takes support away. */
  readonly balance: 'none' | 'low' | 'moderate' | 'high';
  readonly contact: Contact;
  readonly agents: readonly Agent[];
  readonly features: readonly Feature[];
}

/** Where these records come from: our own reading of each row's position and steps. A clinician is still to review them. */
export const demandsSource: { readonly source: string; readonly status: SourceStatus } = {
  source: 'Read from the position and steps of each row by the house definitions; to be reviewed by a clinician',
  status: 'unverified',
};

/** What a record says beyond a quiet seated activity of exertion 1 without touch, agent or load. */
export interface DemandsGiven {
  readonly moves?: readonly MovementText[];
  readonly in?: Position | readonly Position[];
  readonly exertion: Exertion;
  readonly legWeight?: Demands['legWeight'];
  readonly armWeight?: Demands['armWeight'];
  readonly balance?: Demands['balance'];
  readonly contact?: Contact;
  readonly agents?: readonly Agent[];
  readonly has?: readonly Feature[];
}

/** A record from what is not of the default: `demands({ moves: ['knee extension within active'], in: 'supine', exertion: 1 })`. */
export function demands(given: DemandsGiven): Demands {
  const { in: position = 'sitting' } = given;
  return {
    movements: (given.moves ?? []).map(movementOf),
    positions: typeof position === 'string' ? [position] : position,
    exertion: given.exertion,
    legWeight: given.legWeight ?? 'none',
    armWeight: given.armWeight ?? 'none',
    balance: given.balance ?? 'none',
    contact: given.contact ?? 'none',
    agents: given.agents ?? [],
    features: given.has ?? [],
  };
}

/** The four words of a movement, apart. */
export function movementOf(text: MovementText): Movement {
  const [joint, direction, reach, mode] = text.split(' ') as [Joint, Direction, Reach, Mode];
  return { joint, direction, reach, mode };
}
