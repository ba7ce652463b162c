import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turnedField } from './direction.ts';

describe('turnedField(input)', () => {
  it('names the field whose text reads otherwise than it is stored', () => {
    expect(turnedField({ name: 'Anna \u202egnaL' })).toBe('name');
    expect(turnedField({ person: { names: ['A', 'B\u2067'] } })).toBe('person.names.1');
    expect(turnedField({ 'a\u202e': 1 })).toBe('a\u202e');
    expect(turnedField('\u202a')).toBe('');
  });

  it('takes right-to-left names with their marks, joiners, and everything else', () => {
    for (const name of ['שרה כהן', 'رضا می\u200cخواهد', 'א\u200fב', '👩\u200d🔬', 'O’Brien-Łukasz'])
      expect(turnedField({ name })).toBeNull();
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        const isTurned = /[\u202a-\u202e\u2066-\u2069]/.test(JSON.stringify(input));
        if (!isTurned) expect(turnedField(input)).toBeNull();
      }),
    );
  });
});
