import { finite } from '../limits.ts';
import type { Spectrum } from './welch.ts';

const lines = [50, 60] as const;
const harmonics = 4;

/**
 * The share of the whole power that stands in mains lines (50 or 60 Hz and their first harmonics, whichever family has
 * more), above what the neighbouring frequencies carry. Muscle is broad; only hum stands up as a line.
 */
export function mainsShare(spectrum: Spectrum): number {
  return Math.max(0, ...lines.map((line) => mainsLineShare(spectrum, line) ?? 0));
}

/**
 * The share of the whole power that stands in the lines of one mains (50 or 60 Hz and its first harmonics), 0 to 1. Null where
 * the spectrum is too coarse to show a line (steps above 5 Hz) or holds no power.
 */
export function mainsLineShare({ step, density }: Spectrum, line: 50 | 60): number | null {
  let total = 0;
  for (let k = 0; k < density.length; k++) total += density[k] as number;
  finite(total, 'the sum of the density');
  if (!(step > 0)) throw new RangeError(`a step of ${step} Hz is not valid`);
  return total > 0 && step <= 5 ? familyPower(density, line, step) / total : null;
}

function familyPower(density: Float64Array, line: number, step: number): number {
  let power = 0;
  for (let h = 1; h <= harmonics; h++) {
    const centre = Math.round((h * line) / step);
    const floor = Math.max(mean(density, centre - 8, centre - 4), mean(density, centre + 4, centre + 8));
    const near = sum(density, centre - 2, centre + 2);
    if (centre + 8 < density.length && near > 5 * 5 * floor) power += near - 5 * floor;
  }
  return power;
}

function sum(density: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let k = Math.max(0, from); k <= Math.min(to, density.length - 1); k++) total += density[k] as number;
  return total;
}

const mean = (density: Float64Array, from: number, to: number): number => sum(density, from, to) / (to - from + 1);
