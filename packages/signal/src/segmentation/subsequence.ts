/** A stretch of a signal that resembles the exemplar, in samples: `from` inclusive, `to` exclusive. */
export interface Match {
  readonly from: number;
  readonly to: number;
  /** Root of the mean squared distance per exemplar sample along the best path, in the unit of the values; 0 is the exemplar itself. */
  readonly distance: number;
}

/** What counts as a match. */
export interface MatchLimits {
  /** Greatest distance of a match. */
  readonly most: number;
  /** Matches of fewer samples are dropped; 1 by default. */
  readonly shortest?: number;
  /** Matches of more samples are dropped; no limit by default. */
  readonly longest?: number;
  /** How many samples a match may reach into the one before; 0 by default. */
  readonly overlap?: number;
  /** After how many samples a match is told even though a better one that overlaps it could still come; the exemplar's length by default. */
  readonly patience?: number;
}

/**
 * Finds where a signal of one or several dimensions resembles an exemplar, whatever its tempo: subsequence dynamic time
 * warping, sample by sample, that tells a match as soon as no better one can overlap it (SPRING: Sakurai, Faloutsos &
 * Yamamuro, ICDE 2007, doi:10.1109/ICDE.2007.368963). Squared differences are summed over the dimensions.
 *
 * One column of the path matrix is kept: nothing is allocated until a match is told. A lost sample (not finite) is passed
 * over; a quarter of the exemplar's length lost in a row forgets what was under way.
 */
export class SubsequenceMatcher {
  readonly #exemplar: Float64Array;
  readonly #dimensions: number;
  readonly #length: number;
  readonly #cost: Float64Array;
  readonly #start: Float64Array;
  readonly #most: number;
  readonly #limits: Required<MatchLimits>;
  readonly #emit: (match: Match) => void;
  #at = 0;
  #lost = 0;
  #best = Number.POSITIVE_INFINITY;
  #from = 0;
  #to = 0;

  /**
   * @param exemplar samples one after the other, each with `dimensions` values
   * @throws RangeError where the exemplar is empty, ragged or not finite, or `most` is not above 0
   */
  constructor(exemplar: Float64Array, dimensions: number, limits: MatchLimits, emit: (match: Match) => void) {
    const length = exemplar.length / dimensions;
    if (!(length >= 1 && Number.isInteger(length))) {
      throw new RangeError(`an exemplar of ${exemplar.length} numbers does not hold samples of ${dimensions}`);
    }
    if (!exemplar.every(Number.isFinite)) throw new RangeError('an exemplar has no lost samples');
    if (!(limits.most > 0)) throw new RangeError(`a greatest distance of ${limits.most} is not above 0`);
    this.#exemplar = Float64Array.from(exemplar);
    this.#dimensions = dimensions;
    this.#length = length;
    this.#cost = new Float64Array(length).fill(Number.POSITIVE_INFINITY);
    this.#start = new Float64Array(length);
    this.#most = limits.most * limits.most * length;
    this.#limits = { shortest: 1, longest: Number.POSITIVE_INFINITY, overlap: 0, patience: length, ...limits };
    this.#emit = emit;
  }

  /** Takes the next sample: `dimensions` values from `values[at]`. */
  push(values: ArrayLike<number>, at = 0): void {
    const now = this.#at++;
    for (let k = 0; k < this.#dimensions; k++) {
      if (Number.isFinite(values[at + k])) continue;
      if (++this.#lost * 4 >= this.#length) this.#forget();
      return;
    }
    this.#lost = 0;
    if (this.#dimensions === 1) this.#advance(values[at] as number, now);
    else this.#advanceAll(values, at, now);
    if (this.#best < Number.POSITIVE_INFINITY && this.#isSettled(now)) this.#report();
    const last = this.#cost[this.#length - 1] as number;
    if (last <= this.#most && last < this.#best) {
      this.#best = last;
      this.#from = this.#start[this.#length - 1] as number;
      this.#to = now;
    }
  }

  /** Tells the match that is still open at the end of the signal. */
  finish(): void {
    if (this.#best < Number.POSITIVE_INFINITY) this.#report();
  }

  /** The next column of the path matrix, for one dimension. */
  #advance(x: number, now: number): void {
    const exemplar = this.#exemplar;
    const cost = this.#cost;
    const start = this.#start;
    const length = this.#length;
    let diagonal = cost[0] as number;
    let diagonalStart = start[0] as number;
    let gap = x - (exemplar[0] as number);
    let below = gap * gap;
    let belowStart = now;
    cost[0] = below;
    start[0] = now;
    for (let i = 1; i < length; i++) {
      const beside = cost[i] as number;
      const besideStart = start[i] as number;
      // Among equals the diagonal, then the sample, then the exemplar moves on.
      let least = diagonal;
      let leastStart = diagonalStart;
      if (beside < least) {
        least = beside;
        leastStart = besideStart;
      }
      if (below < least) {
        least = below;
        leastStart = belowStart;
      }
      gap = x - (exemplar[i] as number);
      below = least + gap * gap;
      belowStart = leastStart;
      cost[i] = below;
      start[i] = leastStart;
      diagonal = beside;
      diagonalStart = besideStart;
    }
  }

  /** The same for several dimensions. */
  #advanceAll(values: ArrayLike<number>, at: number, now: number): void {
    const exemplar = this.#exemplar;
    const cost = this.#cost;
    const start = this.#start;
    const dimensions = this.#dimensions;
    let diagonal = 0;
    let diagonalStart = now;
    let below = 0;
    let belowStart = now;
    for (let i = 0, e = 0; i < this.#length; i++, e += dimensions) {
      const beside = cost[i] as number;
      const besideStart = start[i] as number;
      let least = diagonal;
      let leastStart = diagonalStart;
      if (beside < least) {
        least = beside;
        leastStart = besideStart;
      }
      if (below < least) {
        least = below;
        leastStart = belowStart;
      }
      let gap = 0;
      for (let k = 0; k < dimensions; k++) {
        const difference = (values[at + k] as number) - (exemplar[e + k] as number);
        gap += difference * difference;
      }
      below = least + gap;
      belowStart = leastStart;
      cost[i] = below;
      start[i] = leastStart;
      diagonal = beside;
      diagonalStart = besideStart;
    }
  }

  /** Whether no path under way can still become a better match that overlaps the open one. */
  #isSettled(now: number): boolean {
    if (now - this.#to >= this.#limits.patience) return true;
    const until = this.#to - this.#limits.overlap;
    // The farthest on are the likeliest to go on.
    for (let i = this.#length - 1; i >= 0; i--) {
      if ((this.#cost[i] as number) < this.#best && (this.#start[i] as number) <= until) return false;
    }
    return true;
  }

  #report(): void {
    const { shortest, longest, overlap } = this.#limits;
    const until = this.#to - overlap;
    for (let i = 0; i < this.#length; i++) {
      if ((this.#start[i] as number) <= until) this.#cost[i] = Number.POSITIVE_INFINITY;
    }
    const samples = this.#to + 1 - this.#from;
    const distance = Math.sqrt(this.#best / this.#length);
    this.#best = Number.POSITIVE_INFINITY;
    if (samples >= shortest && samples <= longest) this.#emit({ from: this.#from, to: this.#to + 1, distance });
  }

  #forget(): void {
    this.finish();
    this.#cost.fill(Number.POSITIVE_INFINITY);
  }
}

/**
 * Every match in a whole signal: what `SubsequenceMatcher` tells of it sample by sample.
 * @param signal samples one after the other, each with `dimensions` values
 * @throws RangeError as `SubsequenceMatcher`, and where the signal is ragged
 */
export function findMatches(signal: Float64Array, exemplar: Float64Array, dimensions: number, limits: MatchLimits): Match[] {
  if (signal.length % dimensions !== 0) {
    throw new RangeError(`a signal of ${signal.length} numbers does not hold samples of ${dimensions}`);
  }
  const found: Match[] = [];
  const matcher = new SubsequenceMatcher(exemplar, dimensions, limits, (match) => found.push(match));
  for (let at = 0; at < signal.length; at += dimensions) matcher.push(signal, at);
  matcher.finish();
  return found;
}
