import { randomBytes } from 'node:crypto';
import { err, type Fault, ok, type Result, uuidV7 } from '@eupraxia/kernel';
import { lockPersonOf } from '@eupraxia/store';
import { fault } from '../errors.ts';
import { type Account, accountById, placesOf, replacePassword } from './accounts.ts';
import { endSessions } from './sessions.ts';
import type { SignInTables, SignInTx } from './sign-in-tables.ts';
import { hashOf, passwordToken } from './tokens.ts';

/** How long a link to a new password works, in ms. */
export const passwordLinkMs = 24 * 3_600_000;

/** A link to a new password as its maker gets it: the one time that its token is seen. */
export interface MadeLink {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: number;
}

/** A link that can still be used. Times are UTC ms. */
export interface PasswordLink {
  readonly id: string;
  readonly account: Account;
  /** The clinic whose administrator made it; null where whoever runs the server did. */
  readonly clinicId: string | null;
  readonly madeBy: string;
  readonly madeAt: number;
  readonly expiresAt: number;
}

/**
 * Makes a link by which a person chooses a new password; an earlier one ends. A clinic makes it for a person who is of this
 * clinic alone: else it would reach into another one. Error: EUP_SERVER_PERSON_SHARED.
 */
export function makePasswordLink(
  tables: SignInTables,
  link: { readonly userId: string; readonly clinicId: string | null; readonly madeBy: string },
  now: number,
): Promise<Result<MadeLink, Fault>> {
  const { userId, clinicId, madeBy } = link;
  return tables.transaction(async (tx) => {
    await lockPersonOf(tx.client, userId);
    if (clinicId !== null && !(await isOf(tx, userId, clinicId, now))) return err(fault('EUP_SERVER_PERSON_SHARED'));
    const made = { id: uuidV7(now, randomBytes(10)), token: passwordToken(), expiresAt: now + passwordLinkMs };
    await tx.rows('delete from password_link where user_id = $1 and used_at is null', [userId]);
    await tx.rows(
      `insert into password_link (id, token_hash, user_id, clinic_id, made_by, made_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [made.id, hashOf(made.token), userId, clinicId, madeBy, now, made.expiresAt],
    );
    return ok(made);
  });
}

/** Writes down a link whose token was made before: the first administrator's, which a start that was broken off repeats. */
export async function keepPasswordLink(
  tables: SignInTables,
  { userId, token, madeBy }: { readonly userId: string; readonly token: string; readonly madeBy: string },
  now: number,
): Promise<void> {
  await tables.rows(
    `insert into password_link (id, token_hash, user_id, clinic_id, made_by, made_at, expires_at)
     values ($1, $2, $3, null, $4, $5, $6) on conflict do nothing`,
    [uuidV7(now, randomBytes(10)), hashOf(token), userId, madeBy, now, now + passwordLinkMs],
  );
}

/** The link of a token, as it stands now. One refusal for every token that is worth nothing: EUP_SERVER_LINK. */
export function passwordLinkOf(tables: SignInTables, token: string, now: number): Promise<Result<PasswordLink, Fault>> {
  return tables.transaction((tx) => usable(tx, token, now));
}

/**
 * Replaces the password of a link's person, ends every sign-in of theirs, and with it the link. All of it in one
 * transaction under the lock of the person: somebody who joined a second clinic since the link was made keeps their
 * password. Second factors stay. Error: EUP_SERVER_LINK.
 * @param hash of the new password, which fits the rules
 */
export function usePasswordLink(
  tables: SignInTables,
  token: string,
  hash: string,
  now: number,
): Promise<Result<PasswordLink, Fault>> {
  return tables.transaction(async (tx) => {
    const [link] = await tx.rows<{ user_id: string }>('select user_id from password_link where token_hash = $1', [hashOf(token)]);
    if (link === undefined) return err(fault('EUP_SERVER_LINK'));
    await lockPersonOf(tx.client, link.user_id);
    const found = await usable(tx, token, now);
    if (!found.ok) return found;
    const { id, account, clinicId, madeBy } = found.value;
    const used = await tx.changed('update password_link set used_at = $2 where id = $1 and used_at is null', [id, now]);
    if (used !== 1) return err(fault('EUP_SERVER_LINK'));
    await replacePassword(tx, account.userId, hash, { by: 'link', ofClinic: clinicId !== null, madeBy }, now);
    await endSessions(tx, account.userId, null);
    return found;
  });
}

async function usable(tx: SignInTx, token: string, now: number): Promise<Result<PasswordLink, Fault>> {
  const [row] = await tx.rows<{
    id: string;
    user_id: string;
    clinic_id: string | null;
    made_by: string;
    made_at: string;
    expires_at: string;
  }>(
    `select id, user_id, clinic_id, made_by, made_at, expires_at from password_link
     where token_hash = $1 and used_at is null and expires_at > $2`,
    [hashOf(token), now],
  );
  const account = row === undefined ? null : await accountById(tx, row.user_id);
  if (row === undefined || account === null) return err(fault('EUP_SERVER_LINK'));
  const { id, clinic_id: clinicId, made_by: madeBy } = row;
  const madeAt = Number(row.made_at);
  if (clinicId !== null && !(await isOf(tx, account.userId, clinicId, madeAt))) return err(fault('EUP_SERVER_LINK'));
  return ok({ id, account, clinicId, madeBy, madeAt, expiresAt: Number(row.expires_at) });
}

/** Whether a person has a place in this clinic and in no other, and had it at that time already. */
async function isOf(tx: SignInTx, userId: string, clinicId: string, at: number): Promise<boolean> {
  const places = await placesOf(tx, userId);
  const [only] = places;
  return places.length === 1 && only?.clinicId === clinicId && only.since <= at;
}
