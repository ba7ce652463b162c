import { checkResult } from '../limits.ts';
import { filterRun, filterTwoRuns } from './section-runs.ts';
import type { Section } from './sections.ts';

const width = 5;
/** Samples that all sections take before the next: what one leaves for the next is still in the nearest memory. */
const run = 512;

/**
 * A causal cascade of second-order sections whose state outlives the block, so that a signal cut into blocks anywhere comes
 * out as the whole would. State and samples are Float64; `process` allocates nothing.
 *
 * Each section is computed from its own last two inputs and outputs (direct form I), grouped so that a sample waits for one
 * product and one difference of the sample before: half of what the transposed form waits for.
 */
export class Cascade {
  readonly #coefficients: Float64Array;
  /** Of each section: last input, the one before, last output, the one before; the fifth place is free. */
  readonly #past: Float64Array;
  readonly #count: number;
  readonly #even: boolean;

  constructor(sections: readonly Section[]) {
    this.#count = sections.length;
    this.#even = sections.every(({ b0, b2 }) => b0 === b2);
    this.#coefficients = new Float64Array(sections.length * width);
    this.#past = new Float64Array(sections.length * width);
    for (const [s, { b0, b1, b2, a1, a2 }] of sections.entries()) this.#coefficients.set([b0, b1, b2, a1, a2], s * width);
  }

  /** Forgets every sample: as if zeros had come for ever. */
  reset(): void {
    this.#past.fill(0);
  }

  /** As if `level` had come for ever, so that a first sample far from zero rings nothing (SciPy's `sosfilt_zi`). */
  settle(level: number): void {
    const c = this.#coefficients;
    const past = this.#past;
    let held = level;
    for (let at = 0; at < past.length; at += width) {
      past[at] = past[at + 1] = held;
      const through = (c[at] as number) + (c[at + 1] as number) + (c[at + 2] as number);
      held *= through / (1 + (c[at + 3] as number) + (c[at + 4] as number));
      past[at + 2] = past[at + 3] = held;
    }
  }

  /** Filters `input[0..length)` into `output[0..length)`; both may be the same array. */
  process(input: Float64Array, output: Float64Array = input, length: number = input.length): void {
    this.sweep(input, output, 0, length);
  }

  /**
   * Filters `input[from..to)` into the same places of `output`; both may be the same array. Where `to` lies below `from`, time
   * runs backwards: the samples `from − 1` down to `to`.
   */
  sweep(input: Float64Array, output: Float64Array, from: number, to: number): void {
    if (this.#count === 0 && input !== output) {
      output.set(input.subarray(Math.min(from, to), Math.max(from, to)), Math.min(from, to));
    }
    const c = this.#coefficients;
    const past = this.#past;
    const step = to < from ? -1 : 1;
    for (let start = from; start !== to; ) {
      const end = nextRun(start, to);
      for (let at = 0, source = input; at < c.length; at += width, source = output) {
        if (step > 0) filterRun(c, past, at, source, output, start, end, 1);
        else filterRun(c, past, at, source, output, start - 1, end - 1, -1);
      }
      start = end;
    }
  }

  /**
   * `sweep` of this cascade over `from` to `to`, and at the same time of `other`, which has the same sections and a state of its
   * own, over the samples `apart` further on. Where the sections allow it, that takes little longer than one of them.
   */
  sweepWith(other: Cascade, apart: number, input: Float64Array, output: Float64Array, from: number, to: number): void {
    const c = this.#coefficients;
    if (!this.#even) {
      this.sweep(input, output, from, to);
      other.sweep(input, output, from + apart, to + apart);
      return;
    }
    const step = to < from ? -1 : 1;
    for (let start = from; start !== to; ) {
      const end = nextRun(start, to);
      for (let at = 0, source = input; at < c.length; at += width, source = output) {
        if (step > 0) filterTwoRuns(c, this.#past, other.#past, at, apart, source, output, start, end, 1);
        else filterTwoRuns(c, this.#past, other.#past, at, apart, source, output, start - 1, end - 1, -1);
      }
      start = end;
    }
  }
}

const nextRun = (start: number, to: number): number => (to < start ? Math.max(to, start - run) : Math.min(to, start + run));

/**
 * Filters a whole signal causally from rest; the input is left as it was.
 * @throws RangeError where its samples are too large to be computed with
 */
export function filterCausal(sections: readonly Section[], samples: Float64Array): Float64Array {
  const output = new Float64Array(samples.length);
  new Cascade(sections).process(samples, output);
  checkResult(output, samples);
  return output;
}
