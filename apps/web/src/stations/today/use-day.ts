import type { Today } from '@eupraxia/api';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type KeptDay, keepDay, keptDay } from '../../app/kept-day.ts';
import { todayQuery } from '../../app/queries.ts';
import { useMe, useSession } from '../../app/session.ts';

/** The rows of a day. `asOf` (UTC ms of the device) is set where they are old because the server is away. */
export interface DayInView {
  readonly query: UseQueryResult<Today>;
  readonly data: Today | undefined;
  readonly asOf: number | undefined;
}

/** Reads a day from the server, or, today's, from what this browser kept of it while the server is away. */
export function useDay(day: string | undefined): DayInView {
  const me = useMe();
  const session = useSession();
  const query = useQuery(todayQuery(day));
  const [kept, setKept] = useState<KeptDay>();
  const { data, dataUpdatedAt } = query;
  useEffect(() => {
    // Where nothing can be kept, the rows are there as long as the server is.
    if (day === undefined && data !== undefined) keepDay(me, { today: data, at: dataUpdatedAt }).catch(() => undefined);
  }, [me, day, data, dataUpdatedAt]);
  useEffect(() => {
    let here = true;
    keptDay(me)
      .then((found) => {
        if (here) setKept(found);
      })
      .catch(() => undefined);
    return () => {
      here = false;
    };
  }, [me]);
  const away = session.state === 'in' && !session.reached;
  if (data !== undefined) return { query, data, asOf: away ? dataUpdatedAt : undefined };
  if (away && day === undefined && kept !== undefined) return { query, data: kept.today, asOf: kept.at };
  return { query, data: undefined, asOf: undefined };
}
