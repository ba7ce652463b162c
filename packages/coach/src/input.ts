import type { AssistanceLevel, CueChannel, CueLevel } from '@eupraxia/clinical';
import type { FeedbackPolicy, Source } from './plan.ts';
import type { ZoneInput } from './zone.ts';

/**
 * A run of amplitudes in percent of the reference, sample by sample. How the samples are cut into blocks has no effect.
 * Blocks come in order; `t0` later than the end of the last is a gap, and samples that came before are passed over.
 */
export interface BlockInput {
  readonly kind: 'block';
  /** Seconds on the coach's clock at sample 0. */
  readonly t0: number;
  /** Samples per second. */
  readonly rate: number;
  readonly agonist: Float32Array;
  /** As long as `agonist`; asked for where the plan watches an antagonist. */
  readonly antagonist?: Float32Array;
  /** Not 0 where a sample was lost and only repeats the one before. A value that is not finite is lost in any case. */
  readonly lost?: Uint8Array;
}

/** Everything that the coach can be told. It judges no pain, vital sign or symptom: rules of the session do, and a STOP follows. `at` is seconds on the clock of the blocks; `id` is the event that says it. */
export type CoachInput =
  | BlockInput
  | {
      readonly kind: 'pain';
      readonly at: number;
      readonly score: number;
      readonly when: 'before' | 'during' | 'after';
      readonly id: string;
    }
  /** CR10. */
  | { readonly kind: 'effort'; readonly at: number; readonly score: number; readonly id: string }
  /** A STOP: by a person (`rule` null), or by a rule of the session, named by its id in the catalogue. */
  | { readonly kind: 'stop'; readonly at: number; readonly id: string; readonly rule: string | null }
  /** A rule of the session that makes practice easier and does not stop it, such as a balance that was nearly lost. */
  | { readonly kind: 'eased-by-rule'; readonly at: number; readonly id: string; readonly rule: string }
  /** The clinician cleared every stop. */
  | { readonly kind: 'cleared'; readonly at: number }
  /** The therapist set the zone. Without a direction it goes the way that it went before. */
  | { readonly kind: 'zone'; readonly at: number; readonly zone: ZoneInput }
  | { readonly kind: 'set-finished'; readonly at: number }
  /** The patient asked to see how it went. */
  | { readonly kind: 'asked'; readonly at: number }
  /** Practice without feedback, to see what has stayed; with a variant that was never practised, to see what transfers. */
  | { readonly kind: 'probe-begin'; readonly at: number; readonly variant?: string }
  | { readonly kind: 'probe-end'; readonly at: number }
  /**
   * A person saw a trial and tapped it: in practice without a sensor, or where lost signal left one without a verdict.
   * `id` is the tap's own `repetition.done`, so the coach writes none.
   */
  | {
      readonly kind: 'tapped';
      readonly at: number;
      readonly held: boolean;
      readonly id: string;
      /** How long it lasted, or was held. */
      readonly seconds?: number;
      /** Help in this trial; otherwise what `assistance` said last. */
      readonly assistance?: AssistanceLevel;
    }
  /** Help from now on. */
  | { readonly kind: 'assistance'; readonly at: number; readonly level: AssistanceLevel; readonly id: string }
  /** The therapist gave a cue. */
  | {
      readonly kind: 'cued';
      readonly at: number;
      readonly channel: CueChannel;
      readonly level: CueLevel;
      readonly id: string;
    }
  /** How the patient judged the newest trial, 0–10, before its result. */
  | { readonly kind: 'estimated'; readonly at: number; readonly score: number }
  /** The signal's median frequency fell by this share of that of the first trials. */
  | { readonly kind: 'drift'; readonly at: number; readonly drop: number }
  /** The therapist answered a question that comes before practice: it may go on. */
  | { readonly kind: 'answered'; readonly at: number; readonly question: string; readonly id?: string }
  /** The therapist chose another policy. Fading begins anew. */
  | { readonly kind: 'feedback'; readonly at: number; readonly policy: FeedbackPolicy }
  /** Another recording, another reference, or a jump within one: the samples that follow start a clock of their own. */
  | { readonly kind: 'source'; readonly at: number; readonly source: Source }
  /** Time went on. */
  | { readonly kind: 'tick'; readonly at: number };
