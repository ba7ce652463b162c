import type { Section } from './sections.ts';

const width = 5;

/**
 * A causal cascade of second-order sections (direct form II transposed) whose state outlives the block, so that a signal
 * cut into blocks anywhere comes out as the whole would. State and samples are Float64; `process` allocates nothing.
 */
export class Cascade {
  readonly #coefficients: Float64Array;
  readonly #state: Float64Array;
  readonly #steady: Float64Array;

  constructor(sections: readonly Section[]) {
    this.#coefficients = new Float64Array(sections.length * width);
    this.#state = new Float64Array(sections.length * 2);
    this.#steady = new Float64Array(sections.length * 2);
    let scale = 1;
    for (const [s, { b0, b1, b2, a1, a2 }] of sections.entries()) {
      this.#coefficients.set([b0, b1, b2, a1, a2], s * width);
      // The state that a step of height 1 settles to (SciPy's sosfilt_zi).
      const z1 = (b1 - a1 * b0 + (b2 - a2 * b0)) / (1 + a1 + a2);
      this.#steady[2 * s] = scale * z1;
      this.#steady[2 * s + 1] = scale * ((1 + a1) * z1 - (b1 - a1 * b0));
      scale *= (b0 + b1 + b2) / (1 + a1 + a2);
    }
  }

  /** Forgets every sample: as if zeros had come for ever. */
  reset(): void {
    this.#state.fill(0);
  }

  /** As if `level` had come for ever, so that a first sample far from zero rings nothing. */
  settle(level: number): void {
    for (let i = 0; i < this.#state.length; i++) this.#state[i] = (this.#steady[i] ?? 0) * level;
  }

  /**
   * Filters `input[0..length)` into `output[0..length)`; both may be the same array.
   * Sections run two at a time, so that the second works while the first waits for its own sum.
   */
  process(input: Float64Array, output: Float64Array = input, length: number = input.length): void {
    const count = this.#state.length / 2;
    let from = input;
    let s = 0;
    for (; s + 1 < count; s += 2) {
      this.#pair(s, from, output, length);
      from = output;
    }
    if (s < count) this.#single(s, from, output, length);
    else if (count === 0 && from !== output) output.set(from.subarray(0, length));
  }

  #single(s: number, input: Float64Array, output: Float64Array, length: number): void {
    const c = this.#coefficients;
    const state = this.#state;
    const at = s * width;
    const b0 = c[at] as number;
    const b1 = c[at + 1] as number;
    const b2 = c[at + 2] as number;
    const a1 = c[at + 3] as number;
    const a2 = c[at + 4] as number;
    let z1 = state[2 * s] as number;
    let z2 = state[2 * s + 1] as number;
    for (let i = 0; i < length; i++) {
      const x = input[i] as number;
      const y = b0 * x + z1;
      z1 = b1 * x - a1 * y + z2;
      z2 = b2 * x - a2 * y;
      output[i] = y;
    }
    state[2 * s] = z1;
    state[2 * s + 1] = z2;
  }

  #pair(s: number, input: Float64Array, output: Float64Array, length: number): void {
    const c = this.#coefficients;
    const state = this.#state;
    const at = s * width;
    const b0 = c[at] as number;
    const b1 = c[at + 1] as number;
    const b2 = c[at + 2] as number;
    const a1 = c[at + 3] as number;
    const a2 = c[at + 4] as number;
    const d0 = c[at + 5] as number;
    const d1 = c[at + 6] as number;
    const d2 = c[at + 7] as number;
    const e1 = c[at + 8] as number;
    const e2 = c[at + 9] as number;
    let z1 = state[2 * s] as number;
    let z2 = state[2 * s + 1] as number;
    let w1 = state[2 * s + 2] as number;
    let w2 = state[2 * s + 3] as number;
    for (let i = 0; i < length; i++) {
      const x = input[i] as number;
      const u = b0 * x + z1;
      z1 = b1 * x - a1 * u + z2;
      z2 = b2 * x - a2 * u;
      const y = d0 * u + w1;
      w1 = d1 * u - e1 * y + w2;
      w2 = d2 * u - e2 * y;
      output[i] = y;
    }
    state[2 * s] = z1;
    state[2 * s + 1] = z2;
    state[2 * s + 2] = w1;
    state[2 * s + 3] = w2;
  }
}

/** Filters a whole signal causally from rest; the input is left as it was. */
export function filterCausal(sections: readonly Section[], samples: Float64Array): Float64Array {
  const output = new Float64Array(samples.length);
  new Cascade(sections).process(samples, output);
  return output;
}
