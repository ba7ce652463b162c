import { describe, expect, it } from 'vitest';
import { label, words } from './vocabulary.ts';

describe('label and words', () => {
  it('take names and sentences of any script', () => {
    for (const text of ['Noor Haddad', 'Łukasz', '佐藤 陽翔', 'نور', 'É. 🦾']) {
      expect(label.safeParse(text).success, text).toBe(true);
      expect(words.safeParse(`${text}\nand a second line`).success, text).toBe(true);
    }
  });

  it('refuse what nobody can read: nothing, blanks, control characters, half of a surrogate pair, marks that show nothing', () => {
    for (const text of [
      '',
      '   ',
      '\u00a0',
      'a\u0000b',
      'a\u001bb',
      '\ud83e',
      'x\udfff',
      '\u200b',
      '\u202e \u2066',
      '\u3164',
      '\u2800',
    ]) {
      expect(label.safeParse(text).success, JSON.stringify(text)).toBe(false);
      expect(words.safeParse(text).success, JSON.stringify(text)).toBe(false);
    }
  });
});
