import { textOf } from './bytes.ts';

const powers = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
const dot = 0x2e;

/**
 * Reads a decimal number from `bytes[from..to)`, correctly rounded: up to 15 digits and 22 places are exact in one
 * division (Clinger 1990), the rest goes to the platform. NaN where the bytes are no finite number; `isLost` tells why.
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
  if (to - from > longest) return Number.NaN;
  const text = plainSign(textOf(bytes.subarray(from, to)).trim());
  // Only the column's own decimal sign counts: a point among decimal commas is something else.
  if (decimal !== dot && text.includes('.')) return Number.NaN;
  return decimalValue(decimal === dot ? text : text.replace(String.fromCharCode(decimal), '.'));
}

/** The number that a text with a decimal point is; NaN where it is not a number, or larger than a number can be. */
export function decimalValue(text: string): number {
  const value = decimalNumber.test(text) ? Number(text.replace(/d/i, 'e')) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}

const longest = 400;
const decimalNumber = /^[+-]?(\d+\.?\d*|\.\d+)([ed][+-]?\d+)?$/i;

/** A minus as typesetters write it is a minus before a digit. */
export const plainSign = (text: string): string => text.replace(/^[−–](?=[\d.,])/, '-');

/** Whether a cell says that its sample was lost: by a mark, by infinity, or by a number beyond all numbers (1e400). */
export function isLost(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > longest) return false;
  const text = textOf(bytes.subarray(from, to)).trim();
  return lostMark(text) || isBeyond(text);
}

/** Whether a text is written as a number, but is larger than a number can be. */
export const isBeyond = (text: string): boolean => {
  const plain = text.replace(',', '.');
  return text.length <= longest && decimalNumber.test(plain) && !Number.isFinite(Number(plain.replace(/d/i, 'e')));
};

/** What spreadsheets in several languages write where they have no number. */
const sheetError =
  /^#(n\/?a|n\/d|nv|null!?|div\/0!?|name\??|num(mer)?!?|ref!?|value!?|wert!?|zahl!?|bezug!?|valeur!?|valor!?|nombre!?)/i;

/** Whether a line begins with such an error, and so is no comment although it begins as one. */
export const beginsLost = (line: string): boolean => sheetError.test(line.trimStart().slice(0, 12));

const marks =
  /^(|[+-]?(nan(\(\w*\))?|1[.,]#(qnan|snan|ind|inf)\w*)|n\/?\.?a\.?n?\.?|n\.v\.|null|none|nil|missing|lost|-{1,4}|–|—|\?|\.|\*|[+-]?(inf(inity)?|∞))$/i;

/** Whether a cell's text says that its sample was lost. */
export const lostMark = (text: string): boolean => {
  const mark = text.trim();
  return mark.length <= 12 && (marks.test(mark) || sheetError.test(mark));
};
