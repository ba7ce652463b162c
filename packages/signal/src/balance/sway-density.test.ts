import { expect, test } from 'vitest';
import { swayDensity } from './sway-density.ts';

const sway = {
  ml: Float64Array.from({ length: 1500 }, (_, i) => Math.sin(i / 9) + Math.sin(i / 31)),
  ap: Float64Array.from({ length: 1500 }, (_, i) => Math.cos(i / 13) + Math.sin(i / 47)),
};

test('swayDensity() ends for every radius: none below 0 holds anything, and one as wide as the path holds all of it', () => {
  for (const radius of [-1, -1e-170]) expect(swayDensity(sway, 50, radius)).toEqual(swayDensity(sway, 50, -1));
  for (const radius of [1e-170, 1e-161, 1e-110]) expect(swayDensity(sway, 50, radius)).toEqual(swayDensity(sway, 50, 0));
  for (const radius of [1e160, 1e200, Number.POSITIVE_INFINITY])
    expect(swayDensity(sway, 50, radius)).toEqual(swayDensity(sway, 50, 1e9));
});
