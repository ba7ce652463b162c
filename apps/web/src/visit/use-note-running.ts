import { useEffect } from 'react';
import { freezeLive } from '../live/page/live-session.ts';
import { markRunning } from './running-visit.ts';
import type { VisitInView } from './use-visit.ts';

/** Keeps STOP in sight on every screen while a clock of this visit runs. */
export function useNoteRunning({ journal, visit, writes }: VisitInView): void {
  const runs = writes && visit.running !== null && visit.stop === null && visit.status !== 'finished';
  useEffect(() => {
    const { visitId } = journal;
    if (!runs) return markRunning(visitId, null);
    markRunning(visitId, () => {
      freezeLive();
      // The journal tells the screen itself when it cannot hold what it was given.
      void journal.append('stop.pressed', { from: 'therapist' });
    });
  }, [runs, journal]);
}
