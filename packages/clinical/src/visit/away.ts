import type { Activity } from './activity.ts';
import { merged } from './intervals.ts';
import type { Visit } from './visit.ts';

/**
 * Seconds of an activity's one-on-one time in which its therapist was one-on-one with another patient: nobody's time
 * here. Of a corrected time nothing is taken: it is what the therapist says it was; of what came after it, as usual.
 */
export function secondsAway(activity: Activity, by: string, elsewhere: Visit['elsewhere']): number {
  if (elsewhere.length === 0 || (by !== 'therapist' && by !== 'both')) return 0;
  const closedMs = activity.bouts.reduce((sum, bout) => sum + (bout.to === null ? 0 : bout.to - bout.from), 0);
  const runningMs = activity.measuredSeconds * 1000 - closedMs;
  const others = merged(elsewhere);
  const since = activity.corrected?.at ?? Number.NEGATIVE_INFINITY;
  let ms = 0;
  for (const bout of activity.bouts) {
    if (bout.by !== by || bout.mode !== 'one-on-one') continue;
    const to = bout.to ?? bout.from + runningMs;
    for (const other of others) ms += Math.max(0, Math.min(to, other.to) - Math.max(bout.from, other.from, since));
  }
  return ms / 1000;
}
