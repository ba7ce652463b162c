/** A learning curve y = a − b·e^(−n/c) over sessions n = 0, 1, 2… */
export interface Curve {
  /** Where it tends to. */
  readonly a: number;
  readonly b: number;
  /** Sessions in which the rest of the gain falls to a third. */
  readonly c: number;
  /** Root of the mean squared residual. */
  readonly rmse: number;
}

/** The exponential that fits best, by least squares in a and b on a grid of c from half a session to fifty. Null below four values. */
export function learningCurve(values: readonly number[]): Curve | null {
  if (values.length < 4 || !values.every(Number.isFinite)) return null;
  let best: Curve | null = null;
  for (let k = 0; k <= 60; k++) {
    const c = 0.5 * 100 ** (k / 60);
    const fit = line(
      values.map((_, n) => -Math.exp(-n / c)),
      values,
    );
    if (fit !== null && (best === null || fit.rmse < best.rmse)) best = { a: fit.at0, b: fit.slope, c, rmse: fit.rmse };
  }
  return best;
}

/** Two-sided 95 % quantiles of Student's t for 1 to 8 degrees of freedom (any table). */
const t95 = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306];

/**
 * Whether the newest sessions brought next to nothing: they changed by less than `change` of their mean, and the
 * confidence interval of their slope holds 0. Null below `sessions` values.
 */
export function isPlateau(values: readonly number[], sessions: number, change: number): boolean | null {
  const recent = values.slice(-sessions);
  if (sessions < 3 || recent.length < sessions || !recent.every(Number.isFinite)) return null;
  const mean = recent.reduce((a, b) => a + b, 0) / sessions;
  const moved = Math.abs((recent.at(-1) ?? 0) - (recent[0] ?? 0));
  const fit = line(
    recent.map((_, n) => n),
    recent,
  );
  const width = (t95[Math.min(sessions - 2, t95.length) - 1] ?? 0) * (fit?.slopeError ?? 0);
  // Values that all lie on one line have no error to speak of, and a slope next to 0 is not one.
  const flat = fit === null || Math.abs(fit.slope) <= width + 1e-12;
  return moved < change * Math.abs(mean) + 1e-12 && flat;
}

/**
 * Whether the newest probes after a day or more show no gain beyond noise: the last lies no more than `change`, nor than one
 * trial of the probe, nor than one standard error of a difference of two such shares, above the first. What had all trials
 * right has nothing left to gain. Null below `probes` of them.
 */
export function isRetentionPlateau(
  blocks: readonly { readonly held: number; readonly of: number }[],
  probes: number,
  change: number,
): boolean | null {
  const recent = blocks.slice(-probes);
  const [first, last] = [recent[0], recent.at(-1)];
  if (recent.length < probes || first === undefined || last === undefined) return null;
  const shares = recent.map(({ held, of }) => held / of);
  if (shares.every((share) => share === 1)) return false;
  const pooled = (first.held + last.held) / (first.of + last.of);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.of + 1 / last.of));
  const noise = Math.max(change, 1 / last.of, error);
  return Math.max(...shares.slice(1)) - (shares[0] ?? 0) <= noise + 1e-12;
}

interface Fit {
  readonly at0: number;
  readonly slope: number;
  readonly rmse: number;
  readonly slopeError: number;
}

/** The straight line of least squares; null where x does not vary. */
function line(xs: readonly number[], ys: readonly number[]): Fit | null {
  const n = xs.length;
  const mean = (of: readonly number[]): number => of.reduce((a, b) => a + b, 0) / n;
  const [mx, my] = [mean(xs), mean(ys)];
  const sxx = xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
  if (!(sxx > 1e-12)) return null;
  const slope = xs.reduce((sum, x, i) => sum + (x - mx) * ((ys[i] ?? 0) - my), 0) / sxx;
  const at0 = my - slope * mx;
  const rest = xs.reduce((sum, x, i) => sum + ((ys[i] ?? 0) - at0 - slope * x) ** 2, 0);
  return { at0, slope, rmse: Math.sqrt(rest / n), slopeError: n > 2 ? Math.sqrt(rest / (n - 2) / sxx) : 0 };
}
