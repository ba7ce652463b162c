import { describe, expect, it } from 'vitest';
import { isReasonOfSubstance } from './reason-of-substance.ts';

describe('isReasonOfSubstance(text)', () => {
  it('takes three different words with twelve letters', () => {
    for (const text of ['The clock was started late', 'tablet left in gym', 'Tableta olvidada, después encontrada'])
      expect([text, isReasonOfSubstance(text)]).toEqual([text, true]);
  });

  it('takes no letter, no number, no row of dots, no word said three times, and no two words', () => {
    for (const text of [
      'x',
      '',
      '. . .',
      '1 2 3 4 5 6 7 8 9 10 11 12',
      'forgotten forgotten forgotten',
      'completely forgotten',
      'a b c',
    ])
      expect([text, isReasonOfSubstance(text)]).toEqual([text, false]);
  });
});
