import { inRuns } from '../runs.ts';

/** What one pass over a whole path counts, of positions about where the caller put the middle; cm and cm². */
export interface PathSums {
  /** Length in the plane and along each axis. */
  readonly path: number;
  readonly pathMl: number;
  readonly pathAp: number;
  /** Twice the area that the line from the middle sweeps. */
  readonly triangles: number;
  /** Distances from the middle, summed and farthest. */
  readonly sum: number;
  readonly sumMl: number;
  readonly sumAp: number;
  readonly most: number;
  readonly mostMl: number;
  readonly mostAp: number;
  readonly rangeMl: number;
  readonly rangeAp: number;
  readonly meanMl: number;
  readonly meanAp: number;
  /** Mean squares about the middle, and the mean product. */
  readonly squareMl: number;
  readonly squareAp: number;
  readonly product: number;
}

/**
 * The sums of a path of known positions, in one loop: an engine looks up at every sample where the arrays lie, so that two loops
 * take longer than what doesn't fit a processor's registers costs in one.
 * @param ml, ap n samples each, at least one, all finite
 */
export function pathSums(ml: Float64Array, ap: Float64Array): PathSums {
  const n = ml.length;
  const sums = new RunningPath(ml[0] as number, ap[0] as number);
  inRuns(1, n, (from, to) => sums.add(ml, ap, from, to));
  return {
    path: sums.path,
    pathMl: sums.pathMl,
    pathAp: sums.pathAp,
    triangles: sums.triangles,
    sum: sums.sum,
    sumMl: sums.sumMl,
    sumAp: sums.sumAp,
    most: Math.sqrt(sums.mostSquare),
    mostMl: Math.max(-sums.leastMl, sums.greatestMl),
    mostAp: Math.max(-sums.leastAp, sums.greatestAp),
    rangeMl: sums.greatestMl - sums.leastMl,
    rangeAp: sums.greatestAp - sums.leastAp,
    meanMl: sums.totalMl / n,
    meanAp: sums.totalAp / n,
    squareMl: sums.squaresMl / n,
    squareAp: sums.squaresAp / n,
    product: sums.products / n,
  };
}

/** The sums of the places so far, from the first one on. */
class RunningPath {
  path = 0;
  pathMl = 0;
  pathAp = 0;
  triangles = 0;
  sum: number;
  sumMl: number;
  sumAp: number;
  mostSquare: number;
  totalMl: number;
  totalAp: number;
  squaresMl: number;
  squaresAp: number;
  products: number;
  leastMl: number;
  greatestMl: number;
  leastAp: number;
  greatestAp: number;

  constructor(x: number, y: number) {
    this.sum = Math.sqrt(x * x + y * y);
    this.sumMl = Math.abs(x);
    this.sumAp = Math.abs(y);
    this.mostSquare = x * x + y * y;
    this.totalMl = this.leastMl = this.greatestMl = x;
    this.totalAp = this.leastAp = this.greatestAp = y;
    this.squaresMl = x * x;
    this.squaresAp = y * y;
    this.products = x * y;
  }

  /** Takes the places `from` to `to` (exclusive), and the step to each from the place before it. */
  add(ml: Float64Array, ap: Float64Array, from: number, to: number): void {
    let { path, pathMl, pathAp, triangles, sum, sumMl, sumAp, totalMl, totalAp, squaresMl, squaresAp, products } = this;
    let { mostSquare, leastMl, greatestMl, leastAp, greatestAp } = this;
    let lastX = ml[from - 1] as number;
    let lastY = ap[from - 1] as number;
    for (let i = from; i < to; i++) {
      const x = ml[i] as number;
      const y = ap[i] as number;
      const dx = x - lastX;
      const dy = y - lastY;
      path += Math.sqrt(dx * dx + dy * dy);
      pathMl += Math.abs(dx);
      pathAp += Math.abs(dy);
      triangles += Math.abs(x * lastY - y * lastX);
      lastX = x;
      lastY = y;
      const xx = x * x;
      const yy = y * y;
      sum += Math.sqrt(xx + yy);
      sumMl += Math.abs(x);
      sumAp += Math.abs(y);
      totalMl += x;
      totalAp += y;
      squaresMl += xx;
      squaresAp += yy;
      products += x * y;
      if (xx + yy > mostSquare) mostSquare = xx + yy;
      if (x < leastMl) leastMl = x;
      if (x > greatestMl) greatestMl = x;
      if (y < leastAp) leastAp = y;
      if (y > greatestAp) greatestAp = y;
    }
    this.path = path;
    this.pathMl = pathMl;
    this.pathAp = pathAp;
    this.triangles = triangles;
    this.sum = sum;
    this.sumMl = sumMl;
    this.sumAp = sumAp;
    this.totalMl = totalMl;
    this.totalAp = totalAp;
    this.squaresMl = squaresMl;
    this.squaresAp = squaresAp;
    this.products = products;
    this.mostSquare = mostSquare;
    this.leastMl = leastMl;
    this.greatestMl = greatestMl;
    this.leastAp = leastAp;
    this.greatestAp = greatestAp;
  }
}
