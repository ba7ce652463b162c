import type { OverlapCounts } from '../log/vocabulary.ts';
import type { Activity } from './activity.ts';
import type { Credit } from './clock.ts';
import { common, type Interval, lengthOf, merged } from './intervals.ts';

/** Time that another visit claims too, as the server found it. UTC ms. */
export interface Elsewhere extends Interval {
  /** The other visit, by an id that says nothing of its patient; absent in logs of the first release. */
  readonly visit?: string;
  /** In which visit it counts; absent in logs of earlier releases, where it counts there. */
  readonly counts?: OverlapCounts;
  /** Whose time both visits claim; absent in logs of earlier releases, where it is the clinician's. */
  readonly of?: 'clinician' | 'patient';
  /** The entry that says so; absent where a test makes one up. */
  readonly id?: string;
}

/**
 * Seconds of an activity's attended time that another visit claims and that do not count here: nobody's time until a
 * clinician has said in which visit they count. Earlier releases took nothing of a corrected time, and the therapist's
 * one-on-one time alone: their entries are read so still.
 */
export function secondsAway(
  activity: Pick<Activity, 'placed'>,
  { by, mode }: Pick<Credit, 'by' | 'mode'>,
  elsewhere: readonly Elsewhere[],
): number {
  if (elsewhere.length === 0 || mode === 'unattended') return 0;
  const times = activity.placed.times.filter((time) => time.by === by && time.mode === mode);
  const stated = elsewhere.filter(({ counts }) => counts !== undefined && counts !== 'here');
  const earlier = elsewhere.filter(({ counts }) => counts === undefined);
  const away = [...common(times, stated)];
  if (mode === 'one-on-one' && (by === 'therapist' || by === 'both'))
    away.push(
      ...common(
        times.filter(({ corrected }) => !corrected),
        merged(earlier),
      ),
    );
  return lengthOf(away) / 1000;
}
