import type { MotionBlock } from './motion-block.ts';
import type { RemarkList } from './remarks.ts';

/** A body sways, and a sensor has noise: what stays exactly the same for so long in every axis was not measured. In seconds. */
const longest = { path: 1, sensor: 0.5 } as const;

/**
 * Loses, in place, every stretch of a path in which both coordinates stay exactly the same for a second or more: a reading that
 * stands still would shorten the path. Gives how many samples were lost so.
 */
export function loseHeld({ ml, ap }: { readonly ml: Float64Array; readonly ap: Float64Array }, rate: number): number {
  const least = Math.ceil(longest.path * rate);
  let lost = 0;
  let from = 0;
  for (let i = 1; i <= ml.length; i++) {
    if (i < ml.length && ml[i] === ml[from] && ap[i] === ap[from]) continue;
    if (i - from > least) {
      ml.fill(Number.NaN, from, i);
      ap.fill(Number.NaN, from, i);
      lost += i - from;
    }
    from = i;
  }
  return lost;
}

/** Counts how long a sensor held one value in all of its axes, block by block. */
export class HeldSensor {
  readonly #least: number;
  readonly #rate: number;
  readonly #last = new Float64Array(6).fill(Number.NaN);
  #run = 0;
  #held = 0;

  constructor(rate: number) {
    this.#rate = rate;
    this.#least = Math.ceil(longest.sensor * rate);
  }

  /** Takes the next samples, in any unit. */
  push({ acc, gyr, length }: MotionBlock): void {
    for (let i = 0; i < length; i++) {
      let same = true;
      for (let axis = 0; axis < 6; axis++) {
        const value = (axis < 3 ? acc[3 * i + axis] : gyr[3 * i + axis - 3]) as number;
        if (value !== this.#last[axis]) same = false;
        this.#last[axis] = value;
      }
      this.#run = same ? this.#run + 1 : 0;
      if (this.#run === this.#least) this.#held += this.#least;
      else if (this.#run > this.#least) this.#held++;
    }
  }

  /** Tells of it, where it did so for half a second or more. */
  remark(remarks: RemarkList): void {
    if (this.#held > 0)
      remarks.add('FORMATS_HELD', { what: 'The sensor', seconds: this.#held / this.#rate, so: 'What it holds was used.' });
  }
}
