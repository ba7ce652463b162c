import type { AssistanceLevel } from '@eupraxia/clinical';
import type { Zone } from './zone.ts';

/** How the feedback of one trial is given: the signal itself while it moves, something afterwards, or nothing. */
export type FeedbackTiming = 'live' | 'after' | 'none';

/** One contraction that was judged. Times in seconds on the coach's clock. */
export interface Trial {
  readonly number: number;
  readonly on: number;
  readonly off: number;
  /** The longest stay in the zone that was seen, short excursions included. */
  readonly holdSeconds: number;
  /** In the unit of the metric. */
  readonly peak: number;
  /** The mean level while it lasted, in the unit of the metric; absent in a tapped trial, and in a try to rest. */
  readonly level?: number;
  /** The longest excursion above the ceiling, less the time back; 0 in a tapped trial. */
  readonly aboveSeconds: number;
  /**
   * Only `held` is a success. `missed` reached the zone and did not hold it, or did not rest below the ceiling in time;
   * `weak` did not reach it;
   * `antagonist`: the muscle that should be quiet was not.
   */
  readonly outcome: 'held' | 'missed' | 'weak' | 'antagonist';
  readonly lostSeconds: number;
  readonly antagonistSeconds: number;
  /** Falconer–Winter index of the trial in percent; null without an antagonist. Compares within a session only. */
  readonly coactivation: number | null;
  readonly feedback: FeedbackTiming;
  readonly phase: 'practice' | 'probe';
  readonly zone: Zone;
  /** Of a try below a ceiling: mean and two standard deviations of the level while it was there, and of the whole try. */
  readonly restLevel?: number;
  readonly wholeLevel?: number;
  /** The event that tapped it; absent where a sensor saw it. */
  readonly id?: string;
  readonly assistance?: AssistanceLevel;
}

/** How the patient judged a trial before its result, 0–10. */
export interface Estimate {
  readonly trial: number;
  readonly score: number;
}

/** What may be shown after a trial, and when. */
export interface Shown {
  readonly from: number;
  readonly until: number;
  readonly what:
    | { readonly kind: 'trial'; readonly trial: Trial }
    | {
        readonly kind: 'summary';
        readonly of: number;
        readonly held: number;
        readonly meanHoldSeconds: number;
        readonly meanPeak: number;
        /** Each of them, oldest first, to show one by one; absent where the mean is the feedback. */
        readonly trials?: readonly Trial[];
      };
}

/** Practice without feedback. `label` says what its result may be called. */
export interface Probe {
  readonly label: 'learning' | 'performance';
  /** Whether it came before any practice of this task today. */
  readonly cold: boolean;
  readonly trials: readonly Trial[];
  /** Whether it reached its number of trials. */
  readonly complete: boolean;
  /** What was tried in place of the practiced task; then it tells of transfer, and is never called learning. */
  readonly variant?: string;
}

/** The mean level that a trial had; of a tapped one, nothing but its peak of 0. */
export const levelOf = ({ level, peak }: Trial): number => level ?? peak;

/** Whether a missed trial went over its ceiling for longer than scatter does. */
export const wentOver = ({ outcome, peak, aboveSeconds, zone }: Trial): boolean =>
  outcome === 'missed' &&
  zone.direction !== 'down' &&
  peak > (zone.ceiling ?? Number.POSITIVE_INFINITY) &&
  aboveSeconds > scatterSeconds;

/** The peak of a 50 ms RMS lies far above its mean; an excursion of its scatter is shorter than this. */
const scatterSeconds = 0.2;
