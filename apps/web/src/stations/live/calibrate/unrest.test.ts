import { describe, expect, it } from 'vitest';
import { unrestOf } from './unrest.ts';

const level = (seconds: number, microvolts: number) =>
  Array.from({ length: seconds * 100 }, (_, i) => microvolts * (1 + 0.2 * Math.sin(i)));

describe('unrestOf(values)', () => {
  it('is small for a muscle at rest', () => {
    expect(unrestOf(level(3, 3))).toBeLessThan(2);
  });

  it('shows an effort in the middle of the rest, a short one and one that fills most of it', () => {
    expect(unrestOf([...level(2.7, 3), ...level(0.3, 55)])).toBeGreaterThan(15);
    expect(unrestOf([...level(1, 3), ...level(2, 55)])).toBeGreaterThan(15);
  });

  it('is 1 without a value or without a level', () => {
    expect(unrestOf([])).toBe(1);
    expect(unrestOf([0, 0, 5])).toBe(1);
  });
});
