/** Hum is an electrode that does not hold where the level passes this, in percent of the reference. */
export const loudHum = 10;
/** Seconds of samples that say nothing of a muscle after which they are no gap to be bridged, but a lead that is off. */
const deadAfter = 0.5;

/** What a sample is to the coach. `off`: the lead shows nothing of a muscle, and is judged like a level under the noise. */
export const leadMarks = { good: 0, lost: 1, off: 2 } as const;
export type LeadMark = (typeof leadMarks)[keyof typeof leadMarks];

/**
 * Tells samples that are missing from a lead that is off: a flat line, a rail, or loud hum, for half a second. Missing samples
 * prove nothing about the electrode. It counts sample by sample, so that the marks do not depend on how the signal is cut into
 * blocks. Allocates nothing.
 */
export class DeadLead {
  readonly #least: number;
  #run = 0;

  /** @param rate in hertz */
  constructor(rate: number) {
    this.#least = Math.round(deadAfter * rate);
  }

  /**
   * @param sample as it came, in the channel's unit; NaN where it did not come
   * @param level percent of the reference
   * @param lost not 0 where the live chain passes it over
   * @param hums not 0 where the band is mostly mains
   */
  take(sample: number, level: number, lost: number, hums: number): LeadMark {
    if (!Number.isFinite(sample)) return leadMarks.lost;
    if (lost === 0 && (hums === 0 || level <= loudHum)) {
      this.#run = 0;
      return leadMarks.good;
    }
    this.#run++;
    return this.#run > this.#least ? leadMarks.off : leadMarks.lost;
  }
}
