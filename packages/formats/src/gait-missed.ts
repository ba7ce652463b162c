import type { Hertz } from '@eupraxia/kernel';
import type { LeftOutStride, Stride } from '@eupraxia/signal/gait';
import type { MotionBlock } from './motion-block.ts';

/** A stretch in which the foot moved without a stride being told, s from the first sample. */
export interface MissedStrides {
  readonly from: number;
  readonly to: number;
  /** How many stride times it lasted beyond what a walk's first and last steps take. */
  readonly strideTimes: number;
}

/** How long one value of the trace stands for, s. */
const bin = 0.1;
/** A foot that turns slower is still, rad/s. */
const moving = 1;
/** Longer stillness ends a walk; a foot in stance is still for half a stride, s. */
const pause = 1;
/** The first and the last steps of a walk are no strides, in stride times. */
const beginning = 2.5;
/** One stride is told by how much of its time is missing. */
const clearly = 0.7;
/** How many values are kept: eleven days. */
const most = 10_000_000;

/** Where a foot moves and where it is still, in little memory; and how many samples were lost. */
export class FootMovement {
  lost = 0;
  readonly #perBin: number;
  readonly #rate: number;
  #moves = new Uint8Array(1024);
  #bins = 0;
  #count = 0;
  #fastest = 0;

  constructor(rate: Hertz) {
    this.#rate = rate;
    this.#perBin = Math.max(1, Math.round(bin * rate));
  }

  push({ gyr, acc, length }: MotionBlock): void {
    for (let r = 0; r < 3 * length; r += 3) {
      const [x, y, z] = [gyr[r] as number, gyr[r + 1] as number, gyr[r + 2] as number];
      const fast = x * x + y * y + z * z;
      if (!Number.isFinite(fast + (acc[r] as number) + (acc[r + 1] as number) + (acc[r + 2] as number))) this.lost++;
      if (fast > this.#fastest) this.#fastest = fast;
      if (++this.#count === this.#perBin) this.#keep();
    }
  }

  /** The stretches in which the foot moves, between `from` and `to` (s). */
  within(from: number, to: number): readonly { readonly from: number; readonly to: number }[] {
    const seconds = this.#perBin / this.#rate;
    const found: { from: number; to: number }[] = [];
    const last = Math.min(this.#bins, Math.floor(to / seconds));
    for (let k = Math.ceil(from / seconds); k < last; k++) {
      if (this.#moves[k] !== 1) continue;
      const open = found.at(-1);
      if (open !== undefined && k * seconds - open.to <= pause) open.to = (k + 1) * seconds;
      else found.push({ from: k * seconds, to: (k + 1) * seconds });
    }
    return found;
  }

  #keep(): void {
    if (this.#bins < most) {
      if (this.#bins === this.#moves.length) {
        const wider = new Uint8Array(2 * this.#bins);
        wider.set(this.#moves);
        this.#moves = wider;
      }
      this.#moves[this.#bins++] = this.#fastest > moving * moving ? 1 : 0;
    }
    this.#count = 0;
    this.#fastest = 0;
  }
}

/** Where the foot moved for whole stride times and no stride was told, beside those that were left out for a reason. */
export function missedStrides(
  strides: readonly Stride[],
  leftOut: readonly LeftOutStride[],
  movement: FootMovement,
  rate: Hertz,
  seconds: number,
): readonly MissedStrides[] {
  const times = Float64Array.from(strides, ({ strideTime }) => strideTime).sort();
  const rhythm = times[times.length >> 1] ?? 1.1;
  const missed: MissedStrides[] = [];
  for (let k = 0; k <= strides.length; k++) {
    const from = strides[k - 1]?.end ?? 0;
    const to = strides[k]?.start ?? seconds;
    if (to - from < clearly * rhythm) continue;
    const known = leftOut.filter((one) => one.from / rate < to && one.to / rate > from);
    for (const stretch of movement.within(from, to)) {
      // A walk that goes on at both ends has no first and last steps in it, unless something was left out there.
      const goesOn = k > 0 && k < strides.length && stretch.from - from < pause && to - stretch.to < pause;
      const told = known.reduce(
        (sum, one) => sum + Math.max(0, Math.min(one.to / rate, stretch.to) - Math.max(one.from / rate, stretch.from)),
        0,
      );
      const length = goesOn ? to - from : stretch.to - stretch.from;
      const allowed = goesOn ? (told > 0 ? rhythm : 0) : beginning * rhythm;
      const strideTimes = (length - told - allowed) / rhythm;
      if (strideTimes >= clearly) missed.push({ ...(goesOn ? { from, to } : stretch), strideTimes });
    }
  }
  return missed;
}
