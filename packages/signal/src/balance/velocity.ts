/**
 * The velocity of one axis, unit/s, by a cubic through five samples (Savitzky & Golay 1964), whose ends are read off the
 * first and the last five. Fewer than five samples give plain differences.
 */
export function velocityOf(x: Float64Array, rate: number): Float64Array {
  const n = x.length;
  const out = new Float64Array(n);
  if (n < 5) {
    for (let i = 1; i < n; i++) out[i] = ((x[i] as number) - (x[i - 1] as number)) * rate;
    return out;
  }
  for (let i = 2; i < n - 2; i++) {
    const far = (x[i - 2] as number) - (x[i + 2] as number);
    out[i] = ((far + 8 * ((x[i + 1] as number) - (x[i - 1] as number))) * rate) / 12;
  }
  for (const at of [0, 1]) {
    out[at] = slopeOfCubic(x, 0, at - 2) * rate;
    out[n - 1 - at] = slopeOfCubic(x, n - 5, 2 - at) * rate;
  }
  return out;
}

/** The slope at `t` (−2 … 2) of the cubic that fits `x[from … from + 4]` at −2 … 2. */
function slopeOfCubic(x: Float64Array, from: number, t: number): number {
  const a = x[from] as number;
  const b = x[from + 1] as number;
  const c = x[from + 2] as number;
  const d = x[from + 3] as number;
  const e = x[from + 4] as number;
  const linear = (a - 8 * b + 8 * d - e) / 12;
  const square = (2 * a - b - 2 * c - d + 2 * e) / 14;
  const cubic = (-a + 2 * b - 2 * d + e) / 12;
  return linear + 2 * square * t + 3 * cubic * t * t;
}

/** How often a velocity changes its sign, and the mean size of its peaks between two changes, unit/s. */
export interface VelocityPeaks {
  readonly zeroCrossings: number;
  /** Null where no whole lobe of that sign is there. */
  readonly positive: number | null;
  readonly negative: number | null;
  readonly all: number | null;
}

/** Peaks of the lobes that lie wholly within the recording. */
export function velocityPeaks(velocity: Float64Array): VelocityPeaks {
  let zeroCrossings = 0;
  let side = 0;
  let peak = 0;
  const sums = { positive: 0, negative: 0 };
  const counts = { positive: 0, negative: 0 };
  for (const v of velocity) {
    const sign = Math.sign(v);
    if (sign !== 0 && sign !== side) {
      if (side !== 0) {
        const lobe = side > 0 ? 'positive' : 'negative';
        if (zeroCrossings > 0) {
          sums[lobe] += peak;
          counts[lobe]++;
        }
        zeroCrossings++;
      }
      side = sign;
      peak = 0;
    }
    peak = Math.max(peak, Math.abs(v));
  }
  const mean = (sum: number, count: number) => (count > 0 ? sum / count : null);
  return {
    zeroCrossings,
    positive: mean(sums.positive, counts.positive),
    negative: mean(sums.negative, counts.negative),
    all: mean(sums.positive + sums.negative, counts.positive + counts.negative),
  };
}
