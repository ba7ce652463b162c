import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ConnectionSettings, withClient } from './connection.ts';
import { canMount, copyOf, endChildren, makeTemplate, startChild, started, temporaryFolder } from './folders.fixture.ts';
import { livePostmaster } from './postmaster-file.ts';
import { processMark } from './process-mark.ts';
import {
  connectionOf,
  type DatabaseEvent,
  type RunningDatabase,
  type StartDatabaseOptions,
  startDatabase,
} from './start-database.ts';

const asRoot = process.getuid?.() === 0;
const mounts = asRoot && canMount();
const whyNotRoot = asRoot ? '' : ' (skipped: the tests do not run as root)';
const nobody = 65_534;
let place = '';
let template = '';
let count = 0;
const running: RunningDatabase[] = [];

const copy = () => copyOf(template, join(place, `d${++count}`));
async function start(dataDir: string, options: Partial<StartDatabaseOptions> = {}): Promise<RunningDatabase> {
  const database = await started({ dataDir, ...options });
  running.push(database);
  return database;
}
async function codeOfStart(dataDir: string): Promise<string> {
  const result = await startDatabase({ dataDir });
  if (result.ok) await result.value.stop();
  return result.ok ? 'started' : result.error.code;
}
function ask<T extends object>(settings: ConnectionSettings, sql: string): Promise<T[]> {
  return withClient(settings, 5_000, async (client) => (await client.query<T>(sql)).rows);
}
async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 500 && processMark(pid) !== undefined; tries++) await pause(10);
  return processMark(pid) === undefined;
}

beforeAll(async () => {
  place = temporaryFolder();
  template = join(place, 'template');
  await makeTemplate(template);
});
afterEach(async () => {
  endChildren();
  for (const database of running.splice(0)) await database.stop();
});
afterAll(() => {
  for (const name of readdirSync(place)) {
    const left = livePostmaster(join(place, name, 'postgres'));
    if (left) process.kill(left.pid, 'SIGQUIT');
  }
  rmSync(place, { recursive: true, force: true, maxRetries: 5 });
}, 600_000);

describe('startDatabase({dataDir}) on a new folder', () => {
  test('makes a durable database with checksums, an owner, and an app role that owns nothing and bypasses nothing', async () => {
    const database = await start(join(place, 'new'));
    const settings = await ask<{ name: string; setting: string }>(
      database.owner,
      `SELECT name, setting FROM pg_settings WHERE name IN ('fsync','full_page_writes','synchronous_commit','data_checksums','server_encoding','lc_collate','TimeZone','password_encryption') ORDER BY name COLLATE "C"`,
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      TimeZone: 'UTC',
      data_checksums: 'on',
      fsync: 'on',
      full_page_writes: 'on',
      password_encryption: 'scram-sha-256',
      server_encoding: 'UTF8',
      synchronous_commit: 'on',
    });
    const [app] = await ask(
      database.app,
      `SELECT current_user AS user, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
       (SELECT count(*)::int FROM pg_shdepend WHERE refobjid = r.oid AND deptype = 'o') AS owned,
       has_database_privilege('eupraxia', 'CREATE') AS creates
       FROM pg_roles r WHERE rolname = current_user`,
    );
    expect(app).toEqual({
      user: 'eupraxia_app',
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      owned: 0,
      creates: false,
    });
    await ask(database.owner, 'CREATE SCHEMA chart');
    await expect(ask(database.app, 'CREATE TABLE chart.t (a int)')).rejects.toThrow('permission denied');
    await expect(ask({ ...database.app, password: 'f'.repeat(64) }, 'SELECT 1')).rejects.toThrow(
      'password authentication failed',
    );
  });

  test('keeps its secrets to itself: files 0600, a private socket, no network', async () => {
    const database = await start(copy());
    expect(statSync(join(database.dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(database.dataDir, 'postgres')).mode & 0o777).toBe(0o700);
    expect(statSync(database.owner.host).mode & 0o777).toBe(0o700);
    expect(await ask(database.owner, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }]);
    const secrets: Record<string, string> = JSON.parse(readFileSync(join(database.dataDir, 'secrets.json'), 'utf8'));
    const command =
      readFileSync(`/proc/${database.serverPid}/cmdline`, 'utf8') + readFileSync(`/proc/${database.serverPid}/environ`, 'utf8');
    for (const secret of Object.values(secrets)) expect(command).not.toContain(secret);
    if (asRoot) expect(statSync(`/proc/${database.serverPid}`).uid).not.toBe(0);
  });

  test('logs no statement and no value', async () => {
    const database = await start(copy());
    await expect(ask(database.owner, "SELECT 'Ada Lovelace'::int")).rejects.toThrow();
    await ask(database.owner, 'CREATE TABLE t (name text PRIMARY KEY)');
    await ask(database.owner, "INSERT INTO t VALUES ('Grace Hopper')");
    await expect(ask(database.owner, "INSERT INTO t VALUES ('Grace Hopper')")).rejects.toThrow('duplicate key');
    const log = readFileSync(join(database.dataDir, 'log', 'postgresql.log'), 'utf8');
    expect(log).toContain('duplicate key');
    expect(log).not.toMatch(/Grace|INSERT/);
  });

  test('uses a short temporary folder for the socket when its own path is too long, and removes it again', async () => {
    const long = join(place, 'a-long-name-'.repeat(8));
    const database = await start(copyOf(template, long));
    expect(database.owner.host.startsWith(long)).toBe(false);
    expect(await ask(database.app, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.stop();
    expect(existsSync(database.owner.host)).toBe(false);
  });
});

describe('stop()', () => {
  test('leaves no process, no socket and no lock, twice called or not, and the rows are there at the next start', async () => {
    const dataDir = copy();
    const first = await start(dataDir);
    await ask(first.owner, 'CREATE TABLE t AS SELECT 7 AS seven');
    const { serverPid } = first;
    await Promise.all([first.stop(), first.stop()]);
    expect(processMark(serverPid)).toBeUndefined();
    expect(readdirSync(dataDir).sort()).toEqual(['log', 'postgres', 'runtime', 'secrets.json', 'version']);
    const second = await start(dataDir);
    expect(second.adopted).toBe(false);
    expect(await ask(second.owner, 'SELECT * FROM t')).toEqual([{ seven: 7 }]);
  });

  test('ends idle and busy connections rather than wait for them', async () => {
    const database = await start(copy());
    const busy = ask(database.app, 'SELECT pg_sleep(60)').catch((error: Error) => error.message);
    await pause(100);
    await database.stop();
    // A stop that waited would let the query come to its own end.
    expect(await busy).toMatch(/terminat|connection error/i);
  });

  test('comes after a Ctrl-C that the whole process group got: the server still answers until then', async () => {
    const dataDir = copy();
    const child = startChild(dataDir);
    const { started: first } = await child.until((told) => told.started !== undefined);
    process.kill(-child.pid, 'SIGINT');
    expect(await child.until((told) => told.answeredAfterInterrupt !== undefined)).toEqual({ answeredAfterInterrupt: 1 });
    expect(await child.ended).toBe(0);
    expect(processMark(first?.serverPid ?? 0)).toBeUndefined();
    expect(readFileSync(join(dataDir, 'log', 'postgresql.log'), 'utf8')).toContain('database system is shut down');
  });

  test('is not needed for the server to go: a program that ends without it asks it to shut down', async () => {
    const child = startChild(copy());
    const { started: first } = await child.until((told) => told.started !== undefined);
    child.send('exit');
    expect(await child.ended).toBe(3);
    expect(await gone(first?.serverPid ?? 0)).toBe(true);
  });
});

describe('startDatabase({dataDir}) on a folder in use', () => {
  test('is refused in the same program and in another one, and leaves the first alone', async () => {
    const dataDir = copy();
    const database = await start(dataDir);
    expect(await codeOfStart(dataDir)).toBe('EUP_STORE_DATA_IN_USE');
    const child = startChild(dataDir);
    expect(await child.until((told) => told.refused !== undefined)).toMatchObject({ refused: { code: 'EUP_STORE_DATA_IN_USE' } });
    expect(await child.ended).toBe(1);
    expect(await ask(database.app, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('connectionOf(dataDir) reaches it, and is refused when nothing runs', async () => {
    const dataDir = copy();
    const database = await start(dataDir);
    const found = await connectionOf(dataDir);
    expect(found).toMatchObject({ ok: true, value: { owner: database.owner, app: database.app } });
    await database.stop();
    expect(await connectionOf(dataDir)).toMatchObject({ ok: false, error: { code: 'EUP_STORE_NOT_RUNNING' } });
    expect(await connectionOf(join(place, 'nowhere'))).toMatchObject({ ok: false, error: { code: 'EUP_STORE_NOT_RUNNING' } });
  });
});

describe('startDatabase({dataDir}) after a crash', () => {
  test('takes on the server that a killed program left running', async () => {
    const dataDir = copy();
    const child = startChild(dataDir);
    const { started: first } = await child.until((told) => told.started !== undefined);
    process.kill(child.pid, 'SIGKILL');
    await child.ended;
    const database = await start(dataDir);
    expect(database.adopted).toBe(true);
    expect(database.serverPid).toBe(first?.serverPid);
    expect(await ask(database.app, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.stop();
    expect(processMark(database.serverPid)).toBeUndefined();
  });

  test('stops a left server that it cannot enter, and sets new secrets when their file is lost', async () => {
    const dataDir = copy();
    const child = startChild(dataDir);
    const { started: first } = await child.until((told) => told.started !== undefined);
    process.kill(child.pid, 'SIGKILL');
    await child.ended;
    rmSync(join(dataDir, 'secrets.json'));
    const database = await start(dataDir);
    expect(database.adopted).toBe(false);
    expect(processMark(first?.serverPid ?? 0)).toBeUndefined();
    expect(await ask(database.app, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('recovers what was committed when program and server were both killed', async () => {
    const dataDir = copy();
    const child = startChild(dataDir);
    const { started: first } = await child.until((told) => told.started !== undefined);
    const reached = await connectionOf(dataDir);
    if (!reached.ok) throw new Error(reached.error.message);
    await ask(reached.value.owner, 'CREATE TABLE t AS SELECT generate_series(1, 1000) AS n');
    process.kill(first?.serverPid ?? 0, 'SIGKILL');
    process.kill(child.pid, 'SIGKILL');
    await child.ended;
    const database = await start(dataDir);
    expect(database.adopted).toBe(false);
    expect(await ask(database.owner, 'SELECT count(*)::int AS n FROM t')).toEqual([{ n: 1000 }]);
  });

  test('is not misled by a pid that lives on as another program, in its lock or in the one of the server', async () => {
    const dataDir = copy();
    const stranger = spawn('sleep', ['60']);
    try {
      writeFileSync(join(dataDir, 'lock'), JSON.stringify({ pid: stranger.pid, mark: 'another start' }));
      const file = join(dataDir, 'postgres', 'postmaster.pid');
      writeFileSync(file, `${stranger.pid}\n${join(dataDir, 'postgres')}\n1\n5432\n/tmp\n\n  1 1\nready   \n`);
      const { uid, gid } = statSync(join(dataDir, 'postgres'));
      if (asRoot) execFileSync('chown', [`${uid}:${gid}`, file]);
      const database = await start(dataDir);
      expect(await ask(database.app, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    } finally {
      stranger.kill();
    }
  });

  test('clears away a half-made database and makes a whole one', async () => {
    const dataDir = join(place, 'half');
    const child = startChild(dataDir);
    await child.until((told) => told.progress?.startsWith('Creating') ?? false);
    await pause(60);
    process.kill(child.pid, 'SIGKILL');
    await child.ended;
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
    expect(readdirSync(dataDir).some((name) => name.startsWith('postgres.new.'))).toBe(true);
    const database = await start(dataDir);
    expect(await ask(database.app, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.stop();
    await start(dataDir);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('postgres'))).toEqual(['postgres']);
  });
});

describe('a server that dies while we run', () => {
  test('is started again in the same place, and told', async () => {
    const events: DatabaseEvent[] = [];
    const database = await start(copy(), { onEvent: (event) => events.push(event) });
    await ask(database.owner, 'CREATE TABLE t AS SELECT 7 AS seven');
    const { serverPid } = database;
    process.kill(serverPid, 'SIGKILL');
    while (events.at(-1)?.kind !== 'restarted') await pause(20);
    expect(events).toEqual([
      { kind: 'died', serverPid },
      { kind: 'restarted', serverPid: database.serverPid },
    ]);
    expect(database.serverPid).not.toBe(serverPid);
    expect(await ask(database.owner, 'SELECT * FROM t')).toEqual([{ seven: 7 }]);
  });

  test('is left alone after the sixth death within a minute, with a coded fault', async () => {
    const events: DatabaseEvent[] = [];
    const database = await start(copy(), { onEvent: (event) => events.push(event) });
    for (let deaths = 1; deaths <= 6; deaths++) {
      process.kill(database.serverPid, 'SIGKILL');
      while (events.length < deaths * 2) await pause(20);
      expect(events.at(-1)?.kind).toBe(deaths <= 5 ? 'restarted' : 'gave-up');
    }
    expect(events.at(-1)).toMatchObject({ kind: 'gave-up', fault: { code: 'EUP_STORE_GAVE_UP', status: 503 } });
    await database.stop();
    expect(await codeOfStart(database.dataDir)).toBe('started');
  });
});

describe('startDatabase({dataDir}) refuses in one coded line', () => {
  test('a folder of a newer layout, of another PostgreSQL, with a damaged version file, and one of somebody else', async () => {
    const dataDir = copy();
    const version = join(dataDir, 'version');
    writeFileSync(version, 'eupraxia-data\nlayout 2\nsomething new\n');
    expect(await codeOfStart(dataDir)).toBe('EUP_STORE_DATA_NEWER');
    writeFileSync(version, 'eupraxia-data\nlayout 1\npostgresql 17\n');
    expect(await codeOfStart(dataDir)).toBe('EUP_STORE_POSTGRES_MAJOR');
    writeFileSync(version, 'eupraxia-data\nlayout 1\npostgresql 18\n');
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '19\n');
    expect(await codeOfStart(dataDir)).toBe('EUP_STORE_POSTGRES_MAJOR');
    writeFileSync(version, '');
    expect(await codeOfStart(dataDir)).toBe('EUP_STORE_DATA_UNREADABLE');
    rmSync(version);
    expect(await codeOfStart(dataDir)).toBe('EUP_STORE_DATA_FOREIGN');
    expect(existsSync(join(dataDir, 'lock'))).toBe(false);
  });

  test('a path that is a file, or that leads through one', async () => {
    const file = join(place, 'file');
    writeFileSync(file, '');
    expect(await codeOfStart(file)).toBe('EUP_STORE_DATA_NOT_A_FOLDER');
    expect(await codeOfStart(join(file, 'data'))).toBe('EUP_STORE_DATA_NOT_A_FOLDER');
    expect(await codeOfStart(join(dirname(file), 'x'.repeat(300)))).toBe('EUP_STORE_DATA_NOT_A_FOLDER');
  });

  test('a folder that this user may not write', async () => {
    const closed = join(place, 'closed');
    mkdirSync(closed, { mode: 0o555 });
    if (!asRoot) {
      expect(await codeOfStart(join(closed, 'data'))).toBe('EUP_STORE_DATA_NOT_WRITABLE');
      return;
    }
    const child = startChild(join(closed, 'data'), nobody);
    expect(await child.until((told) => told.refused !== undefined)).toMatchObject({
      refused: { code: 'EUP_STORE_DATA_NOT_WRITABLE' },
    });
  });

  test('a cluster that is damaged, with what the server says of it', async () => {
    const dataDir = copy();
    rmSync(join(dataDir, 'postgres', 'global', 'pg_control'));
    const result = await startDatabase({ dataDir });
    expect(result).toMatchObject({ ok: false, error: { code: 'EUP_STORE_START_FAILED' } });
    expect(result.ok ? '' : result.error.message).toMatch(/pg_control|database system/);
    expect(readdirSync(dataDir)).not.toContain('lock');
  });

  test.runIf(asRoot)(`a folder that the account of the server cannot enter${whyNotRoot}`, async () => {
    const inside = join(place, 'rooms', 'data');
    mkdirSync(join(place, 'rooms'), { mode: 0o700 });
    expect(await codeOfStart(inside)).toBe('EUP_STORE_DATA_UNREACHABLE');
  });

  test.runIf(mounts)(
    `a read-only and a full file system${mounts ? '' : ' (skipped: this account may not mount a file system)'}`,
    async () => {
      const small = join(place, 'small');
      mkdirSync(small);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=80m,mode=755', 'none', small]);
      try {
        expect(await codeOfStart(join(small, 'data'))).toBe('EUP_STORE_DISK_FULL');
        execFileSync('mount', ['-o', 'remount,ro', small]);
        expect(await codeOfStart(join(small, 'other'))).toBe('EUP_STORE_DATA_READ_ONLY');
      } finally {
        execFileSync('umount', [small]);
      }
    },
  );

  test.runIf(asRoot)(`nothing when an ordinary user starts it: the server then runs as that user${whyNotRoot}`, async () => {
    const own = join(place, basename(`own-${nobody}`));
    mkdirSync(own);
    execFileSync('chown', [String(nobody), own]);
    const child = startChild(join(own, 'data'), nobody);
    const { started: first } = await child.until((told) => told.started !== undefined);
    expect(statSync(`/proc/${first?.serverPid}`).uid).toBe(nobody);
    child.send('stop');
    expect(await child.ended).toBe(0);
  });
});
