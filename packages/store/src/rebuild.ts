import { entriesOf, saveChartSummary } from './chart.ts';
import { chartSummaryOf } from './chart-summary.ts';
import { db } from './statements.ts';
import type { TenantTx } from './tenant.ts';
import { headsOf, holdVisit, logOf, saveVisitBody, signedOf, streamsOf } from './visit/held.ts';
import { visitBodyOf } from './visit/projection.ts';

/** Folds every projection of the actor's clinic anew, from logs, notes and charts alone. Gives the number of rows written. */
export async function rebuildProjections(tx: TenantTx): Promise<number> {
  const clinic = tx.actor.clinicId;
  const visits = await tx.rows(db.selectFrom('chart.visit').where('clinic_id', '=', clinic).orderBy('id').select('id'));
  for (const { id } of visits) {
    const held = await holdVisit(tx, id);
    if (!held.ok) continue;
    const body = visitBodyOf(await logOf(tx, id), await signedOf(tx, id));
    await saveVisitBody(tx, held.value, headsOf(await streamsOf(tx, id)), body);
  }
  const patients = await tx.rows(db.selectFrom('chart.patient').where('clinic_id', '=', clinic).orderBy('id').select('id'));
  for (const { id } of patients) {
    const held = await tx.row(
      db.selectFrom('chart.patient').where('clinic_id', '=', clinic).where('id', '=', id).select('entries').forUpdate(),
    );
    await saveChartSummary(tx, id, held?.entries ?? 0, chartSummaryOf(await entriesOf(tx, id)));
  }
  tx.audit('projection.rebuild', `clinic:${clinic}`);
  return visits.length + patients.length;
}
