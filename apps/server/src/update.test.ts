import { readFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Fault, Result } from '@eupraxia/kernel';
import { connectionOf, startDatabase } from '@eupraxia/postgres';
import { openStore } from '@eupraxia/store';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from './database.ts';
import { passableFolder } from './server.fixture.ts';
import { type RunningServer, startServer } from './start.ts';

let folder: string;
let dataDir: string;
let lines: string[] = [];

beforeAll(async () => {
  folder = await passableFolder();
  dataDir = join(folder, 'data');
  await (await start()).stop();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function value<T>(result: Result<T, Fault>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
const begin = () => {
  lines = [];
  return startServer({ port: 0, host: '127.0.0.1', empty: true, dataDir, onProgress: (line) => lines.push(line) });
};
const start = async (): Promise<RunningServer> => value(await begin());
const copies = async () => (await readdir(dataDir)).filter((name) => name.startsWith('before-migration-')).sort();

/** Does something to the database as its owner, past the program. */
async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const database = value(await startDatabase({ dataDir }));
  const client = new pg.Client(database.owner);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
    await database.stop();
  }
}
/** The database of an empty folder of release 0.1.0, which knew three steps. */
const dump = gunzipSync(readFileSync(new URL('../../../vectors/releases/0.1.0/empty.sql.gz', import.meta.url))).toString('utf8');
/** Puts it in the folder; `broken` adds what the next step will stumble over. */
const olderBy = (state: 'whole' | 'broken') =>
  asOwner(async (client) => {
    await client.query('drop schema if exists eupraxia, chart, auth cascade');
    await client.query(dump);
    if (state === 'broken') await client.query('alter table auth.membership add column discipline text');
  });

describe('a start that has to update the database', () => {
  it('copies it first, keeps the copy, and the next good start removes it', async () => {
    await olderBy('whole');
    await (await start()).stop();
    expect(lines.findIndex((line) => line.startsWith('Copying the database ('))).toBeLessThan(
      lines.findIndex((line) => line.startsWith('database step 4')),
    );
    expect(lines.join('\n')).toContain(`to ${join(dataDir, 'before-migration-4')} before it is updated`);
    expect(await copies()).toEqual(['before-migration-4']);
    await (await start()).stop();
    // The administrator of an empty folder of that release has no address of their own.
    const still = expect.stringMatching(/^The administrator still signs in as admin@clinic\.invalid/);
    const removed = `Removed the copy of the database from before the update (${join(dataDir, 'before-migration-4')}).`;
    expect(lines).toEqual([removed, still]);
    expect(await copies()).toEqual([]);
    await (await start()).stop();
    expect(lines).toEqual([still]);
  });

  it('that fails names the copy, and leaves database and copy as they were', async () => {
    await olderBy('broken');
    const refused = await begin();
    expect(refused).toMatchObject({ ok: false, error: { code: 'EUP_STORE_MIGRATION_FAILED' } });
    expect(refused.ok ? '' : refused.error.message).toMatch(
      new RegExp(
        `already exists\\. A copy of the database from before the update lies in ${join(dataDir, 'before-migration-4')}\\.$`,
      ),
    );
    expect(await copies()).toEqual(['before-migration-4']);
    // Once the cause is gone the same version goes on, with a copy of its own.
    await asOwner((client) => client.query('alter table auth.membership drop column discipline'));
    await (await start()).stop();
    expect(await copies()).toEqual(['before-migration-4']);
  });

  it('is refused to a second program beside one that uses the database', async () => {
    await olderBy('whole');
    const database = value(await startDatabase({ dataDir }));
    try {
      const beside = value(await connectionOf(dataDir));
      expect(await openStore(beside)).toMatchObject({ ok: false, error: { code: 'EUP_STORE_UPDATE_IN_USE' } });
    } finally {
      await database.stop();
    }
  });

  it('on a PostgreSQL of somebody’s own copies nothing and says so in one line', async () => {
    const database = value(await startDatabase({ dataDir }));
    const urlOf = ({ user, password, host, port, database: name }: typeof database.owner) =>
      `postgresql://${user}:${encodeURIComponent(password)}@/${name}?host=${encodeURIComponent(host)}&port=${port}`;
    vi.stubEnv('DATABASE_APP_URL', urlOf(database.app));
    const databaseUrl = urlOf(database.owner);
    const said: string[] = [];
    try {
      const options = { port: 0, host: '127.0.0.1', empty: true, dataDir, databaseUrl };
      const opened = value(await openDatabase({ ...options, onProgress: (line) => said.push(line) }, Date.now));
      await opened.settled();
      await opened.close();
    } finally {
      vi.unstubAllEnvs();
      await database.stop();
    }
    expect(said[0]).toBe(
      'This version updates the database; no copy of it is made. Keep a backup of your PostgreSQL from before.',
    );
    expect(said[1]).toMatch(/^database step 4 of /);
    // The copy that the test above left is not this program's to remove.
    expect(await copies()).toEqual(['before-migration-4']);
  });
});
