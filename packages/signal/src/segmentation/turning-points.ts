/** Where a signal turns: the sample, its value, and whether it was a top or a bottom. */
export interface TurningPoint {
  readonly at: number;
  readonly value: number;
  readonly top: boolean;
}

/**
 * The turning points of a signal, tops and bottoms in turn: each differs from its neighbours by `least` or more. The first and
 * last sample are never among them, as nothing is known beyond. Lost samples (not finite) are passed over.
 * @throws RangeError where `least` is not above 0
 */
export function turningPoints(values: ArrayLike<number>, least: number): TurningPoint[] {
  if (!(least > 0)) throw new RangeError(`a least difference of ${least} is not above 0`);
  const found: TurningPoint[] = [];
  let first = -1;
  let [low, high] = [-1, -1];
  let rising: boolean | null = null;
  const at = (i: number) => values[i] as number;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(at(i))) continue;
    if (first < 0) [first, low, high] = [i, i, i];
    if (at(i) > at(high)) high = i;
    if (at(i) < at(low)) low = i;
    if (rising !== false && at(high) - at(i) >= least) {
      if (high !== first) found.push({ at: high, value: at(high), top: true });
      rising = false;
      low = i;
    } else if (rising !== true && at(i) - at(low) >= least) {
      if (low !== first) found.push({ at: low, value: at(low), top: false });
      rising = true;
      high = i;
    }
  }
  return found;
}
