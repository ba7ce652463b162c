import { randomBytes } from 'node:crypto';
import { err, type Fault, ok, type Result, uuidV7 } from '@eupraxia/kernel';
import { auditSignIn, invite, type Store, systemActor } from '@eupraxia/store';
import { fault } from '../errors.ts';
import { accountByEmail } from './accounts.ts';
import { readable } from './founding-link.ts';
import { makePasswordLink } from './password-links.ts';
import { removeFactors } from './second-factor.ts';
import { endSessions } from './sessions.ts';
import { signInTables } from './sign-in-tables.ts';
import { hashOf, invitationToken, linkTo } from './tokens.ts';

/** A one-time link for somebody, as whoever runs the server hands it over; from the server's address on. */
export interface OperatorsLink {
  readonly email: string;
  readonly link: string;
  /** UTC ms. */
  readonly expiresAt: number;
}

const operator = 'Whoever runs this server';

/**
 * Founds a clinic and invites its first administrator, who takes the place themselves, with an account or without one. While
 * nobody has, nobody can get in. Errors: EUP_STORE_ZONE, EUP_SERVER_EMAIL.
 */
export async function foundByOperator(
  store: Store,
  clinic: {
    readonly name: string;
    readonly zone: string;
    readonly administrator: { readonly name: string; readonly email: string };
  },
  now: number,
): Promise<Result<OperatorsLink & { readonly clinicId: string }, Fault>> {
  const { name, zone, administrator } = clinic;
  const address = readable(administrator.email);
  if (!address.ok) return address;
  const clinicId = uuidV7(now, randomBytes(10));
  const founded = await store.createClinic({ id: clinicId, name, zone, demo: false });
  if (!founded.ok) return founded;
  const token = invitationToken(clinicId);
  const id = uuidV7(now, randomBytes(10));
  const place = { id, ...administrator, role: 'admin', credentials: '', discipline: null, level: null } as const;
  const offered = await store.tenant(systemActor(clinicId, 'operator'), (tx) => invite(tx, place, hashOf(token)));
  if (!offered.ok) return offered;
  if (offered.value === null) throw new Error(`The new clinic ${clinicId} has people.`);
  return ok({ clinicId, email: offered.value.email, link: linkTo(token), expiresAt: offered.value.expiresAt });
}

/**
 * A link by which a person chooses a new password, whichever their clinics: for who works in several, and for the last
 * administrator of one. Every clinic of theirs gets an audit row. Error: EUP_SERVER_ACCOUNT_UNKNOWN.
 * @param withoutSecondFactor takes their second factors away and ends their sign-ins: where phone, passkeys and codes are lost
 */
export async function linkByOperator(
  store: Store,
  { email, withoutSecondFactor }: { readonly email: string; readonly withoutSecondFactor: boolean },
  now: number,
): Promise<Result<OperatorsLink, Fault>> {
  const tables = signInTables(store.authPool);
  const account = await accountByEmail(tables, email);
  if (account === null) return err(fault('EUP_SERVER_ACCOUNT_UNKNOWN', { email }));
  const { userId } = account;
  for (const { clinicId } of await store.memberships(userId))
    await store.tenant(systemActor(clinicId, 'operator'), (tx) => auditSignIn(tx, 'password-link', userId));
  if (withoutSecondFactor) await removeFactors(tables, userId);
  const made = await makePasswordLink(tables, { userId, clinicId: null, madeBy: operator }, now);
  return made.ok ? ok({ email: account.email, link: linkTo(made.value.token), expiresAt: made.value.expiresAt }) : made;
}

/**
 * Gives an account another address, and another name where one is given: for an administrator of the first release, whose
 * address nobody reads, and for whoever has a new one. Password and second factors stay; its sign-ins end.
 * Errors: EUP_SERVER_ACCOUNT_UNKNOWN, EUP_SERVER_EMAIL, EUP_SERVER_EMAIL_TAKEN.
 */
export async function renameByOperator(
  store: Store,
  { email, to, name }: { readonly email: string; readonly to: string; readonly name: string | null },
  now: number,
): Promise<Result<{ readonly email: string; readonly name: string }, Fault>> {
  const tables = signInTables(store.authPool);
  const address = readable(to);
  if (!address.ok) return address;
  const account = await accountByEmail(tables, email);
  if (account === null) return err(fault('EUP_SERVER_ACCOUNT_UNKNOWN', { email }));
  const { userId } = account;
  const other = await accountByEmail(tables, to);
  if (other !== null && other.userId !== userId) return err(fault('EUP_SERVER_EMAIL_TAKEN', { email: to }));
  for (const { clinicId } of await store.memberships(userId))
    await store.tenant(systemActor(clinicId, 'operator'), async (tx) => {
      tx.audit('person.rename', `person:${userId}`);
      return ok(true);
    });
  const changed = { email: to.toLowerCase(), name: name ?? account.name };
  await tables.transaction(async (tx) => {
    await tx.rows('update "user" set email = $2, name = $3, "updatedAt" = $4 where id = $1', [
      userId,
      changed.email,
      changed.name,
      new Date(now),
    ]);
    await endSessions(tx, userId, null);
  });
  return ok(changed);
}
