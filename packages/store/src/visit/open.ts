import { randomBytes, randomUUID } from 'node:crypto';
import type { Discipline } from '@eupraxia/catalogue';
import { dayIn, type Envelope, isBeyond, kindVersion } from '@eupraxia/clinical';
import { signedThrough } from '@eupraxia/clinical/note';
import { err, type Fault, ok, type Result, release, uuidV7 } from '@eupraxia/kernel';
import type { PersonActor } from '../actor.ts';
import { entriesOf } from '../chart.ts';
import { settingColumns, settingsOf } from '../clinic-settings.ts';
import { fault } from '../errors.ts';
import { findPatient } from '../patients.ts';
import { people } from '../people.ts';
import type { ComposeSnapshot, Opening, VisitState } from '../shapes.ts';
import { db, statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { type LockedVisit, lockVisit, logOf, signedOf } from './locked-visit.ts';
import { visitOf } from './rows.ts';
import { storeEvents } from './store-events.ts';
import { reportPeriodOf } from './treatment-days.ts';

/**
 * Opens a planned visit: the snapshot that `compose` makes of the chart becomes the first event of the server's own
 * stream. A visit that is open already stays as it stands, and `compose` is not called, however many ask at once. A visit
 * that was cancelled or missed is refused until it is restored.
 */
export async function openVisit(
  tx: TenantTx,
  visitId: string,
  compose: ComposeSnapshot<Fault>,
): Promise<Result<VisitState, Fault>> {
  const locked = await lockVisit(tx, visitId);
  if (!locked.ok) return locked;
  if (locked.value.openedAt !== null) return visitOf(tx, visitId);
  const { outcome } = locked.value;
  if (outcome !== null) return err(fault('EUP_STORE_VISIT_OFF', { visit: visitId, outcome }));
  const opening = await openingOf(tx, locked.value);
  const snapshot = compose(opening);
  if (!snapshot.ok) return snapshot;
  const clinic = tx.actor.clinicId;
  const event: Envelope = {
    v: kindVersion('visit.opened'),
    id: uuidV7(tx.now, randomBytes(10)),
    clinicId: clinic,
    sessionId: visitId,
    writer: randomUUID(),
    seq: 1,
    at: tx.now,
    mono: 0,
    tz: opening.clinic.zone,
    recordedAt: tx.now,
    release,
    by: { userId: tx.author.userId, role: tx.author.role },
    source: 'server',
    kind: 'visit.opened',
    body: { snapshot: snapshot.value },
  };
  await tx.rows(
    db.updateTable('chart.visit').set({ opened_at: tx.now }).where('clinic_id', '=', clinic).where('id', '=', visitId),
  );
  await tx.rows(
    db
      .updateTable('chart.patient')
      .set({ visits_opened: opening.visitNumber })
      .where('clinic_id', '=', clinic)
      .where('id', '=', locked.value.patientId),
  );
  await storeEvents(tx, locked.value, [], [event], null);
  tx.audit('visit.open', `visit:${visitId}`);
  return ok(await stateOf(tx, visitId));
}

async function stateOf(tx: TenantTx, visitId: string): Promise<VisitState> {
  const state = await visitOf(tx, visitId);
  if (!state.ok) throw new Error(`The visit ${visitId} is locked and not there.`);
  return state.value;
}

/** What the snapshot is made of; the patient's row is locked, so that two visits do not get the same number. */
async function openingOf(tx: TenantTx, visit: LockedVisit): Promise<Opening> {
  const clinicId = tx.actor.clinicId;
  const counted = await tx.row(
    db
      .selectFrom('chart.patient')
      .where('clinic_id', '=', clinicId)
      .where('id', '=', visit.patientId)
      .select('visits_opened')
      .forUpdate(),
  );
  const patient = await findPatient(tx, visit.patientId);
  const clinic = await tx.row(
    db
      .selectFrom('chart.clinic')
      .where('clinic_id', '=', clinicId)
      .select(['name', 'zone', ...settingColumns]),
  );
  if (!counted || !patient || !clinic) throw new Error(`The visit ${visit.id} has no patient or clinic.`);
  const { userId, name, role } = personIn(tx);
  const member = await tx.row(
    db
      .selectFrom('auth.membership')
      .where('clinic_id', '=', clinicId)
      .where('user_id', '=', userId)
      .select(['credentials', 'discipline', 'level']),
  );
  const entries = await entriesOf(tx, visit.patientId);
  return {
    visitId: visit.id,
    patient,
    clinic: { id: clinicId, name: clinic.name, zone: clinic.zone, settings: settingsOf(clinic) },
    clinician: {
      userId,
      name,
      credentials: member?.credentials ?? '',
      discipline: member?.discipline ?? null,
      level: member?.level ?? null,
      role,
    },
    entries,
    clinicians: await cliniciansOf(tx),
    visitNumber: counted.visits_opened + 1,
    plannedAt: visit.startsAt,
    previous: await previousSigned(tx, visit),
    reportPeriod: member?.discipline
      ? await reportPeriodOf(tx, visit, member.discipline, dayIn(clinic.zone, tx.now), entries)
      : null,
  };
}

/** Whoever opens a visit is its clinician: neither a patient nor the program opens one. */
function personIn({ actor }: TenantTx): PersonActor {
  if (actor.kind !== 'person') throw new Error('A visit is opened by a person.');
  return actor;
}

/** Therapists and assistants of the clinic, by name. */
async function cliniciansOf(tx: TenantTx): Promise<Opening['clinicians']> {
  const everybody = await people(tx);
  return everybody
    .filter(({ role }) => role === 'therapist' || role === 'assistant')
    .map(({ userId, name, credentials, discipline, level }) => ({ userId, name, credentials, discipline, level }));
}

/** Of each discipline the last visit before this one that was signed, as it was signed: what came after waits for its own signature. */
async function previousSigned(tx: TenantTx, visit: LockedVisit): Promise<Opening['previous']> {
  const rows = await tx.rows(statement<{ visitId: string; day: string; discipline: Discipline }>`
    select distinct on (discipline) v.id as "visitId", v.day, e.envelope #>> '{body,snapshot,discipline}' as discipline
      from chart.visit v
      join chart.writer w on w.clinic_id = v.clinic_id and w.visit_id = v.id and w.user_id is null
      join chart.event e on e.clinic_id = v.clinic_id and e.visit_id = v.id and e.writer = w.writer and e.seq = 1
     where v.clinic_id = ${tx.actor.clinicId} and v.patient_id = ${visit.patientId} and v.notes > 0
       and v.starts_at <= ${visit.startsAt} and v.id <> ${visit.id} and e.kind = 'visit.opened'
     order by discipline, v.starts_at desc, v.id desc`);
  const previous: Opening['previous'][number][] = [];
  for (const row of rows) {
    const through = signedThrough(await signedOf(tx, row.visitId));
    previous.push({ ...row, log: (await logOf(tx, row.visitId)).filter((event) => !isBeyond(event, through)) });
  }
  return previous;
}
