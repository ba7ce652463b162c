import type { Hertz } from '@eupraxia/kernel';
import { checkRate } from '../limits.ts';

/**
 * The dimensionless jerk of a movement's speed (Hogan & Sternad 2009): minus the integral of the squared second difference,
 * times duration³ over peak speed². No unit; 0 would be perfectly smooth. It grows with the sixth power of noise's
 * frequency: filter first, and compare like with like.
 *
 * Null where nothing moves, where a sample isn't finite, or below three samples.
 * @throws RangeError where the rate cannot be a rate
 */
export function dimensionlessJerk(speed: Float64Array, rate: Hertz): number | null {
  checkRate(rate);
  const n = speed.length;
  if (n < 3 || !speed.every(Number.isFinite)) return null;
  const peak = speed.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  const step = 1 / rate;
  let squares = 0;
  // By the peak at once, so that neither tiny nor huge units lose or overflow.
  for (let i = 2; i < n; i++) {
    const turn = (speed[i] as number) - 2 * (speed[i - 1] as number) + (speed[i - 2] as number);
    const bend = turn / peak / (step * step);
    squares += bend * bend;
  }
  const jerk = -((n * step) ** 3) * squares * step;
  return Number.isFinite(jerk) ? jerk : null;
}

/**
 * The log dimensionless jerk (LDLJ; Balasubramanian 2015): −ln of its size. No unit; a minimum-jerk reach is about −5.8,
 * more negative is less smooth. Null as `dimensionlessJerk`, and for a straight line of speed, which has no jerk.
 */
export function logDimensionlessJerk(speed: Float64Array, rate: Hertz): number | null {
  const jerk = dimensionlessJerk(speed, rate);
  return jerk === null || jerk === 0 ? null : -Math.log(Math.abs(jerk));
}
