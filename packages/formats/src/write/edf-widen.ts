import { lineOf } from '../edf-range.ts';
import type { DigitScale } from '../recording.ts';
import type { ChannelSpan } from './survey.ts';
import { textIn8 } from './text-in-8.ts';

/**
 * The range that keeps every digit of a channel as it was: the stated one, or, where samples lie beyond it, a wider one
 * on the same line from digits to units. Undefined where `bits` or the header's eight characters cannot hold one.
 */
export function keptScale(stated: DigitScale, span: ChannelSpan, bits: 16 | 24): DigitScale | undefined {
  const most = 2 ** (bits - 1) - 1;
  const least = -most - 1;
  if (stated.least < least || stated.most > most) return undefined;
  const { gain, zero } = lineOf(stated);
  const ends = span.least > span.most ? [] : [span.least, span.most].map((value) => Math.round(value / gain - zero));
  const needed = { least: Math.min(stated.least, ...ends), most: Math.max(stated.most, ...ends) };
  if (needed.least < least || needed.most > most) return undefined;
  const lows = needed.least === stated.least ? [0] : steps(stated, stated.least - needed.least, stated.least - least);
  const highs = needed.most === stated.most ? [0] : steps(stated, needed.most - stated.most, most - stated.most);
  let nearly: DigitScale | undefined;
  for (const below of lows) {
    for (const above of highs) {
      const wide = widened(stated, below, above);
      if (wide === undefined) continue;
      const line = lineOf(wide);
      if (line.gain === gain && line.zero === zero) return wide;
      // Twelve digits of a line are the same digits again when they are read; the last bit of a sample may differ.
      if (Math.abs(line.gain / gain - 1) < 1e-13 && Math.abs(line.zero - zero) < 1e-9 * Math.max(1, Math.abs(zero)))
        nearly ??= wide;
    }
  }
  return nearly;
}

/** The range with so many digits more below and above, where eight characters hold its bounds exactly. */
function widened(stated: DigitScale, below: number, above: number): DigitScale | undefined {
  const { least, most, low, high } = stated;
  const moved = (bound: number, digits: number): number =>
    // Decimals that the sum of two short decimals has lost to binary fractions are given back.
    digits === 0 ? bound : Number((bound + (digits * (high - low)) / (most - least)).toFixed(9));
  const bounds = { least: least - below, most: most + above, low: moved(low, -below), high: moved(high, above) };
  return textIn8(bounds.low) === undefined || textIn8(bounds.high) === undefined ? undefined : bounds;
}

/**
 * By how many digits a range can grow so that its bound stays a short decimal: multiples of what the line needs to come
 * to a whole number of the last decimal, the coarsest decimals last.
 */
function steps({ least, most, low, high }: DigitScale, needed: number, room: number): readonly number[] {
  const all: number[] = [];
  for (let decimals = 0; decimals <= 7; decimals++) {
    const units = Math.round((high - low) * 10 ** decimals);
    if (units === 0 || Math.abs(units / 10 ** decimals - (high - low)) > 1e-9 * Math.abs(high - low)) continue;
    const step = (most - least) / divisor(most - least, Math.abs(units));
    for (let count = Math.ceil(needed / step); count * step <= room && all.length < 64; count++) {
      all.push(count * step);
      if (count >= Math.ceil(needed / step) + 8) break;
    }
    // The widest that the bits hold.
    if (Math.floor(room / step) * step >= needed) all.push(Math.floor(room / step) * step);
  }
  return [...new Set(all)].sort((a, b) => a - b);
}

/** The greatest common divisor of two whole numbers. */
function divisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}
