/**
 * Which ellipse holds 95 %:
 * `prediction`, the next point of the sway with probability 0.95, exact for the number of samples (F distribution; Schubert &
 * Kirchner 2014, doi:10.1016/j.gaitpost.2013.09.001);
 * `prediction-large-sample`, the same for endlessly many samples (χ² distribution);
 * `prieto`, 2π·F·√det, as Prieto 1996 writes it (doi:10.1109/10.532130) and many programs call "confidence ellipse";
 * `confidence`, the mean position with probability 0.95, which shrinks with every sample.
 */
export type EllipseKind = 'prediction' | 'prediction-large-sample' | 'prieto' | 'confidence';

/** An ellipse about a sway, and how it lies. */
export interface Ellipse {
  readonly kind: EllipseKind;
  /** cm². */
  readonly area: number;
  /** Half the longer and the shorter axis, cm. */
  readonly semiMajor: number;
  readonly semiMinor: number;
  /** How far the longer axis lies from antero-posterior, ° from 0 to 90. */
  readonly fromAp: number;
}

/** Second moments of n samples about their mean, cm², divided by n. */
export interface Covariance {
  readonly n: number;
  readonly ml: number;
  readonly ap: number;
  readonly both: number;
}

/** The quantile of the F distribution with 2 and `d` degrees of freedom, in closed form. */
export const quantileF2 = (p: number, d: number): number => (d / 2) * ((1 - p) ** (-2 / d) - 1);

/** Beyond it products of two are no numbers any more. */
const mostMoment = 1e100;

/**
 * The 95 % ellipse of the sway; of area 0 where fewer than 3 samples are there.
 * @throws RangeError where a moment is not a number
 */
export function ellipse95({ n, ml, ap, both }: Covariance, kind: EllipseKind = 'prediction'): Ellipse {
  if (![n, ml, ap, both].every((x) => Math.abs(x) < mostMoment))
    throw new RangeError('the moments of a sway are numbers below 1e100');
  const half = Math.hypot((ml - ap) / 2, both);
  const long = (ml + ap) / 2 + half;
  // By the determinant, which loses nothing where the ellipse is thin.
  const short = long > 0 ? Math.max(0, ml * ap - both * both) / long : 0;
  const square = n > 2 ? (squaredRadius(kind, n) * n) / (n - 1) : 0;
  const angle = Math.atan2(2 * both, ml - ap) / 2;
  return {
    kind,
    area: Math.PI * square * Math.sqrt(long * short),
    semiMajor: Math.sqrt(square * long),
    semiMinor: Math.sqrt(square * short),
    fromAp: (Math.acos(Math.min(1, Math.abs(Math.sin(angle)))) * 180) / Math.PI,
  };
}

/** The squared radius of the ellipse in standard deviations. */
function squaredRadius(kind: EllipseKind, n: number): number {
  const f = quantileF2(0.95, n - 2);
  switch (kind) {
    case 'prediction':
      return (2 * (n + 1) * (n - 1) * f) / (n * (n - 2));
    case 'prediction-large-sample':
      return -2 * Math.log(0.05);
    case 'prieto':
      return 2 * f;
    case 'confidence':
      return (2 * (n - 1) * f) / (n * (n - 2));
  }
}
