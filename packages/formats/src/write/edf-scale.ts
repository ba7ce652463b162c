import { microvoltsPer } from '../channels.ts';
import type { DigitScale, RecordedChannel } from '../recording.ts';
import { keptScale } from './edf-widen.ts';
import type { ChannelSpan } from './survey.ts';

/** How one channel is written: its digital and physical range, and by what its samples are multiplied before. */
export interface EdfScale extends DigitScale {
  readonly unit: string;
  readonly factor: number;
  /** Half of what one digit stands for, in the written unit; 0 where every sample is kept exactly. */
  readonly error: number;
}

/**
 * Chooses a channel's ranges, so that every sample lies within them. Digits of a file that held whole numbers are kept as
 * they were, the range widened along the same line where samples lie beyond what was stated; numbers of few decimals
 * that fit are their own digits; else the digits span what the samples span.
 */
export function edfScale(channel: RecordedChannel, span: ChannelSpan, bits: 16 | 24): EdfScale {
  const most = 2 ** (bits - 1) - 1;
  const least = -most - 1;
  const { digits, unit } = channel;
  const kept = digits === undefined ? undefined : keptScale(digits, span, bits);
  if (kept !== undefined) return { ...kept, unit, factor: 1, error: 0 };
  const empty = span.least > span.most;
  const own = empty || span.decimals === undefined ? undefined : decimalRange(span, span.decimals, bits);
  if (own !== undefined) return { ...own, unit, factor: 1, error: 0 };
  const size = empty ? 1 : Math.max(Math.abs(span.least), Math.abs(span.most));
  const microvolts = microvoltsPer(unit);
  // Eight characters hold no small voltages: they are written in µV.
  const factor = microvolts !== undefined && microvolts > 1 && size < 100 ? microvolts : 1;
  const from = empty ? -1 : span.least * factor;
  const to = empty ? 1 : span.most * factor;
  const room = from === to ? Math.abs(from) || 1 : 0;
  const low = Number(boundIn8(from - room, -1));
  const high = Number(boundIn8(to + room, 1));
  return { least, most, low, high, unit: factor === 1 ? unit : 'µV', factor, error: (high - low) / (most - least) / 2 };
}

/** Digits that are the samples without their decimal point, where they and the bounds' eight characters suffice. */
function decimalRange({ least, most }: ChannelSpan, decimals: number, bits: 16 | 24): DigitScale | undefined {
  const power = 10 ** decimals;
  // Eight characters hold a sign, a point and six digits.
  const high = decimals === 0 || bits === 16 ? 2 ** (bits - 1) - 1 : 999_999;
  const low = decimals === 0 || bits === 16 ? -high - 1 : -high;
  if (least * power < low - 0.5 || most * power > high + 0.5) return undefined;
  return { least: low, most: high, low: low / power, high: high / power };
}

/** A bound in at most eight characters that isn't within what it bounds. */
function boundIn8(value: number, side: -1 | 1): string {
  if (Math.abs(value) > 9_999_999) {
    // Larger numbers need an exponent, which most readers take.
    for (let digits = 4; digits >= 1; digits--) {
      const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - digits + 1);
      const text = (side * Math.ceil((side * value) / step) * step).toExponential(digits - 1).replace('e+', 'E');
      if (text.length <= 8 && side * Number(text) >= side * value) return text;
    }
  }
  for (let places = 6; places >= 0; places--) {
    const step = 10 ** -places;
    const bound = side * Math.ceil(side * value * 10 ** places) * step;
    for (const candidate of [bound, bound + side * step]) {
      const text = candidate.toFixed(places);
      if (text.length <= 8 && side * Number(text) >= side * value) return text;
    }
  }
  return side > 0 ? '99999999' : '-9999999';
}
