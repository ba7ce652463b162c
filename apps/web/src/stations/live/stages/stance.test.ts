import type { Activity } from '@eupraxia/clinical/visit';
import { describe, expect, it } from 'vitest';
import { standTimes } from './stance.ts';

const counted = (...bodies: readonly { held: boolean; holdSeconds?: number }[]) =>
  ({ counted: { events: bodies.map((body) => ({ body })) } }) as unknown as Pick<Activity, 'counted'>;

describe('standTimes()', () => {
  it('standTimes() is null before anything was timed, taps without a time included', () => {
    expect(standTimes(counted())).toBeNull();
    expect(standTimes(counted({ held: true }))).toBeNull();
  });

  it('standTimes() tells best, mean and how many fell short', () => {
    const stands = counted({ held: true, holdSeconds: 30 }, { held: false, holdSeconds: 12 }, { held: true });
    expect(standTimes(stands)).toEqual({ count: 2, best: 30, mean: 21, short: 1 });
  });
});
