import { sum } from '../sum.ts';

/** The periodic Hann window, which Welch's method takes. */
export function hann(size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size));
}

/** A window's samples from `from` on, less their mean, times `unit` and the window. */
export function weigh(samples: Float64Array, from: number, unit: number, window: Float64Array, into: Float64Array): void {
  const mean = sum(samples, from, from + window.length) / window.length;
  for (let i = 0; i < window.length; i++) into[i] = ((samples[from + i] as number) - mean) * unit * (window[i] as number);
}
