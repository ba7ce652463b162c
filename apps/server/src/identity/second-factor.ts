import { createHmac, randomBytes } from 'node:crypto';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { lockPersonOf } from '@eupraxia/store';
import { fault } from '../errors.ts';
import { unwrapKey, wrapKey } from '../keys/wrap.ts';
import { markSecondFactor } from './joining.ts';
import type { SignInTables, SignInTx } from './sign-in-tables.ts';
import { keyFor } from './tokens.ts';
import { authenticatorUri, base32, stepOfCode } from './totp.ts';

/** Keys of the second factors, each of one purpose, from the master key. */
export interface FactorKeys {
  /** Seals the secrets of authenticator apps. */
  readonly authenticator: Buffer;
  /** Hashes recovery codes: who reads the table alone cannot try codes against it. */
  readonly recovery: Buffer;
}

/** Derives the keys of second factors from the server’s master key. */
export const factorKeys = (master: Buffer): FactorKeys => ({
  authenticator: keyFor(master, 'authenticator'),
  recovery: keyFor(master, 'recovery codes'),
});

const secretBytes = 20;
const recoveryCodes = 10;
/** 80 bits: 16 characters of base32. */
const recoveryBytes = 10;

const place = (userId: string) => ['authenticator', userId];

/** Begins an authenticator app: a new secret, which counts once a code of it was seen. One that counts already stays until then. */
export async function beginAuthenticator(
  tables: SignInTables,
  keys: FactorKeys,
  person: { readonly userId: string; readonly email: string },
  now: number,
): Promise<Result<{ readonly secret: string; readonly uri: string }, Fault>> {
  const secret = randomBytes(secretBytes);
  const sealed = wrapKey(keys.authenticator, secret, place(person.userId));
  const begun = await tables.changed(
    `insert into authenticator (user_id, sealed, created_at) values ($1, $2, $3)
     on conflict (user_id) do update set sealed = excluded.sealed, created_at = excluded.created_at, last_step = 0
     where authenticator.confirmed_at is null`,
    [person.userId, sealed, now],
  );
  if (begun === 0) return err(fault('EUP_SERVER_AUTHENTICATOR_SET'));
  return ok({ secret: base32(secret), uri: authenticatorUri(secret, person.email) });
}

/** Lets the authenticator count, once a code of it is right; null for a wrong one. The codes are those of the first second factor, else none. */
export function finishAuthenticator(
  tables: SignInTables,
  keys: FactorKeys,
  userId: string,
  code: string,
  now: number,
): Promise<readonly string[] | null> {
  return tables.transaction(async (tx) => {
    await lockPersonOf(tx.client, userId);
    if (!(await authenticatorFits(tx, keys, userId, code, now, false))) return null;
    await tx.rows('update authenticator set confirmed_at = $2 where user_id = $1', [userId, now]);
    return firstCodes(tx, keys, userId, now);
  });
}

/** Ten codes where the person has no second factor yet; the account is marked to have one. The caller has just stored one. */
export async function firstCodes(tx: SignInTx, keys: FactorKeys, userId: string, now: number): Promise<readonly string[]> {
  const [user] = await tx.rows<{ secondFactor: boolean }>('select "secondFactor" from "user" where id = $1', [userId]);
  await markSecondFactor(tx, userId);
  return user?.secondFactor === true ? [] : newCodes(tx, keys, userId, now);
}

/** Ten new recovery codes for somebody with a second factor; the old ones end. Error: EUP_SERVER_FACTOR_NONE. */
export function renewCodes(
  tables: SignInTables,
  keys: FactorKeys,
  userId: string,
  now: number,
): Promise<Result<readonly string[], Fault>> {
  return tables.transaction(async (tx) => {
    await lockPersonOf(tx.client, userId);
    if (!(await markSecondFactor(tx, userId))) return err(fault('EUP_SERVER_FACTOR_NONE'));
    return ok(await newCodes(tx, keys, userId, now));
  });
}

async function newCodes(tx: SignInTx, keys: FactorKeys, userId: string, now: number): Promise<readonly string[]> {
  await tx.rows('delete from recovery_code where user_id = $1', [userId]);
  const codes = Array.from({ length: recoveryCodes }, () => base32(randomBytes(recoveryBytes)));
  await tx.rows('insert into recovery_code (user_id, code_hash, created_at) select $1, one, $3 from unnest($2::bytea[]) as one', [
    userId,
    codes.map((code) => recoveryHash(keys, userId, code)),
    now,
  ]);
  return codes.map((code) => (code.match(/.{4}/g) ?? []).join('-'));
}

function recoveryHash(keys: FactorKeys, userId: string, code: string): Buffer {
  return createHmac('sha256', keys.recovery).update(`${userId}\n${code}`).digest();
}

/** Whether what was typed is to be a recovery code, and not one of the six digits of an authenticator. */
export const isRecoveryCode = (given: string): boolean => !/^\d{6}$/.test(typed(given));

/** A code without the spaces and hyphens that people type. */
const typed = (given: string): string => given.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Whether a code is the authenticator's or a recovery code of the person. Either is good once: a step never comes twice. */
export async function codeFits(
  tables: SignInTables,
  keys: FactorKeys,
  userId: string,
  given: string,
  now: number,
): Promise<boolean> {
  const code = typed(given);
  if (!isRecoveryCode(code)) return authenticatorFits(tables, keys, userId, code, now, true);
  const used = await tables.changed(
    'update recovery_code set used_at = $3 where user_id = $1 and code_hash = $2 and used_at is null',
    [userId, recoveryHash(keys, userId, code), now],
  );
  return used === 1;
}

async function authenticatorFits(
  rows: Pick<SignInTx, 'rows' | 'changed'>,
  keys: FactorKeys,
  userId: string,
  code: string,
  now: number,
  confirmed: boolean,
): Promise<boolean> {
  const [row] = await rows.rows<{ sealed: Buffer }>(
    'select sealed from authenticator where user_id = $1 and (confirmed_at is not null) = $2',
    [userId, confirmed],
  );
  if (row === undefined) return false;
  const secret = unwrapKey(keys.authenticator, row.sealed, place(userId));
  const step = secret.ok ? stepOfCode(secret.value, code, now) : null;
  if (step === null) return false;
  return (
    (await rows.changed('update authenticator set last_step = $2 where user_id = $1 and last_step < $2', [userId, step])) === 1
  );
}

/** Which kinds of second factor a person can give now. */
export async function factorsOf(
  tables: SignInTables,
  userId: string,
): Promise<{ readonly authenticator: boolean; readonly recoveryCodesLeft: number }> {
  const [row] = await tables.rows<{ authenticator: boolean; left: number }>(
    `select exists (select 1 from authenticator where user_id = $1 and confirmed_at is not null) as authenticator,
       (select count(*)::int from recovery_code where user_id = $1 and used_at is null) as left`,
    [userId],
  );
  return { authenticator: row?.authenticator === true, recoveryCodesLeft: row?.left ?? 0 };
}

/**
 * Takes a second factor away. The last one stays where a role of the person requires one.
 * @param remove deletes it; false where it was not there
 */
export function removeFactor(
  tables: SignInTables,
  userId: string,
  required: boolean,
  remove: (tx: SignInTx) => Promise<boolean>,
): Promise<Result<true, Fault>> {
  return tables.transaction(async (tx) => {
    await lockPersonOf(tx.client, userId);
    if (!(await remove(tx))) return err(fault('EUP_SERVER_FACTOR_UNKNOWN'));
    if (!(await markSecondFactor(tx, userId)) && required) return err(fault('EUP_SERVER_FACTOR_LAST'));
    return ok(true);
  });
}

/** Takes every second factor of a person away: for whoever runs the server, where phone, passkeys and codes are lost. */
export function removeFactors(tables: SignInTables, userId: string): Promise<void> {
  return tables.transaction(async (tx) => {
    await lockPersonOf(tx.client, userId);
    for (const table of ['passkey', 'authenticator', 'recovery_code'])
      await tx.rows(`delete from ${table} where user_id = $1`, [userId]);
    await markSecondFactor(tx, userId);
    await tx.rows('delete from "session" where "userId" = $1', [userId]);
  });
}
