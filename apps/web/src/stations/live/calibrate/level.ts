/** Mean of a level and its standard deviation, in the level's unit; both are 0 without values. */
export function levelOf(values: readonly number[]): { readonly level: number; readonly spread: number } {
  const count = Math.max(1, values.length);
  const level = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - level) ** 2, 0);
  return { level, spread: Math.sqrt(squares / count) };
}
