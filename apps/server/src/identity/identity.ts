import { randomBytes } from 'node:crypto';
import { FaultError, uuidV7 } from '@eupraxia/kernel';
import { databaseFault } from '@eupraxia/store';
import { betterAuth } from 'better-auth';
import type { Pool } from 'pg';

/** A signed-in person; `cookies` are to be set on the answer (the session was extended). */
export interface SignedIn {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** UTC ms. */
  readonly expiresAt: number;
  readonly cookies: readonly string[];
}

/** Sign-in, without the web: what the server needs of better-auth and nothing more. */
export interface Identity {
  /** Checks e-mail and password with the same work for known and unknown people, and begins a session. */
  signIn(email: string, password: string, userAgent: string | undefined): Promise<SignedIn | null>;
  /** Ends the session of a request; the cookies that end it in the browser. */
  signOut(cookie: string | undefined): Promise<readonly string[]>;
  whoIs(cookie: string | undefined): Promise<SignedIn | null>;
  /**
   * Makes an account; the caller gives it a clinic. An account that was left half-made is finished; one that is whole
   * stays as it is, with its name and password, and `made` is false.
   */
  addPerson(person: {
    readonly name: string;
    readonly email: string;
    readonly password: string;
  }): Promise<{ readonly userId: string; readonly made: boolean }>;
  /** Replaces a password and ends every session of the person. */
  setPassword(userId: string, password: string): Promise<void>;
  userByEmail(email: string): Promise<{ readonly userId: string } | null>;
  /** Every endpoint that better-auth brings, reached or not: `METHOD /path`. The tests hold them against the routes. */
  readonly endpoints: readonly string[];
}

const hour = 3600;

/**
 * Sets up sign-in on the `auth` schema: scrypt (N 16384, r 16, p 1), sessions of 12 h that use extends, nobody signs up.
 * Our own routes call it (`routes.ts`); better-auth's own handler is never mounted.
 */
export function openIdentity(options: { readonly pool: Pool; readonly secret: Buffer; readonly secure: boolean }): Identity {
  const auth = betterAuth({
    secret: options.secret.toString('base64'),
    baseURL: 'http://localhost',
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: options.pool,
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    session: { expiresIn: 12 * hour, updateAge: hour / 2, cookieCache: { enabled: false } },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'eupraxia',
      useSecureCookies: options.secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', secure: options.secure, path: '/' },
      database: { generateId: () => uuidV7(Date.now(), randomBytes(10)) },
    },
  });
  return reachable(options.pool, {
    async signIn(email, password, userAgent) {
      const headers = new Headers(userAgent === undefined ? {} : { 'user-agent': userAgent.slice(0, 200) });
      const answer = await auth.api.signInEmail({ body: { email, password }, headers, asResponse: true });
      if (!answer.ok) {
        if (answer.status >= 500) throw new Error(`sign-in answered ${answer.status}`);
        return null;
      }
      const { user } = (await answer.json()) as { user: { id: string; name: string; email: string } };
      return {
        userId: user.id,
        name: user.name,
        email: user.email,
        expiresAt: Date.now() + 12 * hour * 1000,
        cookies: answer.headers.getSetCookie(),
      };
    },
    async signOut(cookie) {
      const answer = await auth.api.signOut({ headers: new Headers(cookie === undefined ? {} : { cookie }), asResponse: true });
      return answer.headers.getSetCookie();
    },
    async whoIs(cookie) {
      if (cookie === undefined) return null;
      const { response, headers } = await auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true });
      if (response === null) return null;
      const { user, session } = response;
      return {
        userId: user.id,
        name: user.name,
        email: user.email,
        expiresAt: session.expiresAt.getTime(),
        cookies: headers.getSetCookie(),
      };
    },
    async addPerson({ name, email, password }) {
      const { internalAdapter, password: hasher } = await auth.$context;
      const address = email.toLowerCase();
      const known = await internalAdapter.findUserByEmail(address);
      if (known !== null && (await internalAdapter.findAccounts(known.user.id)).length > 0)
        return { userId: known.user.id, made: false };
      const hash = await hasher.hash(password);
      const { id } =
        known?.user ?? (await internalAdapter.createUser({ name, email: address, emailVerified: true }, { method: 'admin' }));
      await internalAdapter.linkAccount({ userId: id, providerId: 'credential', accountId: id, password: hash });
      return { userId: id, made: true };
    },
    async setPassword(userId, password) {
      const { internalAdapter, password: hasher } = await auth.$context;
      await internalAdapter.updatePassword(userId, await hasher.hash(password));
      await internalAdapter.deleteUserSessions(userId);
    },
    async userByEmail(email) {
      const { internalAdapter } = await auth.$context;
      const found = await internalAdapter.findUserByEmail(email.toLowerCase());
      return found === null ? null : { userId: found.user.id };
    },
    endpoints: Object.values(auth.api).flatMap((endpoint) => {
      const { path, options: how } = endpoint as { path?: string; options?: { method?: string | readonly string[] } };
      const methods = how?.method ?? 'GET';
      return path === undefined ? [] : (typeof methods === 'string' ? [methods] : methods).map((method) => `${method} ${path}`);
    }),
  });
}

/**
 * A database that is away is named as such: sign-in reads it past the store, which does so for everything else. The
 * library answers some failures of its database without their cause: then the database itself is asked, and where it
 * answers, the work is done once more.
 */
function reachable(pool: Pool, identity: Identity): Identity {
  const orAway = async <R>(work: () => Promise<R>): Promise<R> => {
    try {
      return await work();
    } catch (thrown) {
      const away = databaseFault((thrown as { cause?: unknown }).cause) ?? databaseFault(thrown);
      throw away === undefined ? thrown : new FaultError(away);
    }
  };
  const named =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      try {
        return await orAway(() => work(...args));
      } catch (thrown) {
        if (thrown instanceof FaultError) throw thrown;
        await orAway(() => pool.query('select 1'));
        return orAway(() => work(...args));
      }
    };
  return {
    signIn: named(identity.signIn),
    signOut: named(identity.signOut),
    whoIs: named(identity.whoIs),
    addPerson: named(identity.addPerson),
    setPassword: named(identity.setPassword),
    userByEmail: named(identity.userByEmail),
    endpoints: identity.endpoints,
  };
}
