import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from './actor.ts';
import { auditPage } from './audit/page.ts';
import { readChart } from './chart.ts';
import { storePool } from './connect.ts';
import {
  newClinic,
  newPatient,
  newVisit,
  openTestStore,
  refusal,
  servers,
  startTestDatabase,
  type TestDatabase,
  value,
} from './database.fixture.ts';
import { createPatient, searchPatients } from './patients.ts';
import { holdsToWalls } from './roles.ts';
import { clinicScope, signInScope } from './scope.ts';
import { statement } from './statements.ts';
import type { Store } from './store.ts';
import { ofClinics, ofPatients } from './stored-rows.fixture.ts';
import type { TenantTx } from './tenant.ts';
import { visitOf } from './visit/rows.ts';

const tables = [...Object.keys(ofPatients), ...Object.keys(ofClinics)];

describe.each(servers)('isolation of clinics, on PostgreSQL: %s', (server) => {
  let database: TestDatabase;
  let store: Store;
  let raw: pg.Pool;
  let ours: PersonActor;
  let theirs: PersonActor;
  let patientId: string;

  beforeAll(async () => {
    database = await startTestDatabase(server);
    store = await openTestStore(database);
    raw = storePool({ ...database.app, max: 1 }, () => undefined);
    ours = await newClinic(store, 'Ours');
    theirs = await newClinic(store, 'Theirs');
    ({ patientId } = await newVisit(store, theirs, 1_795_364_100_000));
  });
  afterAll(async () => {
    await raw?.end();
    await store?.close();
    await database?.stop();
  });

  it('app role: reads nothing, of any table, without a clinic, in another clinic, and after a commit on the same connection', async () => {
    const count = async (client: pg.PoolClient) => {
      const counts = [];
      for (const table of tables) {
        counts.push(
          Number((await client.query(`select count(*) as n from ${table} where clinic_id <> '${ours.clinicId}'`)).rows[0].n),
        );
      }
      return Math.max(...counts);
    };
    const client = await raw.connect();
    try {
      expect(await count(client)).toBe(0);
      await client.query(`BEGIN; ${clinicScope(theirs.clinicId)}`);
      expect(await count(client)).toBeGreaterThan(0);
      await client.query('COMMIT');
      expect(await count(client)).toBe(0);
      await client.query(`BEGIN; ${clinicScope(ours.clinicId)}`);
      expect(await count(client)).toBe(0);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  });

  it('app role: writes nothing into another clinic by hand-made SQL, and changes nothing there', async () => {
    const client = await raw.connect();
    const inOurs = async (sql: string) => {
      await client.query(`BEGIN; ${clinicScope(ours.clinicId)}`);
      try {
        return (await client.query(sql)).rowCount;
      } finally {
        await client.query('ROLLBACK');
      }
    };
    try {
      const walled = /row-level security/;
      await expect(
        inOurs(`insert into chart.patient (clinic_id, id, name, born_on, sort_name, created_at, created_by)
        values ('${theirs.clinicId}', '${randomUUID()}', 'x', '2000-01-01', 'x', 0, 'x')`),
      ).rejects.toThrow(walled);
      await expect(inOurs(`insert into auth.membership values ('${theirs.clinicId}', 'me', 'admin', '', 0)`)).rejects.toThrow(
        walled,
      );
      await expect(
        inOurs(`insert into chart.audit values ('${theirs.clinicId}', '${randomUUID()}', 1, 0, 'x', 'x', 'x', 'x', 'x', 'x')`),
      ).rejects.toThrow(walled);
      expect(await inOurs(`update chart.patient set entries = 9 where id = '${patientId}'`)).toBe(0);
      expect(await inOurs('update chart.projection set waits_since = null')).toBe(0);
    } finally {
      client.release();
    }
  });

  it('app role: may insert and read events, notes, chart entries and audit rows, and neither change nor delete them', async () => {
    const client = await raw.connect();
    try {
      for (const table of ['event', 'signed_note', 'chart_entry', 'audit', 'audit_seal', 'vault_key', 'recording']) {
        for (const sql of [
          `update chart.${table} set clinic_id = clinic_id`,
          `delete from chart.${table}`,
          `truncate chart.${table}`,
        ]) {
          await client.query(`BEGIN; ${clinicScope(theirs.clinicId)}`);
          await expect(client.query(sql), sql).rejects.toThrow(/permission denied/);
          await client.query('ROLLBACK');
        }
      }
      // A place in the clinic is the one thing that is ever taken away, and only inside the clinic that is named.
      for (const table of tables.filter((name) => name !== 'auth.membership'))
        await expect(client.query(`delete from ${table}`), table).rejects.toThrow(/permission denied/);
      await client.query(`BEGIN; ${clinicScope(theirs.clinicId)}`);
      const elsewhere = 'delete from auth.membership where clinic_id <> $1';
      expect((await client.query(elsewhere, [theirs.clinicId])).rowCount).toBe(0);
      expect((await client.query('delete from auth.membership')).rowCount).toBe(1);
      await client.query('ROLLBACK');
      expect((await client.query('delete from auth.membership')).rowCount).toBe(0);
      for (const sql of [
        'select * from auth."user"',
        'select * from auth."session"',
        'select * from eupraxia.store',
        'create table chart.mine ()',
        'alter table chart.event disable row level security',
        'set row_security = off; select * from chart.event',
        'drop policy clinic on chart.event',
        'set role eupraxia_owner',
      ]) {
        await expect(client.query(sql), sql).rejects.toThrow(
          /permission denied|must be owner|would be affected by row-level security/,
        );
      }
      await client.query('reset row_security');
    } finally {
      client.release();
    }
  });

  it('the policy guards forgotten filters, not injected SQL: a statement that names another clinic is let through', async () => {
    const client = await raw.connect();
    try {
      await client.query(`BEGIN; ${clinicScope(ours.clinicId)}`);
      await client.query(`set local app.clinic = '${theirs.clinicId}'`);
      expect((await client.query('select 1 from chart.patient')).rowCount).toBe(1);
      await client.query('COMMIT');
      expect((await client.query('select 1 from chart.patient')).rowCount).toBe(0);
    } finally {
      client.release();
    }
  });

  it('sign-in role: reads the memberships of the person it names, and nothing clinical', async () => {
    const auth = await store.authPool.connect();
    try {
      expect((await auth.query('select * from membership')).rowCount).toBe(0);
      await auth.query(`BEGIN; ${signInScope(ours.userId)}`);
      expect((await auth.query('select * from membership')).rows).toMatchObject([{ clinic_id: ours.clinicId }]);
      await auth.query('COMMIT');
      expect((await auth.query('select * from membership')).rowCount).toBe(0);
      await expect(auth.query('select * from chart.patient')).rejects.toThrow(/permission denied/);
      await expect(auth.query(`insert into membership values ('${ours.clinicId}', 'me', 'admin', '', 0)`)).rejects.toThrow(
        /permission denied/,
      );
      expect((await auth.query('select * from "user"')).rowCount).toBe(0);
    } finally {
      auth.release();
    }
  });

  it('memberships(user) names the clinics of that person alone', async () => {
    expect(await store.memberships(ours.userId)).toEqual([
      {
        clinicId: ours.clinicId,
        clinicName: 'Ours',
        zone: 'America/Chicago',
        demo: true,
        settings: { emergencyNumber: null, state: null, minutesRule: null, cosign: null, lockMinutes: null },
        role: 'therapist',
        credentials: 'PT',
        discipline: 'PT',
        level: 'therapist',
      },
    ]);
    expect(await store.memberships(`nobody' or true`)).toEqual([]);
  });

  it("tenant(actor): gives no patient, chart or visit of another clinic by its id, and search doesn't find it", async () => {
    await store.tenant(ours, async (tx) => {
      expect(refusal(await readChart(tx, patientId))).toBe('EUP_STORE_PATIENT_UNKNOWN');
      expect(refusal(await visitOf(tx, randomUUID()))).toBe('EUP_STORE_VISIT_UNKNOWN');
      expect(await searchPatients(tx, 'okafor')).toEqual([]);
      // Of this clinic alone: that it was founded and its person added.
      expect((await auditPage(tx)).rows.map(({ action }) => action)).toEqual(['person.add', 'clinic.found']);
    });
    expect(await store.tenant(theirs, (tx) => searchPatients(tx, 'okafor'))).toHaveLength(1);
  });

  it('tenant(actor) takes turns on pooled connections and nobody sees the clinic before', async () => {
    const one = newPatient('Only Ours');
    const two = newPatient('Only Theirs');
    value(await store.tenant(ours, (tx) => createPatient(tx, one)));
    value(await store.tenant(theirs, (tx) => createPatient(tx, two)));
    const found = await Promise.all(
      Array.from({ length: 60 }, (_, i) => store.tenant(i % 2 ? ours : theirs, (tx) => searchPatients(tx, 'only'))),
    );
    found.forEach((patients, i) => {
      expect(patients.map(({ id }) => id)).toEqual([i % 2 ? one.id : two.id]);
    });
  });

  it('tenant(actor) refuses a clinic that is no UUID, before any SQL', async () => {
    const clinicId = `${ours.clinicId}'; drop schema chart; --`;
    await expect(store.tenant({ ...ours, clinicId }, async () => 1)).rejects.toMatchObject({
      fault: { code: 'EUP_STORE_CLINIC_UNKNOWN' },
    });
  });

  it('a TenantTx is dead after its transaction, and a transaction inside another is a bug', async () => {
    let kept: TenantTx | undefined;
    await store.tenant(ours, async (tx) => {
      kept = tx;
      await expect(store.tenant(ours, async () => 1)).rejects.toThrow(/inside tenant/);
    });
    const dead = kept as unknown as TenantTx;
    await expect(searchPatients(dead, '')).rejects.toThrow(/after its transaction ended/);
    expect(() => dead.audit('chart.read', 'y')).toThrow(/after its transaction ended/);
  });

  it('tenant(actor) takes everything back after a throw, a refusal, or a statement that failed and was swallowed', async () => {
    const patient = newPatient('Taken Back');
    await expect(
      store.tenant(ours, async (tx) => {
        value(await createPatient(tx, patient));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await store.tenant(ours, async (tx) => {
      value(await createPatient(tx, patient));
      return { ok: false as const, error: 'no' };
    });
    await expect(
      store.tenant(ours, async (tx) => {
        value(await createPatient(tx, patient));
        await tx.rows(statement`select 1/0`).catch(() => undefined);
      }),
    ).rejects.toThrow();
    expect(await store.tenant(ours, (tx) => searchPatients(tx, 'taken'))).toEqual([]);
    const actions = await store.tenant(ours, async (tx) => (await auditPage(tx)).rows.map((row) => row.subject));
    expect(actions).not.toContain(`patient:${patient.id}`);
  });

  it('tenant(actor) fails with what went wrong first, also where a statement that was sent behind it is heard before it', async () => {
    const work = store.tenant(ours, async (tx) => {
      const first = tx.rows(statement`select 'x'::int`);
      first.catch(() => undefined);
      await tx.rows(statement`select 1`);
    });
    await expect(work).rejects.toMatchObject({ code: '22P02' });
  });

  it('tenant(actor) runs the work again after a deadlock, and both sides end well', async () => {
    const [a, b] = [newPatient('Dead Lock'), newPatient('Dead Lock')];
    for (const patient of [a, b]) value(await store.tenant(ours, (tx) => createPatient(tx, patient)));
    let runs = 0;
    let held = 0;
    let meet: () => void = () => undefined;
    const met = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const lockBoth = (first: string, second: string) =>
      store.tenant(ours, async (tx) => {
        runs += 1;
        await tx.rows(statement`select 1 from chart.patient where clinic_id = ${ours.clinicId} and id = ${first} for update`);
        // Each holds its first lock before either asks for the other's.
        held += 1;
        if (held === 2) meet();
        await met;
        await tx.rows(statement`select 1 from chart.patient where clinic_id = ${ours.clinicId} and id = ${second} for update`);
        return true;
      });
    expect(await Promise.all([lockBoth(a.id, b.id), lockBoth(b.id, a.id)])).toEqual([true, true]);
    expect(runs).toBe(3);
  });

  it('holdsToWalls(role) refuses the owner of the tables', async () => {
    const owner = new pg.Client(database.owner);
    await owner.connect();
    expect(refusal(await holdsToWalls(owner))).toBe('EUP_STORE_APP_ROLE_BYPASSES');
    await owner.end();
    expect(value(await holdsToWalls(raw as unknown as pg.Client))).toBe('eupraxia_app');
  });
});
