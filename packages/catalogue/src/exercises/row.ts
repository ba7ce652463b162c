import type { CodeHint, RowBase, Trait } from '../row.ts';

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
  /** Ids of techniques that it is done with; what they ask of the body counts for safety too. */
  readonly techniques?: readonly string[];
  /** What it asks of the body beyond its techniques. */
  readonly traits?: readonly Trait[];
}
