import { describe, expect, it } from 'vitest';
import { signingMs, signingSessions } from './signing-sessions.ts';

describe('signingSessions()', () => {
  it('let a sign-in sign for ten minutes from the password on, and no other one', () => {
    const sessions = signingSessions();
    expect(sessions.until('a', 0)).toBeNull();
    expect(sessions.begin('a', 1000)).toBe(1000 + signingMs);
    expect(sessions.until('a', 999 + signingMs)).toBe(1000 + signingMs);
    expect(sessions.until('b', 1000)).toBeNull();
    expect(sessions.until('a', 1000 + signingMs)).toBeNull();
    // Once over it stays over, whatever a clock says that goes back.
    expect(sessions.until('a', 2000)).toBeNull();
  });

  it('begin anew with each password, and end with the sign-out', () => {
    const sessions = signingSessions();
    sessions.begin('a', 0);
    sessions.begin('a', 60_000);
    expect(sessions.until('a', signingMs + 1)).toBe(60_000 + signingMs);
    sessions.end('a');
    expect(sessions.until('a', signingMs + 1)).toBeNull();
  });

  it('forget the oldest where there are too many', () => {
    const sessions = signingSessions();
    for (let n = 0; n <= 10_000; n++) sessions.begin(`s${n}`, n);
    expect(sessions.until('s0', 10_000)).toBeNull();
    expect(sessions.until('s1', 10_000)).not.toBeNull();
  });
});
