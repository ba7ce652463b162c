import { type ChartEntry, chartView, consentKinds, type NewChartEntry } from '@eupraxia/clinical/chart';
import type { VisitStatus } from '../shapes.ts';
import { statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { storeEvents } from './append.ts';
import { lockVisit, streamsOf } from './locked-visit.ts';
import { type ServerEntry, serverEvents } from './server-stream.ts';

/** Whether entries of a chart can change a consent: by saying one, or by taking an entry back. */
const touchesConsent = (entries: readonly NewChartEntry[]): boolean =>
  entries.some(({ kind }) => kind === 'consent' || kind === 'retraction');

/**
 * The patient's visits that are open, locked, where entries are about to change a consent: visits are locked before
 * patients everywhere, so that two calls cannot wait for each other.
 */
export async function openVisitsForConsent(
  tx: TenantTx,
  patientId: string,
  entries: readonly NewChartEntry[],
): Promise<readonly string[]> {
  if (!touchesConsent(entries)) return [];
  const open: VisitStatus = 'open';
  const rows = await tx.rows(
    statement<{ id: string }>`
      select v.id from chart.visit v
      join chart.projection p on p.clinic_id = v.clinic_id and p.subject = v.id and p.name = 'visit'
      where v.clinic_id = ${tx.actor.clinicId} and v.patient_id = ${patientId} and v.opened_at is not null
        and p.body ->> 'status' = ${open}
      order by v.id for update of v`,
  );
  return rows.map(({ id }) => id);
}

/**
 * Writes into each open visit how a consent of its patient stands since the chart changed: given, refused, or withdrawn
 * after it had been given.
 * @param before the chart's entries as they were
 * @param fresh what was appended
 */
export async function recordConsents(
  tx: TenantTx,
  visits: readonly string[],
  before: readonly ChartEntry[],
  fresh: readonly ChartEntry[],
): Promise<void> {
  const changes = changesOf(before, fresh);
  if (changes.length === 0) return;
  for (const id of visits) {
    const locked = await lockVisit(tx, id);
    if (!locked.ok) continue;
    const streams = await streamsOf(tx, id);
    await storeEvents(tx, locked.value, streams, await serverEvents(tx, id, streams, changes), null);
  }
}

function changesOf(before: readonly ChartEntry[], fresh: readonly ChartEntry[]): readonly ServerEntry[] {
  const was = chartView(before).consents;
  const is = chartView([...before, ...fresh]).consents;
  return consentKinds.flatMap((what): ServerEntry[] => {
    const [old, now] = [was.findLast((one) => one.what === what), is.findLast((one) => one.what === what)];
    if (old?.id === now?.id && old?.given === now?.given) return [];
    const state = now?.given === true ? 'given' : old?.given === true ? 'withdrawn' : 'refused';
    const entry = fresh.findLast(
      ({ kind, body }) => (kind === 'consent' && body.id === now?.id) || (kind === 'retraction' && now?.id !== body.id),
    );
    return entry === undefined ? [] : [{ kind: 'consent.changed', body: { what, state, entry: entry.id } }];
  });
}
