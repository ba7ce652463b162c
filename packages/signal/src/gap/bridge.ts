/**
 * Replaces lost samples (not finite) by straight lines between their neighbours, in place; before the first known sample and
 * after the last one it is level. Returns how many were lost. Nothing known at all becomes zeros.
 */
export function bridgeLost(x: Float64Array): number {
  let lost = 0;
  let last = -1;
  for (let i = 0; i <= x.length; i++) {
    const ends = i === x.length;
    if (!ends && !Number.isFinite(x[i])) {
      lost++;
      continue;
    }
    if (i - last > 1) {
      const before = last >= 0 ? (x[last] as number) : ends ? 0 : (x[i] as number);
      const after = ends ? before : (x[i] as number);
      for (let k = last + 1; k < i; k++) x[k] = before + ((after - before) * (k - last)) / (i - last);
    }
    last = i;
  }
  return lost;
}
