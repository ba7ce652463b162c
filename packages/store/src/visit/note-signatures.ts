import type { NoteSignature } from '@eupraxia/clinical/note';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { db } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { headsOf, lockVisit, logOf, saveVisitBody, signedOf, streamsOf } from './locked-visit.ts';
import { visitBodyOf } from './projection.ts';

/** The second signatures under the notes of a visit, in the order in which they were given. */
export async function signaturesOf(tx: TenantTx, visitId: string): Promise<readonly NoteSignature[]> {
  const rows = await tx.rows(
    db
      .selectFrom('chart.note_signature')
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('visit_id', '=', visitId)
      .orderBy('signed_at')
      .orderBy('id')
      .select('signature'),
  );
  return rows.map(({ signature }) => signature);
}

/**
 * Stores a second signature under a signed note for good, and takes the visit off the lists where it was due. One person
 * signs a note once; the same signature (by its id) sent again is the one that is stored.
 */
export async function addSignature(tx: TenantTx, signature: NoteSignature): Promise<Result<NoteSignature, Fault>> {
  const { id, visitId, noteId, capacity, signedBy, signedAt } = signature;
  const locked = await lockVisit(tx, visitId);
  if (!locked.ok) return locked;
  const notes = await signedOf(tx, visitId);
  if (!notes.some((note) => note.id === noteId)) return err(fault('EUP_STORE_NOTE_UNKNOWN', { note: noteId }));
  const before = await signaturesOf(tx, visitId);
  const known = before.find((one) => one.id === id);
  if (known !== undefined) {
    const same = known.noteId === noteId && known.signedBy.userId === signedBy.userId && known.hash === signature.hash;
    return same ? ok(known) : err(fault('EUP_STORE_SIGNATURE_CONFLICT', { id }));
  }
  const inserted = await tx.rows(
    db
      .insertInto('chart.note_signature')
      .values({
        clinic_id: tx.actor.clinicId,
        visit_id: visitId,
        patient_id: locked.value.patientId,
        note_id: noteId,
        id,
        capacity,
        signed_by: signedBy.userId,
        signed_at: signedAt,
        signature: JSON.stringify(signature),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id'),
  );
  if (inserted.length === 0) return err(fault('EUP_STORE_SIGNATURE_CONFLICT', { id }));
  const body = visitBodyOf(await logOf(tx, visitId), notes, {
    signatures: [...before, signature],
    outcome: locked.value.outcome,
  });
  await saveVisitBody(tx, locked.value, headsOf(await streamsOf(tx, visitId)), body);
  tx.changed({ visitId, writers: [], urgent: false });
  tx.audit('note.cosign', `visit:${visitId}`);
  return ok(signature);
}
