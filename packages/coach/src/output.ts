import type { NewBodies } from '@eupraxia/clinical';
import type { DownTask } from './plan.ts';

/** Why the coach moved the threshold, or says that the task should change. */
export type MoveRule =
  | 'success-above-band'
  | 'success-under-half'
  | 'failures-in-a-row'
  | 'raise-taken-back'
  | 'three-sets-below-band'
  | 'errors-in-errorless'
  | 'staircase'
  | 'stop-rule'
  | 'effort'
  | 'declining-peak'
  | 'frequency-drift';

/** What the therapist is asked or offered; each once in a session. */
export const questionKeys = ['next-task', 'without-screen', 'change-position', 'change-exercise', 'stop-for-loss'] as const;
export type Question = (typeof questionKeys)[number];

/** What the coach says, and to whom. Apps put it into words; `cueText` does so in English. */
export type Cue = { readonly at: number } & (
  | { readonly to: 'patient'; readonly key: 'in-band' }
  | { readonly to: 'patient'; readonly key: 'longer'; readonly seconds: number }
  | { readonly to: 'patient'; readonly key: 'higher'; readonly percent: number }
  | { readonly to: 'patient'; readonly key: 'softer'; readonly percent: number }
  | { readonly to: 'patient'; readonly key: 'let-sink' }
  | { readonly to: 'patient'; readonly key: 'other-side-quiet' }
  | { readonly to: 'patient'; readonly key: 'ask-when-you-like' }
  | { readonly to: 'patient'; readonly key: 'again' }
  | { readonly to: 'patient'; readonly key: 'how-was-that' }
  | { readonly to: 'patient'; readonly key: 'your-choice' }
  | { readonly to: 'therapist'; readonly key: 'fatigue'; readonly by: 'effort' | 'declining-peak' | 'frequency-drift' }
  | { readonly to: 'therapist'; readonly key: 'rest' }
  | { readonly to: 'therapist'; readonly key: 'antagonist-over'; readonly limit: number }
  | { readonly to: 'therapist'; readonly key: 'soften-antagonist' }
  | { readonly to: 'therapist'; readonly key: 'crosstalk' }
  | { readonly to: 'therapist'; readonly key: 'signal-lost' }
  /** `by` tells how contact was lost, where the edge knows it: mains hum or a flat line; else a level under the noise. */
  | { readonly to: 'therapist'; readonly key: 'check-electrode'; readonly by?: 'hum' | 'flat' }
  | { readonly to: 'therapist'; readonly key: 'contact-back' | 'test-contraction' }
  | { readonly to: 'therapist'; readonly key: 'breathe-or-stretch' }
  | { readonly to: 'therapist'; readonly key: 'help-due'; readonly failures: number }
  | { readonly to: 'therapist'; readonly key: 'no-attempt'; readonly seconds: number }
  | { readonly to: 'therapist'; readonly key: 'trial-unjudged'; readonly trial: number }
  | {
      readonly to: 'therapist';
      readonly key: 'threshold-moved';
      readonly from: number;
      readonly floor: number;
      readonly rule: MoveRule;
    }
  | {
      readonly to: 'therapist';
      readonly key: 'ceiling-moved';
      readonly from: number;
      readonly ceiling: number;
      readonly rule: MoveRule;
    }
  | { readonly to: 'therapist'; readonly key: 'feedback-faded'; readonly share: number }
  | { readonly to: 'therapist'; readonly key: 'feedback-returned' }
  /** Cues of errorless practice that have vanished, of how many. */
  | { readonly to: 'therapist'; readonly key: 'cue-gone' | 'cue-back'; readonly gone: number; readonly of: number }
  | { readonly to: 'therapist'; readonly key: 'cue-at-hesitation' }
  | { readonly to: 'therapist'; readonly key: 'dose-done' }
  | { readonly to: 'therapist'; readonly key: 'next-task'; readonly task: DownTask }
  | { readonly to: 'therapist'; readonly key: Exclude<Question, 'next-task'> }
  | { readonly to: 'therapist'; readonly key: 'harder' | 'easier'; readonly rule: MoveRule }
  | { readonly to: 'therapist'; readonly key: 'rest-due'; readonly seconds: number; readonly planned: boolean }
  | { readonly to: 'therapist'; readonly key: 'guided-often'; readonly share: number }
  | { readonly to: 'therapist'; readonly key: 'probe-refused'; readonly why: 'fall-risk' | 'stopped' | 'errorless' }
  | { readonly to: 'therapist'; readonly key: 'probe-ended'; readonly held: number; readonly of: number }
);

type CoachKind = 'repetition.done' | 'zone.set' | 'set.finished' | 'coach.helped';
/** A run of the coach is named where it lives: the coach itself has none. */
type BodyOf<K extends CoachKind> = K extends 'coach.helped' ? Omit<NewBodies['coach.helped'], 'run'> : NewBodies[K];

/**
 * An event for the log. The edge makes the envelope; its `evidence` is `from.events` and the ids that the edge gave the
 * repetitions of `from.trials`. A zone that a therapist set has no evidence, so the log tells the two apart.
 */
export type CoachEvent = {
  [K in CoachKind]: {
    readonly kind: K;
    /** Seconds on the coach's clock. */
    readonly at: number;
    readonly body: BodyOf<K>;
    /** The number of the trial that a repetition is. */
    readonly trial?: number;
    readonly from: { readonly events: readonly string[]; readonly trials: readonly number[] };
  };
}[CoachKind];
