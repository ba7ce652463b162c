import { sql } from 'kysely';
import type { ScheduleChange } from '../shapes.ts';

/** The history of `v`'s place in the schedule, oldest first, as one column of the visit's row; null where nothing was changed. */
export const changesOf = sql<readonly ScheduleChange[] | null>`(
  select json_agg(json_build_object('id', c.id, 'change', c.change, 'reason', c.reason, 'at', c.at, 'by', c.by_name,
      'from', (c.body #>> '{from,startsAt}')::bigint, 'to', (c.body #>> '{to,startsAt}')::bigint) order by c.at, c.id)
    from chart.visit_change c where c.clinic_id = v.clinic_id and c.visit_id = v.id)`;
