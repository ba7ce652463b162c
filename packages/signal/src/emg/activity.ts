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
  // Whole windows whose samples all have neighbours, one sample further on as well.
  const begin = Math.min(to, Math.max(from, half + 1));
  const end = Math.max(begin, Math.min(to, length - half - 2));
  if (from < begin) activityAtEdge(x, half, output, from, begin, 0, length);
  if (begin < end) activityWithin(x, half, output, begin, end, begin - from);
  if (end < to) activityAtEdge(x, half, output, end, to, end - from, length);
}

/**
 * The same of a signal of which not every sample is known (`known[i]` 1 or 0): only energies whose three samples are known count,
 * so that what was bridged is neither rest nor activity. NaN where fewer than half of a window's energies are known.
 */
export function activityOfKnown(
  x: Float64Array,
  known: Uint8Array,
  window: number,
  output: Float64Array,
  from: number,
  to: number,
  length: number = x.length,
): void {
  const half = (window - 1) / 2;
  let [count, total, width] = [0, 0, 0];
  const take = (i: number, sign: 1 | -1) => {
    const at = Math.min(Math.max(i, 1), length - 2);
    width += sign;
    if (known[at - 1] !== 1 || known[at] !== 1 || known[at + 1] !== 1) return;
    count += sign;
    total += sign * energyAt(x, at);
  };
  for (let i = Math.max(0, from - half); i < Math.min(length, from + half); i++) take(i, 1);
  for (let i = from; i < to; i++) {
    if (i + half < length) take(i + half, 1);
    output[i - from] = 2 * count < width ? Number.NaN : total > 0 ? Math.sqrt(total / count) : 0;
    if (i >= half) take(i - half, -1);
  }
}

/**
 * Where every window is whole, and every sample of it has both neighbours. What comes and what goes are added as one, so that a
 * moment waits for one addition of the moment before.
 */
function activityWithin(x: Float64Array, half: number, output: Float64Array, from: number, to: number, into: number): void {
  const share = Math.sqrt(1 / (2 * half + 1));
  let total = 0;
  for (let i = from - half; i <= from + half; i++) total += energyAt(x, i);
  let newLast = x[from + half] as number;
  let newHere = x[from + half + 1] as number;
  let oldLast = x[from - half - 1] as number;
  let oldHere = x[from - half] as number;
  for (let i = from; i < to; i++) {
    output[into + i - from] = total > 0 ? share * Math.sqrt(total) : 0;
    const newNext = x[i + half + 2] as number;
    const oldNext = x[i - half + 1] as number;
    const comes = Math.abs(newHere * newHere - newLast * newNext);
    const goes = Math.abs(oldHere * oldHere - oldLast * oldNext);
    total += comes - goes;
    newLast = newHere;
    newHere = newNext;
    oldLast = oldHere;
    oldHere = oldNext;
  }
}

/** The ends repeat their neighbour's energy. */
function activityAtEdge(
  x: Float64Array,
  half: number,
  output: Float64Array,
  from: number,
  to: number,
  into: number,
  length: number,
): void {
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
    output[into + i - from] = total > 0 ? Math.sqrt(total / count) : 0;
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
