/**
 * How active a muscle is at the moments `from` to `to` (exclusive) of `x[0..length)`, in the samples' unit: the root of the mean
 * size of its Teager–Kaiser energy (`teagerKaiser`) over a centred window of odd length, truncated at the edges. It rises with
 * amplitude and with frequency, and is what the bursts are found in. The running sum begins anew at `from`: call it for runs of
 * a few thousand.
 * @param output takes the moment `from` at 0
 */
export function activityOf(
  x: Float64Array,
  window: number,
  output: Float64Array,
  from: number,
  to: number,
  length: number = x.length,
): void {
  const half = (window - 1) / 2;
  if (from > half && to + half < length) activityWithin(x, half, output, from, to);
  else activityAtEdge(x, half, output, from, to, length);
}

/** Where every window is whole, and every sample of it has both neighbours. */
function activityWithin(x: Float64Array, half: number, output: Float64Array, from: number, to: number): void {
  const share = Math.sqrt(1 / (2 * half + 1));
  let total = 0;
  for (let i = from - half; i < from + half; i++) total += energyAt(x, i);
  for (let i = from; i < to; i++) {
    total += energyAt(x, i + half);
    output[i - from] = total > 0 ? share * Math.sqrt(total) : 0;
    total -= energyAt(x, i - half);
  }
}

/** The ends repeat their neighbour's energy. */
function activityAtEdge(x: Float64Array, half: number, output: Float64Array, from: number, to: number, length: number): void {
  const energy = (i: number) => energyAt(x, Math.min(Math.max(i, 1), length - 2));
  let count = 0;
  let total = 0;
  for (let i = Math.max(0, from - half); i < Math.min(length, from + half); i++) {
    total += energy(i);
    count++;
  }
  for (let i = from; i < to; i++) {
    if (i + half < length) {
      total += energy(i + half);
      count++;
    }
    output[i - from] = total > 0 ? Math.sqrt(total / count) : 0;
    if (i >= half) {
      total -= energy(i - half);
      count--;
    }
  }
}

function energyAt(x: Float64Array, i: number): number {
  const here = x[i] as number;
  return Math.abs(here * here - (x[i - 1] as number) * (x[i + 1] as number));
}
