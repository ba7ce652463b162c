import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, servers, startTestDatabase, type TestDatabase } from './database.fixture.ts';
import { patientRole, signInRole } from './roles.ts';
import { ofClinics, ofPatients, ofSignIn } from './stored-rows.fixture.ts';

interface Policy {
  readonly name: string;
  readonly cmd: string;
  readonly permissive: boolean;
  readonly roles: readonly string[];
  readonly using: string | null;
  readonly check: string | null;
}

interface ForeignKey {
  readonly to: string;
  readonly from_columns: readonly string[];
  readonly to_columns: readonly string[];
}

interface Table {
  readonly name: string;
  readonly walled: boolean;
  readonly columns: readonly string[];
  readonly policies: readonly Policy[] | null;
  readonly unique_first: readonly string[];
  readonly triggers: number;
  readonly exclusions: number;
  readonly foreign_keys: readonly ForeignKey[];
}

const clinicOf = `(clinic_id = (NULLIF(current_setting('app.clinic'::text, true), ''::text))::uuid)`;
const namedPatient = `(NULLIF(current_setting('app.patient'::text, true), ''::text))::uuid`;
/** What a restrictive policy shows: everything to who may name every patient and does, else what fulfills a condition. */
const orEveryPatient = (otherwise: string) =>
  `CASE current_setting('app.patient'::text, true) WHEN '*'::text THEN has_function_privilege(('chart.every_patient()'::regprocedure)::oid, 'execute'::text) ELSE ${otherwise} END`;
const namedPerson = `(user_id = NULLIF(current_setting('app.person'::text, true), ''::text))`;

const policy = (name: string, permissive: boolean, rows: string): Policy => ({
  name,
  cmd: '*',
  permissive,
  roles: ['0'],
  using: rows,
  check: rows,
});

/** PostgreSQL prints a CASE on several lines. */
const onOneLine = (one: Policy): Policy => ({
  ...one,
  using: one.using?.replaceAll(/\s+/g, ' ').trim() ?? null,
  check: one.check?.replaceAll(/\s+/g, ' ').trim() ?? null,
});

/** The policies that a table must have, by name. */
function policiesOf(table: string): readonly Policy[] {
  const clinic = policy('clinic', true, clinicOf);
  const column = ofPatients[table];
  if (column !== undefined) return [clinic, policy('patient', false, orEveryPatient(`(${column} = ${namedPatient})`))];
  if (table !== 'auth.membership') return [clinic, policy('staff', false, orEveryPatient('false'))];
  const person: Policy = { ...policy('person', true, namedPerson), cmd: 'r', check: null };
  return [clinic, person, policy('staff', false, orEveryPatient(namedPerson))];
}

describe.each(servers)('the stored format, on PostgreSQL: %s', (server) => {
  let database: TestDatabase;
  let owner: pg.Client;
  let tables: readonly Table[];

  beforeAll(async () => {
    database = await startTestDatabase(server);
    await (await openTestStore(database)).close();
    owner = new pg.Client(database.owner);
    await owner.connect();
    tables = (
      await owner.query<Table>(`
      select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled,
        (select json_agg(a.attname order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
        (select json_agg(json_build_object('name', p.polname, 'cmd', p.polcmd, 'permissive', p.polpermissive, 'roles', p.polroles,
           'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid)) order by p.polname)
         from pg_policy p where p.polrelid = c.oid) as policies,
        (select coalesce(json_agg((select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0])), '[]')
         from pg_index i where i.indrelid = c.oid and i.indisunique) as unique_first,
        (select count(*)::int from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers,
        (select count(*)::int from pg_constraint k where k.conrelid = c.oid and k.contype = 'x') as exclusions,
        (select coalesce(json_agg(json_build_object('to', k.confrelid::regclass::text,
           'from_columns', (select json_agg(a.attname order by u.n) from unnest(k.conkey) with ordinality u(num, n)
                            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num),
           'to_columns', (select json_agg(a.attname order by u.n) from unnest(k.confkey) with ordinality u(num, n)
                          join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num))), '[]')
         from pg_constraint k where k.conrelid = c.oid and k.contype = 'f') as foreign_keys
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname in ('chart', 'auth') order by 1`)
    ).rows;
  });
  afterAll(async () => {
    await owner?.end();
    await database?.stop();
  });

  const inClinics = () => tables.filter(({ name }) => !(name in ofSignIn));

  it('each table belongs to a patient, or is listed with why it does not', () => {
    const listed = [...Object.keys(ofPatients), ...Object.keys(ofClinics), ...Object.keys(ofSignIn)];
    expect(tables.map(({ name }) => name).sort()).toEqual(listed.sort());
    for (const why of [...Object.values(ofClinics), ...Object.values(ofSignIn)]) expect(why.length).toBeGreaterThan(10);
    for (const [table, column] of Object.entries(ofPatients))
      expect(tables.find(({ name }) => name === table)?.columns, table).toContain(column);
  });

  it('each table of a clinic has the policy of the clinic and beside it the restrictive one: of the patient, or of the staff', () => {
    for (const { name, walled, policies } of inClinics()) {
      expect(walled, name).toBe(true);
      expect(policies?.map(onOneLine), name).toEqual(policiesOf(name));
    }
  });

  it('each key of a clinic’s table begins with the clinic, and no trigger or exclusion reaches past it: a clinic is one shard', () => {
    for (const { name, columns, unique_first, triggers, exclusions } of inClinics()) {
      expect(columns[0], name).toBe('clinic_id');
      expect(unique_first.length, name).toBeGreaterThan(0);
      expect(new Set(unique_first), name).toEqual(new Set(['clinic_id']));
      expect({ triggers, exclusions }, name).toEqual({ triggers: 0, exclusions: 0 });
    }
  });

  it('each foreign key stays inside its clinic, and what belongs to a visit names the visit together with its patient', () => {
    for (const { name, columns, foreign_keys } of inClinics()) {
      for (const { to, from_columns, to_columns } of foreign_keys) {
        expect([from_columns[0], to_columns[0]], name).toEqual(['clinic_id', 'clinic_id']);
        expect(to, name).toMatch(/^chart\./);
      }
      if (!columns.includes('visit_id')) continue;
      expect(foreign_keys, name).toContainEqual({
        to: 'chart.visit',
        from_columns: ['clinic_id', 'visit_id', 'patient_id'],
        to_columns: ['clinic_id', 'id', 'patient_id'],
      });
    }
  });

  it('nothing runs with the rights of its owner, and only the application may name every patient', async () => {
    const views = await owner.query(
      `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('chart', 'auth') and c.relkind in ('v', 'm')`,
    );
    expect(views.rows).toEqual([]);
    const functions = await owner.query(
      `select p.proname, p.prosecdef from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('chart', 'auth')`,
    );
    expect(functions.rows).toEqual([{ proname: 'every_patient', prosecdef: false }]);
    const may = await owner.query<{ role: string }>(
      `select rolname as role from pg_roles where rolname like 'eupraxia%' and has_function_privilege(oid, 'chart.every_patient()', 'execute') order by 1`,
    );
    expect(may.rows.map(({ role }) => role)).toEqual(['eupraxia_app', 'eupraxia_owner']);
  });

  it('the role of patients has no right on a table of sign-in, and the one of sign-in none on a clinical table', async () => {
    const rights = async (role: string, schema: string) =>
      (
        await owner.query<{ name: string }>(
          `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = $2 and c.relkind in ('r', 'p') and (has_any_column_privilege($1, c.oid, 'select, insert, update, references')
             or has_table_privilege($1, c.oid, 'select, insert, update, delete, truncate, references, trigger'))`,
          [role, schema],
        )
      ).rows.map(({ name }) => name);
    expect(await rights(patientRole, 'auth')).toEqual([]);
    expect(await rights(signInRole, 'chart')).toEqual([]);
    expect((await rights(patientRole, 'chart')).sort()).toEqual(['chart_entry', 'patient', 'signed_note', 'visit']);
  });
});

describe('the statements of this package', () => {
  it('set what row-level security compares with by SET LOCAL alone, in one place', () => {
    const setting: string[] = [];
    for (const file of readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || /\.(test|fixture)\.ts$/.test(file) || file === 'scope.ts') continue;
      const code = readFileSync(join(import.meta.dirname, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      if (/set_config\s*\(|SET\s+(LOCAL\s+|SESSION\s+)?"?app\./i.test(code)) setting.push(file);
    }
    expect(setting).toEqual([]);
  });
});
