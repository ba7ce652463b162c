import { createHash } from 'node:crypto';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import type { Client } from 'pg';
import { fault } from './errors.ts';
import { migrations as known } from './migrations/all.ts';
import type { Migration } from './migrations/migration.ts';
import { privilegeStatements, type RoleNames } from './privileges.ts';

/** Marks a database as ours; the first thing written, the first thing read. */
const magic = 'eupraxia store';

/** Any fixed number: programs that start at the same time migrate one after the other. */
const migrationLock = 7_327_411;

/** Runs `work` while no other program prepares the same database. */
export async function oneAtATime<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('select pg_advisory_lock($1)', [migrationLock]);
  const done = await work();
  // After a failure the caller closes the connection, which lets the lock go: unlocking here could hide the failure.
  await client.query('select pg_advisory_unlock($1)', [migrationLock]);
  return done;
}

/**
 * Brings a database to this program's stored format and its roles to their rights. Each step is one transaction.
 * @param client signed in as the owner, inside oneAtATime
 */
export async function migrate(
  client: Client,
  roles: RoleNames,
  onProgress: (line: string) => void,
  migrations: readonly Migration[] = known,
): Promise<Result<{ readonly applied: number }, Fault>> {
  const ours = await claim(client);
  if (!ours.ok) return ours;
  const standing = await applied(client);
  const newest = standing.at(-1)?.number ?? 0;
  if (newest > migrations.length) return err(fault('EUP_STORE_NEWER', { found: newest, known: migrations.length }));
  for (const row of standing) {
    const step = migrations[row.number - 1];
    if (step?.name !== row.name || checksum(step) !== row.checksum) {
      return err(fault('EUP_STORE_MIGRATION_CHANGED', { number: row.number, name: row.name }));
    }
  }
  for (const step of migrations.slice(newest)) {
    onProgress(`database step ${step.number} of ${migrations.length}: ${step.name}`);
    const waits = await longStep(client, step);
    if (waits !== null) onProgress(waits);
    const done = await apply(client, step);
    if (!done.ok) return done;
  }
  // The rights are those of today's tables; a test that stops at an earlier step has no program that could use them.
  if (migrations.length >= known.length) await inTransaction(client, () => client.query(privilegeStatements(roles)));
  return ok({ applied: migrations.length - newest });
}

/**
 * The number of the next step that a database of ours still needs, or null: for one that is up to date, a newer
 * program's, somebody else's or empty. Changes nothing.
 */
export async function nextStep(client: Client, migrations: readonly Migration[] = known): Promise<number | null> {
  if (!(await isMarked(client))) return null;
  const newest = (await applied(client)).at(-1)?.number ?? 0;
  return newest === 0 || newest >= migrations.length ? null : newest + 1;
}

/** Makes sure that the database is ours, or empty and from now on ours. */
async function claim(client: Client): Promise<Result<true, Fault>> {
  const found = await client.query<{ schema: string; database: string }>(
    `select nspname as schema, current_database() as database from pg_namespace where nspname in ('eupraxia', 'chart', 'auth')`,
  );
  const schemas = found.rows.map((row) => row.schema);
  if (schemas.length === 0) {
    const statements = `
create schema eupraxia;
create table eupraxia.store (magic text primary key);
insert into eupraxia.store values ('${magic}');
create table eupraxia.migration (number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`;
    await inTransaction(client, () => client.query(statements));
    return ok(true);
  }
  const marked = schemas.includes('eupraxia') && (await isMarked(client));
  return marked
    ? ok(true)
    : err(fault('EUP_STORE_NOT_OURS', { database: found.rows[0]?.database ?? '', schema: schemas[0] ?? '' }));
}

async function isMarked(client: Client): Promise<boolean> {
  const there = await client.query<{ there: boolean }>(`select to_regclass('eupraxia.store') is not null as there`);
  if (!there.rows[0]?.there) return false;
  const found = await client.query<{ magic: string }>('select magic from eupraxia.store');
  return found.rows[0]?.magic === magic;
}

async function applied(client: Client): Promise<{ number: number; name: string; checksum: string }[]> {
  return (await client.query('select number, name, checksum from eupraxia.migration order by number')).rows;
}

/** From so many rows on, a step that rewrites a table is announced as a long one: about ten seconds. */
const rowsOfALongStep = 500_000;

/** What to say before a step that rewrites a large table, by PostgreSQL's own estimate of its rows; null for any other. */
async function longStep(client: Client, { rewrites }: Migration): Promise<string | null> {
  if (rewrites === undefined) return null;
  const found = await client.query<{ rows: number }>(
    'select reltuples::float8 as rows from pg_class where oid = to_regclass($1)',
    [rewrites],
  );
  const rows = found.rows[0]?.rows ?? 0;
  if (rows < rowsOfALongStep) return null;
  return `This step rewrites about ${Math.round(rows / 1e5) / 10} million rows. It can take minutes; do not stop the program.`;
}

async function apply(client: Client, step: Migration): Promise<Result<true, Fault>> {
  try {
    await inTransaction(client, async () => {
      await client.query(step.sql);
      await client.query('insert into eupraxia.migration (number, name, checksum) values ($1, $2, $3)', [
        step.number,
        step.name,
        checksum(step),
      ]);
    });
    return ok(true);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return err(fault('EUP_STORE_MIGRATION_FAILED', { number: step.number, name: step.name, detail }));
  }
}

async function inTransaction(client: Client, work: () => Promise<unknown>): Promise<void> {
  await client.query('begin');
  try {
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

function checksum(step: Migration): string {
  return createHash('sha256').update(step.sql, 'utf8').digest('hex');
}
