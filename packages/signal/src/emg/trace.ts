/**
 * A trace of a whole recording in bounded memory: every value while they fit, then means (or maxima) of 2, 4, 8 … of
 * them. A recording of an hour at 1 kHz keeps every sample; a day of it keeps one value in 32.
 * What is not known counts for nothing: a mean is that of the known values, and is unknown where none is. A value below 0 is
 * unknown in another way (`unchanging`), NaN otherwise.
 */
export class BoundedTrace {
  readonly #capacity: number;
  readonly #join: 'mean' | 'maximum';
  #values: Float32Array<ArrayBuffer>;
  #length = 0;
  #stride = 1;
  #pending = 0;
  #pendingCount = 0;
  #pendingKnown = 0;

  /** @param room an array to begin with, whose content doesn't matter */
  constructor(capacity: number, join: 'mean' | 'maximum', room: Float32Array<ArrayBuffer> = new Float32Array()) {
    this.#values = room.length <= capacity ? room : new Float32Array();
    this.#capacity = Math.max(2, 2 * Math.floor(capacity / 2));
    this.#join = join;
  }

  /** How many pushed values one kept value stands for. */
  get stride(): number {
    return this.#stride;
  }

  /** What is kept; the last value may stand for fewer. A view, valid until the next push. */
  values(): Float32Array {
    if (this.#pendingCount > 0) this.#keep();
    return this.#values.subarray(0, this.#length);
  }

  /** Makes room at once for `count` more values. */
  expect(count: number): void {
    if (this.#stride === 1) this.#reserve(Math.min(this.#capacity, this.#length + count));
  }

  /** The array behind it, for whoever needs one next. The trace is spent. */
  room(): Float32Array<ArrayBuffer> {
    return this.#values;
  }

  push(samples: Float64Array, from: number, to: number): void {
    let first = from;
    if (this.#stride === 1) {
      first = Math.min(to, from + this.#capacity - this.#length);
      this.#reserve(this.#length + first - from);
      const values = this.#values;
      const ahead = this.#length - from;
      for (let i = from; i < first; i++) values[ahead + i] = samples[i] as number;
      this.#length += first - from;
    }
    for (let i = first; i < to; i++) {
      const value = samples[i] as number;
      if (this.#join === 'maximum') this.#pending = this.#pendingCount === 0 ? value : Math.max(this.#pending, value);
      else if (value >= 0) this.#pending = this.#pendingKnown++ === 0 ? value : this.#pending + value;
      else if (this.#pendingKnown === 0) this.#pending = this.#pendingCount === 0 || value < 0 ? value : this.#pending;
      if (++this.#pendingCount === this.#stride) this.#keep();
    }
  }

  #keep(): void {
    if (this.#length === this.#capacity) this.#halve();
    this.#reserve(this.#length + 1);
    this.#values[this.#length++] = this.#pending / Math.max(1, this.#pendingKnown);
    this.#pendingCount = 0;
    this.#pendingKnown = 0;
  }

  #reserve(length: number): void {
    if (length <= this.#values.length) return;
    const wider = new Float32Array(Math.min(this.#capacity, Math.max(length, 1024, this.#values.length * 2)));
    wider.set(this.#values.subarray(0, this.#length));
    this.#values = wider;
  }

  #halve(): void {
    const values = this.#values;
    for (let i = 0; i < this.#length; i += 2) {
      const a = values[i] as number;
      const b = values[i + 1] as number;
      values[i >> 1] = this.#join === 'maximum' ? Math.max(a, b) : meanOfKnown(a, b);
    }
    this.#length >>= 1;
    this.#stride *= 2;
  }
}

const meanOfKnown = (a: number, b: number): number => {
  if (a >= 0) return b >= 0 ? (a + b) / 2 : a;
  return b >= 0 || Number.isNaN(a) ? b : a;
};

/** The highest of what is kept of `from` to `to` (exclusive), and `above`. */
export function highestKept(trace: Float32Array, from: number, to: number, above: number): number {
  let most = above;
  for (let i = from; i < to; i++) {
    const here = trace[i] as number;
    if (here > most) most = here;
  }
  return most;
}
