import { type Hertz, hertz } from '@eupraxia/kernel';
import { checkRate } from '../limits.ts';
import { Fourier } from './fourier.ts';
import { hann, weigh } from './hann.ts';
import { welchWindow } from './welch.ts';

/** How alike two signals are at each frequency: `coherence[k]`, 0 to 1, at `k · step` Hz. */
export interface Coherence {
  readonly step: Hertz;
  readonly coherence: Float64Array;
  /** From one window alone every coherence would be 1; below four windows it says little. */
  readonly windows: number;
}

/**
 * The magnitude-squared coherence |Pxy|²/(Pxx·Pyy) by Welch's method: periodic Hann window, half overlap, each window's mean
 * removed. 0 where either has no power. Equal to SciPy's `coherence(x, y, rate, nperseg=size)`. Two independent signals have
 * about 1/windows by chance.
 * @throws RangeError where the signals differ in length, a sample is lost (bridge first), or the rate cannot be a rate
 */
export function coherence(x: Float64Array, y: Float64Array, rate: Hertz, size: number = welchWindow): Coherence {
  checkRate(rate);
  if (x.length !== y.length) throw new RangeError(`the signals hold ${x.length} and ${y.length} samples`);
  if (!(Number.isInteger(size) && size >= 2 && size <= 2 ** 24)) throw new RangeError(`a window of ${size} samples is not valid`);
  const fourier = new Fourier(size);
  const window = hann(size);
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  const bins = (size >> 1) + 1;
  const [powerX, powerY] = [new Float64Array(bins), new Float64Array(bins)];
  const [crossRe, crossIm] = [new Float64Array(bins), new Float64Array(bins)];
  // Both alike in size, so that the larger leaves no rounding in the smaller; a silent one is coherent with nothing.
  const unitX = unitOf(x);
  const unitY = unitOf(y);
  let windows = 0;
  for (let from = 0; from + size <= x.length; from += size - (size >> 1)) {
    weigh(x, from, unitX, window, re);
    weigh(y, from, unitY, window, im);
    fourier.transform(re, im);
    // Both real signals share the transform: one is its even part, one its odd.
    for (let k = 0; k < bins; k++) {
      const mirror = k === 0 ? 0 : size - k;
      const a = ((re[k] as number) + (re[mirror] as number)) / 2;
      const b = ((im[k] as number) - (im[mirror] as number)) / 2;
      const c = ((im[k] as number) + (im[mirror] as number)) / 2;
      const d = ((re[mirror] as number) - (re[k] as number)) / 2;
      powerX[k] = (powerX[k] as number) + a * a + b * b;
      powerY[k] = (powerY[k] as number) + c * c + d * d;
      crossRe[k] = (crossRe[k] as number) + a * c + b * d;
      crossIm[k] = (crossIm[k] as number) + a * d - b * c;
    }
    windows++;
  }
  const found = crossRe.map((real, k) => {
    const both = (powerX[k] as number) * (powerY[k] as number);
    return both > 0 && unitX > 0 && unitY > 0 ? Math.min(1, (real * real + (crossIm[k] as number) ** 2) / both) : 0;
  });
  return { step: hertz(rate / size), coherence: found, windows };
}

function unitOf(x: Float64Array): number {
  let peak = 0;
  for (const value of x) {
    if (!Number.isFinite(value)) throw new RangeError('a signal with lost samples has no coherence');
    peak = Math.max(peak, Math.abs(value));
  }
  // By the peak first: the squares of very large and very small samples are no numbers any more.
  const unit = peak > 0 ? Math.min(1 / peak, Number.MAX_VALUE) : 0;
  const size = Math.sqrt(x.reduce((sum, value) => sum + (value * unit) ** 2, 0));
  return size > 0 ? unit / size : 0;
}
