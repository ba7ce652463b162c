export const space = 0x20;
export const quote = 0x22;

export const isBlank = (byte: number): boolean => byte === space || byte === 0x09 || byte === 0x0d;

/** Whether a byte begins a comment: # or %. */
export const isMark = (byte: number | undefined): boolean => byte === 0x23 || byte === 0x25;

/**
 * The place behind a quoted cell, whose quotes may hold separators and doubled quotes; the place itself where it isn't
 * quoted, or where no quote ends it.
 */
export function pastQuotes(bytes: Uint8Array, at: number, end: number): number {
  let from = at;
  while (from < end && bytes[from] === space) from++;
  if (bytes[from] !== quote) return at;
  let close = nextByte(bytes, from + 1, end, quote);
  while (bytes[close + 1] === quote && close + 1 < end) close = nextByte(bytes, close + 2, end, quote);
  return close < end ? close + 1 : at;
}

/** The place of a byte from a place on; the end where it isn't there. */
export function nextByte(bytes: Uint8Array, from: number, end: number, byte: number): number {
  let at = from;
  while (at < end && bytes[at] !== byte) at++;
  return at;
}

/** Whether nothing but blanks stands from `from` to before `to`. */
export function isBlankLine(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((bytes[i] as number) > space) return false;
  return true;
}
