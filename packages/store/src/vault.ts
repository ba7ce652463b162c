import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import { db } from './statements.ts';
import type { TenantTx } from './tenant.ts';

/** Whether a wrapped key, as it is stored, holds the same key as the one that comes. */
export type IsSameKey = (stored: Uint8Array) => boolean;

/** Without the master key only the very same bytes are known to be the same key. */
export const sameBytes =
  (wrapped: Uint8Array): IsSameKey =>
  (stored) =>
    Buffer.compare(stored, wrapped) === 0;

/**
 * Keeps a browser's visit key, so that what a lost browser store held can be read again.
 * Repeated with the same key it is harmless, although each wrapping of it differs.
 * @param wrapped the key as the server's master key encrypted it: the store never sees the key itself
 * @param isSame whether the key that is stored under this id is the same one
 */
export async function keepKey(
  tx: TenantTx,
  visitId: string,
  keyId: string,
  wrapped: Uint8Array,
  isSame: IsSameKey = sameBytes(wrapped),
): Promise<Result<true, Fault>> {
  const clinic = tx.actor.clinicId;
  const visit = await tx.row(
    db.selectFrom('chart.visit').where('clinic_id', '=', clinic).where('id', '=', visitId).select('patient_id'),
  );
  if (!visit) return err(fault('EUP_STORE_VISIT_UNKNOWN', { visit: visitId }));
  const kept = await tx.rows(
    db
      .insertInto('chart.vault_key')
      .values({
        clinic_id: clinic,
        visit_id: visitId,
        patient_id: visit.patient_id,
        key_id: keyId,
        user_id: tx.author.userId,
        role: tx.actor.kind === 'person' ? tx.actor.role : null,
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
  return stored && isSame(stored) ? ok(true) : err(fault('EUP_STORE_KEY_CONFLICT', { key: keyId }));
}

/** The wrapped key, to the person who kept it alone. */
export async function recoverKey(tx: TenantTx, visitId: string, keyId: string): Promise<Result<Uint8Array, Fault>> {
  const stored = await keyOf(tx, visitId, keyId);
  if (!stored) return err(fault('EUP_STORE_KEY_UNKNOWN', { key: keyId }));
  tx.audit('vault.recover', `visit:${visitId}`);
  return ok(stored);
}

/**
 * The person's own key in this clinic, as the server's master key wrapped it. The first call keeps what it brings; from then
 * on it stays that one, also where two calls come at once.
 * @param fresh a wrapped key, kept where there is none yet
 */
export async function personKey(tx: TenantTx, fresh: Uint8Array): Promise<Uint8Array> {
  const place = { clinic_id: tx.actor.clinicId, user_id: tx.author.userId };
  const found = async (): Promise<Uint8Array | undefined> => {
    const mine = db.selectFrom('chart.person_key').where('clinic_id', '=', place.clinic_id).where('user_id', '=', place.user_id);
    const row = await tx.row(mine.select('wrapped'));
    return row && new Uint8Array(row.wrapped);
  };
  const kept = await found();
  if (kept !== undefined) return kept;
  const made = await tx.rows(
    db
      .insertInto('chart.person_key')
      .values({ ...place, wrapped: Buffer.from(fresh), made_at: tx.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('user_id'),
  );
  if (made.length > 0) tx.audit('vault.mine', `person:${place.user_id}`);
  return (await found()) ?? fresh;
}

async function keyOf(tx: TenantTx, visitId: string, keyId: string): Promise<Uint8Array | undefined> {
  const row = await tx.row(
    db
      .selectFrom('chart.vault_key')
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('visit_id', '=', visitId)
      .where('key_id', '=', keyId)
      .where('user_id', '=', tx.author.userId)
      .select('wrapped'),
  );
  return row && new Uint8Array(row.wrapped);
}
