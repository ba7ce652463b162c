import type { BurstSpan } from './bursts.ts';

/**
 * The plain single-threshold detector that much of the literature reports: stretches at or above `threshold`, joined
 * over dips of at most `joinOver` samples, kept from `atLeast` samples on. The threshold is commonly the mean of rest
 * plus three standard deviations, of a 6 Hz envelope. Kept for comparison with published onsets.
 */
export function simpleOnsets(envelope: Float64Array, threshold: number, atLeast: number, joinOver: number): BurstSpan[] {
  const found: BurstSpan[] = [];
  let from = -1;
  let last = -1;
  const close = () => {
    if (from >= 0 && last + 1 - from >= atLeast) found.push({ from, to: last + 1 });
  };
  for (let i = 0; i < envelope.length; i++) {
    if (!((envelope[i] as number) >= threshold)) continue;
    if (from < 0 || i - last > joinOver + 1) {
      close();
      from = i;
    }
    last = i;
  }
  close();
  return found;
}
