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
 * reflection, and each pass starts settled on its first sample. Works in place; what it holds are the two extended ends.
 */
export class ZeroPhase {
  readonly padding: number;
  readonly #cascade: Cascade;
  readonly #head: Float64Array;
  readonly #tail: Float64Array;

  constructor(sections: readonly Section[]) {
    this.padding = zeroPhasePadding(sections);
    this.#cascade = new Cascade(sections);
    this.#head = new Float64Array(this.padding);
    this.#tail = new Float64Array(this.padding);
  }

  /**
   * Filters `input[0..length)` into `output[0..length)`; both may be the same array. Allocates nothing.
   * @throws RangeError when `length` is not above `padding`
   */
  process(input: Float64Array, output: Float64Array = input, length: number = input.length): void {
    const pad = this.padding;
    if (length <= pad) throw new RangeError(`${length} samples are too few to filter without phase: more than ${pad} are needed`);
    const head = this.#head;
    const tail = this.#tail;
    const first = input[0] as number;
    const last = input[length - 1] as number;
    for (let i = 0; i < pad; i++) {
      head[i] = 2 * first - (input[pad - i] as number);
      tail[i] = 2 * last - (input[length - 2 - i] as number);
    }
    const cascade = this.#cascade;
    cascade.settle(head[0] as number);
    cascade.sweep(head, head, 0, pad);
    cascade.sweep(input, output, 0, length);
    cascade.sweep(tail, tail, 0, pad);
    cascade.settle(tail[pad - 1] as number);
    cascade.sweep(tail, tail, pad, 0);
    cascade.sweep(output, output, length, 0);
  }
}

/** Filters a whole signal without phase; the input is left as it was. Equal to SciPy's `sosfiltfilt` with its defaults. */
export function filterZeroPhase(sections: readonly Section[], samples: Float64Array): Float64Array {
  const output = new Float64Array(samples.length);
  new ZeroPhase(sections).process(samples, output);
  return output;
}
