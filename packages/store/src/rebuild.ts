import { type Envelope, readLog } from '@eupraxia/clinical';
import { treatingOf } from '@eupraxia/clinical/gate';
import { foldVisit } from '@eupraxia/clinical/visit';
import { systemActor } from './actor.ts';
import { entriesOf, saveChartSummary } from './chart.ts';
import { chartSummaryOf, chartSummaryVersion } from './chart-summary.ts';
import { clinicsInUse } from './clinic.ts';
import { db, statement } from './statements.ts';
import { runTenant, type StoreResources, type TenantTx } from './tenant.ts';
import { orLeftOut } from './visit/left-out.ts';
import { headsOf, type LockedVisit, lockVisit, logOf, saveVisitBody, signedOf, streamsOf } from './visit/locked-visit.ts';
import { signaturesOf } from './visit/note-signatures.ts';
import { visitBodyOf, visitVersion } from './visit/projection.ts';
import { saveTreating } from './visit/treated-together.ts';

/** Folds every projection of the actor's clinic anew, from logs, notes and charts alone. Gives the number of rows written. */
export async function rebuildProjections(tx: TenantTx): Promise<number> {
  const clinic = tx.actor.clinicId;
  const visits = await tx.rows(db.selectFrom('chart.visit').where('clinic_id', '=', clinic).orderBy('id').select('id'));
  for (const { id } of visits) await rebuildVisit(tx, id);
  const patients = await tx.rows(db.selectFrom('chart.patient').where('clinic_id', '=', clinic).orderBy('id').select('id'));
  for (const { id } of patients) await rebuildChart(tx, id);
  tx.audit('projection.rebuild', `clinic:${clinic}`);
  return visits.length + patients.length;
}

/** Rows that are folded anew in one transaction: some seconds of work, so that nobody waits long for a lock. */
const rowsPerRound = 200;

/**
 * Folds anew what another version of the program folded, clinic by clinic, so that no reader meets a row of a fold that it
 * does not know. Costs one look at each clinic's rows where there is nothing to do.
 */
export async function refreshProjections(resources: StoreResources, onProgress: (line: string) => void): Promise<void> {
  for (const clinicId of await clinicsInUse(resources.auth)) {
    const actor = systemActor(clinicId, 'projections');
    let after: string | undefined = nobody;
    for (let done = 0; after !== undefined; ) {
      const from: string = after;
      const round = await runTenant(resources, actor, (tx) => refreshSome(tx, from));
      after = round.last;
      done += round.count;
      if (round.count > 0) onProgress(`Preparing the lists of visits for this version: ${done} done…`);
    }
  }
}

/** Comes before every id. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** Folds a round's rows; `last` is where the next round goes on, undefined where there is none. */
async function refreshSome(tx: TenantTx, after: string): Promise<{ readonly count: number; readonly last: string | undefined }> {
  const clinic = tx.actor.clinicId;
  const stale = await tx.rows(
    statement<{ subject: string; name: 'visit' | 'chart' }>`select subject, name from chart.projection
      where clinic_id = ${clinic} and subject > ${after} and name in ('visit', 'chart')
        and version <> case name when 'visit' then ${visitVersion}::int else ${chartSummaryVersion}::int end
      order by subject limit ${rowsPerRound}`,
  );
  for (const { subject, name } of stale) await (name === 'visit' ? rebuildVisit : rebuildChart)(tx, subject);
  if (stale.length > 0) tx.audit('projection.rebuild', `clinic:${clinic}`);
  return { count: stale.length, last: stale.at(-1)?.subject };
}

async function rebuildVisit(tx: TenantTx, id: string): Promise<void> {
  const locked = await lockVisit(tx, id);
  if (!locked.ok) return;
  const envelopes = await logOf(tx, id);
  const body = visitBodyOf(envelopes, await signedOf(tx, id), {
    signatures: await signaturesOf(tx, id),
    outcome: locked.value.outcome,
  });
  await rebuildTreating(tx, locked.value, envelopes);
  await saveVisitBody(tx, locked.value, headsOf(await streamsOf(tx, id)), body);
}

async function rebuildTreating(tx: TenantTx, visit: LockedVisit, envelopes: readonly Envelope[]): Promise<void> {
  const treating = orLeftOut(tx, visit.id, 'the time', null, () => {
    const log = readLog(envelopes);
    return log.opened === null ? null : treatingOf(foldVisit(log));
  });
  if (treating !== null) await saveTreating(tx, visit, treating);
}

async function rebuildChart(tx: TenantTx, id: string): Promise<void> {
  const clinic = tx.actor.clinicId;
  const held = await tx.row(
    db.selectFrom('chart.patient').where('clinic_id', '=', clinic).where('id', '=', id).select('entries').forUpdate(),
  );
  await saveChartSummary(tx, id, held?.entries ?? 0, chartSummaryOf(await entriesOf(tx, id)));
}
