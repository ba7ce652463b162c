import { dayIn } from '@eupraxia/clinical';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { findPatient } from '../patients.ts';
import type { PlannedVisit, VisitRow } from '../shapes.ts';
import { db } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { zoneOf } from './clinic-zone.ts';
import { saveVisitBody } from './locked-visit.ts';
import { rowOfVisit } from './rows.ts';
import { fullDay, lockPatient, takenSlot } from './slot.ts';

/**
 * Puts a visit into the day; the same visit sent twice is planned once.
 * @param despite plans it although the patient has a visit at that time
 */
export async function planVisit(tx: TenantTx, visit: PlannedVisit, despite = false): Promise<Result<VisitRow, Fault>> {
  const { id, patientId, startsAt, minutes } = visit;
  if (!(await findPatient(tx, patientId))) return err(fault('EUP_STORE_PATIENT_UNKNOWN', { patient: patientId }));
  await lockPatient(tx, patientId);
  const zone = await zoneOf(tx);
  const known = await tx.row(
    db.selectFrom('chart.visit').where('clinic_id', '=', tx.actor.clinicId).where('id', '=', id).select('id'),
  );
  const taken = known || despite ? undefined : await takenSlot(tx, patientId, visit, id, zone);
  if (taken !== undefined) return err(taken);
  const full = known ? undefined : await fullDay(tx, patientId, dayIn(zone, startsAt), id);
  if (full !== undefined) return err(full);
  const inserted = await tx.rows(
    db
      .insertInto('chart.visit')
      .values({
        clinic_id: tx.actor.clinicId,
        id,
        patient_id: patientId,
        starts_at: startsAt,
        minutes,
        day: dayIn(zone, startsAt),
        planned_at: tx.now,
        planned_by: tx.author.userId,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id'),
  );
  if (inserted.length > 0) {
    const planned = { id, patientId, startsAt, openedAt: null, outcome: null, events: 0, notes: 0 };
    await saveVisitBody(tx, planned, {}, { status: 'planned', summary: null });
    tx.audit('visit.plan', `visit:${id}`);
  }
  const stored = await rowOfVisit(tx, id);
  if (!stored.ok) return stored;
  const row = stored.value;
  const same = row.patient.id === patientId && row.startsAt === startsAt && row.minutes === minutes;
  return same ? ok(row) : err(fault('EUP_STORE_VISIT_CONFLICT', { visit: id }));
}
