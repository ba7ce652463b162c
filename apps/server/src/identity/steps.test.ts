import { connectionOf } from '@eupraxia/postgres';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../server.fixture.ts';
import { signInTables } from './sign-in-tables.ts';
import { mostSteps, stepMs, steps } from './steps.ts';

let bed: TestServer;
let pool: pg.Pool;

beforeAll(async () => {
  bed = await testServer();
  const reached = await connectionOf(bed.dataDir);
  if (!reached.ok) throw new Error(reached.error.message);
  pool = new pg.Pool({ ...reached.value.owner, options: '-c search_path=auth' });
});
afterAll(async () => {
  await pool?.end();
  await bed?.remove();
});
beforeEach(() => pool.query('delete from sign_in_step'));

/** The steps of one server process: two of them share nothing but the database. */
const process = () => steps<{ readonly of: string }>(signInTables(pool), 'half-sign-in');

describe('steps(tables, kind)', () => {
  it('gives a step back once, whichever process asks, and not after five minutes', async () => {
    const [one, other] = [process(), process()];
    const [once, late] = [await one.keep({ of: 'once' }, 1000), await one.keep({ of: 'late' }, 1000)];
    expect(await other.see(once, 2000)).toEqual({ of: 'once' });
    const taken = await Promise.all([one, other, one, other].map((desk) => desk.take(once, 2000)));
    expect(taken.filter((step) => step !== null)).toEqual([{ of: 'once' }]);
    expect(await other.see(late, 999 + stepMs)).toEqual({ of: 'late' });
    expect(await other.take(late, 1000 + stepMs)).toBeNull();
    expect(await one.take('never kept', 0)).toBeNull();
  });

  it('counts tries one after another, across processes', async () => {
    const [one, other] = [process(), process()];
    const id = await one.keep({ of: 'tries' }, 0);
    const counted = await Promise.all([one, other, one, other, one].map((desk) => desk.count(id, 1)));
    expect(counted.map((step) => step?.tries).toSorted()).toEqual([1, 2, 3, 4, 5]);
    expect(await other.count(id, stepMs)).toBeNull();
  });

  it('keeps no id, and takes no step under another kind', async () => {
    const id = await process().keep({ of: 'secret' }, 0);
    const { rows } = await pool.query('select s::text as row from sign_in_step s');
    expect(rows).toHaveLength(1);
    expect(rows[0].row).not.toContain(id);
    expect(await steps(signInTables(pool), 'passkey').take(id, 1)).toBeNull();
  });

  it('forgets what nobody answered, and the oldest beyond ten thousand of its kind', async () => {
    const [oldest, kept] = [await process().keep({ of: 'oldest' }, 10), await process().keep({ of: 'kept' }, 20_000)];
    const passkey = await steps(signInTables(pool), 'passkey').keep({ of: 'another kind' }, 0);
    await pool.query(
      `insert into sign_in_step (id_hash, kind, value, expires_at)
       select decode(md5(n::text), 'hex'), 'half-sign-in', '{}', $2 + n from generate_series(1, $1) n`,
      [mostSteps - 1, stepMs + 100],
    );
    await process().keep({ of: 'newest' }, 15_000);
    const { rows } = await pool.query(`select count(*)::int as count from sign_in_step where kind = 'half-sign-in'`);
    expect(rows[0].count).toBe(mostSteps);
    expect(await process().see(oldest, 11)).toBeNull();
    expect(await process().see(kept, 20_001)).toEqual({ of: 'kept' });
    expect(await steps(signInTables(pool), 'passkey').see(passkey, 1)).toEqual({ of: 'another kind' });
    await process().keep({ of: 'much later' }, 10 * stepMs);
    const left = await pool.query(`select count(*)::int as count from sign_in_step where kind = 'half-sign-in'`);
    expect(left.rows[0].count).toBe(1);
  });
});
