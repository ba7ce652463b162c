import type { Writable } from 'node:stream';
import pg, { type Pool, type PoolClient, type PoolConfig } from 'pg';

const int8 = 20;
const date = 1082;

/** bigint columns hold UTC ms and counts, within what a number holds exactly; a date stays `YYYY-MM-DD`. */
const types: NonNullable<PoolConfig['types']> = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === int8) return Number;
    if (oid === date) return (text: string) => text;
    return pg.types.getTypeParser(oid, format as 'text');
  }) as typeof pg.types.getTypeParser,
};

/** A pool with the store's own reading of numbers and dates. `lost` hears of connections that broke; the pool replaces them. */
export function storePool(config: PoolConfig, lost: (line: string) => void): Pool {
  const pipelined = { connectionTimeoutMillis: 10_000, ...config, types, pipeline: true };
  return watched(new pg.Pool(pipelined), lost);
}

/**
 * Runs what sends statements, and holds the connection's bytes back until everything that can be asked by then has been: a
 * write costs the program and the database more than most statements do. Statements run in the order in which they are
 * sent; the store's connections take the next one before the last one was answered.
 */
export function inOneWrite<T>(client: PoolClient, send: () => T): T {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
  return send();
}

/** A pool whose unqualified names are the sign-in tables, with the driver's usual types. */
export function signInPool(config: PoolConfig, lost: (line: string) => void): Pool {
  const options = [config.options, '-c search_path=auth'].filter(Boolean).join(' ');
  const pool = new pg.Pool({ connectionTimeoutMillis: 10_000, ...config, options });
  return watched(pool, lost);
}

/** An error event that nobody hears ends the process: a connection can break while it is idle, and while it is lent out. */
function watched(pool: Pool, lost: (line: string) => void): Pool {
  const report = (error: Error) => lost(`a database connection was lost: ${error.message}`);
  pool.on('error', report);
  pool.on('connect', (client) => {
    client.on('error', report);
  });
  return pool;
}
