import { randomBytes } from 'node:crypto';
import { readEmail } from '@eupraxia/api';
import { err, type Fault, ok, type Result, uuidV7 } from '@eupraxia/kernel';
import type { Store } from '@eupraxia/store';
import { fault } from '../errors.ts';
import { type Account, makeAccount, replacePassword } from './accounts.ts';
import { keepInstallation, readInstallation } from './installation.ts';
import { hashPassword } from './password-hash.ts';
import { passwordLinkMs } from './password-links.ts';
import { passwordFits } from './password-rules.ts';
import type { SignInTables, SignInTx } from './sign-in-tables.ts';
import { foundingToken, hashOf } from './tokens.ts';

/** What founding needs: the clinics' store, the accounts, and the clock in UTC ms. */
export interface FoundingDesk {
  readonly store: Store;
  readonly identity: { readonly tables: SignInTables };
  readonly clock: () => number;
}

/** The first clinic, and who administers it. */
export interface FirstClinic {
  readonly clinic: { readonly name: string; readonly zone: string };
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

const keptAs = (token: string): string => hashOf(token).toString('base64url');
const noLink = () => err(fault('EUP_SERVER_LINK'));

/** Whether a text is an e-mail address that somebody can read: not one under `.invalid`. */
export const isReadEmail = (text: string): boolean => readEmail(text) === 'good';

/** Whether an address is one that somebody can read. Error: EUP_SERVER_EMAIL. */
export function readable(email: string): Result<true, Fault> {
  return isReadEmail(email) ? ok(true) : err(fault('EUP_SERVER_EMAIL', { email }));
}

/**
 * Makes the link by which the first clinic of an installation is set up; an earlier one is worth nothing from then on.
 * @returns the token; null where somebody has an account already
 */
export async function makeFoundingLink(tables: SignInTables, now: number): Promise<string | null> {
  if (await anybody(tables)) return null;
  const token = foundingToken();
  await keepInstallation(tables, 'founding-link', { hash: keptAs(token), expiresAt: now + passwordLinkMs }, now);
  return token;
}

/** Until when the link works, UTC ms. One refusal for every token that is worth nothing: EUP_SERVER_LINK. */
export async function foundingLinkOf(tables: SignInTables, token: string, now: number): Promise<Result<number, Fault>> {
  const link = await readInstallation(tables, 'founding-link');
  return link !== null && link.hash === keptAs(token) && link.expiresAt > now ? ok(link.expiresAt) : noLink();
}

/**
 * Sets up the first clinic with its administrator, once. The link is used up with the account, before the clinic is there:
 * where that fails, both are taken back.
 * Errors: EUP_SERVER_LINK, EUP_SERVER_EMAIL, EUP_SERVER_PASSWORD_WEAK, EUP_STORE_ZONE.
 */
export async function foundByLink(
  desk: FoundingDesk,
  token: string,
  { clinic, name, email, password }: FirstClinic,
): Promise<Result<{ readonly clinicId: string; readonly account: Omit<Account, 'secondFactor'> }, Fault>> {
  const { tables } = desk.identity;
  const now = desk.clock();
  const link = await foundingLinkOf(tables, token, now);
  if (!link.ok) return link;
  const address = readable(email);
  if (!address.ok) return address;
  const fits = passwordFits(password, [name, email, clinic.name]);
  if (!fits.ok) return fits;
  const hash = await hashPassword(password);
  const [userId, clinicId] = [uuidV7(now, randomBytes(10)), uuidV7(now, randomBytes(10))];
  const account = () =>
    tables.transaction(async (tx) => {
      const used = await tx.changed(`delete from installation where key = 'founding-link' and value->>'hash' = $1`, [
        keptAs(token),
      ]);
      if (used !== 1 || (await anybody(tx)) || !(await makeAccount(tx, { userId, name, email }, now))) return noLink();
      await replacePassword(tx, userId, hash, { by: 'link', ofClinic: false, madeBy: null }, now);
      return ok(true);
    });
  const takeBack = async () => {
    await tables.rows('delete from "user" where id = $1', [userId]);
    if (!(await anybody(tables)))
      await keepInstallation(tables, 'founding-link', { hash: keptAs(token), expiresAt: link.value }, now);
  };
  const place = { userId, role: 'admin', credentials: '', discipline: null, level: null } as const;
  try {
    const founded = await desk.store.foundFor({ id: clinicId, ...clinic, demo: false }, place, account);
    if (!founded.ok) return founded;
  } catch (problem) {
    await takeBack();
    throw problem;
  }
  return ok({ clinicId, account: { userId, name, email: email.toLowerCase(), passwordAt: now } });
}

/** Whether nobody has an account yet: the first clinic is still to be set up. */
export const isEmpty = async (tables: Pick<SignInTx, 'rows'>): Promise<boolean> => !(await anybody(tables));

async function anybody(tables: Pick<SignInTx, 'rows'>): Promise<boolean> {
  return (await tables.rows('select 1 from "user" limit 1')).length > 0;
}
