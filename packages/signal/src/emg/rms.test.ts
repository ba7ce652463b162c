import { hertz, seconds } from '@eupraxia/kernel';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { centredRms, oddWindow } from './rms.ts';

it('centredRms(x, window) is the root of the mean square of what the window holds, at the edges too', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { maxLength: 40 }), fc.nat(30), (values, half) => {
      const ours = centredRms(Float64Array.from(values), 2 * half + 1);
      for (const [i, x] of ours.entries()) {
        const held = values.slice(Math.max(0, i - half), i + half + 1);
        expect(x).toBeCloseTo(Math.sqrt(held.reduce((sum, v) => sum + v * v, 0) / held.length), 9);
      }
    }),
  );
});

it('oddWindow(width, rate) is odd and covers the width', () => {
  expect([0.1, 0.5, 0].map((width) => oddWindow(seconds(width), hertz(1000)))).toEqual([101, 501, 1]);
  expect(oddWindow(seconds(0.5), hertz(250))).toBe(125);
});
