import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './program.ts';

/** The shared recording of a real forearm, where this checkout lies beside it; undefined elsewhere. */
export const realRecording: string | undefined = [join(root, '../shared/data/signals/emg1_biosppy_1000hz.csv')].find(existsSync);
/** What the title of a test that needs it adds where it is missing. */
export const whyNoRecording = realRecording === undefined ? ' (skipped: no reference recordings in ../shared)' : '';

/**
 * Writes a synthetic muscle as CSV with a time column, 1 kHz: quiet noise of 3 µV, and `efforts` bursts of 2.6 s whose
 * RMS is about 55 µV, each after 1.4 s of rest. Fixed seed.
 */
export function writeSyntheticRecording(file: string, efforts: number): void {
  const lines = ['time,ECR_uV'];
  let state = 0x2545f491;
  const noise = () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 31 - 1;
  };
  for (let i = 0; i < (efforts * 4 + 1) * 1000; i++) {
    const inEffort = i < efforts * 4000 && i % 4000 >= 1400;
    lines.push(`${(i / 1000).toFixed(3)},${(noise() * (inEffort ? 98 : 5)).toFixed(3)}`);
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
}
