import { describe, expect, it } from 'vitest';
import { signInLimiter } from './limiter.ts';

describe('signInLimiter().attempt(address, email, now)', () => {
  it('closes after five attempts on one account from one address, and opens again after 15 minutes', () => {
    const limiter = signInLimiter();
    for (let i = 0; i < 5; i++) expect(limiter.attempt('a', 'x@y.z', 1000)).toBeNull();
    expect(limiter.attempt('a', ' X@Y.z ', 2000)).toEqual({ wait: 15 * 60_000 - 1000 });
    expect(limiter.attempt('b', 'x@y.z', 2000)).toBeNull();
    expect(limiter.attempt('a', 'x@y.z', 1001 + 15 * 60_000)).toBeNull();
  });

  it('closes an address after thirty attempts over many accounts', () => {
    const limiter = signInLimiter();
    for (let i = 0; i < 30; i++) expect(limiter.attempt('a', `${i}@y.z`, 0)).toBeNull();
    expect(limiter.attempt('a', 'another@y.z', 0)).not.toBeNull();
    expect(limiter.attempt('b', 'another@y.z', 0)).toBeNull();
  });

  it('closes an account after a hundred attempts from many addresses', () => {
    const limiter = signInLimiter();
    for (let i = 0; i < 100; i++) expect(limiter.attempt(`${i}`, 'x@y.z', 0)).toBeNull();
    expect(limiter.attempt('new', 'x@y.z', 0)).not.toBeNull();
  });

  it('does not count what could not be judged, and keeps what failed', () => {
    const limiter = signInLimiter();
    for (let i = 0; i < 4; i++) limiter.attempt('a', 'x@y.z', 0);
    for (let i = 0; i < 50; i++) {
      expect(limiter.attempt('a', 'x@y.z', 0)).toBeNull();
      limiter.withdraw('a', 'x@y.z');
    }
    limiter.attempt('a', 'x@y.z', 0);
    expect(limiter.attempt('a', 'x@y.z', 0)).not.toBeNull();
  });

  it('does not count what succeeded', () => {
    const limiter = signInLimiter();
    for (let i = 0; i < 500; i++) {
      expect(limiter.attempt('a', 'x@y.z', 0)).toBeNull();
      limiter.succeeded('a', 'x@y.z');
    }
  });
});
