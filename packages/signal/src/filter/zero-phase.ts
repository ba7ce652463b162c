import { checkResult } from '../limits.ts';
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
 * reflection, and each pass starts settled on its first sample. Works in place and holds its scratch.
 *
 * A long signal is filtered in two halves at once. The later half of each pass starts `memory` samples early, by when a wrong
 * beginning has faded below rounding.
 */
export class ZeroPhase {
  readonly padding: number;
  readonly #memory: number;
  readonly #first: Cascade;
  readonly #sections: readonly Section[];
  readonly #head: Float64Array;
  readonly #tail: Float64Array;
  /** Of the later half, and the samples that it starts early; made when a signal is first long enough. */
  #second: Cascade | undefined;
  #early = new Float64Array();

  constructor(sections: readonly Section[]) {
    this.padding = zeroPhasePadding(sections);
    this.#memory = memoryOf(sections);
    this.#first = new Cascade(sections);
    this.#sections = sections;
    this.#head = new Float64Array(this.padding);
    this.#tail = new Float64Array(this.padding);
  }

  /**
   * Filters `input[0..length)` into `output[0..length)`; both may be the same array.
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
    this.#first.settle(head[0] as number);
    this.#first.sweep(head, head, 0, pad);
    const second = length > 4 * this.#memory ? this.#later() : undefined;
    if (second) this.#forwardsByHalves(second, input, output, length);
    else this.#first.sweep(input, output, 0, length);
    (second ?? this.#first).sweep(tail, tail, 0, pad);
    this.#first.settle(tail[pad - 1] as number);
    this.#first.sweep(tail, tail, pad, 0);
    if (second) this.#backwardsByHalves(second, output, length);
    else this.#first.sweep(output, output, length, 0);
  }

  #forwardsByHalves(second: Cascade, input: Float64Array, output: Float64Array, length: number): void {
    const half = length >> 1;
    const early = this.#earlier(input, half - this.#memory);
    second.settle(early[0] as number);
    second.sweep(early, early, 0, this.#memory);
    this.#first.sweepWith(second, half, input, output, 0, half);
    second.sweep(input, output, 2 * half, length);
  }

  #backwardsByHalves(second: Cascade, x: Float64Array, length: number): void {
    const half = length >> 1;
    const early = this.#earlier(x, half);
    second.settle(early[this.#memory - 1] as number);
    second.sweep(early, early, this.#memory, 0);
    this.#first.sweep(x, x, length, 2 * half);
    this.#first.sweepWith(second, -half, x, x, 2 * half, half);
  }

  #later(): Cascade {
    if (this.#second === undefined) {
      this.#second = new Cascade(this.#sections);
      this.#early = new Float64Array(this.#memory);
    }
    return this.#second;
  }

  /** A copy of the `memory` samples from `from` on. */
  #earlier(x: Float64Array, from: number): Float64Array {
    this.#early.set(x.subarray(from, from + this.#memory));
    return this.#early;
  }
}

/** How many samples it takes until what a filter remembers has faded to e⁻⁴⁸, 10⁻²¹, of itself. */
function memoryOf(sections: readonly Section[]): number {
  let radius = 0;
  for (const { a1, a2 } of sections) {
    const apart = a1 * a1 - 4 * a2;
    radius = Math.max(radius, apart < 0 ? Math.sqrt(a2) : (Math.abs(a1) + Math.sqrt(apart)) / 2);
  }
  const samples = radius > 0 ? -48 / Math.log(radius) : 1;
  return samples > 0 ? Math.ceil(samples) : Number.POSITIVE_INFINITY;
}

/**
 * Filters a whole signal without phase; the input is left as it was. Equal to SciPy's `sosfiltfilt` with its defaults.
 * @throws RangeError where the signal is not longer than `zeroPhasePadding`, or its samples too large to be computed with
 */
export function filterZeroPhase(sections: readonly Section[], samples: Float64Array): Float64Array {
  const output = new Float64Array(samples.length);
  new ZeroPhase(sections).process(samples, output);
  checkResult(output, samples);
  return output;
}
