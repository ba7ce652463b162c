import { type Hertz, hertz } from '@eupraxia/kernel';
import { finite } from '../limits.ts';
import type { Spectrum } from './welch.ts';

/** The mean frequency: the density's centre of mass. 0 Hz where there is no power. */
export function meanFrequency({ step, density }: Spectrum): Hertz {
  const total = totalOf(density);
  let weighted = 0;
  // As shares, so that no density is too large to be weighed.
  for (let k = 0; k < density.length; k++) weighted += ((density[k] as number) / total) * k * step;
  return hertz(total > 0 ? finite(weighted, 'the mean frequency') : 0);
}

/**
 * The frequency below which half of the power lies, interpolated linearly between bins of the running sum
 * (Krivickas 1998 follows its fall for fatigue). 0 Hz where there is no power.
 */
export function medianFrequency({ step, density }: Spectrum): Hertz {
  const half = totalOf(density) / 2;
  if (!(half > 0)) return hertz(0);
  let below = 0;
  for (let k = 0; k < density.length; k++) {
    const here = density[k] as number;
    if (below + here >= half) return hertz(k === 0 ? 0 : finite((k - 1 + (half - below) / here) * step, 'the median frequency'));
    below += here;
  }
  return hertz((density.length - 1) * step);
}

/** The power in unit²: the integral of the density. */
export function totalPower({ step, density }: Spectrum): number {
  return finite(totalOf(density) * step, 'the power');
}

function totalOf(density: Float64Array): number {
  let total = 0;
  for (let k = 0; k < density.length; k++) total += density[k] as number;
  return finite(total, 'the sum of the density');
}
