import { checkResult } from '../limits.ts';

/**
 * The Teager–Kaiser energy of a signal: x[i]² − x[i−1]·x[i+1], in unit². It rises with amplitude and with frequency at
 * once, and so lifts bursts out of the baseline (Solnik 2008). Each end repeats its neighbour.
 * @throws RangeError where the samples are too large to be squared
 */
export function teagerKaiser(
  samples: Float64Array,
  output: Float64Array = new Float64Array(samples.length),
  length = samples.length,
): Float64Array {
  if (length < 3) {
    output.fill(0, 0, length);
    return output;
  }
  for (let i = 1; i < length - 1; i++) {
    const x = samples[i] as number;
    output[i] = x * x - (samples[i - 1] as number) * (samples[i + 1] as number);
  }
  output[0] = output[1] as number;
  output[length - 1] = output[length - 2] as number;
  checkResult(output, samples, length);
  return output;
}
