import type { QualityReason } from '@eupraxia/signal';
import type { HaltReason } from './words.ts';

/** What is said, with the instant and its key. */
export interface SaidAt {
  readonly at: number;
  readonly key: string;
  readonly text: string;
}

/** Why a quality is low; `contact` is an electrode that does not hold, `rest` a muscle that worked while rest was measured. */
export type PracticeReason = QualityReason | 'contact' | 'rest';

/** What the coach made of a recording. Times in seconds of the recording, levels in percent of the reference. */
export interface PracticeReport {
  /** Of the whole recording, also where practice ended before it. */
  readonly quality: { readonly score: number; readonly reasons: readonly PracticeReason[] };
  /** Null where the whole dose was done. */
  readonly halted: { readonly at: number; readonly why: HaltReason } | null;
  readonly trials: readonly { readonly at: number; readonly inZone: boolean; readonly seconds: number; readonly peak: number }[];
  /** `at` is the end of the set; `done` its trials, `inZone` those that were a success. */
  readonly sets: readonly { readonly at: number; readonly done: number; readonly inZone: number }[];
  /** Changes of the zone. */
  readonly zone: readonly {
    readonly at: number;
    readonly floor: number | null;
    readonly ceiling: number | null;
    readonly why: string;
  }[];
  /** How feedback is given from `at` on; `share` is that of the trials that get it, 0 to 1. */
  readonly feedback: readonly { readonly at: number; readonly on: boolean; readonly share: number; readonly why: string }[];
  /** What is said while practice goes on, to the patient and to the therapist. */
  readonly cues: readonly SaidAt[];
  /** What the therapist is asked or offered. */
  readonly proposals: readonly SaidAt[];
  readonly stops: readonly { readonly at: number; readonly rule: string }[];
}
