import { expect, it } from 'vitest';
import { noise } from '../shared.fixture.ts';
import { activityOf } from './activity.ts';
import { centredMean } from './rms.ts';
import { teagerKaiser } from './teager-kaiser.ts';

it('activityOf(x, window) in any runs is the root of the centred mean of |teagerKaiser(x)|, at the edges too', () => {
  for (const [length, window] of [
    [5, 101],
    [60, 9],
    [5000, 101],
  ] as const) {
    const x = Float64Array.from({ length }, noise(length));
    const means = new Float64Array(length);
    centredMean(teagerKaiser(x).map(Math.abs), window, means);
    for (const run of [length, 7, 333]) {
      const found = new Float64Array(length);
      for (let from = 0; from < length; from += run)
        activityOf(x, window, found.subarray(from), from, Math.min(length, from + run), length);
      for (const [i, mean] of means.entries()) expect(found[i]).toBeCloseTo(Math.sqrt(mean), 9);
    }
  }
});
