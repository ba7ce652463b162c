import type { CodeHint, RowBase, Sensor, Trait } from '../base.ts';
import type { Figure } from '../figures/figure.ts';

export interface ExerciseRow extends RowBase {
  readonly kind: 'exercise';
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
  /** To begin with; `holdSeconds` is the length of each repetition's hold, where it has one. */
  readonly dose: {
    readonly sets: number;
    readonly repetitions: number;
    readonly minutes: number;
    readonly restSeconds: number;
    readonly holdSeconds?: number;
  };
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
  /** Ids of techniques that it is done with; what they ask of the body counts for safety too. */
  readonly techniques?: readonly string[];
  /** What it asks of the body beyond its techniques. */
  readonly traits?: readonly Trait[];
}
