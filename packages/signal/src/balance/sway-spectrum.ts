import { ChirpTransform } from '../spectrum/chirp.ts';
import { hann } from '../spectrum/hann.ts';
import type { Sway } from './centre-of-pressure.ts';

/** Where the power of one axis lies, 0.15–5 Hz. Powers are sums of the density's bins, cm²/Hz; frequencies in Hz. */
export interface SwaySpectrum {
  readonly totalPower: number;
  /** Below which half, and 95 %, of the power lies. */
  readonly power50: number;
  readonly power95: number;
  /** Of the strongest bin. */
  readonly mode: number;
  readonly centroid: number;
  /** 0 for one frequency, 1 for all alike; no unit. */
  readonly dispersion: number;
  readonly below05: number;
  readonly from05to2: number;
  readonly above2: number;
  /** Power above 2 Hz over that up to 2 Hz; no unit; null where there is none up to 2 Hz. */
  readonly quotient: number | null;
}

const band = { low: 0.15, high: 5 } as const;
const windowSeconds = 10;

/**
 * The spectra of both axes by Welch's method: periodic Hann windows of 10 s, half overlap, each freed of its straight line,
 * padded to the whole length (Quijoux 2021, doi:10.14814/phy2.15067). Null where an axis has no power in the band.
 */
export function swaySpectra(
  { ml, ap }: Sway,
  rate: number,
): { readonly ml: SwaySpectrum | null; readonly ap: SwaySpectrum | null } {
  const n = ml.length;
  const unit = 1 / (n * (1 / rate));
  const bins = Math.min(Math.floor((n - 1) / 2), Math.ceil(band.high / unit) + 1);
  const size = Math.min(n, Math.floor(windowSeconds * rate));
  if (bins < 1 || size < 3) return { ml: null, ap: null };
  const window = hann(size);
  const transform = new ChirpTransform(size, n, bins);
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  const [outRe, outIm] = [new Float64Array(2 * bins + 1), new Float64Array(2 * bins + 1)];
  const powerMl = new Float64Array(bins + 1);
  const powerAp = new Float64Array(bins + 1);
  const step = size - Math.floor(size / 2);
  let count = 0;
  for (let from = 0; from + size <= n; from += step) {
    detrended(ml, from, window, re);
    detrended(ap, from, window, im);
    transform.transform(re, im, outRe, outIm);
    // Both axes share a transform, one as its real part, one as its imaginary.
    for (let k = 0; k <= bins; k++) {
      const a = outRe[bins + k] as number;
      const b = outIm[bins + k] as number;
      const c = outRe[bins - k] as number;
      const d = outIm[bins - k] as number;
      powerMl[k] = (powerMl[k] as number) + ((a + c) ** 2 + (b - d) ** 2) / 4;
      powerAp[k] = (powerAp[k] as number) + ((b + d) ** 2 + (a - c) ** 2) / 4;
    }
    count++;
  }
  const windowPower = window.reduce((sum, w) => sum + w * w, 0);
  const scale = 2 / (rate * windowPower * count);
  return { ml: described(powerMl, scale, unit), ap: described(powerAp, scale, unit) };
}

/** `x[from …]` less its straight line, times the window. */
function detrended(x: Float64Array, from: number, window: Float64Array, out: Float64Array): void {
  const size = window.length;
  const middle = (size - 1) / 2;
  let sum = 0;
  let slope = 0;
  for (let i = 0; i < size; i++) {
    sum += x[from + i] as number;
    slope += (i - middle) * (x[from + i] as number);
  }
  const mean = sum / size;
  slope /= (size * (size * size - 1)) / 12;
  for (let i = 0; i < size; i++) out[i] = ((x[from + i] as number) - mean - slope * (i - middle)) * (window[i] as number);
}

function described(power: Float64Array, scale: number, unit: number): SwaySpectrum | null {
  let [total, first, second, below05, from05to2, above2] = [0, 0, 0, 0, 0, 0];
  let [strongest, mode] = [-1, 0];
  for (let k = 0; k < power.length; k++) {
    const f = k * unit;
    if (f < band.low || f > band.high) continue;
    const p = (power[k] as number) * scale;
    total += p;
    first += f * p;
    second += f * f * p;
    if (f <= 0.5) below05 += p;
    else if (f <= 2) from05to2 += p;
    else above2 += p;
    if (p > strongest) [strongest, mode] = [p, f];
  }
  if (!(total > 0)) return null;
  const share = (part: number) => {
    let sum = 0;
    for (let k = 0; k < power.length; k++) {
      const f = k * unit;
      if (f < band.low || f > band.high) continue;
      sum += (power[k] as number) * scale;
      if (sum >= part * total) return f;
    }
    return band.high;
  };
  return {
    totalPower: total,
    power50: share(0.5),
    power95: share(0.95),
    mode,
    centroid: Math.sqrt(second / total),
    dispersion: Math.sqrt(Math.max(0, 1 - (first / total) * (first / second))),
    below05,
    from05to2,
    above2,
    quotient: below05 + from05to2 > 0 ? above2 / (below05 + from05to2) : null,
  };
}
