import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import type { StoredRecording } from './shapes.ts';
import { db } from './statements.ts';
import type { TenantTx } from './tenant.ts';

/** Notes that a visit of this clinic holds a recording; the bytes lie elsewhere under their SHA-256. Repeated it is harmless. */
export async function attachRecording(tx: TenantTx, recording: StoredRecording): Promise<Result<StoredRecording, Fault>> {
  const { sha256, visitId, bytes } = recording;
  const clinic = tx.actor.clinicId;
  const visit = await tx.row(db.selectFrom('chart.visit').where('clinic_id', '=', clinic).where('id', '=', visitId).select('id'));
  if (!visit) return err(fault('EUP_STORE_VISIT_UNKNOWN', { visit: visitId }));
  const attached = await tx.rows(
    db
      .insertInto('chart.recording')
      .values({ clinic_id: clinic, sha256, visit_id: visitId, bytes, attached_at: tx.now, attached_by: tx.actor.userId })
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
