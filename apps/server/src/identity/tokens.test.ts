import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, invitationToken, keyFor, linkTo, newSecret, passwordToken, readToken } from './tokens.ts';

describe('readToken(token)', () => {
  it('reads the clinic of an invitation, and tells it from a link to a new password', () => {
    const clinicId = randomUUID();
    expect(readToken(invitationToken(clinicId))).toEqual({ kind: 'invitation', clinicId });
    expect(readToken(passwordToken())).toEqual({ kind: 'password' });
    expect(linkTo(passwordToken())).toMatch(/^\/link#p[\w-]{43}$/);
  });

  it('takes nothing else, and throws at nothing', () => {
    const whole = invitationToken(randomUUID());
    for (const token of ['', 'p', whole.slice(1), `${whole}A`, `p${whole}`, whole.replace(/^i.{22}/, `i${'_'.repeat(22)}`)])
      expect([token, readToken(token)]).toEqual([token, null]);
    fc.assert(fc.property(fc.string({ maxLength: 120 }), (text) => readToken(text) === null));
  });

  it('never makes the same token twice, and keeps only a hash', () => {
    const made = Array.from({ length: 1000 }, newSecret);
    expect(new Set(made).size).toBe(1000);
    expect(hashOf(made[0] as string).toString('base64url')).not.toBe(made[0]);
  });
});

describe('keyFor(master, purpose)', () => {
  it('gives one key for a purpose, and another for each other purpose and master key', () => {
    const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    expect(keyFor(one, 'a')).toEqual(keyFor(one, 'a'));
    expect(new Set([keyFor(one, 'a'), keyFor(one, 'b'), keyFor(two, 'a'), one].map(String)).size).toBe(4);
    expect(keyFor(one, 'a')).toHaveLength(32);
  });
});
