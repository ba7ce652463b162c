import { type Hertz, type Percent, percent, type Seconds, seconds } from '@eupraxia/kernel';
import { checkRate } from '../limits.ts';

/** What a repetition is to reach, and how long it is to be held. */
export interface RepetitionTarget {
  /** What 100 % is, in the unit of the values: a voluntary maximum, or the peak in the task. */
  readonly reference: number;
  /** The zone to reach and hold, in per cent of the reference. A repetition begins at the floor. */
  readonly zone: { readonly floor: Percent; readonly ceiling: Percent };
  /** How long the zone is to be held without leaving it. */
  readonly hold: Seconds;
  /** How far below the floor a repetition ends, and above the ceiling a hold breaks; a fifth of the floor by default. */
  readonly hysteresis?: Percent;
  /** Shorter rises above the floor are flickers, not repetitions; 0.25 s by default. */
  readonly shortest?: Seconds;
}

/** One repetition, on the clock of its blocks. */
export interface Repetition {
  readonly on: Seconds;
  readonly off: Seconds;
  /** The longest unbroken stay in the zone. */
  readonly holdSeconds: Seconds;
  /** The highest value in per cent of the reference. */
  readonly peak: Percent;
  readonly held: boolean;
}

/**
 * Counts repetitions in an amplitude as it comes. A lost sample (NaN, or infinite) changes nothing: it neither ends a repetition nor
 * counts as held. Allocates only when a repetition ends.
 */
export class RepetitionDetector {
  readonly #toPercent: number;
  readonly #floor: number;
  readonly #ceiling: number;
  readonly #slack: number;
  /** In samples: seconds that are sums of others would be compared by their rounding. */
  readonly #shortest: number;
  readonly #hold: number;
  readonly #rate: Hertz;
  readonly #emit: (repetition: Repetition) => void;
  /** The time of the first sample that came; positions count samples from it. */
  #origin: number | undefined;
  #active = false;
  #inside = false;
  #on = 0;
  #stay = 0;
  #longest = 0;
  #peak = 0;
  #end = 0;

  /** @throws RangeError when the rate cannot be a rate, the reference isn't above zero or the zone is upside down */
  constructor(target: RepetitionTarget, rate: Hertz, emit: (repetition: Repetition) => void) {
    checkRate(rate);
    const { floor, ceiling } = target.zone;
    if (!(target.reference > 0)) throw new RangeError(`a reference of ${target.reference} is not above zero`);
    if (!(floor > 0 && ceiling > floor))
      throw new RangeError(`a zone from ${floor} to ${ceiling} % is not valid: the floor must be above 0 and below the ceiling`);
    this.#toPercent = 100 / target.reference;
    this.#floor = floor;
    this.#ceiling = ceiling;
    this.#slack = target.hysteresis ?? floor / 5;
    this.#shortest = wholeSamples(target.shortest ?? seconds(0.25), rate);
    this.#hold = wholeSamples(target.hold, rate);
    this.#rate = rate;
    this.#emit = emit;
  }

  /** Whether a repetition is under way. */
  get active(): boolean {
    return this.#active;
  }

  /** How long the zone has been held by now; 0 outside it. */
  get holding(): Seconds {
    return seconds(this.#inside ? this.#stay / this.#rate : 0);
  }

  /** Takes a block of amplitudes, the first of them at `t0`. */
  process(values: Float32Array, t0: Seconds, length: number = values.length): void {
    this.#origin ??= t0;
    const first = Math.round((t0 - this.#origin) * this.#rate);
    for (let i = 0; i < length; i++) {
      const level = (values[i] as number) * this.#toPercent;
      if (!Number.isFinite(level)) continue;
      if (!this.#active) {
        if (level < this.#floor) continue;
        this.#begin(first + i);
      } else if (level < this.#floor - this.#slack) {
        this.#finishAt(first + i);
        continue;
      }
      this.#stayAt(level);
      this.#end = first + i + 1;
    }
  }

  /** Ends a repetition that is still under way when the exercise stops. */
  finish(): void {
    if (this.#active) this.#finishAt(this.#end);
  }

  #begin(at: number): void {
    this.#active = true;
    this.#inside = false;
    this.#on = at;
    this.#stay = 0;
    this.#longest = 0;
    this.#peak = 0;
  }

  #stayAt(level: number): void {
    if (level > this.#peak) this.#peak = level;
    if (this.#inside) {
      if (level > this.#ceiling + this.#slack) this.#inside = false;
    } else if (level >= this.#floor && level <= this.#ceiling) {
      this.#inside = true;
      this.#stay = 0;
    }
    if (!this.#inside) return;
    this.#stay++;
    if (this.#stay > this.#longest) this.#longest = this.#stay;
  }

  #finishAt(off: number): void {
    this.#active = false;
    this.#inside = false;
    if (off - this.#on < this.#shortest) return;
    const origin = this.#origin ?? 0;
    this.#emit({
      on: seconds(origin + this.#on / this.#rate),
      off: seconds(origin + off / this.#rate),
      holdSeconds: seconds(this.#longest / this.#rate),
      peak: percent(this.#peak),
      held: this.#longest >= this.#hold,
    });
  }
}

/** The least whole number of samples that lasts `time`. */
const wholeSamples = (time: Seconds, rate: Hertz): number => Math.ceil(time * rate - 1e-6);
