import { describe, expect, it } from 'vitest';
import { levelOf } from './level.ts';
import { isRest, restEvidence } from './rest-evidence.ts';

const taken = { level: 4, spread: 0.8, unrest: 1.6, reason: null };

describe('restEvidence(taken, reference, unit, down)', () => {
  it('keeps mean, standard deviation and noise in the channel’s unit', () => {
    const rest = restEvidence(taken, 160, 'µV', false);
    expect(rest).toMatchObject({ mean: 4, sd: 0.8 });
    expect(rest?.noise).toBeCloseTo(1.5, 9);
    // A channel in volts is the same muscle.
    expect(restEvidence({ ...taken, level: 4e-6, spread: 0.8e-6 }, 160e-6, 'V', false)?.noise).toBeCloseTo(1.5e-6, 12);
  });

  it('keeps nothing where no rest was taken, it moved, the channel was not good, or nothing is 100 %', () => {
    for (const none of [null, { ...taken, unrest: 5 }, { ...taken, reason: 'contact' as const }])
      expect(restEvidence(none, 160, 'µV', true)).toBeUndefined();
    expect(restEvidence(taken, Number.NaN, 'µV', false)).toBeUndefined();
    expect([isRest(taken), isRest({ ...taken, unrest: 5 })]).toEqual([true, false]);
  });
});

describe('levelOf(values)', () => {
  it('is the mean and the standard deviation, and 0 without values', () => {
    expect(levelOf([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ level: 5, spread: 2 });
    expect(levelOf([])).toEqual({ level: 0, spread: 0 });
  });
});
