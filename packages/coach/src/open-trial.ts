import { noStay, type Stay, type StayDraft } from './stay.ts';
import type { FeedbackTiming } from './trial-record.ts';
import type { Zone } from './zone.ts';

/** The contraction under way, in samples. `release` waits until the level has been below the zone once. */
export interface OpenTrial {
  readonly phase: 'release' | 'ready' | 'active';
  readonly on: number;
  /** One past the last sample that was not lost. */
  readonly end: number;
  /** The stay in the zone that was seen, and what it would be had every lost sample been in the zone. */
  readonly seen: Stay;
  readonly could: Stay;
  readonly peak: number;
  /** By how many samples above the ceiling outnumber those since that were not, and the most of it. */
  readonly above: number;
  readonly mostAbove: number;
  readonly lost: number;
  /** Length of the loss that lasts until now, in or out of a trial. */
  readonly lostRun: number;
  readonly over: number;
  readonly common: number;
  readonly total: number;
  /** Sums over samples of both muscles, for crosstalk: of both squares, of their product, of the antagonist, and how many. */
  readonly ownSquares: number;
  readonly otherSquares: number;
  readonly products: number;
  readonly otherSum: number;
  readonly both: number;
  /** Whether the cue that the antagonist is over its limit waits for the verdict, since it may be crosstalk. */
  readonly hushed: boolean;
  /** The same of what both scatter about their calm levels: of both squares, and of their product. */
  readonly ownScatter: number;
  readonly otherScatter: number;
  readonly bothScatter: number;
  /** Of a try below a ceiling: samples below it, the sum of their levels, and of the squares. */
  readonly below: number;
  readonly belowSum: number;
  readonly belowSquares: number;
  /** The same of all its samples. */
  readonly all: number;
  readonly allSum: number;
  readonly allSquares: number;
  /**
   * An excursion below a repetition, or of the wait for rest: its first sample, how many have come, and what of the
   * antagonist they hold. They count only once the level is back.
   */
  readonly left: number;
  readonly leftFor: number;
  readonly leftOver: number;
  readonly leftCommon: number;
  readonly leftTotal: number;
  /** Of it, the samples whose calm level was still in the zone, and those whose calm level could have been. */
  readonly leftIn: number;
  readonly leftCould: number;
  /** Samples that were lost in it: the level may have been back. */
  readonly leftLost: number;
  /** The calm levels of both muscles (`calm.ts`), and how many samples they rest on, as far as that is counted. */
  readonly calm: number;
  readonly calmOther: number;
  readonly averaged: number;
  /** The same of the agonist with every lost sample at the one or the other edge of the zone. */
  readonly couldLeast: number;
  readonly couldMost: number;
  readonly couldAveraged: number;
  /** The attempt that the contraction is part of: its first sample (−1 for none), and whether it has become a trial. */
  readonly tryOn: number;
  readonly tryPeak: number;
  /** Its samples that had left rest, and their sum. */
  readonly tryCount: number;
  readonly trySum: number;
  readonly tryLost: number;
  /** The excursion below it: its first sample, and how many have come. */
  readonly tryLeft: number;
  readonly tryLeftFor: number;
  readonly reached: boolean;
  /** Judged by the zone, and shown by the feedback, that it began with, whatever is set meanwhile. */
  readonly zone: Zone;
  readonly given: FeedbackTiming;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A contraction that the sample loop is still writing. */
export type OpenDraft = Omit<Writable<OpenTrial>, 'seen' | 'could'> & { seen: StayDraft; could: StayDraft };

/** Nothing under way; from a rest that must first be seen (`release`) or is taken for granted (`ready`). */
export function noTrial(phase: 'release' | 'ready', zone: Zone, lostRun = 0): OpenDraft {
  const attempt = { tryOn: -1, tryPeak: 0, tryCount: 0, trySum: 0, tryLost: 0, tryLeft: 0, tryLeftFor: 0, reached: false };
  const zero = { on: 0, end: 0, peak: 0, above: 0, mostAbove: 0, lost: 0, over: 0, common: 0, total: 0 };
  const pair = {
    ownSquares: 0,
    otherSquares: 0,
    products: 0,
    otherSum: 0,
    both: 0,
    hushed: false,
    ownScatter: 0,
    otherScatter: 0,
    bothScatter: 0,
  };
  const rest = { below: 0, belowSum: 0, belowSquares: 0, all: 0, allSum: 0, allSquares: 0 };
  const left = { left: 0, leftFor: 0, leftOver: 0, leftCommon: 0, leftTotal: 0, leftIn: 0, leftCould: 0, leftLost: 0 };
  const calm = { calm: 0, calmOther: 0, averaged: 0, couldLeast: 0, couldMost: 0, couldAveraged: 0 };
  return {
    phase,
    seen: noStay(),
    could: noStay(),
    ...zero,
    ...pair,
    ...rest,
    ...left,
    ...calm,
    ...attempt,
    lostRun,
    zone,
    given: 'none',
  };
}
