import { decimalOf, wholeOf } from './edf-fields.ts';
import type { DigitScale } from './recording.ts';
import type { RemarkList } from './remarks.ts';

/** The line that turns digits into a unit: gain · (digit + zero). */
export interface EdfLine {
  readonly gain: number;
  readonly zero: number;
  readonly digits: DigitScale;
  /** False where the header states no line that can be used: then numbers are digits. */
  readonly known: boolean;
}

/** The line of a range. A digital range is never empty. */
export function lineOf(digits: DigitScale): EdfLine {
  const { least, most, low, high } = digits;
  const gain = (high - low) / (most - least);
  return { gain, zero: high / gain - most, digits, known: true };
}

/** A comma before three digits may part thousands. */
const thousands = /^[+-]?[1-9]\d{0,2},\d{3}$/;

/**
 * The line of one channel, from the texts of its physical and digital range. A range without a width, a number that is
 * none, or digits that the format cannot hold tell nothing of the unit: the channel is given in digits, with a remark.
 */
export function edfLine(label: string, texts: readonly string[], sampleBytes: 2 | 3, remarks: RemarkList): EdfLine {
  const [low = Number.NaN, high = Number.NaN, ...ends] = texts.map(decimalOf);
  const [least, most] = texts.slice(2).map(wholeOf);
  const end = 2 ** (8 * sampleBytes - 1);
  const why = texts.slice(0, 2).some((text) => thousands.test(text))
    ? 'a number that can be read in two ways'
    : !(Math.abs(low) < 1e12 && Math.abs(high) < 1e12) || ends.some(Number.isNaN)
      ? 'not numbers'
      : low === high
        ? 'no physical range'
        : least === undefined || most === undefined || !(most > least)
          ? 'no digital range'
          : // One beyond the end is a common slip, which the line survives.
            least < -end - 1 || most > end
            ? `digits that ${8 * sampleBytes} bits cannot hold`
            : undefined;
  if (why !== undefined || least === undefined || most === undefined) {
    remarks.add('FORMATS_NO_SCALE', { what: `Channel "${label}"`, why: `its range ${texts.join(' ')} states ${why}` });
    return { gain: 1, zero: 0, digits: { least: -end, most: end - 1, low: -end, high: end - 1 }, known: false };
  }
  if (texts.some((text) => text.includes(','))) {
    remarks.add('FORMATS_TAKEN_AS', {
      what: `The range of "${label}" (${texts.slice(0, 2).join(' to ')})`,
      as: `${low} to ${high}`,
      why: 'its comma must be a decimal sign',
    });
  }
  return lineOf({ least, most, low, high });
}
