import { randomBytes } from 'node:crypto';
import type { SignInSession } from '@eupraxia/api';
import { uuidV7 } from '@eupraxia/kernel';
import { lockPersonOf } from '@eupraxia/store';
import { deviceLabel } from '../rpc/device-label.ts';
import type { Account } from './accounts.ts';
import type { SessionCookie } from './cookies.ts';
import { absoluteMs, idleMs } from './living-session.ts';
import type { SignInTables, SignInTx } from './sign-in-tables.ts';
import { newSecret } from './tokens.ts';

/** What a request says of the browser that it comes from. */
export interface Browser {
  readonly cookie: string | undefined;
  readonly userAgent: string | undefined;
}

/**
 * Begins a sign-in; the one that the browser had before, by its cookie, ends. Gives the lines that set the cookie; null where
 * the password was replaced since the account was read: that ended every sign-in, and this one began with what no longer counts.
 */
export async function beginSession(
  tables: SignInTables,
  cookie: SessionCookie,
  { userId, passwordAt }: Pick<Account, 'userId' | 'passwordAt'>,
  browser: Browser,
  now: number,
): Promise<readonly string[] | null> {
  const token = newSecret();
  const before = cookie.tokenOf(browser.cookie);
  const begun = await tables.transaction(async (tx) => {
    await lockPersonOf(tx.client, userId);
    const same = await tx.rows(
      `select 1 from "user" u left join password_state p on p.user_id = u.id
       where u.id = $1 and p.changed_at is not distinct from $2::bigint`,
      [userId, passwordAt],
    );
    if (same.length === 0) return false;
    await tx.rows('delete from "session" where token = $1 or ("userId" = $2 and "expiresAt" <= $3)', [
      before ?? '',
      userId,
      new Date(now),
    ]);
    await tx.rows(
      `insert into "session" (id, token, "userId", "createdAt", "updatedAt", "expiresAt", "endsAt", device)
       values ($1, $2, $3, $4, $4, $5, $6, $7)`,
      [
        uuidV7(now, randomBytes(10)),
        token,
        userId,
        new Date(now),
        new Date(now + idleMs),
        new Date(now + absoluteMs),
        deviceLabel(browser.userAgent, false),
      ],
    );
    return true;
  });
  return begun ? [cookie.set(token, absoluteMs / 1000)] : null;
}

/** A person's living sign-ins, the last used first. */
export async function sessionsOf(
  tables: SignInTables,
  userId: string,
  current: string,
  now: number,
): Promise<readonly SignInSession[]> {
  const rows = await tables.rows<{ id: string; device: string | null; createdAt: Date; updatedAt: Date; endsAt: Date }>(
    `select id, device, "createdAt", "updatedAt", coalesce("endsAt", "expiresAt") as "endsAt" from "session"
     where "userId" = $1 and "expiresAt" > $2 order by (id = $3) desc, "updatedAt" desc, id`,
    [userId, new Date(now), current],
  );
  return rows.map(({ id, device, createdAt, updatedAt, endsAt }) => ({
    id,
    current: id === current,
    device: device ?? deviceLabel(undefined, false),
    createdAt: createdAt.getTime(),
    lastSeenAt: updatedAt.getTime(),
    endsAt: endsAt.getTime(),
  }));
}

/** Ends one sign-in of a person; whether there was one. */
export async function endSession(tables: SignInTables, userId: string, id: string): Promise<boolean> {
  return (await tables.changed('delete from "session" where id = $1 and "userId" = $2', [id, userId])) > 0;
}

/** Ends every sign-in of a person but the one that is named; all where none is. Gives how many. */
export function endSessions(tx: Pick<SignInTx, 'changed'>, userId: string, but: string | null): Promise<number> {
  return tx.changed('delete from "session" where "userId" = $1 and id is distinct from $2', [userId, but]);
}
