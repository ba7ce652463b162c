import { textOf } from './bytes.ts';

/** One field of the header, UTF-8 or Latin-1, without the blanks or zero bytes that fill it. */
export const edfField = (head: Uint8Array, at: number, width: number): string =>
  textOf(head.subarray(at, at + width))
    .replaceAll('\0', ' ')
    .trim();

/** A decimal number, with a point or a comma; NaN where the text is not a number. */
export const decimalOf = (text: string): number =>
  /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text.replace(',', '.')) : Number.NaN;

/** A whole number of at most nine digits, also where it is written as `1000.0`; undefined where the text is no such number. */
export function wholeOf(text: string): number | undefined {
  const [, digits] = /^([+-]?\d{1,9})([.,]0*)?$/.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
