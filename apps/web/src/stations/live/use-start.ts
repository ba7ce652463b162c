import { emgTargetOf } from '@eupraxia/clinical/target';
import type { Activity } from '@eupraxia/clinical/visit';
import { type RefObject, useState } from 'react';
import { liveSession } from '../../live/page/live-session.ts';
import { startVerdict } from '../../visit/start-verdict.ts';
import type { VisitInView } from '../../visit/use-visit.ts';
import type { Attention } from './Stage.tsx';

/**
 * Starts or resumes an activity: what else runs is paused, the start is recorded, and practice begins once the server has
 * not blocked it. Online it waits a second for that at most; offline the rules aboard have decided.
 * @param stopped whether STOP was pressed, as of now: one that is pressed on the way is over all
 */
export function useStart({ visit, journal }: Pick<VisitInView, 'visit' | 'journal'>, stopped: RefObject<boolean>) {
  /** The activity that waits for the server’s word. */
  const [checking, setChecking] = useState<string | null>(null);

  async function start(activity: Activity, attention: Attention): Promise<void> {
    const activityId = activity.item.id;
    for (const other of visit.activities) {
      if (other.state === 'running' && other.item.id !== activityId)
        await journal.append('activity.paused', { activityId: other.item.id });
    }
    if (stopped.current) return;
    const last = activity.bouts.at(-1);
    const same = last !== undefined && last.by === attention.by && last.mode === attention.mode;
    setChecking(activityId);
    try {
      const recorded =
        activity.state === 'paused' && same
          ? await journal.append('activity.resumed', { activityId })
          : await journal.append('activity.started', { activityId, ...attention });
      if (!recorded.ok) return;
      const verdict = await startVerdict(recorded.value, journal);
      if (verdict === 'refused' || stopped.current) return;
      if (emgTargetOf(activity.item) !== null && activity.reference !== null) liveSession().play();
    } finally {
      setChecking((now) => (now === activityId ? null : now));
    }
  }
  return { checking, start };
}
