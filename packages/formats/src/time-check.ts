import type { Fault } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import type { EvenTimes } from './even-times.ts';
import { type GapRule, rowTime } from './gap-rule.ts';
import { refuse } from './reading.ts';
import type { RemarkList } from './remarks.ts';

/** How the times of rows are held against a rate while they are read. */
export interface TimeChecking {
  /** What the first rows told, in the unit of the file. */
  readonly even: EvenTimes;
  /** The time from one sample to the next at the rate of the track, in the unit of the file. */
  readonly step: number;
  /** How many seconds one unit of the file is. */
  readonly scale: number;
  /** The rate of the track. */
  readonly rate: number;
  readonly remarks?: RemarkList;
  /** The rate was given by the user: times that contradict it are told, not refused. */
  readonly given?: boolean;
}

/** A rule for gaps, and what is to be told once all rows have been read. */
export interface TimeCheck {
  readonly lost: GapRule;
  readonly ended: () => void;
}

/** Times follow a clock that runs a little faster or slower: by this part of the time in all. */
const drift = 1e-4;
/** How fast the place within a step follows a slow clock, per row: rates that differ by more than 0.2 % are refused. */
const follow = 1 / 300;

/**
 * Holds every row's time against the rate. A jump by whole samples is a pause. What departs by more than rounding (or half
 * a step, where nothing is rounded) and is no pause is another rate: it is refused at its line, before samples stand at a
 * wrong time. A clock that departs slowly may do so by 10⁻⁴ of the time, which is told at the end.
 * Faults, thrown: EUP_FORMATS_IRREGULAR.
 */
export function timeCheck({ even, step, scale, rate, remarks, given = false }: TimeChecking): TimeCheck {
  const rounding = even.range / step;
  const coarse = rounding >= 0.6;
  const tolerance = Math.max(0.6, rounding / 2 + 0.35);
  const jump = coarse ? Math.max(0.05, 0.95 - rounding) : 0.7;
  const apart = Math.min(1e-3, Math.max(drift, even.most / even.least - 1));
  const offset = even.middle(step);
  let origin = Number.NaN;
  let last = Number.NaN;
  let next = 0;
  let lastPlace = 0;
  let slow = 0;
  let pauses = 0;
  let weak = 0;
  let ignored = false;
  let far = 0;

  const irregular = (line: number, stamp: number, steps: number): number => {
    const shown = (value: number): number => Number(value.toPrecision(5));
    const expected = shown(step * scale);
    const found = shown(steps * step * scale);
    if (!given) refuse(irregularFault(`before line ${line}, at ${shown(stamp * scale)} s,`, found, expected));
    ignored = true;
    remarks?.add('FORMATS_TIMES_LEFT', { why: `they are uneven from line ${line} on`, rate });
    next++;
    return 0;
  };

  const lost: GapRule = (stamp, _row, line) => {
    if (ignored || Number.isNaN(stamp)) {
      next++;
      return 0;
    }
    if (Number.isNaN(origin)) {
      // The first sample stands anywhere within the range about an even time.
      origin = stamp - next * step + offset;
      last = stamp;
      lastPlace = next++;
      return 0;
    }
    if (stamp === last && !coarse) return given ? irregular(line, stamp, 0) : rowTime.doubled;
    if (stamp < last) {
      if (!given) return rowTime.backwards;
      return irregular(line, stamp, (stamp - last) / step);
    }
    const steps = (stamp - last) / step;
    const excess = steps - (next - lastPlace);
    const place = (stamp - origin) / step;
    let beside = place - next - slow;
    let missing = 0;
    if (pauses > 0) pauses -= 0.1;
    if (beside > tolerance && excess >= jump) {
      // Of rounded times the fewest samples that explain them: later rows tell of one more.
      const whole = coarse ? Math.ceil(beside - rounding / 2 - 0.1) : Math.round(beside);
      if (whole >= 1 && (whole >= 3 || Math.abs(beside - whole) <= Math.max(0.35, rounding))) {
        missing = Math.min(whole, 2 ** 40);
        pauses += 1;
        if (excess < 0.7 + rounding && coarse) weak++;
        // After a long pause sampling begins anew, anywhere within a step.
        if (whole >= 3 && !coarse) origin += (beside - whole) * step;
        beside = whole >= 3 && !coarse ? 0 : beside - whole;
      }
    }
    if ((missing === 0 && Math.abs(beside) > tolerance) || pauses > 12 || weak > 2 + next / 5000) {
      return irregular(line, stamp, steps);
    }
    // What rounding explains is no drift.
    if (beside > rounding / 2) slow += (beside - rounding / 2) * follow;
    else if (beside < -rounding / 2) slow += (beside + rounding / 2) * follow;
    if (Math.abs(slow) > far) far = Math.abs(slow);
    next += missing;
    if (Math.abs(slow) > 1 + rounding + apart * next) return irregular(line, stamp, steps);
    last = stamp;
    lastPlace = next++;
    return missing;
  };
  const ended = (): void => {
    if (ignored || Number.isNaN(origin)) return;
    if (far > 1 + rounding) remarks?.add('FORMATS_TIMES_DEPART', { found: far * step * scale, rate });
  };
  return { lost, ended };
}

/** The fault of samples that were not taken at one rate. */
export const irregularFault = (where: string, found: number, expected: number): Fault =>
  fault('EUP_FORMATS_IRREGULAR', { where, found, expected });
