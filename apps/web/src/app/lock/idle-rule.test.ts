import { describe, expect, it } from 'vitest';
import { idleLimit, isIdle } from './idle-rule.ts';

const minutes = (n: number): number => n * 60_000;

describe('idleLimit()', () => {
  it('is the clinic’s, five minutes where it chose none, and twenty at least while a clock runs', () => {
    expect(idleLimit(null, false)).toBe(minutes(5));
    expect(idleLimit(2, false)).toBe(minutes(2));
    expect(idleLimit(2, true)).toBe(minutes(20));
    expect(idleLimit(30, true)).toBe(minutes(30));
  });
});

describe('isIdle()', () => {
  it('is true from the very end of the time on', () => {
    expect(isIdle(0, minutes(5) - 1, minutes(5))).toBe(false);
    expect(isIdle(0, minutes(5), minutes(5))).toBe(true);
  });
});
