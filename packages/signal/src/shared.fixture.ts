// biome-ignore lint/style/noRestrictedImports: recordings beside the checkout, read by tests alone
import { existsSync, readFileSync } from 'node:fs';
// biome-ignore lint/style/noRestrictedImports: recordings beside the checkout, read by tests alone
import { fileURLToPath } from 'node:url';

/** Where reference recordings lie, when they are beside the checkout. */
const folder = fileURLToPath(new URL('../../../../shared/data/signals/', import.meta.url));
export const haveRecordings = existsSync(folder);
export const whyNot = haveRecordings ? '' : ' (skipped: no reference recordings in ../shared)';

export interface Reference {
  readonly rate: number;
  readonly samples: Float64Array;
  // biome-ignore lint/suspicious/noExplicitAny: reference values as their file has them
  readonly expected: any;
}

/** One reference recording's first column, and what trusted implementations compute from it. */
export function reference(name: string): Reference {
  const expected = JSON.parse(readFileSync(`${folder}${name}.expected.json`, 'utf8'));
  const lines = readFileSync(`${folder}${expected.file.split('#')[0]}`, 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  return { rate: expected.fs, samples: Float64Array.from(lines, (line) => Number(line.split(',')[0])), expected };
}

export const emgRecordings = ['emg1_biosppy_1000hz', 'emg_bmc_1000hz', 'emg_shoulder_pyomeca_deltant'];

/** A seeded stream of numbers in [−1, 1), the same on every machine. */
export function noise(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

/** A synthetic muscle: noise that is loud within the bursts (seconds), soft elsewhere. */
export function syntheticEmg(
  rate: number,
  seconds: number,
  bursts: readonly (readonly [number, number])[],
  seed = 1,
): Float64Array {
  const next = noise(seed);
  return Float64Array.from({ length: Math.round(rate * seconds) }, (_, i) => {
    const t = i / rate;
    return next() * (bursts.some(([on, off]) => t >= on && t < off) ? 100 : 5);
  });
}
