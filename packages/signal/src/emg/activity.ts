import { inRuns } from '../runs.ts';

/**
 * How active a muscle is, in the samples' unit: the root of the mean size of its Teager–Kaiser energy (`teagerKaiser`) over a
 * centred window of odd length, truncated at the edges. It rises with amplitude and with frequency, and is what the bursts are
 * found in.
 */
export function activityTrace(x: Float64Array, window: number, output: Float64Array, length: number): void {
  const half = (window - 1) / 2;
  inRuns(0, length, (from, to) => activityOf(x, half, output, from, to, length - 2));
}

/** `last` is the last sample with two neighbours; the ends repeat theirs. The running sum begins anew at `from`. */
function activityOf(x: Float64Array, half: number, output: Float64Array, from: number, to: number, last: number): void {
  const end = last + 2;
  let count = 0;
  let total = 0;
  for (let i = Math.max(0, from - half); i < Math.min(end, from + half); i++) {
    total += energyAt(x, i, last);
    count++;
  }
  for (let i = from; i < to; i++) {
    if (i + half < end) {
      total += energyAt(x, i + half, last);
      count++;
    }
    output[i] = total > 0 ? Math.sqrt(total / count) : 0;
    if (i >= half) {
      total -= energyAt(x, i - half, last);
      count--;
    }
  }
}

function energyAt(x: Float64Array, i: number, last: number): number {
  const k = i < 1 ? 1 : i > last ? last : i;
  const here = x[k] as number;
  return Math.abs(here * here - (x[k - 1] as number) * (x[k + 1] as number));
}
