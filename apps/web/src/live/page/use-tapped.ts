import { useEffect, useMemo, useState } from 'react';
import type { VisitInView } from '../../visit/use-visit.ts';
import { type TappedPractices, tappedPractices } from './tapped-practices.ts';
import { visitPractice } from './visit-practice.ts';

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
