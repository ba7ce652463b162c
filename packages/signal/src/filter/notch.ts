import type { Hertz } from '@eupraxia/kernel';
import { checkRate } from '../limits.ts';
import type { Section } from './sections.ts';

/**
 * Designs a second-order notch: nothing passes at `frequency`, half the power at ± `frequency`/(2·`quality`).
 * @param frequency strictly between 0 and half the rate
 * @param quality the frequency over the width at −3 dB; 30 leaves a gap of 1.7 Hz at 50 Hz
 * @returns one section, equal to SciPy's `iirnotch(frequency, quality, rate)` (Orfanidis, Introduction to Signal Processing, 11.3)
 */
export function notch(frequency: Hertz, quality: number, rate: Hertz): Section[] {
  checkRate(rate);
  if (!(quality > 0)) throw new RangeError(`a notch of quality ${quality} is not valid: a number above 0 is expected`);
  if (!(frequency > 0 && frequency < rate / 2)) {
    throw new RangeError(`notch at ${frequency} Hz is not between 0 and ${rate / 2} Hz`);
  }
  const w0 = (2 * frequency) / rate;
  const gain = 1 / (1 + Math.tan(((w0 / quality) * Math.PI) / 2));
  const cosine = Math.cos(w0 * Math.PI);
  return [{ b0: gain, b1: gain * (-2 * cosine), b2: gain, a1: -2 * gain * cosine, a2: 2 * gain - 1 }];
}
