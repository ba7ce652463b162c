import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseAccount, giveTo, spawnAs } from './account.ts';
import { type ConnectionSettings, withClient } from './connection.ts';
import { checkAppRole, externalDatabase, parseDatabaseUrl } from './external-database.ts';
import { temporaryFolder } from './folders.fixture.ts';

const programs = '/usr/lib/postgresql/15/bin';
const secret = 'pass/w@rd:%1';
const port = 54_317;
let place = '';
let cluster = '';

/** A URL of the server under test, whose socket folder is `place`. */
function urlOf(user: string, password: string, database: string): string {
  const encode = encodeURIComponent;
  return `postgresql://${encode(user)}:${encode(password)}@${encode(place)}:${port}/${database}`;
}
function ask(settings: ConnectionSettings, sql: string) {
  return withClient(settings, 5_000, async (client) => (await client.query(sql)).rows);
}
async function refusal(url: string, appUrl?: string): Promise<{ code: string; message: string }> {
  const result = await externalDatabase(url, appUrl);
  if (result.ok) return { code: 'reached', message: '' };
  expect(JSON.stringify(result.error)).not.toContain(secret);
  return result.error;
}

describe('parseDatabaseUrl(url)', () => {
  const parsed = async (url: string) => {
    const result = await parseDatabaseUrl(url);
    return result.ok ? result.value : result.error.message;
  };

  test('reads host, port, user, password, database and TLS', async () => {
    expect(await parsed('postgres://ada:p%40ss@db.example:6543/chart?sslmode=require')).toEqual({
      host: 'db.example',
      port: 6543,
      user: 'ada',
      password: 'p@ss',
      database: 'chart',
      ssl: { rejectUnauthorized: true },
    });
    const local = { host: '/run/pg', port: 5432, user: 'ada', password: '', database: 'chart', ssl: false };
    expect(await parsed('postgresql://ada@%2Frun%2Fpg/chart')).toEqual(local);
    expect(await parsed('postgresql://ada@/chart?host=/run/pg')).toEqual(local);
    expect(await parsed('postgresql:///chart?host=/run/pg&user=ada')).toEqual(local);
    expect(await parsed('postgresql://ada@[::1]/chart')).toMatchObject({ host: '::1' });
  });

  test('says what is missing or wrong', async () => {
    expect(await parsed('chart')).toContain('it is not a URL');
    expect(await parsed('mysql://a@b/c')).toContain('it starts with mysql://');
    expect(await parsed('postgresql:///chart')).toContain('it names no host');
    expect(await parsed('postgresql://db/chart')).toContain('it names no user');
    expect(await parsed('postgresql://ada@db')).toContain('it names no database');
    expect(await parsed('postgresql://ada:%zz@db/chart')).toContain('hexadecimal');
    expect(await parsed('postgresql://ada@db/chart?port=x')).toContain('port');
    expect(await parsed('postgresql://ada@db/chart?sslmode=prefer')).toContain('sslmode is prefer');
    expect(await parsed('postgresql://ada@db/chart?sslmode=require&sslrootcert=/none')).toContain('cannot be read');
  });

  test('gives back any user, password and database that were encoded into it', async () => {
    const word = fc.string({ minLength: 1, unit: 'grapheme' });
    await fc.assert(
      fc.asyncProperty(word, word, word, async (user, password, database) => {
        const url = `postgresql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@db/${encodeURIComponent(database)}`;
        // A lone "." or ".." is a step in the path of every URL and cannot name a database there.
        fc.pre(!/^\.{1,2}$/.test(database));
        expect(await parsed(url)).toMatchObject({ user, password, database });
      }),
    );
  });

  test('refuses anything else with a coded line', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.string().map((rest) => `postgresql://${rest}`),
        ),
        async (text) => {
          const result = await parseDatabaseUrl(text);
          if (!result.ok) expect(result.error.code).toBe('EUP_STORE_URL_INVALID');
        },
      ),
    );
  });
});

describe('externalDatabase(url) without a server', () => {
  test('is refused where nothing listens, and where no host of that name is', async () => {
    const free = createServer();
    const at = await listening(free);
    await new Promise((resolve) => free.close(resolve));
    expect(await refusal(`postgresql://ada:${encodeURIComponent(secret)}@127.0.0.1:${at}/chart`)).toMatchObject({
      code: 'EUP_STORE_DB_UNREACHABLE',
      message: `The database server 127.0.0.1:${at} does not answer: nothing listens there.`,
    });
    expect((await refusal('postgresql://ada@localhost:1/chart')).code).toBe('EUP_STORE_DB_UNREACHABLE');
    expect((await refusal('postgresql://ada@%2Fnowhere/chart')).code).toBe('EUP_STORE_DB_UNREACHABLE');
  });

  test('is refused by a server older than 15', async () => {
    const old = oldServer();
    const at = await listening(old);
    try {
      expect(await refusal(`postgresql://ada:x@127.0.0.1:${at}/chart`)).toMatchObject({
        code: 'EUP_STORE_DB_TOO_OLD',
        message: `The database server 127.0.0.1:${at} is PostgreSQL 14.11; 15 or newer is needed.`,
      });
    } finally {
      old.close();
    }
  });
});

const found = existsSync(join(programs, 'initdb'));
describe.skipIf(!found)(
  `externalDatabase(url) on PostgreSQL 15${found ? '' : ` (skipped: there is none in ${programs})`}`,
  () => {
    beforeAll(() => {
      place = temporaryFolder();
      cluster = join(place, 'cluster');
      const account = databaseAccount(cluster);
      giveTo(account, place);
      const run = (name: string, ...args: string[]) =>
        execFileSync(join(programs, name), args, { cwd: place, stdio: 'ignore', ...spawnAs(account) });
      run('initdb', '-D', cluster, '-U', 'root', '--locale=C', '-E', 'UTF8', '--no-sync', '--auth=trust');
      run(
        'pg_ctl',
        'start',
        '-w',
        '-D',
        cluster,
        '-l',
        join(place, 'log'),
        '-o',
        `-c listen_addresses= -k ${place} -p ${port} -c fsync=off`,
      );
      const sql = [
        `CREATE ROLE chief LOGIN CREATEROLE PASSWORD '${secret}'`,
        `CREATE ROLE modest LOGIN PASSWORD '${secret}'`,
        `CREATE ROLE passer LOGIN BYPASSRLS PASSWORD '${secret}'`,
        `CREATE ROLE climber LOGIN PASSWORD '${secret}' IN ROLE passer`,
        `CREATE ROLE heir LOGIN PASSWORD '${secret}' IN ROLE chief`,
        'CREATE DATABASE chart OWNER chief',
      ];
      for (const statement of sql) {
        run('psql', '-h', place, '-p', String(port), '-U', 'root', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1', '-c', statement);
      }
      execFileSync('sh', ['-c', `echo 'local all all scram-sha-256' > ${join(cluster, 'pg_hba.conf')}`]);
      run('pg_ctl', 'reload', '-D', cluster);
    });
    afterAll(() => {
      spawnSync(join(programs, 'pg_ctl'), ['stop', '-m', 'immediate', '-D', cluster], {
        cwd: place,
        ...spawnAs(databaseAccount(cluster)),
      });
      rmSync(place, { recursive: true, force: true });
    });

    test('refuses a wrong password, an unknown user and a missing database, and never prints a password', async () => {
      expect((await refusal(urlOf('chief', `${secret}x`, 'chart'))).code).toBe('EUP_STORE_DB_SIGN_IN');
      expect((await refusal(urlOf('nobody here', secret, 'chart'))).code).toBe('EUP_STORE_DB_SIGN_IN');
      expect((await refusal(urlOf('chief', '', 'chart'))).code).toBe('EUP_STORE_DB_SIGN_IN');
      expect(await refusal(urlOf('chief', secret, 'none'))).toMatchObject({
        code: 'EUP_STORE_DB_MISSING',
        message: `The database none does not exist on ${place} (port ${port}).`,
      });
    });

    test('tells that the app role is missing when the owner may not create it', async () => {
      expect((await refusal(urlOf('modest', secret, 'chart'))).code).toBe('EUP_STORE_APP_ROLE_MISSING');
    });

    test('creates eupraxia_app once, also when two processes start together, and corrects its password', async () => {
      const url = urlOf('chief', secret, 'chart');
      const [first, second] = await Promise.all([externalDatabase(url), externalDatabase(url)]);
      if (!first.ok || !second.ok) throw new Error(`${JSON.stringify(first)} ${JSON.stringify(second)}`);
      expect(first.value.major).toBe(15);
      expect(second.value).toEqual(first.value);
      expect(await ask(first.value.app, 'SELECT current_user AS who')).toEqual([{ who: 'eupraxia_app' }]);
      await ask(first.value.owner, "ALTER ROLE eupraxia_app PASSWORD 'other'");
      const again = await externalDatabase(url);
      expect(again.ok && (await ask(again.value.app, 'SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    });

    test('refuses an app role that could bypass row-level security, itself or by a role that it is a member of', async () => {
      const owner = urlOf('chief', secret, 'chart');
      for (const [role, detail] of [
        ['passer', 'it is exempt from row-level security'],
        ['climber', 'it is a member of passer'],
        ['heir', 'it is a member of chief, which is the owner'],
        ['chief', 'it is the owner'],
      ] as const) {
        const refused = await refusal(owner, urlOf(role, secret, 'chart'));
        expect(refused.code).toBe('EUP_STORE_APP_ROLE_BYPASSES');
        expect(refused.message).toContain(detail);
      }
      expect((await refusal(owner, urlOf('modest', secret, 'chart'))).code).toBe('reached');
    });

    test('checkAppRole(app, owner) holds for the built-in roles too', async () => {
      const modest = await parseDatabaseUrl(urlOf('modest', secret, 'chart'));
      expect(modest.ok && (await checkAppRole(modest.value, 'chief'))).toEqual({ ok: true, value: undefined });
      expect(modest.ok && (await checkAppRole(modest.value, 'modest'))).toMatchObject({ ok: false });
    });
  },
);

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

/** A server that lets everyone in and calls itself 14.11: the messages of protocol 3.0 that one query takes. */
function oldServer(): Server {
  const message = (type: string, ...parts: Buffer[]) => {
    const body = Buffer.concat(parts);
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length + 4);
    return Buffer.concat([Buffer.from(type), length, body]);
  };
  const text = (value: string) => Buffer.from(`${value}\0`);
  const int16 = (value: number) => Buffer.from([value >> 8, value & 255]);
  const int32 = (value: number) => Buffer.concat([int16(value >> 16), int16(value & 65_535)]);
  const ready = message('Z', Buffer.from('I'));
  const column = (name: string) =>
    Buffer.concat([text(name), int32(0), int16(0), int32(25), int16(65_535), int32(65_535), int16(0)]);
  const value = (content: string) => Buffer.concat([int32(content.length), Buffer.from(content)]);
  return createServer((socket) => {
    let welcomed = false;
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      if (!welcomed) {
        welcomed = true;
        socket.write(Buffer.concat([message('R', int32(0)), ready]));
      } else if (data[0] === 'Q'.charCodeAt(0)) {
        socket.write(message('T', int16(2), column('number'), column('text')));
        socket.write(message('D', int16(2), value('140011'), value('14.11')));
        socket.write(Buffer.concat([message('C', text('SELECT 1')), ready]));
      } else socket.end();
    });
  });
}
