import { useEffect } from 'react';
import { freezeLive } from '../live/page/live-session.ts';
import type { VisitInView } from './use-visit.ts';

/** Freezes whatever plays in this tab as soon as the server has refused a start of this visit, whichever screen shows it. */
export function useRefusedStart({ refusals }: VisitInView): void {
  const refused = [...refusals.values()].map(({ id }) => id).join(' ');
  useEffect(() => {
    if (refused !== '') freezeLive();
  }, [refused]);
}
