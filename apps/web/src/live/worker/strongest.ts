/** Finds the stretch of `width` values with the greatest mean: what a reference contraction is measured by. A shorter input is one stretch. */
export function strongest(
  values: Float32Array,
  width: number,
): { readonly mean: number; readonly from: number; readonly to: number } {
  const length = Math.min(width, values.length);
  if (length === 0) return { mean: 0, from: 0, to: 0 };
  let sum = 0;
  for (let i = 0; i < length; i++) sum += values[i] as number;
  let best = sum;
  let at = 0;
  for (let i = length; i < values.length; i++) {
    sum += (values[i] as number) - (values[i - length] as number);
    if (sum > best) {
      best = sum;
      at = i - length + 1;
    }
  }
  return { mean: Math.max(0, best / length), from: at, to: at + length };
}
