/** The number of a text field; NaN where it is none. A comma is a decimal point, too. */
export function numberOf(text: string): number {
  return Number(text.trim().replace(',', '.'));
}

interface Range {
  readonly least: number;
  readonly most: number;
}

/** Whether a text field holds a number of a range. */
export function within(text: string, { least, most }: Range): boolean {
  const value = numberOf(text);
  return text.trim() !== '' && Number.isFinite(value) && value >= least && value <= most;
}

/** Whether a text field holds a whole number of a range. */
export const whole = (text: string, range: Range): boolean => within(text, range) && Number.isInteger(numberOf(text));

/** A number as a field shows it; empty for none. */
export const shownNumber = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);
