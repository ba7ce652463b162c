import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionSense } from './position-sense.ts';

describe('positionSense', () => {
  it('positionSense tells accuracy, bias and consistency apart', () => {
    const always = positionSense([35, 36, 34, 35].map((reached) => ({ target: 30, reached })));
    expect(always).toMatchObject({ absoluteError: 5, constantError: 5, trials: 4, left: 0 });
    expect(always?.variableError).toBeCloseTo(Math.SQRT1_2, 12);
    const both = positionSense([25, 35].map((reached) => ({ target: 30, reached })));
    expect(both).toMatchObject({ absoluteError: 5, constantError: 0, variableError: 5 });
  });

  it('positionSense: total² = constant² + variable², |constant| ≤ absolute ≤ total, and NaN is never born', () => {
    const angle = fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.array(fc.record({ target: angle, reached: angle }), { maxLength: 20 }), (trials) => {
        const found = positionSense(trials);
        const known = trials.filter(({ target, reached }) => Number.isFinite(target + reached)).length;
        if (found === null) {
          expect(known).toBe(0);
          return;
        }
        const { absoluteError, constantError, variableError, totalError } = found;
        expect(totalError ** 2).toBeCloseTo(constantError ** 2 + variableError ** 2, 6);
        expect(Math.abs(constantError)).toBeLessThanOrEqual(absoluteError + 1e-9);
        expect(absoluteError).toBeLessThanOrEqual(totalError + 1e-9);
        expect([found.trials, found.left]).toEqual([known, trials.length - known]);
      }),
    );
  });
});
