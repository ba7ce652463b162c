/**
 * A number as a header states it, with a point or a comma; NaN where the text is not a number, or where a comma may part thousands
 * as well (`1,000`).
 */
export function statedNumber(text: string): number {
  const bare = text.trim();
  if (/^[+-]?\d{1,3}(,\d{3})+$/.test(bare) || !/^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i.test(bare)) return Number.NaN;
  const value = Number(bare.replace(',', '.'));
  return Number.isFinite(value) ? value : Number.NaN;
}

/** A rate in hertz as a header states it; undefined where it cannot be one. */
export function statedRate(text: string): number | undefined {
  const rate = statedNumber(text);
  return rate > 0 && rate < 1e9 ? rate : undefined;
}

/** A count as a header states it; undefined where it cannot be one. */
export function statedCount(text: string): number | undefined {
  const count = statedNumber(text);
  return Number.isInteger(count) && count >= 0 && count <= Number.MAX_SAFE_INTEGER ? count : undefined;
}

/** Whether numbers are written with a comma: some cell is such a number, and none has a point. */
export function decimalSign(rows: readonly (readonly string[])[], separator: string): ',' | '.' {
  if (separator === ',') return '.';
  const comma = rows.some((cells) => cells.some((cell) => /^[+-]?\d*,\d+(e[+-]?\d+)?$/i.test(cell)));
  const point = rows.some((cells) => cells.some((cell) => /^[+-]?\d*\.\d+(e[+-]?\d+)?$/i.test(cell)));
  return comma && !point ? ',' : '.';
}
