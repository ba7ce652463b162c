import { useEffect, useMemo, useState } from 'react';
import type { VisitInView } from '../visit/useVisit.ts';
import { type TappedPractices, tappedPractices } from './tappedPractices.ts';
import { visitPractice } from './visitPractice.ts';

/** Coaches the tapped activities of a visit, whichever is shown: a rating stops them all. */
export function useTapped(view: VisitInView): TappedPractices {
  const { journal, liveRecordings, visit, log, writes } = view;
  const taps = useMemo(
    () => tappedPractices(journal, visitPractice(journal.visitId, journal, liveRecordings)),
    [journal, liveRecordings],
  );
  const [, shown] = useState<unknown>(null);
  useEffect(() => {
    if (writes && visit.status !== 'finished') taps.follow(visit, log);
    shown(log);
  }, [taps, visit, log, writes]);
  return taps;
}
