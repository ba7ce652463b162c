import { chartReaders, type VisitRow } from '@eupraxia/api';
import type { Role } from '@eupraxia/clinical';
import { auditDay, listDay, waitingVisits } from '@eupraxia/store';
import { station } from '../rpc/station.ts';

const readsCharts: ReadonlySet<Role> = new Set(chartReaders);

/** A row as a role may see it: what is treated is part of the chart, and left out for those who may not read it. */
export function rowFor(role: Role, row: VisitRow): VisitRow {
  if (readsCharts.has(role)) return row;
  const { summary: _, ...rest } = row;
  return rest;
}

/** The day. An administrator manages accounts and sees the counts, but no patients. */
export const today = {
  list: station.today.list.handler(({ context: { desk, actor }, input }) =>
    desk.store.tenant(actor, async (tx) => {
      const { day, visits, counts } = await listDay(tx, input.day);
      if (actor.role === 'admin') return { day, visits: [], counts, waiting: [] };
      const waiting = await waitingVisits(tx);
      const shown = {
        visits: visits.map((row) => rowFor(actor.role, row)),
        waiting: waiting.map((row) => rowFor(actor.role, row)),
      };
      if ([...shown.visits, ...shown.waiting].some(({ summary }) => summary !== undefined)) auditDay(tx, day);
      return { day, counts, ...shown };
    }),
  ),
};
