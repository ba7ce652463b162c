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

/** While a foot turns faster than this, rad/s, no reading stays the same for so long, s, and so many samples. */
const turning = { faster: 1, seconds: 0.1, samples: 5 } as const;

/**
 * Loses, in place, every stretch in which a foot's sensor holds one value in all axes: half a second while it may stand still,
 * a tenth while it turns. Blocks wait until it is known whether they end in such a stretch.
 */
export class HeldLoss {
  /** How many samples were lost so. */
  lost = 0;
  readonly #still: number;
  readonly #moved: number;
  readonly #last = new Float64Array(6).fill(Number.NaN);
  #waiting: MotionBlock[] = [];
  /** How many of the latest samples repeat the one before them, those that are lost already counted. */
  #run = 0;

  constructor(rate: number) {
    this.#still = Math.ceil(longest.sensor * rate);
    this.#moved = Math.max(turning.samples, Math.ceil(turning.seconds * rate));
  }

  /** Takes the next samples in m/s² and rad/s; gives those of which it is known what they are. */
  push(block: MotionBlock): readonly MotionBlock[] {
    this.#waiting.push(block);
    for (let i = 0; i < block.length; i++) {
      this.#run = this.#repeats(block, i) ? this.#run + 1 : 0;
      const [x, y, z] = [this.#last[3], this.#last[4], this.#last[5]] as [number, number, number];
      const least = x * x + y * y + z * z > turning.faster ** 2 ? this.#moved : this.#still;
      if (this.#run === least) this.#lose(i, least);
      else if (this.#run > least) this.#lose(i, 1);
    }
    const ready = this.#run === 0 || this.#run >= this.#still ? this.#waiting.length : this.#waiting.length - this.#inRun();
    return this.#waiting.splice(0, ready);
  }

  /** What still waits at the end. */
  finish(): readonly MotionBlock[] {
    return this.#waiting.splice(0);
  }

  /** Tells how long the sensor held one value. */
  remark(rate: number, remarks: RemarkList): void {
    if (this.lost === 0) return;
    const so = 'These samples count as lost: no stride goes over them.';
    remarks.add('FORMATS_HELD', { what: 'The sensor', seconds: this.lost / rate, so });
  }

  #repeats({ acc, gyr }: MotionBlock, i: number): boolean {
    let same = true;
    for (let axis = 0; axis < 6; axis++) {
      const value = (axis < 3 ? acc[3 * i + axis] : gyr[3 * i + axis - 3]) as number;
      if (value !== this.#last[axis]) same = false;
      this.#last[axis] = value;
    }
    return same;
  }

  /** Loses so many samples up to sample `at` of the latest block. */
  #lose(at: number, count: number): void {
    this.lost += count;
    let [left, end] = [count, at + 1];
    for (let k = this.#waiting.length - 1; k >= 0 && left > 0; k--) {
      const { acc, gyr, length } = this.#waiting[k] as MotionBlock;
      const to = k === this.#waiting.length - 1 ? end : length;
      const from = Math.max(0, to - left);
      acc.fill(Number.NaN, 3 * from, 3 * to);
      gyr.fill(Number.NaN, 3 * from, 3 * to);
      left -= to - from;
      end = 0;
    }
  }

  /** How many of the waiting blocks the latest repeats reach into. */
  #inRun(): number {
    let [left, blocks] = [this.#run, 0];
    for (let k = this.#waiting.length - 1; k >= 0 && left > 0; k--) {
      left -= this.#waiting[k]?.length ?? 0;
      blocks++;
    }
    return blocks;
  }
}
