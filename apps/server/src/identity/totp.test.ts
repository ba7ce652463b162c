import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authenticatorUri, base32, codeOf, stepOf, stepOfCode } from './totp.ts';

/** The shared secret of RFC 6238, appendix B. */
const secret = Buffer.from('12345678901234567890');

describe('codeOf(secret, step)', () => {
  it('gives the codes of RFC 6238, appendix B, by their last six digits', () => {
    const vectors: [number, string][] = [
      [59, '287082'],
      [1_111_111_109, '081804'],
      [1_111_111_111, '050471'],
      [1_234_567_890, '005924'],
      [2_000_000_000, '279037'],
      [20_000_000_000, '353130'],
    ];
    for (const [seconds, code] of vectors) expect(codeOf(secret, stepOf(seconds * 1000))).toBe(code);
  });
});

describe('stepOfCode(secret, code, now)', () => {
  const now = 1_234_567_890_000;

  it('takes the codes of the step, of the one before and of the one after, and says which', () => {
    for (const away of [-1, 0, 1]) expect(stepOfCode(secret, codeOf(secret, stepOf(now) + away), now)).toBe(stepOf(now) + away);
    for (const away of [-2, 2]) expect(stepOfCode(secret, codeOf(secret, stepOf(now) + away), now)).toBeNull();
  });

  it('takes nothing that is no code of six digits', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^\d{6}$/.test(text));
        expect(stepOfCode(secret, text, now)).toBeNull();
      }),
    );
  });
});

describe('base32(bytes)', () => {
  it('gives the text of RFC 4648, section 10, without padding', () => {
    const vectors = ['', 'MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI'];
    expect(vectors.map((_, i) => base32(Buffer.from('foobar'.slice(0, i))))).toEqual(vectors);
    expect(authenticatorUri(secret, 'a@b.example')).toBe(
      'otpauth://totp/Eupraxia%3Aa%40b.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Eupraxia&algorithm=SHA1&digits=6&period=30',
    );
  });
});
