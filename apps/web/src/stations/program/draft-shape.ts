import type { NewPracticeOrder, NewProgramItem, ReferenceKind, ScheduleKind, Side } from '@eupraxia/clinical';
import type { adaptations, DoseKind, SetDirection, TargetInput } from '@eupraxia/clinical/target';
import type { FeedbackPolicy } from '@eupraxia/coach';

/** A program item while it is being written: numbers are still text, and what nobody has chosen is undefined. */
export interface ItemDraft {
  readonly id: string;
  readonly exerciseId: string;
  readonly name: string;
  readonly bodyPart: string;
  readonly position: string | undefined;
  readonly muscle: string | undefined;
  readonly placement: string | undefined;
  readonly side: Side | undefined;
  readonly dose: DoseDraft;
  /** How long the whole is planned to take. */
  readonly minutes: string;
  /** Of a muscle's signal; any other target is `kept` as it came. */
  readonly target: TargetDraft | undefined;
  readonly kept: NewProgramItem['target'];
  /** How it is graded, in the therapist's words; what is empty stays unsaid. */
  readonly grading: Readonly<Partial<Record<GradingKey, string | undefined>>>;
  /** How it is practiced, where it differs from the defaults. */
  readonly practice: PracticeDraft;
  readonly objective: string;
  /** What a therapist said that it does, where the catalog does not say it. */
  readonly traits: NewProgramItem['traits'];
  readonly code: string | undefined;
  readonly intent: string;
}

export const gradingKeys = ['resistance', 'cue', 'harder', 'easier', 'stop'] as const;
export type GradingKey = (typeof gradingKeys)[number];

/** A dose while it is written: the numbers of every kind, of which the kind that is chosen counts. */
export interface DoseDraft {
  readonly kind: DoseKind;
  readonly perSide: boolean;
  readonly sets: string;
  readonly repetitions: string;
  /** Seconds of each repetition's hold; empty for none. */
  readonly holdSeconds: string;
  readonly seconds: string;
  readonly restSeconds: string;
  readonly meters: string;
}

export interface TargetDraft {
  readonly reference: ReferenceKind;
  /** Undefined until a person has said which way it goes. */
  readonly direction: SetDirection | undefined;
  /** What is read for it, as the order has it. */
  readonly inputs: readonly TargetInput[];
  readonly floor: string;
  readonly ceiling: string;
  readonly holdSeconds: string;
  /** How the coach gives feedback; undefined leaves it to the coach's own default. */
  readonly feedback: FeedbackPolicy | undefined;
  /** Whether success may move the threshold. */
  readonly adapt: (typeof adaptations)[number];
  /** Percent of the antagonist's own reference; empty leaves it to the coach's default. */
  readonly antagonistLimit: string;
}

/** How an item is practiced while it is being written; what is left at its default is absent or empty. */
export interface PracticeDraft {
  /** Of an activity without a target on a muscle's signal: that has its own. */
  readonly feedback: FeedbackPolicy | undefined;
  readonly schedule: ScheduleKind | undefined;
  /** Variants of the task, separated by commas. */
  readonly variants: string;
  readonly errors: NewPracticeOrder['errors'];
  /** Rules that differ from their defaults; one of a later release is kept. */
  readonly rules: Readonly<Record<string, boolean>>;
  /** Numbers that differ from their defaults, as text. */
  readonly numbers: Readonly<Record<string, string>>;
  readonly challenge: NewPracticeOrder['challenge'];
  /** Heart rate per minute at rest and the highest, as the clinician stated them. */
  readonly restingRate: string;
  readonly highestRate: string;
}

/** What is wrong with a draft, by the place that it is said at. */
export type DraftFlaw =
  | 'side'
  | 'sets'
  | 'repetitions'
  | 'dose-hold'
  | 'seconds'
  | 'rest'
  | 'meters'
  | 'minutes'
  | 'direction'
  | 'zone'
  | 'hold'
  | 'antagonist'
  | 'variants'
  | 'practice-number'
  | 'heart-rate'
  | 'objective'
  | 'code'
  | 'intent';
