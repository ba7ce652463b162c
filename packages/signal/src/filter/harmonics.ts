import { type Hertz, hertz } from '@eupraxia/kernel';
import { checkRate } from '../limits.ts';
import { notch } from './notch.ts';
import type { Section } from './sections.ts';

/**
 * Designs notches at `frequency` and its harmonics below 0.49 of the rate, all as wide in hertz as the first: mains hum with
 * its overtones. One section each, the lowest first; cascaded with any other sections.
 * @param quality of the first: its frequency over its width at −3 dB; the k-th has k times as much. 30 leaves gaps of 1.7 Hz at 50 Hz
 * @param count how many at most, the first included; by default all that fit
 * @returns sections, each equal to SciPy's `iirnotch(k·frequency, k·quality, rate)`; none where not even the first fits
 */
export function harmonicNotches(frequency: Hertz, quality: number, rate: Hertz, count = Number.POSITIVE_INFINITY): Section[] {
  if (!(frequency > 0)) throw new RangeError(`a mains frequency of ${frequency} Hz is not valid: a number above 0 is expected`);
  checkRate(rate);
  // As many as a filter could use: a rate of a gigahertz has no more overtones of interest.
  const most = Math.min(count, 1000);
  const sections: Section[] = [];
  for (let k = 1; k <= most && k * frequency < 0.49 * rate; k++) {
    sections.push(...notch(hertz(k * frequency), k * quality, rate));
  }
  return sections;
}
