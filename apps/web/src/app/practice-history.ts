import type { VisitRow } from '@eupraxia/api';
import { type Heads, parseEvent, readLog } from '@eupraxia/clinical';
import { foldVisit, type Visit } from '@eupraxia/clinical/visit';
import { useQuery } from '@tanstack/react-query';
import { client } from './client.ts';
import { chartQuery } from './queries.ts';

/** Progress is judged by no more visits than this: the longest rule looks at three, a plateau at a few more. */
export const visitsRead = 5;
/** Rounds of reading one log, each up to what one reply holds. */
const mostRounds = 20;

/** What the signed visits of a patient say, newest first; null while it is read, `away` where it can't be. */
export type PracticeHistory = readonly Visit[] | 'away' | null;

/** The visits that progress is judged by: the newest that are signed. */
export function judgedVisits(visits: readonly VisitRow[]): readonly VisitRow[] {
  return visits
    .filter(({ status }) => status === 'signed' || status === 'addendum-proposed')
    .sort((a, b) => b.startsAt - a.startsAt)
    .slice(0, visitsRead);
}

/** Reads a visit's log whole and folds it; null where it holds no opening yet. */
export async function readVisit(visitId: string, read: typeof client.visit.read = client.visit.read): Promise<Visit | null> {
  const envelopes: Parameters<typeof readLog>[0][number][] = [];
  let have: Heads = {};
  for (let round = 0; round < mostRounds; round++) {
    const reply = await read({ visitId, have });
    for (const event of reply.events) {
      const parsed = parseEvent(event);
      if (parsed.ok) envelopes.push(parsed.value);
    }
    if (!reply.more || reply.events.length === 0) break;
    have = readLog(envelopes).heads;
  }
  const log = readLog(envelopes);
  return log.opened === null ? null : foldVisit(log);
}

/** The last signed visits of the chart that is open, read once for as long as none is added. */
export function usePracticeHistory(patientId: string): PracticeHistory {
  const chart = useQuery(chartQuery(patientId));
  const ids = judgedVisits(chart.data?.visits ?? []).map(({ id }) => id);
  const read = useQuery({
    queryKey: ['practice-history', patientId, ...ids],
    queryFn: async () => (await Promise.all(ids.map((id) => readVisit(id)))).filter((visit) => visit !== null),
    enabled: ids.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (ids.length === 0) return chart.data === undefined ? null : [];
  return read.data ?? (read.isError ? 'away' : null);
}
