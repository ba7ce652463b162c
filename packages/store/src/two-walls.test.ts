import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, refusal, startTestDatabase, type TestDatabase, value } from './database.fixture.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { clinicScope } from './scope.ts';
import { clinicRows, ofPatients, patientRows, rowsOfPatient, type StoredPatient } from './stored-rows.fixture.ts';

const roles = { app: 'eupraxia_app', auth: 'eupraxia_auth', patient: 'eupraxia_patient' };
const quiet = () => undefined;
const before = migrations.slice(0, 7);

const clinics = [randomUUID(), randomUUID(), randomUUID()];
const shared = { patientId: randomUUID(), visitId: randomUUID() };
/** Three patients a clinic; the browsers' ids of one and of its visit are the same in all clinics. */
const patients: readonly StoredPatient[] = clinics.flatMap((clinicId) => [
  { clinicId, ...shared },
  ...Array.from({ length: 2 }, () => ({ clinicId, patientId: randomUUID(), visitId: randomUUID() })),
]);
/** What had no patient until this step. */
const filled = Object.entries(ofPatients).filter(
  ([table]) => !['chart.patient', 'chart.patient_word', 'chart.chart_entry', 'chart.visit', 'chart.outbox_key'].includes(table),
);

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await startTestDatabase();
  // Makes the roles.
  await (await openTestStore(database)).close();
});
beforeEach(async () => {
  owner = new pg.Client(database.owner);
  await owner.connect();
  await owner.query('drop schema chart, auth, eupraxia cascade');
  value(await migrate(owner, roles, quiet, before));
  for (const clinicId of clinics)
    await owner.query(`begin; ${clinicScope(clinicId)}; ${clinicRows(clinicId, 'before the patient')} commit`);
  for (const one of patients)
    await owner.query(`begin; ${clinicScope(one.clinicId)}; ${patientRows(one, 'before the patient')} commit`);
});
afterEach(() => owner.end());
afterAll(() => database?.stop());

/** Runs SQL on every row, whatever the policies say, and closes them again. */
async function pastPolicies(table: string, sql: string): Promise<pg.QueryResult> {
  await owner.query(`alter table ${table} no force row level security`);
  const done = await owner.query(sql);
  await owner.query(`alter table ${table} force row level security`);
  return done;
}

describe('the step that names the patient of each row', () => {
  it('fills in every row of every clinic with the patient of its visit or chart, and forces the policies again', async () => {
    expect(filled).toHaveLength(9);
    const said: string[] = [];
    expect(value(await migrate(owner, roles, (line) => said.push(line)))).toEqual({ applied: migrations.length - 7 });
    expect(said).toHaveLength(migrations.length - 7);
    for (const one of patients) {
      await owner.query(`begin; ${clinicScope(one.clinicId)}`);
      for (const [table] of filled) {
        const of = table === 'chart.projection' ? 'subject' : 'visit_id';
        const rows = await owner.query(`select patient_id from ${table} where ${of} in ($1, $2)`, [one.visitId, one.patientId]);
        expect(
          rows.rows.map(({ patient_id }) => patient_id),
          table,
        ).toEqual(Array(rowsOfPatient(table)).fill(one.patientId));
      }
      await owner.query('commit');
    }
    const open = await owner.query(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'chart' and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)`,
    );
    expect(open.rows).toEqual([]);
    const unchecked = await owner.query(`select conname from pg_constraint where contype = 'f' and not convalidated`);
    expect(unchecked.rows).toEqual([]);
  });

  it.each([
    [
      'a projection of a visit that is not there',
      'chart.projection',
      `insert into chart.projection (clinic_id, subject, name, version, through, body) values ('${clinics[1]}', gen_random_uuid(), 'visit', 1, '{}', '{}')`,
    ],
    [
      'a projection of a chart that is not there',
      'chart.projection',
      `insert into chart.projection (clinic_id, subject, name, version, through, body) values ('${clinics[1]}', '${shared.visitId}', 'chart', 1, '{}', '{}')`,
    ],
    [
      'an event of a visit that is not there',
      'chart.event',
      `alter table chart.event drop constraint event_clinic_id_visit_id_fkey; update chart.event set visit_id = gen_random_uuid() where clinic_id = '${clinics[2]}' and visit_id = '${shared.visitId}'`,
    ],
    [
      'a key of another clinic’s visit',
      'chart.vault_key',
      `alter table chart.vault_key drop constraint vault_key_clinic_id_visit_id_fkey; update chart.vault_key set visit_id = '${patients[1]?.visitId}' where clinic_id = '${clinics[1]}' and visit_id = '${shared.visitId}'`,
    ],
  ])('fails as a whole and changes nothing where there is %s', async (_, table, sql) => {
    await pastPolicies(table, sql);
    const said: string[] = [];
    const refused = await migrate(owner, roles, (line) => said.push(line));
    expect(refusal(refused)).toBe('EUP_STORE_MIGRATION_FAILED');
    expect(refused).toMatchObject({
      error: { message: expect.stringMatching(/back-fill of chart\.\w+ changed \d+ of \d+ rows/) },
    });
    const left = await owner.query(
      `select table_name from information_schema.columns where table_schema = 'chart' and column_name = 'patient_id'`,
    );
    expect(left.rows.map(({ table_name }) => table_name).sort()).toEqual(['chart_entry', 'patient_word', 'visit']);
    expect((await owner.query('select max(number) as number from eupraxia.migration')).rows).toEqual([{ number: 7 }]);
  });

  it('says before it begins that a large database takes a while, by the number of events', async () => {
    await owner.query(`select pg_restore_relation_stats('schemaname', 'chart', 'relname', 'event', 'reltuples', 10000000::real)`);
    const said: string[] = [];
    value(await migrate(owner, roles, (line) => said.push(line)));
    expect(said.slice(0, 2)).toEqual([
      `database step 8 of ${migrations.length}: two-walls`,
      'This step rewrites about 10 million rows. It can take minutes; do not stop the program.',
    ]);
  });
});
