/**
 * Replaces lost samples of `x[0..length)` by straight lines between their neighbours, in place; before the first known sample
 * and after the last one it is level. Returns how many were lost. Nothing known at all becomes zeros.
 * @param known which samples count; by default all that are finite
 */
export function bridgeLost(x: Float64Array, known: (sample: number) => boolean = Number.isFinite, length = x.length): number {
  let lost = 0;
  let last = -1;
  for (let i = 0; i <= length; i++) {
    const ends = i === length;
    if (!ends && !known(x[i] as number)) {
      lost++;
      continue;
    }
    if (i - last > 1) {
      const before = last >= 0 ? (x[last] as number) : ends ? 0 : (x[i] as number);
      const after = ends ? before : (x[i] as number);
      const rise = after - before;
      for (let k = last + 1; k < i; k++) {
        const share = (k - last) / (i - last);
        const step = (rise * (k - last)) / (i - last);
        // A rise that is too large to be a number is never taken as one.
        x[k] = Number.isFinite(step) ? before + step : before * (1 - share) + after * share;
      }
    }
    last = i;
  }
  return lost;
}
