import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newClinic, openTestStore, refusal, startTestDatabase, type TestDatabase, value } from './database.fixture.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { backfilled } from './migrations/migration.ts';
import { statement } from './statements.ts';
import { openStore } from './store.ts';

let database: TestDatabase;
let owner: pg.Client;
const roles = { app: 'eupraxia_app', auth: 'eupraxia_auth', patient: 'eupraxia_patient' };
const quiet = () => undefined;

beforeAll(async () => {
  database = await startTestDatabase();
  owner = new pg.Client(database.owner);
  await owner.connect();
});
afterAll(async () => {
  await owner?.end().catch(() => undefined);
  await database?.stop();
});

describe('openStore(connections)', () => {
  it('refuses a database whose schemas are somebody else’s, and leaves it alone', async () => {
    await owner.query('create schema auth; create table auth.mine ()');
    expect(refusal(await openStore(database))).toBe('EUP_STORE_NOT_OURS');
    await owner.query('drop table auth.mine; drop schema auth');
  });

  it('migrates once, however many processes start at the same time, and says each step', async () => {
    const said: string[] = [];
    const stores = await Promise.all(
      Array.from({ length: 4 }, () => openStore({ ...database, onProgress: (line) => said.push(line) })),
    );
    for (const store of stores) await value(store).close();
    expect(said).toEqual(migrations.map((step) => `database step ${step.number} of ${migrations.length}: ${step.name}`));
    expect(value(await migrate(owner, roles, quiet))).toEqual({ applied: 0 });
  });

  it('refuses a database of a newer program, and one whose step is not the known one', async () => {
    await owner.query(`insert into eupraxia.migration values (99, 'later', 'x')`);
    expect(refusal(await openStore(database))).toBe('EUP_STORE_NEWER');
    await owner.query('delete from eupraxia.migration where number = 99');
    await owner.query(`update eupraxia.migration set checksum = 'x' || checksum where number = 1`);
    expect(refusal(await openStore(database))).toBe('EUP_STORE_MIGRATION_CHANGED');
    await owner.query(`update eupraxia.migration set checksum = substr(checksum, 2) where number = 1`);
    await value(await openStore(database)).close();
  });

  it('takes a step that fails back as a whole', async () => {
    const broken = { number: migrations.length + 1, name: 'broken', sql: 'create table chart.half (); select 1/0' };
    expect(refusal(await migrate(owner, roles, quiet, [...migrations, broken]))).toBe('EUP_STORE_MIGRATION_FAILED');
    expect((await owner.query(`select to_regclass('chart.half') as there`)).rows[0].there).toBeNull();
    expect(value(await migrate(owner, roles, quiet))).toEqual({ applied: 0 });
  });

  it('refuses to work as the owner, and where nothing listens', async () => {
    expect(refusal(await openStore({ ...database, app: database.owner, auth: database.app }))).toBe(
      'EUP_STORE_APP_ROLE_BYPASSES',
    );
    await value(await openStore(database)).close();
    const nowhere = { ...database.owner, host: '127.0.0.1', port: 1 };
    expect(refusal(await openStore({ ...database, owner: nowhere }))).toBe('EUP_STORE_UNREACHABLE');
  });
});

describe('a released step', () => {
  it('is never edited: a database keeps the checksum of each step that it has gone through', () => {
    const released = [
      '8fd26110276759bbe653e00ff1361a282ab9921487a69d983b35a2656cf36f78',
      'fcbdb38da540672b635818b9b880b4cf74e2bfd5e58db2239e9ac1a96aee1310',
      '32af10d7d3f4cdff279bce02a30581d4089cf1a36c96781ff7b2d81f041126ca',
      '86ac11d9538fd63b236ba1b6705f36932dac8a198de1b8e373718c67a8b47cee',
      '0300680c4714073a5a9710a1d6c6c4f3b4070e95d226138c9510611b84c0206f',
      '017f99e878418ea46f0ff7deb2351153968286d616ef6b5e01fbe760b3fc1e25',
      '2dfe93e23072298b05e438132d4ead0321594d4457a1d4662b50d331d4cbc454',
    ];
    const now = migrations.slice(0, released.length).map(({ sql }) => createHash('sha256').update(sql, 'utf8').digest('hex'));
    expect(now).toEqual(released);
  });
});

describe('the step that gives memberships a discipline', () => {
  it('fills in what is there by the old rule, past the forced wall, and leaves who treats nobody without one', async () => {
    await owner.query('drop schema if exists chart, auth, eupraxia cascade');
    value(await migrate(owner, roles, quiet, migrations.slice(0, 3)));
    const clinic = randomUUID();
    await owner.query(`begin; set local app.clinic = '${clinic}'`);
    const old = [
      ['therapist', 'PT, NCS'],
      ['therapist', 'OTR/L'],
      ['assistant', 'COTA'],
      ['assistant', 'PTA'],
      ['therapist', 'CCC-SLP'],
      ['biller', 'CPC, OT'],
      ['admin', ''],
    ];
    for (const [i, [role, credentials]] of old.entries())
      await owner.query('insert into auth.membership (clinic_id, user_id, role, credentials, since) values ($1, $2, $3, $4, 0)', [
        clinic,
        `user-${i}`,
        role,
        credentials,
      ]);
    await owner.query('commit');
    expect(value(await migrate(owner, roles, quiet))).toEqual({ applied: migrations.length - 3 });
    await owner.query(`begin; set local app.clinic = '${clinic}'; set local app.patient = '*'`);
    const { rows } = await owner.query('select credentials, discipline, level from auth.membership order by user_id');
    expect(rows.map(Object.values)).toEqual([
      ['PT, NCS', 'PT', 'therapist'],
      ['OTR/L', 'OT', 'therapist'],
      ['COTA', 'OT', 'assistant'],
      ['PTA', 'PT', 'assistant'],
      ['CCC-SLP', 'PT', 'therapist'],
      ['CPC, OT', null, null],
      ['', null, null],
    ]);
    await owner.query('commit');
  });

  it('backfilled(table, set, which) closes the wall again, and is refused where row security would hide rows from it', async () => {
    const wall = await owner.query(`select relforcerowsecurity as forced from pg_class where oid = 'auth.membership'::regclass`);
    expect(wall.rows).toEqual([{ forced: true }]);
    const open = backfilled('auth.membership', `credentials = 'x'`, 'true');
    const behindTheWall = open.replace('alter table auth.membership no force row level security;', '');
    await expect(owner.query(behindTheWall)).rejects.toThrow(/row-level security policy/);
    await owner.query('rollback');
    expect((await owner.query('show row_security')).rows).toEqual([{ row_security: 'on' }]);
  });
});

describe('createClinic(clinic)', () => {
  it('founds it once, and refuses another under its id, and an unknown zone', async () => {
    const store = await openTestStore(database);
    const clinic = { id: randomUUID(), name: 'One', zone: 'Europe/Athens', demo: false };
    for (let i = 0; i < 2; i++) expect(value(await store.createClinic(clinic))).toEqual(clinic);
    expect(refusal(await store.createClinic({ ...clinic, name: 'Two' }))).toBe('EUP_STORE_CLINIC_CONFLICT');
    expect(refusal(await store.createClinic({ ...clinic, id: randomUUID(), zone: 'Mars/Olympus' }))).toBe('EUP_STORE_ZONE');
    expect(refusal(await store.createClinic({ ...clinic, id: "x'; drop schema chart; --" }))).toBe('EUP_STORE_CLINIC_UNKNOWN');
    const actor = await newClinic(store);
    expect(
      refusal(
        await store.addMembership(actor.clinicId, {
          userId: actor.userId,
          role: 'admin',
          credentials: '',
          discipline: null,
          level: null,
        }),
      ),
    ).toBe('EUP_STORE_MEMBER_CONFLICT');
    expect(
      refusal(
        await store.addMembership(randomUUID(), { userId: 'x', role: 'admin', credentials: '', discipline: null, level: null }),
      ),
    ).toBe('EUP_STORE_CLINIC_UNKNOWN');
    await store.close();
  });
});

describe('a database that goes away', () => {
  it('tenant(actor) says so as a fault, and works again when it is back', async () => {
    const lost: string[] = [];
    const store = value(await openStore({ ...database, onProgress: (line) => lost.push(line) }));
    const actor = await newClinic(store);
    await owner.end();
    const gone = store.tenant(actor, async (tx) => {
      database.crash();
      await new Promise((resolve) => setTimeout(resolve, 100));
      await tx.rows(statement`select 1`);
    });
    await expect(gone).rejects.toMatchObject({ fault: { code: 'EUP_STORE_UNREACHABLE' } });
    const back = () => store.tenant(actor, async () => 'back').catch((error: unknown) => error);
    await expect.poll(back, { timeout: 20_000, interval: 200 }).toBe('back');
    expect(lost.join()).toMatch(/connection was lost/);
    await store.close();
  });
});
