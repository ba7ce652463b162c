import type { Activity } from '@eupraxia/clinical/visit';

export const bases = ['apart', 'together', 'semi', 'tandem', 'one'] as const;
export const eyes = ['open', 'closed'] as const;
export const surfaces = ['firm', 'foam'] as const;

/** How a patient stands. */
export interface Stance {
  readonly base: (typeof bases)[number];
  readonly eyes: (typeof eyes)[number];
  readonly surface: (typeof surfaces)[number];
}

/** Times in stance of an activity, in seconds. */
export interface StandTimes {
  readonly count: number;
  readonly best: number;
  readonly mean: number;
  /** Stands that ended with a loss of balance, or before the aim. */
  readonly short: number;
}

/** What the timed stands of an activity come to; null before the first. */
export function standTimes(activity: Pick<Activity, 'counted'>): StandTimes | null {
  const timed = activity.counted.events.filter(({ body }) => body.holdSeconds !== undefined);
  const times = timed.map(({ body }) => body.holdSeconds as number);
  if (times.length === 0) return null;
  return {
    count: times.length,
    best: Math.max(...times),
    mean: times.reduce((sum, time) => sum + time, 0) / times.length,
    short: timed.filter(({ body }) => !body.held).length,
  };
}
