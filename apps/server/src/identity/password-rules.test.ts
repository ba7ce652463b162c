import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordFits } from './password-rules.ts';

const about = ['Amara Rivera-Okafor', 'a.rivera@riverside-rehab.example', 'Riverside Neuro Rehab'];
const why = (password: string) => {
  const fits = passwordFits(password, about);
  return fits.ok ? null : fits.error.message;
};

describe('passwordFits(password, about)', () => {
  it('takes what is long and of its own making, in any script', () => {
    for (const password of [
      'correct horse battery',
      'dragon-warbler-77',
      'vier Bäume im Hof',
      'さくらの下で本を読む人々がいる',
      'T7#qLw0!mZpR',
      'teal ladder quietly',
    ])
      expect([password, why(password)]).toEqual([password, null]);
  });

  it('refuses 11 characters and 129, counted after NFKC', () => {
    expect(why('teal ladder')).toMatch(/has 11 characters; at least 12/);
    expect(why(`${'teal ladder quietly '.repeat(7)}`)).toMatch(/at most 128/);
    // Twelve signs of which NFKC makes 24: ligatures become their letters.
    expect(why('ﬃ ﬁ ﬂ hush')).toBeNull();
  });

  it('refuses common passwords, also with digits and signs around them, or letters written as digits', () => {
    for (const password of ['password1234', 'P@ssw0rd2026!', 'Password!!!!', '12345678910a', '!!iloveyou2024', 'qwerty123456'])
      expect([password, why(password)]).not.toEqual([password, null]);
  });

  it('refuses repeats and simple sequences', () => {
    for (const password of [
      'aaaaaaaaaaaa',
      'abcabcabcabc',
      'tealtealtealteal',
      'abcdefghijkl',
      '123456789012',
      'zyxwvutsrqpo',
      'qwertyuiopas',
    ])
      expect([password, why(password)]).not.toEqual([password, null]);
  });

  it('refuses what is made of the program, the clinic, the person’s name or address', () => {
    for (const password of [
      'Eupraxia2026!',
      'riverside-rehab-1',
      'amara.rivera.okafor',
      'a.rivera@riverside-rehab.example',
      'RiversideNeuro99',
      'rivera-okafor-pt',
    ])
      expect([password, why(password)]).toEqual([password, expect.stringMatching(/made of your name/)]);
    expect(why('riverside lanterns drift by')).toBeNull();
  });

  it('says nothing of the password in its refusal, whatever was given', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 5, maxLength: 11 }), (password) => {
        const said = why(password);
        expect(said === null || !said.includes(password) || /^[\s\w]*$/.test(password)).toBe(true);
      }),
    );
  });
});
