import type { Hertz } from '@eupraxia/kernel';
import { checkRate } from '../limits.ts';
import { Fourier } from '../spectrum/fourier.ts';

/** What the spectral arc is cut out by. */
export interface SparcOptions {
  /** How many doublings the transform is longer than the next power of two. Default 4. More: a finer arc, slower. */
  readonly padLevel?: number;
  /** Highest frequency counted, Hz. Default 10: above it people don't move, and noise does. */
  readonly cutoff?: Hertz;
  /** Share of the largest magnitude at which the spectrum ends. Default 0.05. Lower: more of its tail, more noise. */
  readonly threshold?: number;
}

/**
 * The spectral arc length of a movement's speed (SPARC; Balasubramanian 2015, doi:10.1186/s12984-015-0090-9): minus the
 * length of the normalised magnitude spectrum up to where it last reaches the threshold. No unit; 0 would be perfectly
 * smooth, a minimum-jerk reach is about −1.4, more negative is less smooth. Blind to amplitude and duration.
 *
 * Null where nothing moves, where a sample isn't finite, or where the spectrum is one bin wide.
 * @param speed one movement, from rest to rest
 * @throws RangeError where the rate cannot be a rate
 */
export function sparc(speed: Float64Array, rate: Hertz, options: SparcOptions = {}): number | null {
  const { padLevel = 4, cutoff = 10, threshold = 0.05 } = options;
  checkRate(rate);
  if (speed.length < 2 || !speed.every(Number.isFinite)) return null;
  const size = 2 ** (Math.ceil(Math.log2(speed.length)) + padLevel);
  const peak = speed.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  if (peak === 0) return null;
  // Of its peak, so that no unit is too large or too small to be squared.
  const re = new Float64Array(size);
  for (let i = 0; i < speed.length; i++) re[i] = (speed[i] as number) / peak;
  const im = new Float64Array(size);
  new Fourier(size).transform(re, im);
  // Of a real signal the second half mirrors the first.
  const magnitude = new Float64Array(size / 2 + 1);
  let most = 0;
  for (let k = 0; k < magnitude.length; k++) {
    const height = Math.sqrt((re[k] as number) ** 2 + (im[k] as number) ** 2);
    magnitude[k] = height;
    if (height > most) most = height;
  }
  const step = rate / size;
  let first = -1;
  let last = -1;
  for (let k = 0; k < magnitude.length && k * step <= cutoff; k++) {
    if ((magnitude[k] as number) / most < threshold) continue;
    if (first < 0) first = k;
    last = k;
  }
  if (last <= first) return null;
  const width = 1 / (last - first);
  let length = 0;
  for (let k = first + 1; k <= last; k++) {
    const rise = ((magnitude[k] as number) - (magnitude[k - 1] as number)) / most;
    length += Math.sqrt(width * width + rise * rise);
  }
  return -length;
}
