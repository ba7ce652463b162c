import { randomBytes } from 'node:crypto';
import { uuidV7 } from '@eupraxia/kernel';
import { isPersonId, signInScope } from '@eupraxia/store';
import type { SignInTables, SignInTx } from './sign-in-tables.ts';

/** An account, whichever its clinics. */
export interface Account {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** Whether a second factor is set up. */
  readonly secondFactor: boolean;
  /** When the password was last replaced, UTC ms; null where it never was. A sign-in begins only while this still holds. */
  readonly passwordAt: number | null;
}

type Rows = Pick<SignInTables, 'rows'>;

const columns = `u.id as "userId", u.name, u.email, u."secondFactor",
  (select p.changed_at::float8 from password_state p where p.user_id = u.id) as "passwordAt"`;

/** The account of an address, in any spelling of its case. */
export async function accountByEmail(tables: Rows, email: string): Promise<Account | null> {
  const [found] = await tables.rows<Account>(`select ${columns} from "user" u where u.email = $1`, [email.toLowerCase()]);
  return found ?? null;
}

/** The account with an id, or null. */
export async function accountById(tables: Rows, userId: string): Promise<Account | null> {
  const [found] = await tables.rows<Account>(`select ${columns} from "user" u where u.id = $1`, [userId]);
  return found ?? null;
}

/** An account's password hash; null for an account that has no password yet. */
export async function passwordHashOf(tables: Rows, userId: string): Promise<string | null> {
  const [found] = await tables.rows<{ password: string | null }>(
    `select password from "account" where "userId" = $1 and "providerId" = 'credential'`,
    [userId],
  );
  return found?.password ?? null;
}

/** Makes an account without a password under an id of the caller's; false where another account has the address. */
export async function makeAccount(
  tx: SignInTx,
  { userId, name, email }: Pick<Account, 'userId' | 'name' | 'email'>,
  now: number,
): Promise<boolean> {
  await tx.rows(
    `insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt") values ($1, $2, $3, true, $4, $4)
     on conflict (email) do nothing`,
    [userId, name, email.toLowerCase(), new Date(now)],
  );
  return (await accountByEmail(tx, email))?.userId === userId;
}

/** Where a password came from: chosen by its person alone, or through a link that a clinic handed over. */
export type PasswordOrigin =
  | { readonly by: 'person' }
  | { readonly by: 'link'; readonly ofClinic: boolean; readonly madeBy: string | null };

/** Replaces an account's password, or gives it its first one. What of it is not the person's own doing is written down beside it. */
export async function replacePassword(
  tx: SignInTx,
  userId: string,
  hash: string,
  origin: PasswordOrigin,
  now: number,
): Promise<void> {
  const at = new Date(now);
  const there = await tx.changed(
    `update "account" set password = $2, "updatedAt" = $3 where "userId" = $1 and "providerId" = 'credential'`,
    [userId, hash, at],
  );
  if (there === 0) {
    await tx.rows(
      `insert into "account" (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
       values ($1, $2, 'credential', $2, $3, $4, $4)`,
      [uuidV7(now, randomBytes(10)), userId, hash, at],
    );
  }
  const ofClinic = origin.by === 'link' && origin.ofClinic;
  const madeBy = origin.by === 'link' ? origin.madeBy : null;
  await tx.rows(
    `insert into password_state (user_id, changed_at, of_clinic, shared_from, link_used_at, link_made_by)
     values ($1, $2, $3, case when $3 then $2::bigint end, case when $4::text is not null then $2::bigint end, $4)
     on conflict (user_id) do update set changed_at = excluded.changed_at, of_clinic = excluded.of_clinic,
       shared_from = coalesce(password_state.shared_from, excluded.shared_from),
       link_used_at = coalesce(excluded.link_used_at, password_state.link_used_at),
       link_made_by = coalesce(excluded.link_made_by, password_state.link_made_by)`,
    [userId, now, ofClinic, madeBy],
  );
  await tx.rows('delete from password_link where user_id = $1 and used_at is null', [userId]);
}

/** What is known of where an account's password came from; null where it was never replaced. */
export interface PasswordState {
  /** UTC ms. */
  readonly changedAt: number;
  /** Chosen through a link of a clinic and not changed since. */
  readonly ofClinic: boolean;
  /** Since when somebody else may have been signed in by such a link; null where nobody may. */
  readonly sharedFrom: number | null;
  readonly link: { readonly at: number; readonly madeBy: string } | null;
}

/** What is known of where an account’s password came from; null where it was never replaced. */
export async function passwordState(tables: Rows, userId: string): Promise<PasswordState | null> {
  const [row] = await tables.rows<{
    changed_at: string;
    of_clinic: boolean;
    shared_from: string | null;
    link_used_at: string | null;
    link_made_by: string | null;
  }>('select changed_at, of_clinic, shared_from, link_used_at, link_made_by from password_state where user_id = $1', [userId]);
  if (row === undefined) return null;
  const { changed_at, of_clinic, shared_from, link_used_at, link_made_by } = row;
  return {
    changedAt: Number(changed_at),
    ofClinic: of_clinic,
    sharedFrom: shared_from === null ? null : Number(shared_from),
    link: link_used_at === null || link_made_by === null ? null : { at: Number(link_used_at), madeBy: link_made_by },
  };
}

/** A person's places, by the sign-in role's policy on the one person whom it names. */
export async function placesOf(tx: SignInTx, userId: string): Promise<readonly { clinicId: string; since: number }[]> {
  if (!isPersonId(userId)) return [];
  await tx.rows(signInScope(userId));
  const rows = await tx.rows<{ clinic_id: string; since: string }>(
    'select clinic_id, since from membership where user_id = $1 order by clinic_id',
    [userId],
  );
  return rows.map(({ clinic_id, since }) => ({ clinicId: clinic_id, since: Number(since) }));
}
