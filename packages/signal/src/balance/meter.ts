import type { Covariance } from './ellipse.ts';

/** Nobody sways ten kilometres: a position this far, cm, counts as lost, as does one that isn't finite. */
const unrealSway = 1e6;

/** Whether a position is one. */
export const isPosition = (ml: number, ap: number): boolean => Math.abs(ml) < unrealSway && Math.abs(ap) < unrealSway;

/**
 * What can be said of a sway at every moment, sample by sample: path, moments and ranges. A record's numbers (`pathSums`) are
 * the same for the same samples but for rounding. A lost sample is left out, and the path goes straight across it.
 */
export class SwayMeter {
  /** Samples that counted, and that were lost. */
  count = 0;
  lost = 0;
  /** Length of the path in the plane and along each axis, cm. */
  path = 0;
  pathMl = 0;
  pathAp = 0;
  /** Mean position, cm. */
  meanMl = 0;
  meanAp = 0;
  readonly #oneMl = new Float64Array(1);
  readonly #oneAp = new Float64Array(1);
  #squaresMl = 0;
  #squaresAp = 0;
  #products = 0;
  #lastMl = 0;
  #lastAp = 0;
  #leastMl = Number.POSITIVE_INFINITY;
  #mostMl = Number.NEGATIVE_INFINITY;
  #leastAp = Number.POSITIVE_INFINITY;
  #mostAp = Number.NEGATIVE_INFINITY;

  /** Takes a position, cm. */
  push(ml: number, ap: number): void {
    this.#oneMl[0] = ml;
    this.#oneAp[0] = ap;
    this.process(this.#oneMl, this.#oneAp);
  }

  /** Takes the positions `from` to `to` (exclusive) of a path, cm. */
  process(ml: Float64Array, ap: Float64Array, from = 0, to: number = ml.length): void {
    let { count, lost, path, pathMl, pathAp, meanMl, meanAp } = this;
    let squaresMl = this.#squaresMl;
    let squaresAp = this.#squaresAp;
    let products = this.#products;
    let lastMl = this.#lastMl;
    let lastAp = this.#lastAp;
    for (let i = from; i < to; i++) {
      const x = ml[i] as number;
      const y = ap[i] as number;
      if (!isPosition(x, y)) {
        lost++;
        continue;
      }
      if (count > 0) {
        const stepMl = x - lastMl;
        const stepAp = y - lastAp;
        path += Math.sqrt(stepMl * stepMl + stepAp * stepAp);
        pathMl += Math.abs(stepMl);
        pathAp += Math.abs(stepAp);
      }
      lastMl = x;
      lastAp = y;
      // Welford: exact however far from zero the person stands.
      count++;
      const offMl = x - meanMl;
      const offAp = y - meanAp;
      meanMl += offMl / count;
      meanAp += offAp / count;
      squaresMl += offMl * (x - meanMl);
      squaresAp += offAp * (y - meanAp);
      products += offMl * (y - meanAp);
      if (x < this.#leastMl) this.#leastMl = x;
      if (x > this.#mostMl) this.#mostMl = x;
      if (y < this.#leastAp) this.#leastAp = y;
      if (y > this.#mostAp) this.#mostAp = y;
    }
    this.count = count;
    this.lost = lost;
    this.path = path;
    this.pathMl = pathMl;
    this.pathAp = pathAp;
    this.meanMl = meanMl;
    this.meanAp = meanAp;
    this.#squaresMl = squaresMl;
    this.#squaresAp = squaresAp;
    this.#products = products;
    this.#lastMl = lastMl;
    this.#lastAp = lastAp;
  }

  /** Second moments about the mean, cm². */
  get covariance(): Covariance {
    const n = Math.max(1, this.count);
    return { n: this.count, ml: this.#squaresMl / n, ap: this.#squaresAp / n, both: this.#products / n };
  }

  /** Root mean square about the mean, cm. */
  get rmsMl(): number {
    return Math.sqrt(this.#squaresMl / Math.max(1, this.count));
  }

  get rmsAp(): number {
    return Math.sqrt(this.#squaresAp / Math.max(1, this.count));
  }

  /** Greatest less least, cm; 0 before the first sample. */
  get rangeMl(): number {
    return this.count > 0 ? this.#mostMl - this.#leastMl : 0;
  }

  get rangeAp(): number {
    return this.count > 0 ? this.#mostAp - this.#leastAp : 0;
  }
}
