import type { Fault } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { rowTime } from '../gap-rule.ts';
import type { RemarkList } from '../remarks.ts';

/** In samples, how far a time may stand from its place beyond rounding: at a half it could be the next one's. */
const nearEnough = 0.3;
/** More lost samples than any recording has: places beyond are added up exactly all the same. */
const mostLost = 2 ** 40;
/** Where times may stand this far from their places, in samples, neighbors can have the same one. */
const shared = 0.8;
/** After a longer pause, in samples, a device begins anew, anywhere between two samples of before. */
const longPause = 20;
/** In samples: a step is that much longer than those before where samples were lost; a drift lengthens none so far. */
const jump = 0.5;
/**
 * The part of a departure that the clock's offset follows with each row: by 10⁻³ it keeps up with a drift of 3·10⁻⁴ (which
 * stays within `nearEnough`), by 7 times the spread with a rate that is known no better. More than a tenth would
 * follow single late times.
 */
const follows = { least: 1e-3, perSpread: 7, most: 0.1 } as const;
/** The drift that isn't told, as a part of the rate: what the crystals of two devices differ by. */
const untold = 2e-4;

/**
 * Follows a column of times over the whole file: says of each row how many samples were lost before it, and doesn't let
 * times pass that deny the rate. A clock that drifts by less than 3·10⁻⁴ is followed; `remark` tells of it at the end.
 */
export class RowClock {
  readonly #rate: number;
  readonly #tolerance: number;
  readonly #follow: number;
  readonly #jitter: number;
  #start = Number.NaN;
  #last = Number.NaN;
  #place = 0;
  #lastPlace = 0;
  #offset = 0;
  #step = 0;
  #left = false;
  readonly #given: boolean;

  /**
   * @param rate samples per second
   * @param jitter how far times stand from the samples' places, in seconds, since they are rounded
   * @param spread how far the rate may be off, as a part of it
   * @param given whether the user gave the rate: times that deny it are left and told, not refused
   */
  constructor(rate: number, jitter: number, spread: number, given = false) {
    this.#given = given;
    this.#rate = rate;
    this.#jitter = jitter;
    this.#tolerance = nearEnough + jitter * rate;
    this.#follow = Math.min(follows.most, Math.max(follows.least, follows.perSpread * spread));
  }

  /** @param time of the next row, in seconds; NaN where it is lost @returns samples lost before the row, or a `rowTime`; 0 once the times are left */
  next(time: number): number {
    return this.#left ? 0 : this.#next(time);
  }

  /** Whether the times are no longer used, since the rate was given and they deny it. */
  get left(): boolean {
    return this.#left;
  }

  /** Leaves the times where the rate was given; false where it was not, and a row must be refused. */
  leave(): boolean {
    this.#left = this.#given;
    return this.#left;
  }

  #next(time: number): number {
    if (Number.isNaN(time)) {
      if (!Number.isNaN(this.#start)) this.#place++;
      return 0;
    }
    if (Number.isNaN(this.#start)) {
      this.#start = time;
      this.#last = time;
      return 0;
    }
    this.#step = time - this.#last;
    if (this.#step < 0) return rowTime.backwards;
    const place = this.#place + 1;
    const off = (time - this.#start) * this.#rate - this.#offset - place;
    // Where times are coarse, neighbours may share one.
    if (this.#step === 0 && !(off > -this.#tolerance && this.#tolerance > shared)) return rowTime.doubled;
    const lost = Math.abs(off) <= this.#tolerance ? 0 : Math.max(0, Math.round(off));
    if (Math.abs(off - lost) > this.#tolerance && lost < longPause) return rowTime.uneven;
    // A drift alone adds up to a sample as well; then no single step is longer.
    if (lost > 0 && this.#step * this.#rate < place - this.#lastPlace + jump) return rowTime.uneven;
    this.#place = place + lost;
    this.#lastPlace = this.#place;
    this.#last = time;
    this.#offset += lost > 0 ? off - lost : (off - lost) * this.#follow;
    return Math.min(lost, mostLost);
  }

  /** Why the row that was just refused as uneven can't be placed. */
  fault(): Fault {
    const step = 1 / this.#rate;
    const paced = (this.#last - this.#start) / Math.max(1, this.#lastPlace);
    const found = Math.abs(this.#step / step - 1) > 0.1 ? this.#step : paced;
    return fault('EUP_FORMATS_IRREGULAR', {
      where: `after ${Number(this.#last.toPrecision(6))} s`,
      found: Number(found.toPrecision(6)),
      expected: Number(step.toPrecision(6)),
    });
  }

  /** Tells, after the last row, where the times of the whole file make another rate than that which was used. */
  remark(remarks: RemarkList): void {
    if (this.#left) {
      const why = `they are uneven after ${Number(this.#last.toPrecision(6))} s`;
      remarks.add('FORMATS_TIMES_LEFT', { why, rate: this.#rate });
      return;
    }
    const span = this.#last - this.#start;
    if (!(span > 0)) return;
    const found = this.#lastPlace / span;
    if (Math.abs(found / this.#rate - 1) <= Math.max(untold, (2 * this.#jitter) / span)) return;
    remarks.add('FORMATS_TIMES_DIFFER', { found, used: this.#rate });
  }
}
