import type { Agent, Contact, Demands, Direction, Exertion, Feature, Joint, Mode, Position, Reach } from '../demands/demands.ts';

/** How far an answered yes is known. `unspecified` is a yes of which nobody said more. */
export const answerStates = [
  'unspecified',
  'suspected',
  'known',
  'acute',
  'controlled',
  'uncontrolled',
  'healed',
  'cleared',
] as const;
export type AnswerState = (typeof answerStates)[number];

/**
 * When a rule of the gate applies, asked of one activity and one person. Three-valued: what nobody answered, dated or
 * described is unknown, and unknown is not no.
 */
export type GateWhen =
  /**
   * The question was answered so. `states` holds only in these states; a yes of unspecified state leaves it unknown.
   * `not` holds in every state but these. Where the question's place narrows, the activity has to touch that place.
   */
  | {
      readonly kind: 'answer';
      readonly question: string;
      readonly is: 'yes' | 'no';
      readonly states?: readonly AnswerState[];
      readonly not?: readonly AnswerState[];
      /** Holds whatever part of the body the activity works on. */
      readonly anywhere?: true;
    }
  /** Whole weeks since the answer's date are at least `from` and below `below`; without a date unknown. */
  | { readonly kind: 'weeks'; readonly question: string; readonly from?: number; readonly below: number }
  /** The answer's place lies in one of these regions, or with `every` in no other; unknown without a place. */
  | { readonly kind: 'place'; readonly question: string; readonly any: readonly string[]; readonly every?: true }
  | { readonly kind: 'tissue'; readonly question: string; readonly is: 'bone' | 'soft' }
  /** The Wells score is at least this; unknown where none was taken. */
  | { readonly kind: 'wells'; readonly least: number }
  /** A clearance is on record: an order that names the question, or the answer's state `cleared` with who said so. */
  | { readonly kind: 'cleared'; readonly question: string }
  /** A yes of a known clot is treated: anticoagulant taken and the date known. */
  | { readonly kind: 'clot-treated' }
  /**
   * An order on file; `about` names a question: the order has to concern the side and the place of its answer, and an order
   * of movement that joint.
   */
  | { readonly kind: 'order'; readonly any: readonly string[]; readonly about?: string }
  | { readonly kind: 'condition'; readonly any: readonly string[] }
  | { readonly kind: 'age'; readonly below: number }
  /** Treats at all: anything but education, rest and assessment. */
  | { readonly kind: 'treats' }
  | { readonly kind: 'exercise'; readonly any: readonly string[] }
  | { readonly kind: 'feature'; readonly any: readonly Feature[] }
  | { readonly kind: 'agent'; readonly any: readonly Agent[] }
  | { readonly kind: 'contact'; readonly any: readonly Contact[] }
  | { readonly kind: 'exertion'; readonly least: Exertion }
  /** Its usual position is one of these. */
  | { readonly kind: 'position'; readonly any: readonly Position[] }
  | { readonly kind: 'leg-weight'; readonly any: readonly Demands['legWeight'][] }
  | { readonly kind: 'arm-weight'; readonly any: readonly Demands['armWeight'][] }
  | { readonly kind: 'balance'; readonly any: readonly Demands['balance'][] }
  /**
   * It moves one of these joints so. `at` names a question: the joint has to lie in that answer's place. A reach of
   * `past` is met by `end` too.
   */
  | {
      readonly kind: 'moves';
      readonly joints?: readonly Joint[];
      readonly at?: string;
      readonly directions?: readonly Direction[];
      readonly reach?: Exclude<Reach, 'within'>;
      readonly modes?: readonly Mode[];
    }
  /** `exact`: the activity works within the region; else one that contains it counts too. */
  | { readonly kind: 'region'; readonly any: readonly string[]; readonly exact?: true }
  | { readonly kind: 'all'; readonly of: readonly GateWhen[] }
  | { readonly kind: 'any'; readonly of: readonly GateWhen[] }
  | { readonly kind: 'not'; readonly of: GateWhen };

type Answered = Extract<GateWhen, { kind: 'answer' }>;
type Moves = Extract<GateWhen, { kind: 'moves' }>;

export const yes = (question: string, given: Pick<Answered, 'states' | 'not' | 'anywhere'> = {}): GateWhen => ({
  kind: 'answer',
  question,
  is: 'yes',
  ...given,
});
export const no = (question: string): GateWhen => ({ kind: 'answer', question, is: 'no' });
export const cleared = (question: string): GateWhen => ({ kind: 'cleared', question });
export const weeks = (question: string, below: number, from?: number): GateWhen =>
  from === undefined ? { kind: 'weeks', question, below } : { kind: 'weeks', question, below, from };
export const place = (question: string, ...any: readonly string[]): GateWhen => ({ kind: 'place', question, any });
/** The answer's place lies in these regions alone. */
export const onlyIn = (question: string, ...any: readonly string[]): GateWhen => ({ kind: 'place', question, any, every: true });
export const order = (...any: readonly string[]): GateWhen => ({ kind: 'order', any });
/** An order that concerns the place of an answer. */
export const orderFor = (about: string, ...any: readonly string[]): GateWhen => ({ kind: 'order', any, about });
export const has = (...any: readonly string[]): GateWhen => ({ kind: 'condition', any });
export const younger = (below: number): GateWhen => ({ kind: 'age', below });
export const treats: GateWhen = { kind: 'treats' };
export const exercise = (...any: readonly string[]): GateWhen => ({ kind: 'exercise', any });
export const does = (...any: readonly Feature[]): GateWhen => ({ kind: 'feature', any });
export const applies = (...any: readonly Agent[]): GateWhen => ({ kind: 'agent', any });
export const touches = (...any: readonly Contact[]): GateWhen => ({ kind: 'contact', any });
export const exertion = (least: Exertion): GateWhen => ({ kind: 'exertion', least });
export const lies = (...any: readonly Position[]): GateWhen => ({ kind: 'position', any });
export const legWeight = (...any: readonly Demands['legWeight'][]): GateWhen => ({ kind: 'leg-weight', any });
export const armWeight = (...any: readonly Demands['armWeight'][]): GateWhen => ({ kind: 'arm-weight', any });
export const balance = (...any: readonly Demands['balance'][]): GateWhen => ({ kind: 'balance', any });
export const moves = (joint: Joint | readonly Joint[], given: Omit<Moves, 'kind' | 'joints' | 'at'> = {}): GateWhen => ({
  kind: 'moves',
  joints: typeof joint === 'string' ? [joint] : joint,
  ...given,
});
/** It moves the place that an answer names. */
export const movesAt = (at: string, given: Omit<Moves, 'kind' | 'joints' | 'at'> = {}): GateWhen => ({
  kind: 'moves',
  at,
  ...given,
});
export const at = (...any: readonly string[]): GateWhen => ({ kind: 'region', any });
/** Within these regions, and not only around them. */
export const within = (...any: readonly string[]): GateWhen => ({ kind: 'region', any, exact: true });
export const all = (...of: readonly GateWhen[]): GateWhen => ({ kind: 'all', of });
export const any = (...of: readonly GateWhen[]): GateWhen => ({ kind: 'any', of });
export const not = (of: GateWhen): GateWhen => ({ kind: 'not', of });

/** Deep or stronger contact of the hands. */
export const deepHands = touches('firm-pressure', 'mobilization', 'thrust');
/** Any handling of the skin. */
export const anyHands = touches('guidance', 'firm-pressure', 'mobilization', 'thrust', 'needling');
/** Standing and walking as the usual form. */
export const upright = lies('standing', 'walking');
/** Active or resisted. */
export const working = { modes: ['active', 'resisted'] } as const;
export const resisted = { modes: ['resisted'] } as const;
