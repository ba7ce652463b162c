import { dayIn } from '@eupraxia/clinical';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { findPatient } from '../patients.ts';
import type { PlannedVisit, VisitRow } from '../shapes.ts';
import { db } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { saveVisitBody } from './locked-visit.ts';
import { visitOf, zoneOf } from './rows.ts';

/** Puts a visit into the day; the same visit sent twice is planned once. */
export async function planVisit(tx: TenantTx, visit: PlannedVisit): Promise<Result<VisitRow, Fault>> {
  const { id, patientId, startsAt, minutes } = visit;
  if (!(await findPatient(tx, patientId))) return err(fault('EUP_STORE_PATIENT_UNKNOWN', { patient: patientId }));
  const inserted = await tx.rows(
    db
      .insertInto('chart.visit')
      .values({
        clinic_id: tx.actor.clinicId,
        id,
        patient_id: patientId,
        starts_at: startsAt,
        minutes,
        day: dayIn(await zoneOf(tx), startsAt),
        planned_at: tx.now,
        planned_by: tx.actor.userId,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id'),
  );
  if (inserted.length > 0) {
    const planned = { id, patientId, startsAt, openedAt: null, events: 0, notes: 0 };
    await saveVisitBody(tx, planned, {}, { status: 'planned', summary: null });
    tx.audit('visit.plan', `visit:${id}`);
  }
  const stored = await visitOf(tx, id);
  if (!stored.ok) return stored;
  const { acknowledged: _acknowledged, events: _events, notes: _notes, ...row } = stored.value;
  const same = row.patient.id === patientId && row.startsAt === startsAt && row.minutes === minutes;
  return same ? ok(row) : err(fault('EUP_STORE_VISIT_CONFLICT', { visit: id }));
}
