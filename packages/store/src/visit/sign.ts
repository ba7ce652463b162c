import { isDeepStrictEqual } from 'node:util';
import { type SignedNote, signedThrough } from '@eupraxia/clinical/note';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import type { VisitState, VisitStatus } from '../shapes.ts';
import { db, statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { stateOverlaps } from './elsewhere.ts';
import { headsOf, type LockedVisit, lockVisit, logOf, saveVisitBody, signedOf, streamsOf } from './locked-visit.ts';
import { signaturesOf } from './note-signatures.ts';
import { visitBodyOf } from './projection.ts';
import { visitOf } from './rows.ts';
import { lockTreatedTogether } from './treated-together.ts';
import { sinceTherapist } from './treatment-days.ts';

/**
 * Locks a visit until the transaction ends, so that the log read after it is the one that is signed, and compares its time
 * with the other visits of its people and its patient once more. A transaction that ends in a refusal takes back what was
 * found: whoever signs lets one do this alone before, so that the device hears of it.
 */
export async function lockForSigning(tx: TenantTx, visitId: string): Promise<Result<VisitState, Fault>> {
  const peers = await lockTreatedTogether(tx, visitId, []);
  const locked = await lockVisit(tx, visitId);
  if (!locked.ok) return locked;
  if (locked.value.openedAt !== null) await stateOverlaps(tx, locked.value, peers, false);
  return visitOf(tx, visitId);
}

/**
 * The signed notes of a visit, oldest first, beyond the first `have` of them. Leaves an audit row where it gives any:
 * who asks again with what it has reads nothing.
 */
export async function notesOf(tx: TenantTx, visitId: string, have = 0): Promise<Result<readonly SignedNote[], Fault>> {
  const notes = (await signedOf(tx, visitId)).slice(have);
  if (notes.length > 0) tx.audit('note.read', `visit:${visitId}`);
  else if (
    (await tx.row(statement`select 1 from chart.visit where clinic_id = ${tx.actor.clinicId} and id = ${visitId}`)) === undefined
  )
    return err(fault('EUP_STORE_VISIT_UNKNOWN', { visit: visitId }));
  return ok(notes);
}

/** How long a therapist has not signed for the patient of a visit in a discipline; see `sinceTherapist`. The visit is locked already. */
export async function sinceTherapistOf(
  tx: TenantTx,
  visitId: string,
  discipline: string,
  day: string,
): Promise<Result<{ readonly treatmentDays: number; readonly days: number }, Fault>> {
  const locked = await lockVisit(tx, visitId);
  return locked.ok ? ok(await sinceTherapist(tx, locked.value, discipline, day)) : locked;
}

/**
 * Stores a signed note for good. The caller composed and hashed it in the same transaction, under lockVisit. Refused where
 * the visit is not at the point of signing, where the note rests on events that are not stored, and where an addendum
 * would reach less far than what is signed. The same note sent twice is stored once.
 */
export async function signNote(tx: TenantTx, signed: SignedNote): Promise<Result<SignedNote, Fault>> {
  const locked = await lockVisit(tx, signed.visitId);
  if (!locked.ok) return locked;
  const visit = locked.value;
  const earlier = await signedOf(tx, visit.id);
  const note = JSON.parse(JSON.stringify(signed)) as SignedNote;
  const known = earlier.find(({ id }) => id === note.id);
  if (known) return isDeepStrictEqual(known, note) ? ok(known) : err(fault('EUP_STORE_NOTE_CONFLICT', { note: note.id }));
  const log = await logOf(tx, visit.id);
  const { status } = visitBodyOf(log, earlier, { outcome: visit.outcome });
  const refusal = (await reachRefusal(tx, visit, note, earlier)) ?? placeRefusal(note, status, earlier);
  if (refusal) return err(refusal);
  const clinic = tx.actor.clinicId;
  const inserted = await tx.rows(
    db
      .insertInto('chart.signed_note')
      .values({
        clinic_id: clinic,
        visit_id: visit.id,
        patient_id: visit.patientId,
        place: earlier.length + 1,
        id: note.id,
        kind: note.kind,
        signed_at: note.signedAt,
        signed_by: note.signedBy.userId,
        hash: note.hash,
        signed: JSON.stringify(note),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id'),
  );
  if (inserted.length === 0) return err(fault('EUP_STORE_NOTE_CONFLICT', { note: note.id }));
  const notes = [...earlier, note];
  await tx.rows(
    db.updateTable('chart.visit').set({ notes: notes.length }).where('clinic_id', '=', clinic).where('id', '=', visit.id),
  );
  const { outcome } = visit;
  await saveVisitBody(
    tx,
    visit,
    headsOf(await streamsOf(tx, visit.id)),
    visitBodyOf(log, notes, { signatures: await signaturesOf(tx, visit.id), outcome }),
  );
  tx.changed({ visitId: visit.id, writers: [], urgent: false });
  tx.audit('note.sign', `visit:${visit.id}`);
  return ok(note);
}

/** A treatment note is the first and follows the finish; an addendum follows what came after a signature. */
function placeRefusal(note: SignedNote, status: VisitStatus, earlier: readonly SignedNote[]): Fault | undefined {
  const fits =
    note.kind === 'treatment'
      ? earlier.length === 0 && status === 'finished'
      : earlier.length > 0 && status === 'addendum-proposed';
  return fits ? undefined : fault('EUP_STORE_NOTE_EARLY', { kind: note.kind, status });
}

async function reachRefusal(
  tx: TenantTx,
  visit: LockedVisit,
  note: SignedNote,
  earlier: readonly SignedNote[],
): Promise<Fault | undefined> {
  const stored = headsOf(await streamsOf(tx, visit.id));
  const { through } = note.note;
  for (const [writer, found] of Object.entries(through)) {
    const head = Object.hasOwn(stored, writer) ? (stored[writer] ?? 0) : 0;
    if (found > head) return fault('EUP_STORE_NOTE_BEYOND', { found, writer, stored: head });
  }
  for (const [writer, reached] of Object.entries(signedThrough(earlier))) {
    const found = Object.hasOwn(through, writer) ? (through[writer] ?? 0) : 0;
    if (found < reached) return fault('EUP_STORE_NOTE_BEHIND', { found, writer, signed: reached });
  }
  return undefined;
}
