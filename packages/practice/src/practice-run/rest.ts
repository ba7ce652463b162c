import type { PracticePlan } from './plan.ts';
import { microvoltsOf } from './unit.ts';

/** What a muscle at rest looked like, in percent of the reference. */
export interface RestLevels {
  /** The middle of the levels, and one standard deviation of them. */
  readonly level: number;
  readonly spread: number;
  /** RMS of skin and amplifier without any muscle, as far as the rest tells it. */
  readonly noise: number;
  /** Share of the time in which the muscle worked; absent where nobody looked. */
  readonly worked?: number;
}

/** Seconds of signal that settle filter and window before a level is believed. */
export const settling = 0.2;
/** Seconds from one kept level to the next; the window of a level is 50 ms. */
const every = 0.025;
/** Fewest seconds of good signal that a rest is measured from. */
const leastRest = 0.05;
/**
 * Skin and amplifier, where the rest held some tone and can't tell: this share of the reference, and in a voltage no less and
 * no more than these µV. Surface electrodes with good contact have 1 to 3 µV in the band of a muscle. Our choice.
 */
const noiseShare = 2;
const noiseMicrovolts = { least: 1, most: 1.5 } as const;
/** In a voltage, less than this is no skin at all: where rest is the success, µV. */
const skinMicrovolts = 0.5;

/**
 * Measures a rest from its levels. The middle is the median and the spread is taken below it, so that a twitch in up to a third
 * of the time changes neither. Memory grows with the rest alone, 40 levels a second.
 */
export class RestMeter {
  readonly #from: number;
  readonly #to: number;
  readonly #gap: number;
  readonly #levels: number[] = [];
  #next: number;

  /** @param from first sample of the rest; @param to one past its last */
  constructor(from: number, to: number, rate: number) {
    this.#from = from;
    this.#to = to;
    this.#gap = Math.max(1, Math.round(every * rate));
    this.#next = from === 0 ? Math.round(settling * rate) : from;
  }

  /** Takes level `sample` of the recording, in percent. */
  take(sample: number, level: number, lost: boolean): void {
    if (sample < this.#next || sample < this.#from || sample >= this.#to) return;
    if (lost || !(level > 0)) return;
    this.#levels.push(level);
    this.#next = sample + this.#gap;
  }

  /** How many samples the rest has. */
  get samples(): number {
    return this.#to - this.#from;
  }

  /**
   * What was measured; null where too little of it was signal.
   * @param down whether rest is to be the success: then a quiet that no skin has is noise, too, and no rest
   */
  result(reference: number, unit: string, down: boolean): RestLevels | null {
    const levels = this.#levels.toSorted((a, b) => a - b);
    if (levels.length * every < leastRest) return null;
    const level = quantile(levels, 0.5);
    const spread = level - quantile(levels, 0.1587);
    const calm = quantile(levels, 0.1);
    const noise = restNoise(level, reference, unit, down);
    const high = levels.filter((one) => one > Math.max(busy * calm, 2 * noise)).length;
    const worked = high * every < leastWork ? 0 : high / levels.length;
    return { level, spread, noise, worked };
  }
}

/**
 * RMS of skin and amplifier without any muscle, as far as a rest tells it, in percent of the reference.
 * @param level at rest, in percent of the reference
 * @param down whether rest is to be the success: then a quiet that no skin has is noise, too
 */
export function restNoise(level: number, reference: number, unit: string, down: boolean): number {
  const noise = Math.min(level, mostNoise(reference, unit));
  return down ? Math.max(noise, leastNoise(reference, unit)) : noise;
}

/** The RMS of 50 ms of a steady level stays below this many times its lowest tenth: what lies above is a contraction. */
const busy = 3;
/** The most of a rest that a contraction may take, as a share of it, and the least seconds that are one. */
const mostWorked = 0.1;
const leastWork = 0.1;
/** From this share of the floor on a middle level is no rest. */
const mostRest = 0.75;
/** Where rest lies this near the noise, more of it scatters below. */
const nearNoise = 1.5;

/** Whether the muscle was at rest all the time that its rest was measured. A muscle that is to come to rest may have a tone there. */
export const isQuiet = (rest: RestLevels, target: PracticePlan['target']): boolean =>
  target.direction === 'down' || ((rest.worked ?? 0) <= mostWorked && isRestLevel(rest, target));

/** Whether the middle level, which a twitch does not change, is a rest and no contraction. */
export const isRestLevel = ({ level }: RestLevels, { floor }: Pick<PracticePlan['target'], 'floor'>): boolean =>
  floor === null || level < mostRest * floor;

/** The least level that a muscle may be behind, in percent of the reference. */
export const leastLevel = ({ level, noise }: RestLevels, direction: PracticePlan['target']['direction']): number =>
  direction === 'down' && level >= nearNoise * noise ? 0.9 * noise : 0.5 * noise;

/** Where a muscle has left rest: above three standard deviations of it, and of the scatter that any level of 50 ms has. */
export const leftRest = ({ level, spread }: RestLevels): number => level + 3 * Math.max(spread, 0.19 * level);

/** The most that is taken for noise, in percent of the reference. */
function mostNoise(reference: number, unit: string): number {
  const microvolts = microvoltsOf(unit);
  if (microvolts === null) return noiseShare;
  const percent = 100 / (reference * microvolts);
  return Math.min(noiseMicrovolts.most * percent, Math.max(noiseMicrovolts.least * percent, noiseShare));
}

/** The least that skin and amplifier have, in percent of the reference; 0 where the unit is no voltage. */
function leastNoise(reference: number, unit: string): number {
  const microvolts = microvoltsOf(unit);
  return microvolts === null ? 0 : (100 * skinMicrovolts) / (reference * microvolts);
}

function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}
