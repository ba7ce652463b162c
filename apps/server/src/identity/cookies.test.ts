import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionCookie } from './cookies.ts';

const secret = Buffer.alloc(32, 7);
const plain = sessionCookie(secret, false);
const secure = sessionCookie(secret, true);
const pairOf = (line: string) => line.split(';')[0] as string;

describe('sessionCookie(secret, secure)', () => {
  it('binds the cookie to the host under TLS, and hides it from scripts and other sites always', () => {
    expect(secure.set('t', 60)).toMatch(
      /^__Host-eupraxia\.session_token=\S+; Max-Age=60; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
    );
    expect(plain.set('t', 60)).toMatch(/^eupraxia\.session_token=\S+; Max-Age=60; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(secure.end).toMatch(/^__Host-eupraxia\.session_token=; Max-Age=0; .*Secure$/);
  });

  it('reads its own token among other cookies, and no token that another key signed, or nobody', () => {
    const line = pairOf(plain.set('token', 60));
    expect(plain.tokenOf(`a=b; ${line}; c=d`)).toBe('token');
    expect(secure.tokenOf(line)).toBeNull();
    expect(sessionCookie(Buffer.alloc(32, 8), false).tokenOf(line)).toBeNull();
    expect(plain.tokenOf(line.replace('token.', 'tokem.'))).toBeNull();
    for (const header of [
      undefined,
      '',
      'eupraxia.session_token=',
      'eupraxia.session_token=token',
      'eupraxia.session_token=%E0%A4%A',
    ])
      expect(plain.tokenOf(header)).toBeNull();
  });

  it('reads a cookie of the first releases, which signed with the same key', () => {
    // HMAC-SHA-256 of `token` under the base64 text of 32 bytes of 7, made by openssl.
    const signature = 'LociqCRjeYiHHmGjk4C+qTtWfW66uuzG8E7qywE377o=';
    expect(plain.tokenOf(`eupraxia.session_token=${encodeURIComponent(`token.${signature}`)}`)).toBe('token');
  });

  it('throws at no header', () => {
    const read = (header: string) => plain.tokenOf(`eupraxia.session_token=${header}`);
    fc.assert(fc.property(fc.string(), (header) => read(header) === null));
    expect(read('')).toBeNull();
  });
});
