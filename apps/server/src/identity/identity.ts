import { randomBytes } from 'node:crypto';
import { uuidV7 } from '@eupraxia/kernel';
import type { Pool } from 'pg';
import { type Account, accountByEmail, accountById, makeAccount, passwordHashOf, replacePassword } from './accounts.ts';
import { sessionCookie } from './cookies.ts';
import { type LivingSession, sessionReader, touchSession } from './living-session.ts';
import { hashPassword, isPasswordOf } from './password-hash.ts';
import { type Browser, beginSession } from './sessions.ts';
import { orAway, type SignInTables, signInTables } from './sign-in-tables.ts';

/** Whoever a request comes from, by their living session. */
export type Recognized = LivingSession;

/** Accounts and their sign-ins, without the web. */
export interface Identity {
  readonly tables: SignInTables;
  /** Checks e-mail and password, with the same work for known and unknown people. Begins no session. */
  checkPassword(email: string, password: string): Promise<Account | null>;
  /**
   * Begins a session, and ends the one that the browser had; the lines that set its cookie. Null where the password was
   * replaced since the account was read.
   */
  begin(account: Pick<Account, 'userId' | 'passwordAt'>, browser: Browser): Promise<readonly string[] | null>;
  /** Ends the session of a request; the lines that end it in the browser. */
  signOut(cookie: string | undefined): Promise<readonly string[]>;
  whoIs(cookie: string | undefined): Promise<Recognized | null>;
  /** Whether it is the password of an account; the same check as at sign-in. */
  isPassword(userId: string, password: string): Promise<boolean>;
  account(userId: string): Promise<Account | null>;
  userByEmail(email: string): Promise<Account | null>;
  /**
   * Makes an account, for seeds and fixtures: everybody else makes their own by an invitation. An account that was left
   * half-made is finished; one that is whole stays as it is, and `made` is false. No password: it gets one by a link.
   */
  addPerson(person: {
    readonly name: string;
    readonly email: string;
    readonly password: string | null;
  }): Promise<{ readonly userId: string; readonly made: boolean }>;
}

/** Sets up sign-in on the tables of the `auth` schema. `clock` in UTC ms. */
export function openIdentity(options: {
  readonly pool: Pool;
  readonly secret: Buffer;
  readonly secure: boolean;
  readonly clock?: () => number;
}): Identity {
  const { clock = Date.now } = options;
  const tables = signInTables(options.pool);
  const cookie = sessionCookie(options.secret, options.secure);
  const readSession = sessionReader(options.pool);
  return {
    tables,
    async checkPassword(email, password) {
      const account = await accountByEmail(tables, email);
      const hash = await passwordHashOf(tables, account?.userId ?? '');
      return (await isPasswordOf(hash, password)) ? account : null;
    },
    begin: (account, browser) => beginSession(tables, cookie, account, browser, clock()),
    async signOut(header) {
      const token = cookie.tokenOf(header);
      if (token !== null) await tables.rows('delete from "session" where token = $1', [token]);
      return [cookie.end];
    },
    async whoIs(header) {
      const token = cookie.tokenOf(header);
      if (token === null) return null;
      const now = clock();
      return orAway(async () => {
        const session = await readSession(token, now);
        if (session === null) return null;
        await touchSession(options.pool, session, now);
        return session;
      });
    },
    isPassword: async (userId, password) => isPasswordOf(await passwordHashOf(tables, userId), password),
    account: (userId) => accountById(tables, userId),
    userByEmail: (email) => accountByEmail(tables, email),
    async addPerson({ name, email, password }) {
      const known = await accountByEmail(tables, email);
      if (known !== null && (password === null || (await passwordHashOf(tables, known.userId)) !== null))
        return { userId: known.userId, made: false };
      const hash = password === null ? null : await hashPassword(password);
      const userId = known?.userId ?? uuidV7(clock(), randomBytes(10));
      await tables.transaction(async (tx) => {
        if (known === null && !(await makeAccount(tx, { userId, name, email }, clock())))
          throw new Error(`The address of ${userId} was taken meanwhile.`);
        if (hash !== null) await replacePassword(tx, userId, hash, { by: 'person' }, clock());
      });
      return { userId, made: true };
    },
  };
}
