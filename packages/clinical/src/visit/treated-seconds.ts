import { codeOn } from '@eupraxia/catalogue';
import { creditedTimes } from './credited.ts';
import { baseCode, dateOf } from './minutes.ts';
import type { Visit } from './visit.ts';

/** Seconds of one service that one kind of person can bill. */
export interface TreatedSeconds {
  readonly code: string;
  readonly by: 'therapist' | 'assistant';
  readonly seconds: number;
}

/**
 * What a visit adds to the count of its day: seconds per service and per whose time they are, in the order of the program.
 * Time that counts for nobody is left out. Another visit of the same patient, discipline and day counts them with its own.
 */
export function treatedSeconds(visit: Visit): readonly TreatedSeconds[] {
  const day = dateOf(visit);
  const sums = new Map<string, { code: string; by: TreatedSeconds['by']; us: number }>();
  for (const activity of visit.activities) {
    const code = baseCode(visit, activity.item.service.code);
    for (const { to, seconds } of creditedTimes(activity, codeOn(activity.item.service.code, day), visit.elsewhere)) {
      if (to === null || seconds === 0) continue;
      const sum = sums.get(`${code} ${to}`) ?? { code, by: to, us: 0 };
      sum.us += Math.round(seconds * 1e6);
      sums.set(`${code} ${to}`, sum);
    }
  }
  return [...sums.values()].map(({ code, by, us }) => ({ code, by, seconds: us / 1e6 }));
}
