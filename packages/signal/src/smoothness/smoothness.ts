import { type Hertz, type Seconds, seconds } from '@eupraxia/kernel';
import type { Quality } from '../sample.ts';
import { dimensionlessJerk, logDimensionlessJerk } from './jerk.ts';
import { sparc } from './sparc.ts';
import { speedOf } from './speed.ts';

/** How smooth one movement was. Null is what cannot be said of it. */
export interface Smoothness {
  /** Spectral arc length, no unit; nearer to 0 is smoother. */
  readonly sparc: number | null;
  readonly dimensionlessJerk: number | null;
  readonly logDimensionlessJerk: number | null;
  /** In the coordinates' unit per second. */
  readonly peakSpeed: number;
  readonly seconds: Seconds;
  readonly quality: Quality;
}

/**
 * The smoothness of one movement from a point's coordinates (`speedOf`, then `sparc` and jerk). The whole movement is
 * needed, so there is no streaming form.
 */
export function smoothness(coordinates: readonly Float64Array[], rate: Hertz, edge?: Hertz | 'none'): Smoothness {
  const { speed, lost } = speedOf(coordinates, rate, edge);
  const n = speed.length;
  return {
    sparc: sparc(speed, rate),
    dimensionlessJerk: dimensionlessJerk(speed, rate),
    logDimensionlessJerk: logDimensionlessJerk(speed, rate),
    peakSpeed: speed.reduce((a, b) => Math.max(a, b), 0),
    seconds: seconds(n / rate),
    quality: { score: n > 0 ? 1 - lost / n : 0, reasons: lost > 0 ? ['gap'] : n > 0 ? [] : ['short'] },
  };
}
