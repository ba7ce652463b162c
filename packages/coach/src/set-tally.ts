import type { Trial } from './trial-record.ts';
import { wentOver } from './trial-record.ts';

/** What one set came to so far: judged trials of practice by their outcome, and what was changed in it. */
export interface SetTally {
  readonly judged: number;
  readonly held: number;
  readonly weak: number;
  readonly missed: number;
  readonly antagonist: number;
  /** Of the missed, those that went over the ceiling. */
  readonly over: number;
  readonly unjudged: number;
  /** Which edges of the zone have moved in it: each at most once. */
  readonly floorMoved: boolean;
  readonly ceilingMoved: boolean;
}

export const freshSet: SetTally = Object.freeze({
  judged: 0,
  held: 0,
  weak: 0,
  missed: 0,
  antagonist: 0,
  over: 0,
  unjudged: 0,
  floorMoved: false,
  ceilingMoved: false,
});

/** The tally with one trial more. */
export function tallied(tally: SetTally, trial: Trial): SetTally {
  return {
    ...tally,
    judged: tally.judged + 1,
    [trial.outcome]: tally[trial.outcome] + 1,
    over: tally.over + (wentOver(trial) ? 1 : 0),
  };
}

/** Share of the judged trials that were held; 1 before the first. */
export const successOf = ({ judged, held }: SetTally): number => (judged === 0 ? 1 : held / judged);

/** Trials that failed because they were too hard: whatever the antagonist failed is not among them. */
export const tooHard = ({ weak, missed }: SetTally): number => weak + missed;
