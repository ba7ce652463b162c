/** Times in ms that half, 95 and 99 of 100 stay within. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** How many of the newest times count, and how few say nothing yet. */
const remembered = 500;
const fewest = 20;

/** The newest delays of one way, in ms: a ring, so that measuring allocates nothing. */
export class Delays {
  readonly #ring = new Float64Array(remembered);
  #count = 0;

  add(ms: number): void {
    if (Number.isFinite(ms)) this.#ring[this.#count++ % remembered] = ms;
  }

  /** Null while too few are known. */
  percentiles(): Percentiles | null {
    if (this.#count < fewest) return null;
    const sorted = this.#ring.slice(0, Math.min(this.#count, remembered)).sort();
    const at = (share: number): number => Math.round(sorted[Math.ceil(share * sorted.length) - 1] as number);
    return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
  }
}
