import type { Chance } from './chance.ts';

/** What a simulated patient knows of the practice: the picture on the screen, and what was said. */
export interface Seen {
  readonly floor: number | null;
  readonly ceiling: number | null;
  readonly holdSeconds: number;
  /** Whether the signal is shown. */
  readonly live: boolean;
  /** Whether it was said that the other muscle should be quiet. */
  readonly toldQuiet: boolean;
}

/** What a patient does in one trial: a contraction where practice goes up or stays within, a try to rest where it goes down. */
export interface Effort {
  /** Mean level of the muscle, in percent of the reference. */
  readonly level: number;
  /** Seconds of a contraction; of no meaning where practice goes down. */
  readonly seconds: number;
  /** Mean level of the muscle that should be quiet. */
  readonly antagonist?: number;
  /** A swing of the level about its mean: percent of the reference, and hertz. */
  readonly tremor?: { readonly size: number; readonly hertz: number };
  /** A spasm in the middle of a try to rest: percent of the reference. */
  readonly spasm?: number;
  /** Whether the electrode is off the skin. */
  readonly off?: boolean;
}

/** Who practices: levels in percent of the reference, times in seconds. */
export interface Patient {
  /** The muscle between contractions. */
  readonly rest: number;
  /** Seconds from one contraction to the next. */
  readonly pause: number;
  /** Seconds in which two thirds of a change of the level have come. */
  readonly slowness: number;
  /** How much the level scatters about its mean, as a share of it. */
  readonly scatter: number;
  /** What is done in trial `number` (from 0), as the practice is seen before it. */
  effort(number: number, seen: Seen, chance: Chance): Effort;
}
