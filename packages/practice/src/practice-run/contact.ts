/** Seconds without proof of contact after which practice halts. */
export const contactSeconds = 2;
/** Seconds of lost samples after which practice halts for the quality of the signal. */
export const gapSeconds = 10;
/** A level counts as under the floor below this share of the noise: the RMS of 50 ms of noise alone scatters by a fifth. */
const underNoise = 0.5;
/** Seconds in a row above the floor that prove a signal. */
const proof = 0.05;

/** Why a sample is not believed. `gap`: it did not come. `dead`: a flat line, a rail. `hum`: nothing but loud mains. */
export const sampleMarks = { good: 0, gap: 1, dead: 2, hum: 3 } as const;

/**
 * Watches that an electrode is still on a muscle: a level under the noise floor is no rest, and a dead lead is none either.
 * Allocates nothing.
 */
export class ContactWatch {
  readonly #floor: number;
  readonly #least: number;
  readonly #gaps: number;
  readonly #proof: number;
  #without = 0;
  #gap = 0;
  #above = 0;
  #hums = 0;
  #flats = 0;

  /** @param noise of skin and amplifier, in percent of the reference; @param rate in hertz */
  constructor(noise: number, rate: number) {
    this.#floor = underNoise * noise;
    this.#least = Math.round(contactSeconds * rate);
    this.#gaps = Math.round(gapSeconds * rate);
    this.#proof = Math.max(1, Math.round(proof * rate));
  }

  /** What most of the samples without proof were; none where they were a level under the noise. */
  get by(): 'hum' | 'flat' | undefined {
    if (2 * this.#hums >= this.#without) return 'hum';
    return 2 * this.#flats >= this.#without ? 'flat' : undefined;
  }

  /** Takes one sample. Answers why practice halts with it, null while it goes on. */
  take(level: number, mark: number): 'electrode' | 'quality' | null {
    if (mark === sampleMarks.gap) {
      this.#gap++;
      return this.#gap >= this.#gaps ? 'quality' : null;
    }
    const good = mark === sampleMarks.good && level >= this.#floor;
    this.#above = good ? this.#above + 1 : 0;
    if (this.#above >= this.#proof) {
      this.#without = 0;
      this.#hums = 0;
      this.#flats = 0;
    } else this.#without++;
    if (mark === sampleMarks.hum) this.#hums++;
    if (mark === sampleMarks.dead) this.#flats++;
    if (good) this.#gap = 0;
    return this.#without >= this.#least ? 'electrode' : null;
  }
}
