import { describe, expect, it } from 'vitest';
import { plainOf } from './plain-of.ts';

describe('plainOf(item)', () => {
  it('gives the words for the patient, whatever name the visit recorded, and none for a typed exercise', () => {
    expect(plainOf({ exerciseId: 'emg-tibialis-anterior' })).toBe('Lift your foot and watch the bar');
    expect(plainOf({ exerciseId: 'my-own' })).toBeNull();
  });
});
