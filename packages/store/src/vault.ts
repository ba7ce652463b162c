import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import { db } from './statements.ts';
import type { TenantTx } from './tenant.ts';

/**
 * Keeps a browser's visit key, so that what a lost browser store held can be read again.
 * @param wrapped the key as the server's master key encrypted it: the store never sees the key itself
 */
export async function keepKey(tx: TenantTx, visitId: string, keyId: string, wrapped: Uint8Array): Promise<Result<true, Fault>> {
  const clinic = tx.actor.clinicId;
  const visit = await tx.row(db.selectFrom('chart.visit').where('clinic_id', '=', clinic).where('id', '=', visitId).select('id'));
  if (!visit) return err(fault('EUP_STORE_VISIT_UNKNOWN', { visit: visitId }));
  const kept = await tx.rows(
    db
      .insertInto('chart.vault_key')
      .values({
        clinic_id: clinic,
        visit_id: visitId,
        key_id: keyId,
        user_id: tx.actor.userId,
        wrapped: Buffer.from(wrapped),
        kept_at: tx.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key_id'),
  );
  if (kept.length > 0) {
    tx.audit('vault.keep', `visit:${visitId}`);
    return ok(true);
  }
  const stored = await keyOf(tx, visitId, keyId);
  return stored && Buffer.compare(stored, wrapped) === 0 ? ok(true) : err(fault('EUP_STORE_KEY_CONFLICT', { key: keyId }));
}

/** The wrapped key, to the person who kept it alone. */
export async function recoverKey(tx: TenantTx, visitId: string, keyId: string): Promise<Result<Uint8Array, Fault>> {
  const stored = await keyOf(tx, visitId, keyId);
  if (!stored) return err(fault('EUP_STORE_KEY_UNKNOWN', { key: keyId }));
  tx.audit('vault.recover', `visit:${visitId}`);
  return ok(stored);
}

async function keyOf(tx: TenantTx, visitId: string, keyId: string): Promise<Uint8Array | undefined> {
  const row = await tx.row(
    db
      .selectFrom('chart.vault_key')
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('visit_id', '=', visitId)
      .where('key_id', '=', keyId)
      .where('user_id', '=', tx.actor.userId)
      .select('wrapped'),
  );
  return row && new Uint8Array(row.wrapped);
}
