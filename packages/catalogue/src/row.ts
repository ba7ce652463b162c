import type { CodeHint, RowBase, Sensor, Sourced } from './base.ts';
import type { MuscleRow, NormRow, RegionRow } from './body/row.ts';
import type { Discipline } from './disciplines.ts';
import type { ExerciseRow } from './exercises/row.ts';
import type { SafetyRow, ScreenRow } from './safety/row.ts';

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

/**
 * How a condition reads with a side: `none` takes none and none is asked. `affects` says which side is meant, always of the
 * patient and never of the brain; `phrase` is the name inside a sentence with `{side}` for left or right, and `both` for
 * both sides. A side is never assumed.
 */
export type Laterality = 'none' | { readonly affects: 'body' | 'face' | 'ear'; readonly phrase: string; readonly both: string };

export interface ConditionRow extends RowBase {
  readonly kind: 'condition';
  readonly group: 'brain' | 'cord' | 'nerve' | 'muscle' | 'face' | 'joint' | 'injury' | 'surgery' | 'pain' | 'sign';
  readonly icd10: readonly IcdCandidate[];
  readonly laterality: Laterality;
  /** What the evidence of dose tells apart: after a `stroke`, in a `dystrophy`, with `pain`; null for all others. */
  readonly dosedAs: 'stroke' | 'dystrophy' | 'pain' | null;
  /** What the day of onset means: an `event` has a day, a `gradual` one a first complaint, `birth` is present from the start. */
  readonly onset: 'event' | 'gradual' | 'birth';
  /** Ids of measures that this catalogue holds and that are usual for the condition. */
  readonly measures: readonly string[];
  /** Ids of techniques that are usual for it. */
  readonly techniques: readonly string[];
  /** Ids of questions of the safety screen that it makes urgent. */
  readonly asks: readonly string[];
  readonly precautions: readonly string[];
}

export interface DeficitRow extends RowBase {
  readonly kind: 'deficit';
  /** Whether the deficit is one of those that 97112 names, or a functional one that it shows in. */
  readonly group: 're-education' | 'function';
  readonly measures: readonly string[];
  readonly techniques: readonly string[];
  /** What can be sensed of it. */
  readonly sensors: readonly Sensor[];
}

/** A range of a dose as a source gives it; never a prescription. */
export interface DoseRange extends Sourced {
  readonly what: string;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  /** Whom it was given to, where the source says. */
  readonly population: string | null;
}

/** What a trial, review or guideline says of a technique. */
export interface Evidence extends Sourced {
  readonly says: string;
  /** The guideline's or review's own word for its strength, where it gives one. */
  readonly grade: string | null;
}

/** Who may treat a patient, by discipline and level of license. */
export type Deliverer = 'PT' | 'PTA' | 'OT' | 'OTA' | 'SLP';

/** Who may deliver a technique; the state's practice act and the clinician's own competence come before it. */
export interface MayDeliver extends Sourced {
  /** Empty where no therapist delivers it: another profession does, and here it is a referral. */
  readonly by: readonly Deliverer[];
  /** What differs between states and is checked first; null where no difference is known. */
  readonly stateLaw: string | null;
}

export interface TechniqueRow extends RowBase {
  readonly kind: 'technique';
  /** What it is, for the patient: one short sentence at a sixth-grade reading level. */
  readonly plain: string;
  readonly mayDeliver: MayDeliver;
  /** What kind of practice its repetitions are for the evidence of dose; null where none of it speaks of them. */
  readonly dosedAs: 'whole-task' | 'balance' | null;
  readonly group:
    | 'pnf-pattern'
    | 'pnf-technique'
    | 'approach'
    | 'sensory'
    | 'balance'
    | 'strength'
    | 'task'
    | 'gait'
    | 'manual'
    | 'biofeedback'
    | 'stimulation'
    | 'referral'
    | 'technology'
    | 'vestibular'
    | 'face'
    | 'adjunct'
    | 'cognitive'
    | 'delivery';
  /** What it is. */
  readonly summary: string;
  readonly indications: readonly string[];
  readonly doses: readonly DoseRange[];
  /** What a record of it holds. */
  readonly records: readonly string[];
  /** What else to mind, that no rule decides. */
  readonly mind: readonly string[];
  /** Steps from easy to hard; one at a time. */
  readonly progression: readonly string[];
  /** Ids of cues. */
  readonly cues: readonly string[];
  readonly sensors: readonly Sensor[];
  readonly codeHints: readonly CodeHint[];
  readonly evidence: readonly Evidence[];
  /** The movement's parts, where it is a pattern: a person's own label stays beside them. */
  readonly components?: readonly string[];
}

/** A population's change score: one constant per measure would be a mistake. */
export interface ChangeScore extends Sourced {
  readonly kind: 'MDC' | 'MCID';
  readonly population: string;
  /** In the measure's unit, or in percent of the start where `percent` is set. Always positive. */
  readonly value: number;
  /** The upper end, where the source gives a range. */
  readonly to?: number;
  readonly percent?: true;
  /** Starting scores that it holds for, both inclusive; of this measure, or of the one that is named. */
  readonly start?: { readonly from: number; readonly to: number; readonly measure?: string };
  /** The direction that it holds for; without one, both. */
  readonly direction?: 'better' | 'worse';
  /** Which limb, hand or part of the measure, where it holds for one. */
  readonly part?: string;
  readonly note?: string;
}

/** A score that a source ties to a meaning, for one population. */
export interface CutOff extends Sourced {
  readonly population: string;
  readonly says: string;
}

export interface MeasureRow extends RowBase {
  readonly kind: 'measure';
  readonly abbreviation: string;
  readonly domain:
    | 'balance'
    | 'gait'
    | 'mobility'
    | 'endurance'
    | 'arm'
    | 'hand'
    | 'leg'
    | 'strength'
    | 'range'
    | 'tone'
    | 'sensation'
    | 'pain'
    | 'effort'
    | 'function'
    | 'face'
    | 'child'
    | 'participation'
    | 'goal';
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
  /** What the licence lets this program show: items in our own words, the total alone, or bare numbers. */
  readonly wording: 'own-words' | 'total-only' | 'number-only';
  /** Whose norms these are. Norms of adults are never shown for a child. */
  readonly ages: 'adult' | 'child' | 'any';
  readonly changes: readonly ChangeScore[];
  readonly cutOffs: readonly CutOff[];
  readonly sensors: readonly Sensor[];
  /** The grades that can be given, where the scale has names of its own (`1+`). */
  readonly grades?: readonly { readonly value: number; readonly label: string }[];
  readonly loinc?: { readonly code: string } & Sourced;
  /** Where the measure is one movement or muscle group of a family of measures. */
  readonly family?: 'range' | 'manual-muscle-test' | 'modified-ashworth';
}

export interface CueRow extends RowBase {
  readonly kind: 'cue';
  readonly channel: 'verbal' | 'tactile' | 'visual';
  /** External focus speaks of the effect in the world, internal of the body part. */
  readonly focus: 'external' | 'internal';
  readonly text: string;
  /** What the cue wards off, where it answers an unwanted movement. */
  readonly against?: string;
}

/** A function that practice serves; `text` completes "for …" in a note. */
export interface GoalRow extends RowBase {
  readonly kind: 'goal';
  readonly text: string;
  readonly measures: readonly string[];
  /** Whether it brings something back, keeps what is there, or may be either: a person says which. */
  readonly aims: readonly ('restorative' | 'maintenance')[];
  readonly domain: 'arm' | 'hand' | 'mobility' | 'balance' | 'gait' | 'self-care' | 'face' | 'pain' | 'body' | 'participation';
}

export interface CodeRow extends RowBase {
  readonly kind: 'code';
  readonly code: string;
  /** The service's own name, without the length of a unit that an add-on's base carries. */
  readonly service: string;
  /** Whether the service treats a part of the body, which then stands behind its name: `Manual therapy of the right shoulder`. */
  readonly kindOfService: 'of-a-part' | 'of-the-person';
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
  /** Which rules hold for time with several patients and for two disciplines at once. */
  readonly program: 'medicare-b' | 'medicare-a' | 'other';
}

export interface EquipmentRow extends RowBase {
  readonly kind: 'equipment';
  readonly use: string;
  /** What to look at before each use. */
  readonly check: string;
}

/** A word or an idea, explained; with an abbreviation where it has one. */
export interface TermRow extends RowBase {
  readonly kind: 'term';
  readonly abbreviation: string | null;
  readonly text: string;
  /** Whether it is worded for a patient to read. */
  readonly plain: boolean;
}

export type CatalogueRow =
  | ConditionRow
  | DeficitRow
  | TechniqueRow
  | ExerciseRow
  | MeasureRow
  | CueRow
  | GoalRow
  | RegionRow
  | MuscleRow
  | NormRow
  | EquipmentRow
  | ScreenRow
  | SafetyRow
  | TermRow
  | CodeRow
  | PayerRow;

export type RowKind = CatalogueRow['kind'];
export type RowOf<K extends RowKind> = Extract<CatalogueRow, { kind: K }>;
