import { textOf } from './bytes.ts';

const powers = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
const dot = 0x2e;

/**
 * Reads a decimal number from `bytes[from..to)`, correctly rounded: up to 15 digits and 22 places are exact in one
 * division (Clinger 1990), the rest goes to the platform. NaN where the bytes are no number; `isLost` tells why.
 * @param decimal the byte of the decimal sign
 */
export function numberIn(bytes: Uint8Array, from: number, to: number, decimal: number): number {
  let i = from;
  let negative = false;
  const sign = bytes[i];
  if (i < to && (sign === 0x2d || sign === 0x2b)) {
    negative = sign === 0x2d;
    i++;
  }
  let digits = 0;
  let value = 0;
  let places = 0;
  let seen = false;
  for (; i < to; i++) {
    const byte = bytes[i] as number;
    if (byte >= 0x30 && byte <= 0x39) {
      value = value * 10 + (byte - 0x30);
      if (value > 0) digits++;
      if (seen) places++;
    } else if (byte === decimal && !seen) seen = true;
    else return slowNumber(bytes, from, to, decimal);
  }
  if (digits > 15 || places > 22 || i - from <= (seen ? 1 : 0) + (sign === 0x2d || sign === 0x2b ? 1 : 0)) {
    return slowNumber(bytes, from, to, decimal);
  }
  const size = value / (powers[places] as number);
  return negative ? -size : size;
}

function slowNumber(bytes: Uint8Array, from: number, to: number, decimal: number): number {
  if (to - from > 400) return Number.NaN;
  let text = textOf(bytes.subarray(from, to)).trim();
  if (decimal !== dot) text = text.replace(String.fromCharCode(decimal), '.');
  if (/^[+-]?inf(inity)?$/i.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}

/** Whether a cell says that its sample was lost: empty, NaN, NA, null or a dash. */
export function isLost(bytes: Uint8Array, from: number, to: number): boolean {
  return to - from <= 4 && lostMark(textOf(bytes.subarray(from, to)));
}

/** Whether a cell's text says that its sample was lost. */
export const lostMark = (text: string): boolean => /^(|[+-]?nan|n\/?a|null|-)$/i.test(text.trim());
