import type { NewBodies } from '@eupraxia/clinical';

/** Why the coach moved the threshold, or says that the task should change. */
export type MoveRule =
  | 'success-above-band'
  | 'three-sets-below-band'
  | 'errors-in-errorless'
  | 'staircase'
  | 'stop-rule'
  | 'effort'
  | 'declining-peak';

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
  | { readonly to: 'therapist'; readonly key: 'fatigue'; readonly by: 'effort' | 'declining-peak' }
  | { readonly to: 'therapist'; readonly key: 'rest' }
  | { readonly to: 'therapist'; readonly key: 'antagonist-over'; readonly limit: number }
  | { readonly to: 'therapist'; readonly key: 'signal-lost' }
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
  | { readonly to: 'therapist'; readonly key: 'harder' | 'easier'; readonly rule: MoveRule }
  | { readonly to: 'therapist'; readonly key: 'rest-due'; readonly seconds: number }
  | { readonly to: 'therapist'; readonly key: 'guided-often'; readonly share: number }
  | { readonly to: 'therapist'; readonly key: 'probe-refused'; readonly why: 'fall-risk' | 'stopped' }
  | { readonly to: 'therapist'; readonly key: 'probe-ended'; readonly held: number; readonly of: number }
);

type CoachKind = 'repetition.done' | 'zone.set';

/**
 * An event for the log. The edge makes the envelope; its `evidence` is `from.events` and the ids that the edge gave the
 * repetitions of `from.trials`. A zone that a therapist set has no evidence, so the log tells the two apart.
 */
export type CoachEvent = {
  [K in CoachKind]: {
    readonly kind: K;
    /** Seconds on the coach's clock. */
    readonly at: number;
    readonly body: NewBodies[K];
    /** The number of the trial that a repetition is. */
    readonly trial?: number;
    readonly from: { readonly events: readonly string[]; readonly trials: readonly number[] };
  };
}[CoachKind];
