import { randomBytes } from 'node:crypto';
import { err, type Fault, ok, type Result, uuidV7 } from '@eupraxia/kernel';
import { type ClinicsOffer, offerOf, type Store, systemActor, takePlace } from '@eupraxia/store';
import { fault } from '../errors.ts';
import { type Account, makeAccount, passwordState, replacePassword } from './accounts.ts';
import type { Identity, Recognized } from './identity.ts';
import { hashPassword } from './password-hash.ts';
import { endSessions } from './sessions.ts';
import type { SignInTx } from './sign-in-tables.ts';
import { hashOf, readToken } from './tokens.ts';

/** A place that an invitation offers, and in which clinic. */
export interface OfferedPlace {
  readonly clinicId: string;
  readonly offer: ClinicsOffer;
}

/** What joining needs: the clinics' store and the accounts. */
export interface JoiningDesk {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: () => number;
}

const noLink = () => err(fault('EUP_SERVER_LINK'));

/** What an invitation's token offers. One refusal for every token that offers nothing: EUP_SERVER_LINK. */
export async function offeredBy(desk: JoiningDesk, token: string): Promise<Result<OfferedPlace, Fault>> {
  const read = readToken(token);
  if (read?.kind !== 'invitation') return noLink();
  const { clinicId } = read;
  const found = await desk.store.tenant(systemActor(clinicId, 'sign-in'), (tx) => offerOf(tx, hashOf(token)));
  return found.ok ? ok({ clinicId, offer: found.value }) : noLink();
}

/**
 * Takes an offered place for somebody without an account: account, password and place. The offer is locked while the account
 * is made, so that a withdrawn one makes none. Errors: EUP_SERVER_LINK, EUP_SERVER_LINK_ACCOUNT.
 * @param password fits the rules already
 */
export async function joinAsNewcomer(
  desk: JoiningDesk,
  token: string,
  { clinicId, offer }: OfferedPlace,
  { name, password }: { readonly name: string; readonly password: string },
): Promise<Result<Omit<Account, 'secondFactor'>, Fault>> {
  const now = desk.clock();
  const userId = uuidV7(now, randomBytes(10));
  const hash = await hashPassword(password);
  const joined = await desk.store.tenant({ kind: 'person', clinicId, userId, name, role: offer.role }, (tx) =>
    takePlace(tx, hashOf(token), ({ email }) =>
      desk.identity.tables.transaction(async (signIn) => {
        if (!(await makeAccount(signIn, { userId, name, email }, now))) return err(fault('EUP_SERVER_LINK_ACCOUNT'));
        await replacePassword(signIn, userId, hash, { by: 'link', ofClinic: true, madeBy: null }, now);
        return ok(true);
      }),
    ),
  );
  if (joined.ok) return ok({ userId, name, email: joined.value.email, passwordAt: now });
  return joined.error.code === 'EUP_STORE_INVITATION' ? noLink() : joined;
}

/**
 * Takes an offered place for the person who is signed in, whose address it must be. Under the lock of the person the sign-in
 * must still live: a password link that was used at the same moment has ended it.
 * Errors: EUP_SERVER_LINK, EUP_SERVER_INVITATION_OTHER, EUP_SERVER_PASSWORD_FIRST, EUP_SERVER_SIGN_IN_FIRST.
 */
export async function joinAsPerson(desk: JoiningDesk, token: string, person: Recognized): Promise<Result<OfferedPlace, Fault>> {
  const offered = await offeredBy(desk, token);
  if (!offered.ok) return offered;
  const { clinicId, offer } = offered.value;
  if (offer.email !== person.email.toLowerCase()) return err(fault('EUP_SERVER_INVITATION_OTHER'));
  const { userId, name, sessionId } = person;
  const joined = await desk.store.tenant({ kind: 'person', clinicId, userId, name, role: offer.role }, (tx) =>
    takePlace(tx, hashOf(token), () =>
      desk.identity.tables.transaction((signIn) => mayComeAlong(signIn, userId, sessionId, desk.clock())),
    ),
  );
  if (joined.ok) return ok({ clinicId, offer });
  return joined.error.code === 'EUP_STORE_INVITATION' ? noLink() : joined;
}

/**
 * Whether an account may get a place in a further clinic as it stands. Whoever handed over a link of a clinic may have opened
 * it themselves and know the password: their person changes it first. What was added to the account since somebody else could
 * have been signed in stays behind: passkeys, the authenticator, recovery codes and other sign-ins.
 * The caller holds the lock of the person. Errors: EUP_SERVER_SIGN_IN_FIRST, EUP_SERVER_PASSWORD_FIRST.
 */
export async function mayComeAlong(tx: SignInTx, userId: string, sessionId: string, now: number): Promise<Result<true, Fault>> {
  const living = await tx.rows('select 1 from "session" where id = $1 and "userId" = $2 and "expiresAt" > $3', [
    sessionId,
    userId,
    new Date(now),
  ]);
  if (living.length === 0) return err(fault('EUP_SERVER_SIGN_IN_FIRST'));
  const state = await passwordState(tx, userId);
  if (state === null) return ok(true);
  if (state.ofClinic) return err(fault('EUP_SERVER_PASSWORD_FIRST'));
  if (state.sharedFrom === null) return ok(true);
  for (const table of ['passkey', 'authenticator', 'recovery_code'])
    await tx.rows(`delete from ${table} where user_id = $1 and created_at >= $2`, [userId, state.sharedFrom]);
  await markSecondFactor(tx, userId);
  await endSessions(tx, userId, sessionId);
  await tx.rows('update password_state set shared_from = null where user_id = $1', [userId]);
  return ok(true);
}

/** Writes beside the account whether it has a second factor; without one its recovery codes are worth nothing and go. */
export async function markSecondFactor(tx: SignInTx, userId: string): Promise<boolean> {
  const [row] = await tx.rows<{ has: boolean }>(
    `select exists (select 1 from passkey where user_id = $1)
       or exists (select 1 from authenticator where user_id = $1 and confirmed_at is not null) as has`,
    [userId],
  );
  const has = row?.has === true;
  await tx.rows('update "user" set "secondFactor" = $2 where id = $1', [userId, has]);
  if (!has) await tx.rows('delete from recovery_code where user_id = $1', [userId]);
  return has;
}
