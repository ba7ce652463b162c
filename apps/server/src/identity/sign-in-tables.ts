import { FaultError } from '@eupraxia/kernel';
import { databaseFault } from '@eupraxia/store';
import type { Pool, PoolClient } from 'pg';

/** What a transaction on the sign-in tables may send: statements with bound parameters. */
export interface SignInTx {
  rows<T>(sql: string, parameters?: readonly unknown[]): Promise<T[]>;
  /** How many rows a statement changed. */
  changed(sql: string, parameters?: readonly unknown[]): Promise<number>;
  readonly client: PoolClient;
}

/** The sign-in role's tables: accounts, sessions, links and second factors. They belong to no clinic. */
export interface SignInTables extends Pick<SignInTx, 'rows' | 'changed'> {
  /** A thrown error, or a returned `{ok: false}`, takes everything back. */
  transaction<T>(work: (tx: SignInTx) => Promise<T>): Promise<T>;
}

/**
 * Statements on the sign-in role's pool. Whoever holds one of its connections waits for no connection of the clinics' pool;
 * the other way round is allowed, so that the two pools never wait for each other.
 * @throws FaultError where the database is away
 */
export function signInTables(pool: Pool): SignInTables {
  return {
    rows: (sql, parameters = []) => orAway(async () => (await pool.query(sql, [...parameters])).rows),
    changed: (sql, parameters = []) => orAway(async () => (await pool.query(sql, [...parameters])).rowCount ?? 0),
    transaction: (work) =>
      orAway(async () => {
        const client = await pool.connect();
        let broken: Error | undefined;
        try {
          await client.query('BEGIN');
          const value = await work({
            rows: async (sql, parameters = []) => (await client.query(sql, [...parameters])).rows,
            changed: async (sql, parameters = []) => (await client.query(sql, [...parameters])).rowCount ?? 0,
            client,
          });
          await client.query(isRefusal(value) ? 'ROLLBACK' : 'COMMIT');
          return value;
        } catch (problem) {
          await client.query('ROLLBACK').catch((reason: Error) => {
            broken = reason;
          });
          throw problem;
        } finally {
          client.release(broken);
        }
      }),
  };
}

/** Names a database that is away as such. */
export async function orAway<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    const away = databaseFault(problem);
    throw away === undefined ? problem : new FaultError(away);
  }
}

function isRefusal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
}
