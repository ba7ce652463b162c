import { Cascade } from './cascade.ts';
import type { Section } from './sections.ts';

/**
 * How many samples each end is extended by, as SciPy's `sosfiltfilt` and, for one section, `filtfilt` choose it.
 * A signal must be longer than this to be filtered without phase.
 */
export function zeroPhasePadding(sections: readonly Section[]): number {
  const firstOrder = Math.min(sections.filter((s) => s.b2 === 0).length, sections.filter((s) => s.a2 === 0).length);
  return 3 * (2 * sections.length + 1 - firstOrder);
}

/**
 * Filters forwards and backwards, so that nothing is delayed and the order doubles. Ends are extended by point
 * reflection, and each pass starts settled on its first sample. Holds its scratch, so that many signals cost one allocation.
 */
export class ZeroPhase {
  readonly padding: number;
  readonly #cascade: Cascade;
  #scratch = new Float64Array(0);

  constructor(sections: readonly Section[]) {
    this.padding = zeroPhasePadding(sections);
    this.#cascade = new Cascade(sections);
  }

  /**
   * Filters `input[0..length)` into `output[0..length)`; both may be the same array.
   * @throws RangeError when `length` is not above `padding`
   */
  process(input: Float64Array, output: Float64Array = input, length: number = input.length): void {
    const pad = this.padding;
    if (length <= pad) throw new RangeError(`${length} samples are too few to filter without phase: more than ${pad} are needed`);
    const whole = length + 2 * pad;
    if (this.#scratch.length < whole) this.#scratch = new Float64Array(whole);
    const x = this.#scratch;
    const first = input[0] as number;
    const last = input[length - 1] as number;
    for (let i = 0; i < pad; i++) {
      x[i] = 2 * first - (input[pad - i] as number);
      x[pad + length + i] = 2 * last - (input[length - 2 - i] as number);
    }
    x.set(length === input.length ? input : input.subarray(0, length), pad);
    this.#cascade.settle(x[0] as number);
    this.#cascade.process(x, x, whole);
    reverse(x, whole);
    this.#cascade.settle(x[0] as number);
    this.#cascade.process(x, x, whole);
    for (let i = 0, j = whole - 1 - pad; i < length; i++, j--) output[i] = x[j] as number;
  }
}

/** Filters a whole signal without phase; the input is left as it was. Equal to SciPy's `sosfiltfilt` with its defaults. */
export function filterZeroPhase(sections: readonly Section[], samples: Float64Array): Float64Array {
  const output = new Float64Array(samples.length);
  new ZeroPhase(sections).process(samples, output);
  return output;
}

function reverse(x: Float64Array, length: number): void {
  for (let i = 0, j = length - 1; i < j; i++, j--) {
    const held = x[i] as number;
    x[i] = x[j] as number;
    x[j] = held;
  }
}
