import { chartReaders, clinicians, type VisitRow } from '@eupraxia/api';
import type { Role } from '@eupraxia/clinical';
import { listDay, listDayAndWaiting } from '@eupraxia/store';
import { station } from '../rpc/station.ts';

const readsCharts: ReadonlySet<Role> = new Set(chartReaders);
const signers: ReadonlySet<Role> = new Set(clinicians);

/** A row as a role may see it: what is treated is part of the chart, and left out for those who may not read it. */
export function rowFor(role: Role, row: VisitRow): VisitRow {
  if (readsCharts.has(role)) return row;
  const { summary: _, ...rest } = row;
  return rest;
}

/** The day. An administrator manages accounts and sees the counts, but no patients. */
export const today = {
  list: station.today.list.handler(({ context: { desk, actor, membership }, input }) =>
    desk.recorder.listing(actor, (note) =>
      desk.store.reading(actor, async (tx) => {
        const who = signers.has(actor.role) ? { ...membership, userId: actor.userId } : undefined;
        const { zone } = membership;
        // The lists beside the day come with its first page; a further page brings the day's rows alone.
        const lists = actor.role !== 'admin' && input.after === undefined;
        const page = { after: input.after, zone };
        const { day, visits, counts, next, waiting, toCosign } = lists
          ? await listDayAndWaiting(tx, input.day, who, page)
          : { ...(await listDay(tx, input.day, who, page)), waiting: [], toCosign: [] };
        if (actor.role === 'admin') return { day, visits: [], counts, waiting: [], toCosign: [], next: null };
        const shown = {
          visits: visits.map((row) => rowFor(actor.role, row)),
          waiting: waiting.map((row) => rowFor(actor.role, row)),
          toCosign: toCosign.map((row) => rowFor(actor.role, row)),
        };
        const treated = [...shown.visits, ...shown.waiting, ...shown.toCosign].some(({ summary }) => summary !== undefined);
        note(tx, treated ? 'day.read' : 'day.list', `day:${day}`);
        return { day, counts, ...shown, next };
      }),
    ),
  ),
};
