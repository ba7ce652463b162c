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

/** One section over the samples `from`, `from + step`, … before `to`. */
function filterRun(
  c: Float64Array,
  past: Float64Array,
  at: number,
  input: Float64Array,
  output: Float64Array,
  from: number,
  to: number,
  step: number,
): void {
  const b0 = c[at] as number;
  const b1 = c[at + 1] as number;
  const b2 = c[at + 2] as number;
  const a1 = c[at + 3] as number;
  const a2 = c[at + 4] as number;
  let x1 = past[at] as number;
  let x2 = past[at + 1] as number;
  let y1 = past[at + 2] as number;
  let y2 = past[at + 3] as number;
  for (let i = from; i !== to; i += step) {
    const x = input[i] as number;
    const y = b0 * x + b1 * x1 + (b2 * x2 - a2 * y2) - a1 * y1;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    output[i] = y;
  }
  past[at] = awake(x1);
  past[at + 1] = awake(x2);
  past[at + 2] = awake(y1);
  past[at + 3] = awake(y2);
}

/**
 * The same for two stretches of a signal at once, for sections whose first and last feed-forward coefficients are equal: one
 * computes while the other waits for its own last output, and all that both need fits a processor's registers.
 */
function filterTwoRuns(
  c: Float64Array,
  past: Float64Array,
  otherPast: Float64Array,
  at: number,
  apart: number,
  input: Float64Array,
  output: Float64Array,
  from: number,
  to: number,
  step: number,
): void {
  const b0 = c[at] as number;
  const b1 = c[at + 1] as number;
  const a1 = c[at + 3] as number;
  const a2 = c[at + 4] as number;
  let x1 = past[at] as number;
  let x2 = past[at + 1] as number;
  let y1 = past[at + 2] as number;
  let y2 = past[at + 3] as number;
  let u1 = otherPast[at] as number;
  let u2 = otherPast[at + 1] as number;
  let v1 = otherPast[at + 2] as number;
  let v2 = otherPast[at + 3] as number;
  for (let i = from; i !== to; i += step) {
    const x = input[i] as number;
    const y = b0 * (x + x2) + b1 * x1 - a2 * y2 - a1 * y1;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    output[i] = y;
    const u = input[i + apart] as number;
    const v = b0 * (u + u2) + b1 * u1 - a2 * v2 - a1 * v1;
    u2 = u1;
    u1 = u;
    v2 = v1;
    v1 = v;
    output[i + apart] = v;
  }
  past[at] = awake(x1);
  past[at + 1] = awake(x2);
  past[at + 2] = awake(y1);
  past[at + 3] = awake(y2);
  otherPast[at] = awake(u1);
  otherPast[at + 1] = awake(u2);
  otherPast[at + 2] = awake(v1);
  otherPast[at + 3] = awake(v2);
}

/** What has faded below anything real becomes 0: in long silence the smallest numbers would slow some processors a hundredfold. */
const awake = (x: number): number => (x > 1e-250 || x < -1e-250 ? x : 0);

/** Filters a whole signal causally from rest; the input is left as it was. */
export function filterCausal(sections: readonly Section[], samples: Float64Array): Float64Array {
  const output = new Float64Array(samples.length);
  new Cascade(sections).process(samples, output);
  return output;
}
