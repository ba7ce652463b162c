import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import type { StoredRecording } from './shapes.ts';
import { db, statement } from './statements.ts';
import type { TenantTx } from './tenant.ts';

/** How many bytes of recordings a visit holds, and how many the actor has attached in the last day, in any visit. */
export async function recordedBytes(tx: TenantTx, visitId: string): Promise<{ readonly visit: number; readonly person: number }> {
  const { clinicId } = tx.actor;
  const { userId } = tx.author;
  // What was attached by a clock that was ahead counts for no day.
  const found = await tx.row(
    statement<{ visit: number; person: number }>`
      select coalesce(sum(bytes) filter (where visit_id = ${visitId}), 0)::bigint as visit,
        coalesce(sum(bytes) filter (where attached_by = ${userId}
          and attached_at between ${tx.now - day}::bigint and ${tx.now}::bigint), 0)::bigint as person
      from chart.recording
      where clinic_id = ${clinicId} and (visit_id = ${visitId}
        or (attached_by = ${userId} and attached_at between ${tx.now - day}::bigint and ${tx.now}::bigint))`,
  );
  return found ?? { visit: 0, person: 0 };
}

const day = 86_400_000;

/** Notes that a visit of this clinic holds a recording; the bytes lie elsewhere under their SHA-256. Repeated it is harmless. */
export async function attachRecording(tx: TenantTx, recording: StoredRecording): Promise<Result<StoredRecording, Fault>> {
  const { sha256, visitId, bytes } = recording;
  const clinic = tx.actor.clinicId;
  const visit = await tx.row(
    db.selectFrom('chart.visit').where('clinic_id', '=', clinic).where('id', '=', visitId).select('patient_id'),
  );
  if (!visit) return err(fault('EUP_STORE_VISIT_UNKNOWN', { visit: visitId }));
  const attached = await tx.rows(
    db
      .insertInto('chart.recording')
      .values({
        clinic_id: clinic,
        sha256,
        visit_id: visitId,
        patient_id: visit.patient_id,
        bytes,
        attached_at: tx.now,
        attached_by: tx.author.userId,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('sha256'),
  );
  if (attached.length > 0) tx.audit('recording.attach', `visit:${visitId}`);
  const other = await tx.row(
    db
      .selectFrom('chart.recording')
      .where('clinic_id', '=', clinic)
      .where('sha256', '=', sha256)
      .where('bytes', '<>', bytes)
      .select('bytes'),
  );
  return other ? err(fault('EUP_STORE_RECORDING_CONFLICT', { sha256, stored: other.bytes, found: bytes })) : ok(recording);
}

/** A recording of one visit; unknown to every other visit and clinic, whoever holds its SHA-256. */
export async function recordingOf(tx: TenantTx, visitId: string, sha256: string): Promise<Result<StoredRecording, Fault>> {
  const row = await tx.row(
    db
      .selectFrom('chart.recording')
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('sha256', '=', sha256)
      .where('visit_id', '=', visitId)
      .select(['sha256', 'visit_id as visitId', 'bytes']),
  );
  if (!row) return err(fault('EUP_STORE_RECORDING_UNKNOWN', { sha256 }));
  tx.audit('recording.read', `visit:${row.visitId}`);
  return ok(row);
}
