import type { Fault } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import { rowTime } from './gap-rule.ts';
import type { RemarkList } from './remarks.ts';
import type { EvenTimes } from './times-found.ts';

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
  readonly remarks: RemarkList;
  /** The rate was given by the user: times that contradict it are told, not refused. */
  readonly given?: boolean;
  /** A single time must stand near its place, as in tables that a program computed: it is no late sample. */
  readonly strict?: boolean;
}

/** Times follow a clock that runs a little faster or slower: by this part of the time in all. */
const drift = 1e-4;
/** How fast the place within a step follows a slow clock, per row: rates that differ by more than 0.2 % are refused. */
const follow = 1 / 300;

/**
 * Holds every row's time against the rate. A jump by whole samples is a pause. What departs by more than rounding (or half
 * a step, where nothing is rounded) and is no pause is another rate: it is refused at its line, before samples stand at a
 * wrong time. A clock that departs slowly may do so by 10⁻⁴ of the time, which is told at the end.
 */
export class TimeCheck {
  readonly #checking: TimeChecking;
  /** The range of rounded times, the rest in steps too. */
  readonly #rounding: number;
  readonly #coarse: boolean;
  readonly #tolerance: number;
  readonly #jump: number;
  readonly #apart: number;
  #origin = Number.NaN;
  #last = Number.NaN;
  #next = 0;
  #lastPlace = 0;
  #slow = 0;
  #pauses = 0;
  #weak = 0;
  #left = false;
  #far = 0;
  #why: Fault | undefined;

  constructor(checking: TimeChecking) {
    const { even, step, strict = false } = checking;
    const rounding = even.range / step;
    this.#checking = checking;
    this.#rounding = rounding;
    this.#coarse = rounding >= 0.6;
    this.#tolerance = strict ? 0.3 + rounding : Math.max(0.6, rounding / 2 + 0.35);
    this.#jump = this.#coarse ? Math.max(0.05, 0.95 - rounding) : 0.7;
    this.#apart = Math.min(1e-3, Math.max(drift, even.most / even.least - 1));
  }

  /** Whether the times are no longer used, since the rate was given and they deny it. */
  get left(): boolean {
    return this.#left;
  }

  /** Why the row that was just told to be uneven cannot be placed: EUP_FORMATS_IRREGULAR. */
  fault(): Fault {
    return this.#why as Fault;
  }

  /** Tells how many samples were lost before a row, or a `rowTime`; 0 once the times are left. @param stamp NaN where it is lost */
  lost(stamp: number, line: number): number {
    const { step, even, given = false } = this.#checking;
    if (this.#left || Number.isNaN(stamp)) {
      this.#next++;
      return 0;
    }
    if (Number.isNaN(this.#origin)) {
      // The first sample stands anywhere within the range about an even time.
      this.#origin = stamp - this.#next * step + even.middle(step);
      this.#last = stamp;
      this.#lastPlace = this.#next++;
      return 0;
    }
    const steps = (stamp - this.#last) / step;
    if (steps < 0 || (steps === 0 && !this.#coarse)) {
      if (!given) return steps < 0 ? rowTime.backwards : rowTime.doubled;
      return this.#irregular(line, stamp, steps);
    }
    if (this.#pauses > 0) this.#pauses -= 0.1;
    const place = (stamp - this.#origin) / step - this.#next - this.#slow;
    const missing = this.#missing(place, steps - (this.#next - this.#lastPlace));
    // After a long pause sampling begins anew, anywhere within a step.
    const anew = missing >= 3 && !this.#coarse;
    if (anew) this.#origin += (place - missing) * step;
    const beside = anew ? 0 : place - missing;
    const astray = missing === 0 && Math.abs(beside) > this.#tolerance;
    const pauses = this.#pauses > 12 && even.explained !== true;
    if (astray || pauses || this.#weak > 2 + this.#next / 5000) return this.#irregular(line, stamp, steps);
    this.#follow(beside);
    if (Math.abs(this.#slow) > 1 + this.#rounding + this.#apart * (this.#next + missing)) {
      return this.#irregular(line, stamp, steps);
    }
    this.#next += missing;
    this.#last = stamp;
    this.#lastPlace = this.#next++;
    return Math.min(missing, 2 ** 40);
  }

  /** Tells, after the last row, how far the times departed. */
  ended(): void {
    const { step, scale, rate, remarks } = this.#checking;
    if (this.#left || Number.isNaN(this.#origin)) return;
    if (this.#far > 1 + this.#rounding) remarks.add('FORMATS_TIMES_DEPART', { found: this.#far * step * scale, rate });
  }

  /** The samples of a pause; 0 where there is none. @param excess how much longer than one sample's the step is */
  #missing(beside: number, excess: number): number {
    if (!(beside > this.#tolerance && excess >= this.#jump)) return 0;
    const rounding = this.#rounding;
    // Of rounded times the fewest samples that explain them: later rows tell of one more.
    const whole = this.#coarse ? Math.ceil(beside - rounding / 2 - 0.1) : Math.round(beside);
    if (whole < 1 || (whole < 3 && Math.abs(beside - whole) > Math.max(0.35, rounding))) return 0;
    this.#pauses += 1;
    if (excess < 0.7 + rounding && this.#coarse) this.#weak++;
    return whole;
  }

  /** Follows a slow clock; what rounding explains is no drift. */
  #follow(beside: number): void {
    const most = this.#rounding / 2;
    if (beside > most) this.#slow += (beside - most) * follow;
    else if (beside < -most) this.#slow += (beside + most) * follow;
    this.#far = Math.max(this.#far, Math.abs(this.#slow));
  }

  #irregular(line: number, stamp: number, steps: number): number {
    const { step, scale, rate, remarks, given = false } = this.#checking;
    const shown = (value: number): number => Number((value * scale).toPrecision(5));
    if (!given) {
      this.#why = irregularFault(`before line ${line}, at ${shown(stamp)} s,`, shown(steps * step), shown(step));
      return rowTime.uneven;
    }
    this.#left = true;
    remarks.add('FORMATS_TIMES_LEFT', { why: `they are uneven from line ${line} on`, rate });
    this.#next++;
    return 0;
  }
}

/** The fault of samples that were not taken at one rate. */
export const irregularFault = (where: string, found: number, expected: number): Fault =>
  fault('EUP_FORMATS_IRREGULAR', { where, found, expected });
