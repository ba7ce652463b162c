import { dayIn } from '@eupraxia/clinical';
import { err, type Fault, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import type { ChangedPlace, Place, ScheduleChange, VisitRow, VisitStatus } from '../shapes.ts';
import { db } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { zoneOf } from './clinic-zone.ts';
import { headsOf, type LockedVisit, lockVisit, logOf, saveVisitBody, signedOf, streamsOf } from './locked-visit.ts';
import { isEmptyVisit, visitBodyOf } from './projection.ts';
import { rowOfVisit } from './rows.ts';
import { fullDay, lockPatient, takenSlot } from './slot.ts';

/** What is to become of a visit. `despite`: also where the patient has another visit at that time. */
export type NewScheduleChange = {
  readonly id: string;
  readonly visitId: string;
  readonly reason: string;
  readonly despite?: boolean | undefined;
} & (
  | { readonly change: 'moved'; readonly startsAt: number; readonly minutes: number }
  | { readonly change: 'cancelled' | 'no-show' | 'restored' }
);

const auditOf = {
  moved: 'visit.move',
  cancelled: 'visit.cancel',
  'no-show': 'visit.no-show',
  restored: 'visit.restore',
} as const satisfies Record<ScheduleChange['change'], string>;

/**
 * Moves a planned visit, calls it off, or takes that back; each change is kept with its reason. What was opened may be
 * called off only as long as nothing was treated in it. The same change sent twice is made once.
 */
export async function changeVisit(tx: TenantTx, change: NewScheduleChange): Promise<Result<VisitRow, Fault>> {
  const locked = await lockVisit(tx, change.visitId);
  if (!locked.ok) return locked;
  const visit = locked.value;
  const known = await knownChange(tx, change);
  if (known !== undefined)
    return known === 'same' ? rowOfVisit(tx, visit.id) : err(fault('EUP_STORE_CHANGE_CONFLICT', { id: change.id }));
  const row = await rowOfVisit(tx, visit.id);
  if (!row.ok) return row;
  const { startsAt, minutes, status } = row.value;
  const log = await logOf(tx, visit.id);
  if (!fits(change.change, status, visit.openedAt !== null && isEmptyVisit(log)))
    return err(fault('EUP_STORE_CHANGE_STATUS', { status, change: change.change }));
  const zone = await zoneOf(tx);
  const from: Place = { startsAt, minutes, day: dayIn(zone, startsAt), outcome: visit.outcome };
  const to = placeAfter(change, from, zone);
  if (to.outcome === null) {
    await lockPatient(tx, visit.patientId);
    const taken = change.despite === true ? undefined : await takenSlot(tx, visit.patientId, to, visit.id, zone);
    const refused = taken ?? (await fullDay(tx, visit.patientId, to.day, visit.id));
    if (refused !== undefined) return err(refused);
  }
  if (!(await writeChange(tx, visit, change, { from, to }))) return err(fault('EUP_STORE_CHANGE_CONFLICT', { id: change.id }));
  const after: LockedVisit = { ...visit, startsAt: to.startsAt, outcome: to.outcome };
  const body = visitBodyOf(log, await signedOf(tx, visit.id), { outcome: to.outcome });
  await saveVisitBody(tx, after, headsOf(await streamsOf(tx, visit.id)), body);
  tx.audit(auditOf[change.change], `visit:${visit.id}`);
  return rowOfVisit(tx, visit.id);
}

/** Whether a visit as it stands can be changed like this. A visit that was called off is restored before anything else. */
function fits(change: ScheduleChange['change'], status: VisitStatus, openedAndEmpty: boolean): boolean {
  const isOff = status === 'cancelled' || status === 'no-show';
  switch (change) {
    case 'restored':
      return isOff;
    case 'moved':
      return status === 'planned';
    case 'cancelled':
    case 'no-show':
      return status === 'planned' || (openedAndEmpty && (status === 'open' || status === 'finished'));
  }
}

function placeAfter(change: NewScheduleChange, from: Place, zone: string): Place {
  switch (change.change) {
    case 'moved':
      return { ...from, startsAt: change.startsAt, minutes: change.minutes, day: dayIn(zone, change.startsAt) };
    case 'restored':
      return { ...from, outcome: null };
    case 'cancelled':
    case 'no-show':
      return { ...from, outcome: change.change };
  }
}

/** Whether a change of this id is kept already, and whether it is the same one. */
async function knownChange(tx: TenantTx, change: NewScheduleChange): Promise<'same' | 'other' | undefined> {
  const kept = await tx.row(
    db
      .selectFrom('chart.visit_change')
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('id', '=', change.id)
      .select(['visit_id', 'change', 'reason', 'body']),
  );
  if (kept === undefined) return undefined;
  const same =
    kept.visit_id === change.visitId &&
    kept.change === change.change &&
    kept.reason === change.reason &&
    (change.change !== 'moved' || (kept.body.to.startsAt === change.startsAt && kept.body.to.minutes === change.minutes));
  return same ? 'same' : 'other';
}

/** Writes a change, or says false where another visit's change took its id at the same moment. */
async function writeChange(
  tx: TenantTx,
  { patientId }: LockedVisit,
  change: NewScheduleChange,
  { from, to }: ChangedPlace,
): Promise<boolean> {
  const { clinicId } = tx.actor;
  const { userId, name } = tx.author;
  const inserted = await tx.rows(
    db
      .insertInto('chart.visit_change')
      .values({
        clinic_id: clinicId,
        id: change.id,
        visit_id: change.visitId,
        patient_id: patientId,
        change: change.change,
        reason: change.reason,
        body: JSON.stringify({ from, to }),
        at: tx.now,
        by_user: userId,
        by_name: name,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id'),
  );
  if (inserted.length === 0) return false;
  await tx.rows(
    db
      .updateTable('chart.visit')
      .set({ starts_at: to.startsAt, minutes: to.minutes, day: to.day, outcome: to.outcome })
      .where('clinic_id', '=', clinicId)
      .where('id', '=', change.visitId),
  );
  return true;
}
