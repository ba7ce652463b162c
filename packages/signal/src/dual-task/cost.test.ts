import { describe, expect, it } from 'vitest';
import { dualTaskCosts } from './cost.ts';

describe('dualTaskCosts', () => {
  it('dualTaskCosts is above 0 for worse, whichever way is good', () => {
    expect(
      dualTaskCosts([
        { name: 'gait speed', single: 1.2, dual: 0.9, better: 'higher' },
        { name: 'stride-time variability', single: 2, dual: 3, better: 'lower' },
        { name: 'right answers', single: 10, dual: 11, better: 'higher' },
      ]).map(({ name, cost }) => [name, Math.round(cost ?? 0)]),
    ).toEqual([
      ['gait speed', 25],
      ['stride-time variability', 50],
      ['right answers', -10],
    ]);
  });

  it('dualTaskCosts is null where there is nothing to compare with', () => {
    const costs = dualTaskCosts([
      { name: 'a', single: 0, dual: 1, better: 'higher' },
      { name: 'b', single: 1, dual: Number.NaN, better: 'lower' },
    ]);
    expect(costs.map(({ cost }) => cost)).toEqual([null, null]);
  });
});
