import type { Pool } from 'pg';
import type { SignInLogRow } from '../shapes.ts';

/** How long rows of the server's own sign-in log are kept, in days, and how many at most: the older ones go first. */
export const signInLogDays = 90;
export const mostSignInRows = 50_000;

const dayMs = 86_400_000;

/** The log of attempts to sign in that belong to no clinic. */
export interface SignInLog {
  /** Adds rows; the sign-in role may do no more than that. */
  add(rows: readonly SignInLogRow[]): Promise<void>;
  /** The newest rows first. */
  read(most: number): Promise<readonly SignInLogRow[]>;
  /** Takes away what is too old and what is too much; gives how many rows went. */
  shorten(now: number, most?: number): Promise<number>;
}

/** Opens the log: `auth` adds, `owner` reads and shortens. */
export function signInLog(auth: Pool, owner: Pool): SignInLog {
  return {
    async add(rows) {
      if (rows.length === 0) return;
      const columns = (['at', 'what', 'account', 'network', 'device', 'times'] as const).map((name) =>
        rows.map((row) => row[name]),
      );
      await auth.query(
        `insert into auth.sign_in_log (at, what, account, network, device, times)
         select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[])`,
        columns,
      );
    },
    async read(most) {
      const found = await owner.query<SignInLogRow>(
        'select at, what, account, network, device, times from auth.sign_in_log order by at desc, id desc limit $1',
        [most],
      );
      return found.rows.map((row) => ({ ...row, at: Number(row.at) }));
    },
    async shorten(now, most = mostSignInRows) {
      const gone = await owner.query(
        `delete from auth.sign_in_log
         where at < $1 or id <= (select id from auth.sign_in_log order by id desc offset $2 limit 1)`,
        [now - signInLogDays * dayMs, most],
      );
      return gone.rowCount ?? 0;
    },
  };
}
