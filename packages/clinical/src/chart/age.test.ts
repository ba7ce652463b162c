import { describe, expect, it } from 'vitest';
import { ageOn } from './index.ts';

describe('ageOn(bornOn, day)', () => {
  it('counts completed years', () => {
    expect(ageOn('1971-11-22', '2026-11-21')).toBe(54);
    expect(ageOn('1971-11-22', '2026-11-22')).toBe(55);
  });

  it('lets a child of February 29 turn older on March 1', () => {
    expect(ageOn('2016-02-29', '2026-02-28')).toBe(9);
    expect(ageOn('2016-02-29', '2026-03-01')).toBe(10);
  });
});
