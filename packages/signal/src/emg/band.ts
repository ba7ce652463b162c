import { type Hertz, hertz } from '@eupraxia/kernel';
import { butterworth } from '../filter/butterworth.ts';
import { notch } from '../filter/notch.ts';
import type { Section } from '../filter/sections.ts';
import { checkRate } from '../limits.ts';

/** The frequency of the mains that the notch takes out, or none. */
export type Mains = 50 | 60 | 'none';

/** Rates at which a muscle signal can be analysed: below, nothing of 20–450 Hz is left. */
export const emgRates = { least: 100, most: 100_000 } as const;

/** The band of a surface muscle signal in hertz (CEDE: 20–450 Hz), its upper edge at most 0.45 of the rate. */
export function emgBand(rate: Hertz): { readonly low: Hertz; readonly high: Hertz } {
  checkRate(rate);
  return { low: hertz(20), high: hertz(Math.min(450, 0.45 * rate)) };
}

/** The second-order Butterworth band-pass (four poles) over `emgBand`. */
export function emgBandPass(rate: Hertz): Section[] {
  return butterworth(2, { kind: 'band-pass', ...emgBand(rate) }, rate);
}

/** The notch on the mains, Q 30; no section where there is none, or where the rate cannot hold it. */
export function mainsNotch(mains: Mains, rate: Hertz): Section[] {
  return mains === 'none' || mains >= 0.49 * rate ? [] : notch(hertz(mains), 30, rate);
}

/** The second-order 6 Hz low-pass that makes an envelope of the rectified signal. */
export function envelopeLowPass(rate: Hertz): Section[] {
  return butterworth(2, { kind: 'low', edge: hertz(6) }, rate);
}
