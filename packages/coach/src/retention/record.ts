import type { ProgramItem } from '@eupraxia/clinical';
import type { Visit } from '@eupraxia/clinical/visit';
import { isProbeOf, repetitionsOf } from '../dose/ledger.ts';

/** What earlier visits say of one exercise and side, for the tests of what was retained. */
export interface PracticeRecord {
  /** Visits in which it was practiced. */
  readonly sessions: number;
  /** UTC ms of the last repetition of practice; null where it was never practiced. */
  readonly practiced: number | null;
  /** UTC ms of the newest complete probe of the task itself; null where there was none. */
  readonly probed: number | null;
  /** Sessions since a variant was probed; all of them where none was. */
  readonly sinceTransfer: number;
}

/** Reads the record of an exercise and side from earlier visits, in any order. */
export function practiceRecord(
  visits: readonly Visit[],
  { exerciseId, side }: Pick<ProgramItem, 'exerciseId' | 'side'>,
): PracticeRecord {
  let [sessions, sinceTransfer] = [0, 0];
  let practiced: number | null = null;
  let probed: number | null = null;
  for (const visit of [...visits].sort((a, b) => a.opened.at - b.opened.at))
    for (const activity of visit.activities) {
      if (activity.item.exerciseId !== exerciseId || activity.item.side !== side) continue;
      const isProbe = isProbeOf(activity);
      const last = repetitionsOf(activity).findLast((one) => !isProbe(one));
      if (last !== undefined) {
        practiced = Math.max(practiced ?? 0, last.at);
        sessions++;
        sinceTransfer++;
      }
      for (const { complete, variant, evidence, at } of activity.coached.probes) {
        if (!complete) continue;
        if (variant !== undefined) sinceTransfer = 0;
        else probed = Math.max(probed ?? 0, endOf(activity, evidence) ?? at);
      }
    }
  return { sessions, practiced, probed, sinceTransfer };
}

/** UTC ms of the last repetition that a probe rests on; null where none of them stands. */
function endOf(activity: Visit['activities'][number], evidence: readonly string[]): number | null {
  const mine = new Set(evidence);
  return repetitionsOf(activity).findLast(({ id }) => mine.has(id))?.at ?? null;
}
