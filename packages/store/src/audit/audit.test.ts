import { randomUUID } from 'node:crypto';
import { FaultError } from '@eupraxia/kernel';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PersonActor, systemActor } from '../actor.ts';
import { appendChart, readChart } from '../chart.ts';
import {
  newClinic,
  newPatient,
  newVisit,
  openTestStore,
  startTestDatabase,
  type TestDatabase,
  value,
} from '../database.fixture.ts';
import { createPatient } from '../patients.ts';
import { statement } from '../statements.ts';
import type { Store } from '../store.ts';
import { appendEvents } from '../visit/append.ts';
import { eventsBeyond } from '../visit/beyond.ts';
import { listDay } from '../visit/rows.ts';
import { auditPage } from './page.ts';
import { sealAudit } from './seal.ts';
import { verifyAudit } from './verify.ts';

let database: TestDatabase;
let store: Store;
let owner: pg.Client;

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openTestStore(database);
  owner = new pg.Client(database.owner);
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await store?.close();
  await database?.stop();
});

const verify = (actor: PersonActor, options?: Parameters<typeof verifyAudit>[1]) =>
  store.tenant(actor, (tx) => verifyAudit(tx, options));

/** Does what only the database's owner can, against the rules: the walls are taken down around it. */
async function tamper(actor: PersonActor, sql: string): Promise<void> {
  for (const table of ['audit', 'audit_chain', 'audit_seal'])
    await owner.query(`alter table chart.${table} no force row level security`);
  const done = await owner.query(sql.replaceAll('$clinic', `'${actor.clinicId}'`));
  for (const table of ['audit', 'audit_chain', 'audit_seal'])
    await owner.query(`alter table chart.${table} force row level security`);
  expect(done.rowCount).toBeGreaterThan(0);
}

/** A clinic (two rows: founded, its therapist added) in which a few things were done, and sealed in between where asked. */
async function busyClinic(seals = 0): Promise<{ actor: PersonActor; lines: string[] }> {
  const actor = await newClinic(store);
  const lines: string[] = [];
  for (let i = 0; i < 6; i++) {
    const patient = newPatient();
    value(await store.tenant(actor, (tx) => createPatient(tx, patient)));
    value(await store.tenant(actor, (tx) => readChart(tx, patient.id)));
    if (i < seals) lines.push((await store.tenant(actor, (tx) => sealAudit(tx))).line);
  }
  return { actor, lines };
}

describe('the audit trail', () => {
  it('names who read and wrote which chart, in the same transaction, and leaves nothing of a lookup that gives no chart', async () => {
    const actor = await newClinic(store);
    const visit = await newVisit(store, actor, 1_795_364_100_000);
    value(await store.tenant(actor, (tx) => readChart(tx, visit.patientId)));
    value(
      await store.tenant(actor, (tx) =>
        appendChart(tx, visit.patientId, [
          { id: randomUUID(), kind: 'precaution', body: { id: randomUUID(), text: 'Falls', source: 'patient' } },
        ]),
      ),
    );
    const event = visit.write('pain.rated', { score: 1, when: 'before' });
    for (let i = 0; i < 2; i++) value(await store.tenant(actor, (tx) => appendEvents(tx, visit.visitId, [event])));
    value(await store.tenant(actor, (tx) => eventsBeyond(tx, visit.visitId, {}, 10)));
    await store.tenant(actor, (tx) => listDay(tx));
    const { rows } = await store.tenant(actor, (tx) => auditPage(tx));
    const told = rows.toSorted((a, b) => a.seq - b.seq).map(({ seq, action, subject }) => [seq, action, subject]);
    const [patient, visited] = [`patient:${visit.patientId}`, `visit:${visit.visitId}`];
    expect(told).toEqual([
      [1, 'clinic.found', `clinic:${actor.clinicId}`],
      [2, 'person.add', `person:${actor.userId}`],
      [3, 'patient.create', patient],
      [4, 'visit.plan', visited],
      [5, 'visit.open', visited],
      [6, 'chart.read', patient],
      [7, 'chart.append', patient],
      [8, 'visit.append', visited],
      [9, 'visit.read', visited],
    ]);
    expect(rows[0]).toMatchObject({ who: 'D. Rivera', role: 'therapist', at: expect.any(Number) });
  });

  it('pages from the newest to the oldest without losing rows of the same millisecond', async () => {
    let now = 1_795_364_100_000;
    const still = await openTestStore(database, () => now);
    const actor = await newClinic(still);
    const total = 260;
    for (let i = 0; i < total; i++) {
      if (i % 70 === 0) now += 1;
      value(await still.tenant(actor, (tx) => createPatient(tx, newPatient())));
    }
    const seen = new Set<number>();
    let before: number | undefined;
    for (let more = true, pages = 0; more; pages++) {
      now += 1000;
      const page = await still.tenant(actor, (tx) => auditPage(tx, { before: before ?? 1_795_364_101_000 }));
      for (const row of page.rows) if (row.action === 'patient.create') seen.add(row.seq);
      before = page.rows.at(-1)?.at;
      more = page.more;
      expect(pages).toBeLessThan(10);
    }
    await still.close();
    expect(seen.size).toBe(total);
  });

  it('is narrowed to the acts and the account of one person, and to some acts', async () => {
    const actor = await newClinic(store);
    const visit = await newVisit(store, actor, 1_795_364_100_000);
    const server = { ...actor, userId: 'other-admin', name: 'A. Admin' };
    await store.tenant(server, async (tx) => tx.audit('sign-in.failed', `person:${actor.userId}`));
    await store.tenant({ ...actor, userId: 'other' }, async (tx) => tx.audit('patients.search', `clinic:${actor.clinicId}`));
    const page = (filter: Parameters<typeof auditPage>[1]) => store.tenant(server, (tx) => auditPage(tx, filter));
    const own = (await page({ person: actor.userId })).rows.map(({ action }) => action);
    expect(own).toContain('sign-in.failed');
    expect(own).toContain('visit.open');
    expect(own).not.toContain('patients.search');
    const { rows, more } = await page({ actions: ['visit.plan', 'patient.create'] });
    expect([rows.map(({ action }) => action).sort(), more]).toEqual([['patient.create', 'visit.plan'], false]);
    // An administrator opens no charts: the row says whose it is by the chart's number, and not by name.
    for (const row of rows) expect(row.chart).toEqual({ patientId: visit.patientId, chartNumber: null });
    expect(JSON.stringify(rows)).not.toContain('Okafor');
  });

  it('stays whole under many transactions at once, with rollbacks between them, in one chain without a hole', async () => {
    const actor = await newClinic(store);
    const ended = await Promise.allSettled(
      Array.from({ length: 200 }, (_, i) =>
        store.tenant(actor, async (tx) => {
          value(await createPatient(tx, newPatient()));
          if (i % 5 === 0) throw new Error('taken back');
        }),
      ),
    );
    const refused = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
    const committed = ended.length - refused.length;
    // A slow computer may keep some waiting for a connection for too long: those are refused, and leave nothing either.
    const others = refused.filter(({ message }) => message !== 'taken back');
    expect(others.map((one) => (one instanceof FaultError ? one.fault.code : one))).toEqual(
      others.map(() => 'EUP_STORE_UNREACHABLE'),
    );
    expect(committed).toBeGreaterThan(0);
    expect(await verify(actor)).toEqual({ chain: 'whole', rows: 2 + committed });
  });

  it('keeps a chain per server process, and walks both', async () => {
    const actor = await newClinic(store);
    const second = await openTestStore(database);
    await Promise.all([store, second, store, second].map((one) => one.tenant(actor, (tx) => createPatient(tx, newPatient()))));
    await second.close();
    expect(await verify(actor)).toEqual({ chain: 'whole', rows: 6 });
    expect((await verify(actor, { since: 'seal' })).rows).toBe(7);
    await store.tenant(actor, (tx) => sealAudit(tx));
    expect(await verify(actor, { since: 'seal' })).toEqual({ chain: 'whole', rows: 1 });
  });
});

describe('what the program does by itself', () => {
  it('stands in the audit as the server’s act, with its job and run, and in one chain with rows of before', async () => {
    const clinic = await newClinic(store);
    const { clinicId } = clinic;
    // As earlier releases wrote it: the server as an administrator.
    const before: PersonActor = { kind: 'person', clinicId, userId: 'server', name: 'Server', role: 'admin' };
    await store.tenant(before, (tx) => sealAudit(tx));
    await store.tenant(systemActor(clinicId, 'seal'), (tx) => sealAudit(tx));
    await store.tenant(systemActor(clinicId, 'export'), async (tx) => tx.audit('visit.read', 'visit:x'));
    const { rows } = await store.tenant(clinic, (tx) => auditPage(tx));
    expect(rows.map(({ who, role, action }) => [who, role, action])).toEqual([
      ['Operator at the command line', 'server', 'visit.read'],
      ['Server', 'server', 'audit.seal'],
      ['Server', 'admin', 'audit.seal'],
      ['Server', 'server', 'person.add'],
      ['Server', 'server', 'clinic.found'],
    ]);
    const who = await store.tenant(clinic, (tx) =>
      tx.rows(statement<{ id: string }>`select user_id as id from chart.audit where action = 'audit.seal' order by seq`),
    );
    expect(who.map(({ id }) => id)).toEqual(['server', expect.stringMatching(/^seal:[0-9a-f-]{36}$/)]);
    expect(await verify(clinic)).toMatchObject({ chain: 'whole' });
  });
});

describe('verifyAudit(tx)', () => {
  const third = 'clinic_id = $clinic and seq = 3';
  it.each([
    ['a row that was changed', `update chart.audit set name = 'Nobody' where ${third}`, 3],
    ['a row that was moved in time', `update chart.audit set at = at - 1 where ${third}`, 3],
    ['a row that is missing', `delete from chart.audit where ${third}`, 3],
    [
      'two rows that changed places',
      `update chart.audit set seq = case seq when 3 then -4 else -3 end where clinic_id = $clinic and seq in (3, 4);`,
      3,
    ],
    ['the last rows cut off', `delete from chart.audit where clinic_id = $clinic and seq > 10`, 11],
    [
      'a row added at the end',
      `insert into chart.audit select clinic_id, chain, 15, at, user_id, name, role, action, subject, hash from chart.audit where ${third}`,
      15,
    ],
    ["a chain's head that is missing", 'delete from chart.audit_chain where clinic_id = $clinic', undefined],
  ])('finds %s', async (_what, sql, seq) => {
    const { actor } = await busyClinic();
    await tamper(actor, sql);
    if (sql.includes('-4')) await tamper(actor, 'update chart.audit set seq = -seq where clinic_id = $clinic and seq < 0');
    const found = await verify(actor);
    expect(found).toMatchObject({ chain: 'broken', ...(seq === undefined ? {} : { at: { seq } }) });
  });

  it('finds a tail cut off together with its head, by the seal in the database', async () => {
    const { actor } = await busyClinic(6);
    await tamper(actor, `delete from chart.audit where clinic_id = $clinic and seq > 10`);
    await tamper(
      actor,
      `update chart.audit_chain c set seq = 10, hash = (select hash from chart.audit a where a.clinic_id = c.clinic_id and a.chain = c.chain and a.seq = 10) where clinic_id = $clinic`,
    );
    expect(await verify(actor)).toMatchObject({ chain: 'broken', why: 'rows that were sealed are missing' });
  });

  it('finds rows, head and seals that were all rewritten, by the lines that were kept outside', async () => {
    const { actor, lines } = await busyClinic(6);
    expect(await verify(actor, { outside: ['not a seal', ...lines] })).toMatchObject({ chain: 'whole' });
    await tamper(actor, 'delete from chart.audit_seal where clinic_id = $clinic and seq = 6');
    await tamper(actor, `delete from chart.audit where clinic_id = $clinic and seq > 17`);
    await tamper(
      actor,
      `update chart.audit_chain c set seq = 17, hash = (select hash from chart.audit a where a.clinic_id = c.clinic_id and a.chain = c.chain and a.seq = 17) where clinic_id = $clinic`,
    );
    expect(await verify(actor)).toMatchObject({ chain: 'whole' });
    expect(await verify(actor, { outside: lines })).toMatchObject({ chain: 'broken', at: { chain: 'seal', seq: 6 } });
  });

  it('finds a seal that was changed, and a sealed chain that is gone', async () => {
    const { actor } = await busyClinic(2);
    await tamper(actor, `update chart.audit_seal set at = at + 1 where clinic_id = $clinic and seq = 1`);
    expect(await verify(actor)).toMatchObject({ chain: 'broken', why: 'a seal was changed' });
    const { actor: other } = await busyClinic(1);
    await tamper(other, 'delete from chart.audit where clinic_id = $clinic');
    await tamper(other, 'delete from chart.audit_chain where clinic_id = $clinic');
    expect(await verify(other)).toMatchObject({ chain: 'broken', why: 'a sealed chain is missing' });
  });
});

describe('sealAudit(tx)', () => {
  it('numbers its seals without a gap when several seal at once', async () => {
    const { actor } = await busyClinic();
    const seals = await Promise.all(Array.from({ length: 4 }, () => store.tenant(actor, (tx) => sealAudit(tx))));
    expect(seals.map(({ seq }) => seq).sort()).toEqual([1, 2, 3, 4]);
    expect(await verify(actor, { outside: seals.map(({ line }) => line) })).toMatchObject({ chain: 'whole' });
  });
});
