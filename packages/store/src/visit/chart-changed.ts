import { dayIn } from '@eupraxia/clinical';
import type { ChartEntry, NewChartEntry } from '@eupraxia/clinical/chart';
import type { VisitStatus } from '../shapes.ts';
import { statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { reachesVisits, stepsOf } from './chart-step.ts';
import { zoneOf } from './clinic-zone.ts';
import { consentChanges } from './consent-changed.ts';
import { limitChanges } from './limits-changed.ts';
import { lockVisit, streamsOf } from './locked-visit.ts';
import { orderChanges } from './order-changed.ts';
import { screeningChanges } from './screening-changed.ts';
import { type ServerEntry, serverEvents } from './server-stream.ts';
import { storeEvents } from './store-events.ts';

/**
 * The patient's visits that are open, locked, where entries are about to change what a visit is told of: visits are locked
 * before patients everywhere, so that two calls cannot wait for each other. Planned visits are locked with them, and which
 * ones are open is read only then: one that is being opened now either is open by then or reads the chart after this change.
 */
export async function openVisitsFor(
  tx: TenantTx,
  patientId: string,
  entries: readonly NewChartEntry[],
): Promise<readonly string[]> {
  if (!entries.some(reachesVisits)) return [];
  const [planned, open]: VisitStatus[] = ['planned', 'open'];
  const locked = await tx.rows(
    statement<{ id: string }>`
      select v.id from chart.visit v
      join chart.projection p on p.clinic_id = v.clinic_id and p.subject = v.id and p.name = 'visit'
      where v.clinic_id = ${tx.actor.clinicId} and v.patient_id = ${patientId} and p.body ->> 'status' in (${planned}, ${open})
      order by v.id for update of v`,
  );
  if (locked.length === 0) return [];
  const rows = await tx.rows(
    statement<{ id: string }>`
      select subject as id from chart.projection
      where clinic_id = ${tx.actor.clinicId} and subject = any(${locked.map(({ id }) => id)}::uuid[]) and name = 'visit'
        and body ->> 'status' = ${open}
      order by subject`,
  );
  return rows.map(({ id }) => id);
}

/**
 * Writes into each open visit what the chart now says that a start is judged by: consents, orders, limits, conditions, and
 * answers of the safety screen that got tighter. An answer that got looser is left to the person in the visit, who can ask again.
 * @param before the chart's entries as they were
 * @param fresh what was appended
 */
export async function recordChartChanges(
  tx: TenantTx,
  visits: readonly string[],
  before: readonly ChartEntry[],
  fresh: readonly ChartEntry[],
): Promise<void> {
  const steps = stepsOf(before, fresh);
  if (steps.length === 0) return;
  const changes: readonly ServerEntry[] = [
    ...consentChanges(steps, fresh, dayIn(await zoneOf(tx), tx.now)),
    ...orderChanges(steps),
    ...limitChanges(steps),
    ...screeningChanges(steps),
  ];
  if (changes.length === 0) return;
  for (const id of visits) {
    const locked = await lockVisit(tx, id);
    if (!locked.ok) continue;
    const streams = await streamsOf(tx, id);
    await storeEvents(tx, locked.value, streams, await serverEvents(tx, id, streams, changes), null);
    tx.audit('visit.append', `visit:${id}`);
  }
}
