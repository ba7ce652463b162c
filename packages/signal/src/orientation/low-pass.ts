/**
 * A second-order Butterworth low-pass of a vector, given by its time constant. For the first `tau` seconds it is the mean
 * of what came, so that no single first sample decides; from there it is settled on that mean (Laidig & Seel 2023).
 */
export class VectorLowPass {
  readonly #size: number;
  readonly #b0: number;
  readonly #b1: number;
  readonly #a1: number;
  readonly #a2: number;
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  readonly #averaged: number;
  #count = 0;

  /**
   * @param size components of the vector
   * @param tau time constant in seconds, above 0; below half a sample everything passes
   * @param step seconds between samples
   */
  constructor(size: number, tau: number, step: number) {
    this.#size = size;
    const passes = tau < step / 2;
    const c = passes ? 0 : Math.tan((Math.SQRT1_2 * step) / tau);
    const d = c * c + Math.SQRT2 * c + 1;
    this.#b0 = passes ? 1 : (c * c) / d;
    this.#b1 = passes ? 0 : 2 * this.#b0;
    this.#a1 = passes ? 0 : (2 * (c * c - 1)) / d;
    this.#a2 = passes ? 0 : (1 - Math.SQRT2 * c + c * c) / d;
    this.#first = new Float64Array(size);
    this.#second = new Float64Array(size);
    this.#averaged = Math.max(1, samplesToReach(tau, step));
  }

  /** Forgets everything: the next sample is the first. */
  reset(): void {
    this.#count = 0;
    this.#first.fill(0);
    this.#second.fill(0);
  }

  /** Settles on the vector at `level[at …]`, as if it had come for ever. */
  settle(level: Float64Array, at = 0): void {
    this.#count = this.#averaged;
    const b2 = this.#b1 / 2;
    for (let i = 0; i < this.#size; i++) {
      const x = level[at + i] as number;
      this.#first[i] = x * (1 - this.#b0);
      this.#second[i] = x * (b2 - this.#a2);
    }
  }

  /** Replaces the vector at `vector[at …]` by its filtered self. */
  step(vector: Float64Array, at = 0): void {
    const first = this.#first;
    const second = this.#second;
    const size = this.#size;
    if (this.#count < this.#averaged) {
      this.#count++;
      for (let i = 0; i < size; i++) {
        first[i] = (first[i] as number) + (vector[at + i] as number);
        vector[at + i] = (first[i] as number) / this.#count;
      }
      if (this.#count === this.#averaged) this.settle(vector, at);
      return;
    }
    const b0 = this.#b0;
    const b1 = this.#b1;
    const b2 = b1 / 2;
    const a1 = this.#a1;
    const a2 = this.#a2;
    for (let i = 0; i < size; i++) {
      const x = vector[at + i] as number;
      const y = b0 * x + (first[i] as number);
      first[i] = b1 * x - a1 * y + (second[i] as number);
      second[i] = b2 * x - a2 * y;
      vector[at + i] = y;
    }
  }
}

/** The least whole count with `count · step ≥ tau`, by that very product, so that rounding falls as in a running count. */
function samplesToReach(tau: number, step: number): number {
  // Beyond this no sample is counted any more.
  if (!(tau / step < 2 ** 52)) return Number.POSITIVE_INFINITY;
  let count = Math.max(0, Math.floor(tau / step) - 2);
  while (count * step < tau) count++;
  return count;
}

/** The gain of a first-order low-pass: 1 follows at once, 0 never (`tau` below 0). */
export function gainOf(tau: number, step: number): number {
  return tau < 0 ? 0 : tau === 0 ? 1 : 1 - Math.exp(-step / tau);
}
