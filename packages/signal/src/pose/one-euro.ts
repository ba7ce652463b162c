/** What a One-Euro filter is tuned by; x is the unit of the values. */
export interface OneEuroOptions {
  /** Cut-off at rest, Hz; lower is steadier and later. Default 1. */
  readonly minCutoff?: number;
  /** How much each x/s of speed (what the value lags behind, per step) opens the filter, Hz per x/s; higher is quicker and noisier. Default 0.007. */
  readonly beta?: number;
  /** Cut-off of the speed itself, Hz. Default 1. */
  readonly speedCutoff?: number;
}

const most = 1e150;
const leastStep = 1e-6;
const cycle = 2 * Math.PI;
const share = (cutoff: number, dt: number) => 1 / (1 + 1 / (cycle * cutoff * dt));

/**
 * A low-pass that opens with speed: steady at rest, quick in movement (Casiez, Roussel & Vogel: 1€ filter, CHI 2012,
 * doi:10.1145/2207676.2208639). Samples may come at any times. One that isn't finite (or beyond
 * 10¹⁵⁰), or less than a microsecond later than the last, changes nothing. Nothing is allocated per sample.
 */
export class OneEuro {
  readonly #minCutoff: number;
  readonly #beta: number;
  readonly #speedCutoff: number;
  #value = 0;
  #speed = 0;
  #at = 0;
  #cutoff: number;
  #begun = false;

  /** @throws RangeError where a cut-off is not above 0 or beta is below 0: they come from code, not from people */
  constructor({ minCutoff = 1, beta = 0.007, speedCutoff = 1 }: OneEuroOptions = {}) {
    if (!(minCutoff > 0 && speedCutoff > 0 && beta >= 0)) {
      throw new RangeError(`cut-offs of ${minCutoff} and ${speedCutoff} Hz with beta ${beta} make no filter`);
    }
    this.#minCutoff = minCutoff;
    this.#beta = beta;
    this.#speedCutoff = speedCutoff;
    this.#cutoff = minCutoff;
  }

  /** Takes the value at a time in seconds; returns the smoothed one. */
  push(value: number, at: number): number {
    if (!(Math.abs(value) <= most) || !Number.isFinite(at) || (this.#begun && !(at - this.#at >= leastStep))) return this.#value;
    if (!this.#begun) {
      this.#begun = true;
      this.#value = value;
    } else {
      const dt = at - this.#at;
      // Against the last smoothed value, as the paper has it: what lags behind opens the filter too.
      const speed = (value - this.#value) / dt;
      this.#speed += share(this.#speedCutoff, dt) * (speed - this.#speed);
      this.#cutoff = this.#minCutoff + this.#beta * Math.abs(this.#speed);
      this.#value += share(this.#cutoff, dt) * (value - this.#value);
    }
    this.#at = at;
    return this.#value;
  }

  /** The smoothed value; 0 before the first. */
  get value(): number {
    return this.#value;
  }

  /** How late a steady movement comes out at the filter's present cut-off, s: 1 / (2π · cut-off). */
  get delay(): number {
    return 1 / (cycle * this.#cutoff);
  }

  /** Forgets every sample. */
  reset(): void {
    this.#begun = false;
    this.#value = 0;
    this.#speed = 0;
    this.#cutoff = this.#minCutoff;
  }
}
