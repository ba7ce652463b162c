/** How far a row can be trusted: `verified` names a source that was read, `unverified` one that is still to be checked, `unsourced` none. */
export type SourceStatus = 'verified' | 'unverified' | 'unsourced';

/** What every row carries. Dates are calendar days; `effectiveTo` is the last day, or null while the row holds. */
export interface RowBase {
  readonly id: string;
  readonly name: string;
  /** Other words that a person would search by. */
  readonly synonyms: readonly string[];
  readonly source: string;
  readonly status: SourceStatus;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

/** A diagnosis code that fits a condition. A candidate to choose from, never a default. */
export interface IcdCandidate {
  readonly code: string;
  /** Our own short label. */
  readonly label: string;
  /** The side that the code names; null where it names none. */
  readonly side: 'left' | 'right' | 'bilateral' | null;
  /** Whether the affected side is the dominant one, where the code says so. */
  readonly dominant?: boolean;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

export interface ConditionRow extends RowBase {
  readonly kind: 'condition';
  readonly icd10: readonly IcdCandidate[];
  /** Ids of measures that this catalogue holds and that are usual for the condition. */
  readonly measures: readonly string[];
  readonly precautions: readonly string[];
}

export interface DeficitRow extends RowBase {
  readonly kind: 'deficit';
  /** Whether the deficit is one of those that 97112 names, or a functional one that it shows in. */
  readonly group: 're-education' | 'function';
  readonly measures: readonly string[];
}

export interface TechniqueRow extends RowBase {
  readonly kind: 'technique';
  readonly summary: string;
}

/** A population's change score: one constant per measure would be a mistake. */
export interface ChangeScore {
  readonly kind: 'MDC' | 'MCID';
  readonly population: string;
  readonly value: number;
  readonly source: string;
  readonly status: SourceStatus;
}

export interface MeasureRow extends RowBase {
  readonly kind: 'measure';
  readonly abbreviation: string;
  readonly unit: string;
  readonly min: number;
  /** Null where the scale has no upper end. */
  readonly max: number | null;
  /** The smallest step that is read off. */
  readonly step: number;
  readonly better: 'higher' | 'lower';
  /** Whether a value belongs to one side of the body. */
  readonly sided: boolean;
  readonly procedure: string;
  readonly licence: string;
  readonly changes: readonly ChangeScore[];
}

export interface CueRow extends RowBase {
  readonly kind: 'cue';
  readonly channel: 'verbal' | 'tactile' | 'visual';
  /** External focus speaks of the effect in the world, internal of the body part. */
  readonly focus: 'external' | 'internal';
  readonly text: string;
}

/** A function that practice serves, worded to complete "so that the patient can …". */
export interface GoalRow extends RowBase {
  readonly kind: 'goal';
  readonly text: string;
  readonly measures: readonly string[];
}

/** A reason why a code may fit; the therapist's documented intent decides. */
export interface CodeHint {
  readonly code: string;
  readonly why: string;
}

export interface ExerciseRow extends RowBase {
  readonly kind: 'exercise';
  readonly bodyPart: string;
  /** `choose` asks for left or right; `bilateral` works both; `either` lets a person say left, right or both. */
  readonly sidePolicy: 'choose' | 'bilateral' | 'either';
  readonly position: string;
  readonly muscle: string | null;
  readonly placement: string | null;
  readonly dose: { readonly sets: number; readonly repetitions: number; readonly minutes: number; readonly restSeconds: number };
  /** The zone in percent of a named reference, for practice on a biosignal. */
  readonly target: {
    readonly metric: 'emg-amplitude';
    readonly reference: 'submaximal' | 'MVIC' | 'peak-in-task';
    readonly floor: number;
    readonly ceiling: number;
    readonly holdSeconds: number;
  } | null;
  readonly steps: readonly string[];
  /** Ids of cues, external focus first. */
  readonly cues: readonly string[];
  /** Ids of goals that it can serve. */
  readonly objectives: readonly string[];
  readonly codeHints: readonly CodeHint[];
  /** Ids of measures. */
  readonly measuredBy: readonly string[];
  readonly sensors: readonly string[];
  readonly contraindications: readonly string[];
  readonly progressions: readonly string[];
  readonly regressions: readonly string[];
  readonly equipment: readonly string[];
}

export type Discipline = 'PT' | 'OT';

export interface CodeRow extends RowBase {
  readonly kind: 'code';
  readonly code: string;
  /** Minutes of one unit; null for a service that is billed once a day whatever it took. */
  readonly unitMinutes: number | null;
  /** The base code whose service this one continues: both fold as one, base first. */
  readonly addOnOf: string | null;
  /**
   * Whose total its minutes belong to: `visit` the day's timed minutes, `caregiver` training with the patient absent,
   * `month` a calendar month (never a visit), `untimed` none.
   */
  readonly pool: 'visit' | 'caregiver' | 'month' | 'untimed';
  readonly disciplines: readonly Discipline[];
  /** `one-on-one` needs a person with this patient alone; `unattended` is furnished without one by definition. */
  readonly attendance: 'one-on-one' | 'group' | 'unattended';
  /** Whether an assistant may furnish it at all. */
  readonly assistant: boolean;
  /** Never paid by itself: its minutes stay in the note, without a unit. */
  readonly bundled: boolean;
  /** What the biller must know before it goes on a claim, where there is something; stated with the units. */
  readonly caution: string | null;
}

export interface PayerRow extends RowBase {
  readonly kind: 'payer';
  readonly unitMethod: 'CMS_TOTAL' | 'CPT_MIDPOINT' | 'FULL_15';
  readonly assistantModifier: boolean;
}

export type CatalogueRow =
  | ConditionRow
  | DeficitRow
  | TechniqueRow
  | ExerciseRow
  | MeasureRow
  | CueRow
  | GoalRow
  | CodeRow
  | PayerRow;

export type RowKind = CatalogueRow['kind'];
