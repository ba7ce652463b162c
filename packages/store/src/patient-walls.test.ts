import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PatientActor, PersonActor } from './actor.ts';
import { systemActor } from './actor.ts';
import { auditPage } from './audit/page.ts';
import { verifyAudit } from './audit/verify.ts';
import { appendChart, entriesOf } from './chart.ts';
import { storePool } from './connect.ts';
import {
  newClinic,
  newVisit,
  openTestStore,
  refusal,
  servers,
  startTestDatabase,
  type TestDatabase,
  value,
} from './database.fixture.ts';
import { findPatient } from './patients.ts';
import { people } from './people.ts';
import { patientPrivileges } from './privileges.ts';
import { connectionAs, holdsToWalls, patientRole } from './roles.ts';
import { clinicScope } from './scope.ts';
import { statement } from './statements.ts';
import { openStore, type Store } from './store.ts';
import { clinicRows, ofClinics, ofPatients, patientRows, rowsOfPatient, type StoredPatient } from './stored-rows.fixture.ts';

const [ours, theirs] = [randomUUID(), randomUUID()];
const stored = (clinicId: string, patientId: string = randomUUID()): StoredPatient => ({
  clinicId,
  patientId,
  visitId: randomUUID(),
});
const ana = stored(ours);
const ben = stored(ours);
/** Ids are the browsers' own: the other clinic has a patient under the id of one of ours. */
const namesake = stored(theirs, ana.patientId);
const dora = stored(theirs);
const everybody = [ana, ben, namesake, dora];

const patientTables = Object.keys(ofPatients);
const clinicTables = Object.keys(ofClinics);
const readable = Object.keys(patientPrivileges);

/** What a transaction names; left out is a setting that it does not touch. */
interface Named {
  readonly clinic?: string;
  readonly patient?: string;
}

const scopes: readonly Named[] = [undefined, ours, theirs].flatMap((clinic) =>
  [undefined, '', '*', ana.patientId, ben.patientId, dora.patientId, randomUUID()].map((patient) => ({
    ...(clinic === undefined ? {} : { clinic }),
    ...(patient === undefined ? {} : { patient }),
  })),
);

const beginning = ({ clinic, patient }: Named): string =>
  `BEGIN${clinic === undefined ? '' : `; SET LOCAL app.clinic = '${clinic}'`}${patient === undefined ? '' : `; SET LOCAL app.patient = '${patient}'`}`;

/** Works on one connection of a pool, and gives it back whatever comes of it. */
async function on<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
    client.release();
  }
}

/** The rows of each table, counted by a statement that forgot its filter. */
async function counts(client: pg.PoolClient, tables: readonly string[]): Promise<Record<string, number>> {
  const columns = tables.map((table) => `(select count(*)::int from ${table}) as "${table}"`);
  return (await client.query(`select ${columns.join(', ')}`)).rows[0];
}

/** How many rows of a table a transaction may see. */
function allowed(table: string, { clinic, patient }: Named, mayNameAll: boolean): number {
  const here = everybody.filter(({ clinicId }) => clinicId === clinic);
  const isAll = patient === '*' && mayNameAll;
  if (table in ofClinics) return isAll && clinic !== undefined ? 1 : 0;
  return here.filter(({ patientId }) => isAll || patientId === patient).length * rowsOfPatient(table);
}

describe.each(servers)('isolation of patients, on PostgreSQL: %s', (server) => {
  let database: TestDatabase;
  let store: Store;
  let owner: pg.Client;
  let app: pg.Pool;
  let patient: pg.Pool;

  beforeAll(async () => {
    database = await startTestDatabase(server);
    store = await openTestStore(database);
    owner = new pg.Client(database.owner);
    await owner.connect();
    for (const clinicId of [ours, theirs]) await owner.query(`BEGIN; ${clinicScope(clinicId)}; ${clinicRows(clinicId)} COMMIT`);
    for (const one of everybody) await owner.query(`BEGIN; ${clinicScope(one.clinicId)}; ${patientRows(one)} COMMIT`);
    app = storePool({ ...database.app, max: 1 }, () => undefined);
    patient = storePool({ ...connectionAs(patientRole, database.app), max: 1 }, () => undefined);
  });
  afterAll(async () => {
    await Promise.all([owner?.end(), app?.end(), patient?.end()]);
    await store?.close();
    await database?.stop();
  });

  it('a statement without a filter sees, of every table, what its transaction named: role × table × clinic × patient', async () => {
    const roles = [
      { pool: app, tables: [...patientTables, ...clinicTables], mayNameAll: true },
      { pool: patient, tables: readable, mayNameAll: false },
    ];
    for (const { pool, tables, mayNameAll } of roles)
      await on(pool, async (client) => {
        for (const named of scopes) {
          await client.query(beginning(named));
          const expected = Object.fromEntries(tables.map((table) => [table, allowed(table, named, mayNameAll)]));
          expect(await counts(client, tables), JSON.stringify(named)).toEqual(expected);
          await client.query('COMMIT');
          // The connection goes back to the pool: what it named is gone.
          expect(Object.values(await counts(client, tables)).every((n) => n === 0)).toBe(true);
        }
      });
  });

  it('a patient that is no id is an error, and shows nothing', async () => {
    for (const pool of [app, patient])
      await on(pool, async (client) => {
        for (const named of ['*, *', '* ', 'all', '%', `${ana.patientId}, ${ben.patientId}`]) {
          await client.query(beginning({ clinic: ours, patient: named }));
          await expect(client.query('select 1 from chart.visit'), named).rejects.toThrow(/invalid input syntax for type uuid/);
          await client.query('ROLLBACK');
        }
      });
  });

  it('the application writes no row of a patient whom its transaction did not name, in any table', async () => {
    const rows = [patientRows(stored(ours)), patientRows(ben), clinicRows(ours)].flatMap((sql) => sql.split(';\n'));
    const scoped = [{ clinic: ours }, { clinic: ours, patient: '' }, { clinic: ours, patient: ana.patientId }, { patient: '*' }];
    await on(app, async (client) => {
      for (const named of scoped)
        for (const row of rows.filter((line) => line.trim() !== '')) {
          await client.query(beginning(named));
          await expect(client.query(row), row).rejects.toThrow(
            /violates row-level security policy|permission denied for table clinic/,
          );
          await client.query('ROLLBACK');
        }
      await client.query(beginning({ clinic: ours, patient: ana.patientId }));
      const changed = await client.query(`update chart.visit set events = 9 where patient_id <> '${ana.patientId}'`);
      expect(changed.rowCount).toBe(0);
    });
  });

  it('no row of a visit names another patient than the visit, whoever writes it', async () => {
    const ofVisits = await owner.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.columns where column_name = 'visit_id'`,
    );
    expect(ofVisits.rows).toHaveLength(8);
    for (const { name } of ofVisits.rows) {
      await owner.query(`BEGIN; ${clinicScope(ours)}`);
      const moved = `update ${name} set patient_id = '${ben.patientId}' where visit_id = '${ana.visitId}'`;
      await expect(owner.query(moved), name).rejects.toThrow(/violates foreign key constraint/);
      await owner.query('ROLLBACK');
    }
  });

  it('the role of patients writes nothing, reads no other table, and cannot become more than it is', async () => {
    const refused = async (client: pg.PoolClient, sql: string) => {
      await client.query(beginning({ clinic: ours, patient: ana.patientId }));
      await expect(client.query(sql), sql).rejects.toThrow(
        /permission denied|must be owner|must have|would be affected by row-level security/,
      );
      await client.query('ROLLBACK');
    };
    const others = ['auth."user"', 'auth."session"', 'auth."account"', 'eupraxia.store'];
    await on(patient, async (client) => {
      for (const table of [...patientTables, ...clinicTables, ...others]) {
        if (!readable.includes(table)) await refused(client, `select 1 from ${table}`);
        for (const verb of ['insert into $ default values', 'delete from $', 'truncate $'])
          await refused(client, verb.replace('$', table));
      }
      for (const table of readable) await refused(client, `update ${table} set clinic_id = clinic_id`);
      for (const sql of [
        'select created_by from chart.patient',
        'select planned_by from chart.visit',
        'select chart.every_patient()',
        'set role eupraxia_app',
        'set role eupraxia_owner',
        'set row_security = off; select 1 from chart.visit',
        'alter table chart.visit disable row level security',
        'drop policy patient on chart.visit',
        'create table chart.mine ()',
        'create function chart.mine() returns int language sql return 1',
      ])
        await refused(client, sql);
      // Granting what one does not have is a warning in PostgreSQL, and changes nothing.
      await client.query('grant execute on function chart.every_patient() to eupraxia_patient').catch(() => undefined);
      await client.query(beginning({ clinic: ours, patient: '*' }));
      expect(await counts(client, readable)).toEqual(Object.fromEntries(readable.map((table) => [table, 0])));
    });
  });

  it('a role that belongs to another one is refused at the start: nobody becomes the application by a grant', async () => {
    const grantable = ['eupraxia_patient to eupraxia_app', 'eupraxia_auth to eupraxia_patient'];
    for (const grant of grantable) {
      await owner.query(`grant ${grant}`);
      expect(refusal(await openStore(database)), grant).toBe('EUP_STORE_APP_ROLE_BYPASSES');
      await owner.query(`revoke ${grant.replace(' to ', ' from ')}`);
    }
    expect(value(await holdsToWalls(patient as unknown as pg.Client, ['eupraxia_app', 'eupraxia_auth']))).toBe(
      'eupraxia_patient',
    );
    expect(refusal(await openStore({ ...database, patient: database.app }))).toBe('EUP_STORE_APP_ROLE_BYPASSES');
  });

  it('app role: goes on as before where somebody made it a member of the patients’ role, since no policy names a role', async () => {
    await owner.query('grant eupraxia_patient to eupraxia_app');
    await on(app, async (client) => {
      await client.query(`BEGIN; ${clinicScope(ours)}`);
      expect(await counts(client, ['chart.patient'])).toEqual({ 'chart.patient': 2 });
    });
    await owner.query('revoke eupraxia_patient from eupraxia_app');
  });
});

describe('tenant(actor) of a patient', () => {
  let database: TestDatabase;
  let store: Store;
  let therapist: PersonActor;
  let own: PatientActor;
  let other: string;

  beforeAll(async () => {
    database = await startTestDatabase();
    store = await openTestStore(database);
    therapist = await newClinic(store);
    const visit = await newVisit(store, therapist, 1_795_364_100_000);
    other = (await newVisit(store, therapist, 1_795_364_100_000)).patientId;
    own = { kind: 'patient', clinicId: therapist.clinicId, patientId: visit.patientId, accountId: randomUUID() };
  });
  afterAll(async () => {
    await store?.close();
    await database?.stop();
  });

  const auditRows = async () => (await store.tenant(therapist, (tx) => auditPage(tx))).rows;

  it('reads through the role of patients: their own rows, of nobody else, and leaves an audit row in the account’s name', async () => {
    await store.tenant(own, async (tx) => {
      expect(await tx.rows(statement`select current_user::text as role`)).toEqual([{ role: 'eupraxia_patient' }]);
      expect((await findPatient(tx, own.patientId))?.id).toBe(own.patientId);
      expect(await findPatient(tx, other)).toBeUndefined();
      expect(await entriesOf(tx, other)).toEqual([]);
      expect(await tx.rows(statement`select id from chart.patient`)).toEqual([{ id: own.patientId }]);
      expect(await tx.rows(statement`select id from chart.visit`)).toHaveLength(1);
      tx.audit('chart.read', `patient:${own.patientId}`);
    });
    expect((await auditRows())[0]).toMatchObject({ who: 'Patient', role: 'patient', action: 'chart.read' });
    await store.tenant({ ...own, onBehalfOf: 'a caregiver' }, async (tx) => tx.audit('chart.read', `patient:${own.patientId}`));
    expect((await auditRows())[0]).toMatchObject({ who: 'Caregiver', role: 'patient' });
    expect(await store.tenant(therapist, (tx) => verifyAudit(tx))).toMatchObject({ chain: 'whole' });
  });

  it('hands nothing out where its audit row cannot be written', async () => {
    const owner = new pg.Client(database.owner);
    await owner.connect();
    await owner.query('revoke insert on chart.audit from eupraxia_app');
    const read = store.tenant(own, async (tx) => {
      tx.audit('chart.read', `patient:${own.patientId}`);
      return findPatient(tx, own.patientId);
    });
    await expect(read).rejects.toThrow(/permission denied/);
    await owner.query('grant insert on chart.audit to eupraxia_app');
    await owner.end();
  });

  it('writes nothing, reads nothing of who works there, and is refused a patient or clinic that is no id before any SQL', async () => {
    await expect(store.tenant(own, (tx) => appendChart(tx, own.patientId, []))).rejects.toThrow(/permission denied/);
    await expect(store.tenant(own, (tx) => people(tx))).rejects.toThrow(/permission denied/);
    await expect(store.tenant(own, (tx) => tx.signInRows('select 1', []))).rejects.toThrow(/patient reads nothing/);
    for (const patientId of ['*', '', `${own.patientId}'; set app.patient = '*`])
      await expect(store.tenant({ ...own, patientId }, async () => 1)).rejects.toMatchObject({
        fault: { code: 'EUP_STORE_PATIENT_UNKNOWN' },
      });
    await expect(store.tenant({ ...own, clinicId: '*' }, async () => 1)).rejects.toMatchObject({
      fault: { code: 'EUP_STORE_CLINIC_UNKNOWN' },
    });
  });

  it('shows nothing of a patient in another clinic, nor everybody to who names them by hand', async () => {
    const elsewhere = await newClinic(store, 'Elsewhere');
    const visible = (actor: PatientActor, before = statement`select 1`) =>
      store.tenant(actor, async (tx) => {
        await tx.rows(before);
        return (await tx.rows(statement`select id from chart.patient`)).length;
      });
    expect(await visible(own)).toBe(1);
    expect(await visible({ ...own, clinicId: elsewhere.clinicId })).toBe(0);
    expect(await visible(own, statement`set local app.patient = '*'`)).toBe(0);
    expect(await visible(own)).toBe(1);
  });

  it('takes turns with the clinic’s own on their pools, and each sees what is theirs', async () => {
    const clinic = systemActor(therapist.clinicId, 'count');
    const seen = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        store.tenant(i % 2 ? own : clinic, async (tx) => (await tx.rows(statement`select id from chart.patient`)).length),
      ),
    );
    expect(seen).toEqual(Array.from({ length: 40 }, (_, i) => (i % 2 ? 1 : 2)));
  });
});
