/** The share of the values that lie under the quiet level. */
const quietShare = 0.1;

/**
 * How far a level moved while it should have been still: its highest value over its quiet one (the tenth percentile), so
 * that an effort in the middle of the rest shows however long it lasts. 1 where there is nothing to compare.
 */
export function unrestOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const quiet = sorted[Math.floor(quietShare * (sorted.length - 1))] ?? 0;
  const highest = sorted.at(-1) ?? 0;
  return quiet > 0 ? highest / quiet : 1;
}
