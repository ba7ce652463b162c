import type { Order } from '../evaluation/order.ts';
import type { Answer } from '../evaluation/screening.ts';
import type { ProgramItem } from '../log/snapshot.ts';
import type { ConsentState, VitalPosition, VitalSymptom } from '../log/vocabulary.ts';

/** What was noticed or reported with a reading. */
export type Symptom = VitalSymptom;

export type Posture = VitalPosition;

/** Vital signs that were taken together. Pressures in mmHg, rate per minute, oxygen in %, glucose in mg/dL, temperature in °F. */
export interface VitalReading {
  readonly when: 'before' | 'during' | 'after';
  readonly posture?: Posture;
  readonly systolic?: number;
  readonly diastolic?: number;
  readonly map?: number;
  readonly heartRate?: number;
  readonly spo2?: number;
  readonly glucose?: number;
  readonly temperature?: number;
  readonly respirations?: number;
  /** 0 to 10. */
  readonly pain?: number;
  readonly effort?: number;
  /** Absent where nobody said; an empty list says that there was none. */
  readonly symptoms?: readonly Symptom[];
}

/** What the clinician set for this patient, in the units of a reading. */
export interface GateLimits {
  readonly systolic?: Range;
  readonly diastolic?: Range;
  readonly heartRate?: Range;
  readonly spo2?: { readonly least: number };
  readonly pain?: number;
  readonly effort?: number;
  readonly usualSystolic?: number;
  readonly vitalsFirst?: boolean;
}

/** Both ends are allowed; a missing one is open. */
export interface Range {
  readonly least?: number | undefined;
  readonly most?: number | undefined;
}

/** A reason that a therapist gave for a rule. `facts` is what it rested on; it holds until these change, 30 days at most. */
export interface GateReason {
  readonly rule: string;
  readonly text: string;
  readonly on: string;
  readonly facts?: string | undefined;
}

/** All that a start is judged by, of one person on one day. */
export interface GatePatient {
  /** Whole years; null where nobody knows. */
  readonly age: number | null;
  /** Ids of the catalog. */
  readonly conditions: readonly string[];
  /** By question id; a question that is missing was not asked. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** How a question that is missing counts. */
  readonly otherAnswers: 'no' | 'unknown';
  /** In the order taken, of this visit. */
  readonly vitals: readonly VitalReading[];
  readonly limits: GateLimits;
  /** Whether the patient agreed to be treated; null where the record is older than consents. */
  readonly treatment: ConsentState | null;
  /** Who agreed; null where nobody recorded it. */
  readonly agreedBy: 'patient' | 'guardian' | 'representative' | null;
  readonly orders: readonly Order[];
  readonly reasons: readonly GateReason[];
}

/** One activity that is about to start. */
export interface GateItem {
  /** Id of an exercise, technique or measure of the catalog; another is the clinic's own. */
  readonly exerciseId: string;
  /** Everything that a person wrote of it: searched for hints, never read as a fact. */
  readonly texts: readonly string[];
  readonly code: string | null;
  readonly side: 'left' | 'right' | 'bilateral' | 'midline';
  /** In the therapist's words, or an id of a region. */
  readonly bodyPart: string;
  /** Whether it is taken as a measure. */
  readonly measure?: boolean;
  /** What a therapist said that it does, where it has no record. */
  readonly traits?: ProgramItem['traits'];
  /** Whether electrodes read a muscle, whatever the row says. */
  readonly emg?: boolean;
  /** Whether its reference is a maximal effort. */
  readonly maximal?: boolean;
}

export type Start = 'may' | 'asks' | 'reason' | 'blocked';

/** What speaks against a start, or has to be minded. Used by the gate, the note and signing. */
export interface Finding {
  readonly rule: string;
  readonly severity: 'block' | 'reason' | 'ask' | 'note';
  /** False where an answer, a date or a description that is missing would settle it. */
  readonly certain: boolean;
  /** The facts that it rests on: question ids, `vitals`, `order:<kind>`, `consent`, `age`, `exercise`. */
  readonly about: readonly string[];
  readonly text: string;
  /** What would change it. */
  readonly wayOn: string | null;
  /** What has to be asked: question ids, `vitals`, `traits`, `consent`, `order`. */
  readonly ask?: readonly string[];
  readonly source: string;
  readonly verified: boolean;
  /** The reason on record that satisfies it. */
  readonly reason?: string;
  /** What the facts are now: a reason holds while this stays the same. */
  readonly facts: string;
}

export interface Verdict {
  readonly start: Start;
  /** Blocks first, then asks, reasons, notes; certain before open. */
  readonly findings: readonly Finding[];
}
