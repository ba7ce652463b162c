import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedPoints, printable } from './printable.ts';

const latin = (point: number) => point >= 0x20 && point < 0x250;
const fit = (text: string, lost = new Set<number>()) => printable(text, latin, lost);

describe('printable(text, has, lost)', () => {
  it('leaves what the fonts have as it is', () => {
    expect(fit('Held 2 s, 55–85 %'.replace('–', '-'))).toEqual({ shown: 'Held 2 s, 55-85 %' });
  });

  it('composes letters from their marks before it looks for them', () => {
    expect(fit('e\u0301')).toEqual({ shown: 'é' });
  });

  it('gives one box for one letter, however many code points it is made of', () => {
    const lost = new Set<number>();
    expect(fit('a👩‍👩‍👧b', lost)).toEqual({ shown: 'a□b', actual: 'a👩‍👩‍👧b' });
    expect(namedPoints(lost)).toBe('U+1F467, U+1F469');
  });

  it('drops what turns a line around, from what is meant too', () => {
    expect(fit('a\u202Eb\u2066c')).toEqual({ shown: 'abc' });
    expect(fit('\u202E你')).toEqual({ shown: '□', actual: '你' });
  });

  it('shows only what the fonts have, line breaks and boxes, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const letter of fit(text).shown)
          expect(letter === '□' || letter === '\n' || latin(letter.codePointAt(0) ?? 0)).toBe(true);
      }),
    );
  });
});

describe('namedPoints(lost)', () => {
  it('names eight and counts the rest', () => {
    expect(namedPoints(new Set(Array.from({ length: 10 }, (_, i) => 0x4e00 + i)))).toMatch(/U\+4E07 and 2 more$/);
  });
});
