/** No muscle is a million times as active as in its reference: such a sample counts as lost. */
const unreal = 1e6;

/**
 * How much two muscles that pull against each other are active at once, as their activations come (both normalised alike,
 * 0 upwards). Compare within one session and one normalisation only. A moment with a lost sample (NaN) is left out and
 * counted.
 */
export class CoContraction {
  count = 0;
  lost = 0;
  readonly #one = new Float64Array(1);
  readonly #other = new Float64Array(1);
  #common = 0;
  #sum = 0;
  #rudolph = 0;

  /** Takes the activations of both muscles at one moment; below 0 counts as 0. */
  push(first: number, second: number): void {
    this.#one[0] = first;
    this.#other[0] = second;
    this.process(this.#one, this.#other);
  }

  /** Takes the activations of n moments, as `push` takes each. */
  process(first: Float64Array, second: Float64Array): void {
    for (let i = 0; i < first.length; i++) {
      const x = first[i] as number;
      const y = second[i] as number;
      if (!(Math.abs(x) < unreal && Math.abs(y) < unreal)) {
        this.lost++;
        continue;
      }
      const a = x > 0 ? x : 0;
      const b = y > 0 ? y : 0;
      const low = a < b ? a : b;
      const high = a < b ? b : a;
      this.count++;
      this.#common += low;
      this.#sum += a + b;
      if (high > 0) this.#rudolph += (low / high) * (a + b);
    }
  }

  /** Falconer & Winter 1985: twice the common area over the sum of both, %; 0 where neither is active. */
  get falconerWinter(): number {
    return this.#sum > 0 ? (200 * this.#common) / this.#sum : 0;
  }

  /** Rudolph 2000: the mean of lower/higher · (lower + higher), from 0 to twice full activation; it grows with effort. */
  get rudolph(): number {
    return this.count > 0 ? this.#rudolph / this.count : 0;
  }

  /** The mean of the lower of both: the overlap's area per moment. */
  get overlap(): number {
    return this.count > 0 ? this.#common / this.count : 0;
  }
}

/** The co-contraction of two whole activations of n samples. */
export function coContraction(first: Float64Array, second: Float64Array): CoContraction {
  if (first.length !== second.length) throw new RangeError(`activations hold ${first.length} and ${second.length} samples`);
  const both = new CoContraction();
  both.process(first, second);
  return both;
}
