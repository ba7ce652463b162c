import { isDeepStrictEqual } from 'node:util';
import type { Envelope, Role } from '@eupraxia/clinical';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import { findPatient } from './patients.ts';
import { db, statement } from './statements.ts';
import type { TenantTx } from './tenant.ts';
import { type IsSameKey, sameBytes } from './vault.ts';

/** Where the records of a kept key belong. */
export type KeyPlace = { readonly visitId: string } | { readonly patientId: string };

/** A browser's key as it is kept, with what decides whether its records may be brought by a colleague. */
export interface KeptKey {
  readonly keyId: string;
  readonly place: KeyPlace;
  /** Whose key it is: the author of everything that it seals. */
  readonly userId: string;
  /** The person's name as it is now. */
  readonly name: string;
  /** The person's role when the key was kept; null where an earlier release kept it. */
  readonly role: Role | null;
  readonly wrapped: Uint8Array;
  /** UTC ms by the server's clock. */
  readonly keptAt: number;
  /** Whether the browser that made it seals its keys with the person's own, so that nobody else at that browser can use them. */
  readonly bound: boolean;
  /**
   * UTC ms; when the person first lost their place here after it was kept, also where they have one again: it may be another
   * one. Null where they never did. `unknown`: they have none, and there is no trace of when.
   */
  readonly removedAt: number | null | 'unknown';
}

/**
 * Keeps the key of a browser's unsent chart entries for one patient. Repeated with the same key it is harmless.
 * @param wrapped the key as the server's master key encrypted it
 * @param isSame whether the key that is stored under this id is the same one
 */
export async function keepOutboxKey(
  tx: TenantTx,
  patientId: string,
  keyId: string,
  wrapped: Uint8Array,
  isSame: IsSameKey = sameBytes(wrapped),
): Promise<Result<true, Fault>> {
  const { actor } = tx;
  if (actor.kind !== 'person') throw new Error('Only a person has a browser whose key is kept.');
  const clinic = actor.clinicId;
  if (!(await findPatient(tx, patientId))) return err(fault('EUP_STORE_PATIENT_UNKNOWN', { patient: patientId }));
  const kept = await tx.rows(
    db
      .insertInto('chart.outbox_key')
      .values({
        clinic_id: clinic,
        patient_id: patientId,
        key_id: keyId,
        user_id: actor.userId,
        role: actor.role,
        wrapped: Buffer.from(wrapped),
        kept_at: tx.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key_id'),
  );
  if (kept.length > 0) {
    tx.audit('vault.keep', `patient:${patientId}`);
    return ok(true);
  }
  const stored = await tx.row(
    db
      .selectFrom('chart.outbox_key')
      .where('clinic_id', '=', clinic)
      .where('patient_id', '=', patientId)
      .where('key_id', '=', keyId)
      .where('user_id', '=', tx.author.userId)
      .select('wrapped'),
  );
  return stored && isSame(new Uint8Array(stored.wrapped)) ? ok(true) : err(fault('EUP_STORE_KEY_CONFLICT', { key: keyId }));
}

/**
 * The kept keys with some ids, of whoever in the actor's clinic. An id is the browser's choice, so that several may bear it:
 * which one opens a record shows when it is tried.
 */
export async function keptKeys(tx: TenantTx, keyIds: readonly string[]): Promise<readonly KeptKey[]> {
  const clinic = tx.actor.clinicId;
  const ids = [...new Set(keyIds)];
  if (ids.length === 0) return [];
  const rows = await tx.rows(
    statement<KeyRow>`
      select k.key_id, k.visit_id, k.patient_id, k.user_id, k.role, k.wrapped, k.kept_at, p.made_at, m.user_id is not null as here
      from (
        select clinic_id, key_id, visit_id, null::uuid as patient_id, user_id, role, wrapped, kept_at from chart.vault_key
        where clinic_id = ${clinic} and key_id = any(${ids}::uuid[])
        union all
        select clinic_id, key_id, null::uuid, patient_id, user_id, role, wrapped, kept_at from chart.outbox_key
        where clinic_id = ${clinic} and key_id = any(${ids}::uuid[])
      ) k
      left join chart.person_key p on p.clinic_id = ${clinic} and p.user_id = k.user_id
      left join auth.membership m on m.clinic_id = ${clinic} and m.user_id = k.user_id`,
  );
  const names = await namesOf(tx, rows);
  const keys: KeptKey[] = [];
  for (const row of rows)
    keys.push({
      keyId: row.key_id,
      place: row.visit_id === null ? { patientId: row.patient_id ?? '' } : { visitId: row.visit_id },
      userId: row.user_id,
      name: names.get(row.user_id) ?? '',
      role: row.role,
      wrapped: new Uint8Array(row.wrapped),
      keptAt: row.kept_at,
      bound: row.made_at !== null && row.made_at <= row.kept_at,
      removedAt: (await removalOf(tx, row.user_id, row.kept_at)) ?? (row.here ? null : 'unknown'),
    });
  return keys;
}

interface KeyRow {
  readonly key_id: string;
  readonly visit_id: string | null;
  readonly patient_id: string | null;
  readonly user_id: string;
  readonly role: Role | null;
  readonly wrapped: Uint8Array;
  readonly kept_at: number;
  readonly made_at: number | null;
  readonly here: boolean;
}

async function namesOf(tx: TenantTx, rows: readonly KeyRow[]): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0) return new Map();
  const users = await tx.signInRows<{ id: string; name: string }>('select id, name from auth."user" where id = any($1)', [
    [...new Set(rows.map(({ user_id }) => user_id))],
  ]);
  return new Map(users.map(({ id, name }) => [id, name]));
}

/** When a person's place was taken away, at or after a moment, by the audit: the only thing that outlives a membership. */
async function removalOf(tx: TenantTx, userId: string, since: number): Promise<number | null> {
  const row = await tx.row(
    statement<{ at: number | null }>`select min(at) as at from chart.audit
      where clinic_id = ${tx.actor.clinicId} and at >= ${since} and action = 'person.remove' and subject = ${`person:${userId}`}`,
  );
  return row?.at ?? null;
}

/** Notes that the actor's device brought what somebody else recorded. */
export function auditHandOver(tx: TenantTx, place: KeyPlace): void {
  tx.audit('vault.handOver', 'visitId' in place ? `visit:${place.visitId}` : `patient:${place.patientId}`);
}

/** Of some events, the ids of those that the visit has already, in the same place and with the same content. */
export async function storedAlready(tx: TenantTx, visitId: string, events: readonly Envelope[]): Promise<ReadonlySet<string>> {
  const rows = await tx.rows(
    statement<{ envelope: Envelope }>`select envelope from chart.event
      where clinic_id = ${tx.actor.clinicId} and visit_id = ${visitId} and id = any(${events.map(({ id }) => id)}::uuid[])`,
  );
  const stored = new Map(rows.map(({ envelope }) => [envelope.id, envelope]));
  const same = events.filter((event) => isDeepStrictEqual(stored.get(event.id), JSON.parse(JSON.stringify(event))));
  return new Set(same.map(({ id }) => id));
}
