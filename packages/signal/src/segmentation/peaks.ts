import { type Hertz, type Seconds, seconds } from '@eupraxia/kernel';
import { checkRate } from '../limits.ts';

/** How a repetition is told in a signal: an angle, a height, a force. */
export interface PeakOptions {
  /** The least range of a repetition, in the unit of the values, above 0. A wobble below it neither begins nor ends one. */
  readonly least: number;
  /** Whether a repetition goes up from low and back (default), or down from high and back. */
  readonly from?: 'low' | 'high';
  /**
   * Share of the range, 0 to 0.5, within which the ends count as still: the movement begins and ends where it leaves and
   * reaches this distance from its turning points, and the top is held while it stays within it. Default 0.1.
   */
  readonly margin?: number;
  /** Shorter ones are dropped. Default 0.3 s. */
  readonly shortest?: Seconds;
  /** Longer ones are dropped. Default 30 s. */
  readonly longest?: Seconds;
}

/** One repetition. Times are seconds from the first sample. */
export interface PeakRepetition {
  readonly on: Seconds;
  readonly off: Seconds;
  /** From leaving the start to reaching the top's margin, s. */
  readonly out: Seconds;
  /** Within the top's margin, from first to last, s. */
  readonly hold: Seconds;
  /** From leaving the top's margin to being back, s. */
  readonly back: Seconds;
  /** The value at the turning point, in the unit of the values. */
  readonly peak: number;
  /** Between the turning point and the deeper of the two rests beside it, in the unit of the values. */
  readonly range: number;
}

/** What holds of `PeakOptions` unless asked otherwise. */
export const peakDefaults = { from: 'low', margin: 0.1, shortest: 0.3 as Seconds, longest: 30 as Seconds } as const;

/** What no signal reaches: beyond it a sample counts as lost. */
const unreal = 1e150;

/**
 * Counts repetitions in one signal by its turning points, with hysteresis: a turning point counts once the signal has come
 * back from it by `least`. A repetition is told when the signal is back within the margin of where it began, or turns out
 * again before. A lost sample (not finite, or beyond 10¹⁵⁰) takes its time and changes nothing else. Nothing is allocated but what is told.
 */
export class PeakRepetitions {
  readonly #rate: Hertz;
  readonly #sign: 1 | -1;
  readonly #least: number;
  readonly #margin: number;
  readonly #shortest: number;
  readonly #longest: number;
  readonly #emit: (repetition: PeakRepetition) => void;
  /** The latest values, so that beginnings can be looked up once the range is known. */
  readonly #ring: Float64Array;
  #at = 0;
  #phase: 'rest' | 'out' | 'back' = 'rest';
  #low = Number.POSITIVE_INFINITY;
  #high = Number.NEGATIVE_INFINITY;
  #highAt = 0;
  #after = Number.POSITIVE_INFINITY;
  #afterAt = 0;

  /** @throws RangeError where the rate or `least` is not above 0, or the margin not within 0 to 0.5 */
  constructor(options: PeakOptions, rate: Hertz, emit: (repetition: PeakRepetition) => void) {
    const { least, from, margin, shortest, longest } = { ...peakDefaults, ...options };
    if (!(least > 0 && least < Number.POSITIVE_INFINITY)) throw new RangeError(`a least range of ${least} is not above 0`);
    if (!(margin >= 0 && margin <= 0.5)) throw new RangeError(`a margin of ${margin} is not within 0 to 0.5`);
    checkRate(rate);
    if (!(longest > 0 && rate * longest < 2 ** 26)) throw new RangeError(`${longest} s at ${rate} Hz cannot be held`);
    this.#rate = rate;
    this.#sign = from === 'low' ? 1 : -1;
    this.#least = least;
    this.#margin = margin;
    this.#shortest = shortest;
    this.#longest = longest;
    this.#emit = emit;
    this.#ring = new Float64Array(Math.ceil(longest * rate) + 2);
  }

  /** Whether a repetition is under way. */
  get active(): boolean {
    return this.#phase !== 'rest';
  }

  /** Takes the next value. */
  push(value: number): void {
    const x = this.#sign * value;
    const now = this.#at++;
    const known = Math.abs(x) < unreal;
    this.#ring[now % this.#ring.length] = known ? x : Number.NaN;
    if (!known) return;
    if (this.#phase === 'rest') {
      this.#low = Math.min(this.#low, x);
      if (x - this.#low >= this.#least) this.#goOut(x, now);
    } else if (this.#phase === 'out') {
      if (x > this.#high) this.#goOut(x, now);
      else if (this.#high - x >= this.#least) this.#comeBack(x, now);
    } else {
      if (x < this.#after) {
        this.#after = x;
        this.#afterAt = now;
      }
      if (x - this.#after >= this.#least) {
        const low = this.#after;
        this.#report(this.#afterAt);
        this.#low = low;
        this.#goOut(x, now);
        return;
      }
    }
    if (this.#phase === 'back' && x <= this.#low + this.#margin * (this.#high - this.#low)) {
      this.#report(now);
      this.#low = x;
    }
  }

  /** Tells the repetition that has turned but is not wholly back at the end of the signal. */
  finish(): void {
    if (this.#phase === 'back') this.#report(this.#afterAt);
  }

  #goOut(x: number, now: number): void {
    this.#phase = 'out';
    this.#high = x;
    this.#highAt = now;
  }

  #comeBack(x: number, now: number): void {
    this.#phase = 'back';
    this.#after = x;
    this.#afterAt = now;
  }

  /** Looks up the beginnings and ends in what was kept, and tells the repetition where all of it was. */
  #report(end: number): void {
    const [peak, before, after] = [this.#high, this.#low, this.#after];
    this.#phase = 'rest';
    const range = peak - Math.min(before, after);
    const top = peak - this.#margin * range;
    const oldest = Math.max(0, this.#at - this.#ring.length);
    if (this.#highAt < oldest) return;
    const on = this.#lastAtOrBelow(before + this.#margin * (peak - before), this.#highAt, oldest);
    if (on < 0) return;
    const topFrom = this.#firstAtOrAbove(top, on, this.#highAt);
    const topTo = this.#lastAbove(top, this.#highAt, end);
    const off = this.#firstAtOrBelow(after + this.#margin * (peak - after), topTo, end);
    const [from, to] = [on / this.#rate, off / this.#rate];
    if (to - from < this.#shortest || to - from > this.#longest) return;
    this.#emit({
      on: seconds(from),
      off: seconds(to),
      out: seconds((topFrom - on) / this.#rate),
      hold: seconds((topTo - topFrom) / this.#rate),
      back: seconds((off - topTo) / this.#rate),
      peak: this.#sign * peak,
      range,
    });
  }

  #value(i: number): number {
    return this.#ring[i % this.#ring.length] as number;
  }

  #lastAtOrBelow(level: number, from: number, until: number): number {
    for (let i = from; i >= until; i--) if (this.#value(i) <= level) return i;
    return -1;
  }

  #firstAtOrAbove(level: number, from: number, until: number): number {
    for (let i = from; i < until; i++) if (this.#value(i) >= level) return i;
    return until;
  }

  #lastAbove(level: number, from: number, until: number): number {
    let last = from;
    for (let i = from; i <= until; i++) if (this.#value(i) >= level) last = i;
    return last;
  }

  #firstAtOrBelow(level: number, from: number, until: number): number {
    for (let i = from; i < until; i++) if (this.#value(i) <= level) return i;
    return until;
  }
}

/** Every repetition of a whole signal: what `PeakRepetitions` tells of it sample by sample. */
export function peakRepetitions(values: ArrayLike<number>, rate: Hertz, options: PeakOptions): PeakRepetition[] {
  const found: PeakRepetition[] = [];
  const counter = new PeakRepetitions(options, rate, (repetition) => found.push(repetition));
  for (let i = 0; i < values.length; i++) counter.push(values[i] as number);
  counter.finish();
  return found;
}
