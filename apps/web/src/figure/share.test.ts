import { describe, expect, it } from 'vitest';
import { shareAt } from './ExerciseFigure.tsx';

describe('shareAt(seconds, oneWay)', () => {
  it('goes there, rests, comes back and begins anew, without a jump', () => {
    expect(
      [shareAt(0, 2), shareAt(2, 2), shareAt(2.4, 2), shareAt(4.5, 2), shareAt(5, 2)].map((x) => Number(x.toFixed(6))),
    ).toEqual([0, 1, 1, 0, 0]);
    expect(shareAt(1, 2)).toBeCloseTo(0.5);
    for (let t = 0; t < 10; t += 0.01) expect(Math.abs(shareAt(t + 0.01, 2) - shareAt(t, 2))).toBeLessThan(0.02);
  });
});
