import type { CodeHint, RowBase, Sensor } from '../base.ts';
import type { Figure } from '../figures/figure.ts';

/** How much to begin with; the same shape as an order's dose. `holdSeconds` is the length of each repetition's hold. */
export type ExerciseDose = { readonly sets: number; readonly perSide: boolean } & (
  | { readonly kind: 'repetitions'; readonly repetitions: number; readonly holdSeconds?: number }
  | { readonly kind: 'timed'; readonly seconds: number; readonly restSeconds: number }
);

/**
 * The zone of practice on a muscle's signal; the same shape as an order's target. `up` reaches the floor, `down` rests below
 * the ceiling and has no floor, `within` stays between both.
 */
export interface ExerciseTarget {
  readonly metric: 'emg-amplitude';
  readonly unit: '%';
  readonly reference: 'submaximal' | 'MVIC' | 'peak-in-task';
  readonly direction: 'up' | 'down' | 'within';
  readonly floor: number | null;
  readonly ceiling: number | null;
  readonly holdSeconds: number;
  readonly inputs: readonly { readonly role: 'agonist'; readonly quantity: 'emg' }[];
}

export interface ExerciseRow extends RowBase {
  readonly kind: 'exercise';
  /** What a patient is told, at a sixth-grade level: `Lift your foot`. The name is what a clinician writes in a chart. */
  readonly plain: string;
  readonly bodyPart: string;
  /** Ids of the regions of the body that it works or loads; safety rules look here. */
  readonly regions: readonly string[];
  /**
   * `choose` asks for left or right; `bilateral` works both; `either` lets a person say left, right or both; `midline`
   * has no side.
   */
  readonly sidePolicy: 'choose' | 'bilateral' | 'either' | 'midline';
  /**
   * How it is practised, and so what is counted: a `signal` held in a zone, repetitions to `count`, seconds of a `hold`
   * in stance, minutes of a `time`, or trials of a `task` that succeed or not.
   */
  readonly practice: 'signal' | 'count' | 'hold' | 'time' | 'task';
  /**
   * The treatment screen that it is practised on without a signal: repetitions to `count`, seconds in stance for
   * `balance`, or a `pattern` of PNF. A target on a signal has a screen of its own.
   */
  readonly stage: 'count' | 'balance' | 'pattern';
  /** Id of the technique whose standard diagonal it is; null where it is none, or several in turn. */
  readonly pattern: string | null;
  /** The name without the instrument, for sentences that state the instrument already; without one, the name. */
  readonly shortName?: string;
  readonly position: string;
  readonly muscle: string | null;
  readonly placement: string | null;
  /** To begin with. */
  readonly dose: ExerciseDose;
  /** How long the whole of it takes, and the seconds of rest between its sets. */
  readonly minutes: number;
  readonly restSeconds: number;
  /** What practice on a biosignal aims at, in percent of a named reference. */
  readonly target: ExerciseTarget | null;
  readonly steps: readonly string[];
  /** Ids of cues, external focus first. */
  readonly cues: readonly string[];
  /** Ids of goals that it can serve. */
  readonly objectives: readonly string[];
  readonly codeHints: readonly CodeHint[];
  /** Ids of measures. */
  readonly measuredBy: readonly string[];
  readonly sensors: readonly Sensor[];
  readonly contraindications: readonly string[];
  /** Ways to make it harder or easier, one at a time. */
  readonly progressions: readonly string[];
  readonly regressions: readonly string[];
  /** Ids of exercises that come next once this one is easy. */
  readonly harder: readonly string[];
  /** Ids of equipment. */
  readonly equipment: readonly string[];
  readonly figure: Figure;
  /** Ids of techniques that it is done with. What it asks of the body is a record of its own. */
  readonly techniques?: readonly string[];
}
