import { sql } from 'kysely';
import type { ScheduleChange } from '../shapes.ts';

const ofVisit = sql`chart.visit_change c where c.clinic_id = v.clinic_id and c.visit_id = v.id`;

/**
 * The history of `v`'s place in the schedule, oldest first, as one column of the visit's row; null where nothing was changed.
 * Most visits have none, and to look is cheaper than to sort and gather nothing: that took half the time of a day's page.
 */
export const changesOf = sql<readonly ScheduleChange[] | null>`case when exists (select from ${ofVisit}) then (
  select json_agg(json_build_object('id', c.id, 'change', c.change, 'reason', c.reason, 'at', c.at, 'by', c.by_name,
      'from', (c.body #>> '{from,startsAt}')::bigint, 'to', (c.body #>> '{to,startsAt}')::bigint) order by c.at, c.id)
    from ${ofVisit}) end`;
