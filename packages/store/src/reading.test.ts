import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from './actor.ts';
import { verifyAudit } from './audit/verify.ts';
import { readChart } from './chart.ts';
import { newClinic, newPatient, openTestStore, startTestDatabase, type TestDatabase, value } from './database.fixture.ts';
import { createPatient } from './patients.ts';
import { statement } from './statements.ts';
import type { Store } from './store.ts';

describe('store.reading(actor, work)', () => {
  let database: TestDatabase;
  let store: Store;
  let owner: pg.Client;
  let ours: PersonActor;
  let theirs: PersonActor;
  const patient = newPatient('Read Often');

  beforeAll(async () => {
    database = await startTestDatabase();
    store = await openTestStore(database);
    owner = new pg.Client(database.owner);
    await owner.connect();
    ours = await newClinic(store, 'Ours');
    theirs = await newClinic(store, 'Theirs');
    value(await store.tenant(ours, (tx) => createPatient(tx, patient)));
  });
  afterAll(async () => {
    await owner?.end();
    await store?.close();
    await database?.stop();
  });

  const reads = (actor: PersonActor) =>
    store.tenant(actor, (tx) => tx.rows(statement<{ name: string }>`select name from chart.audit where action = 'chart.read'`));

  it('has recorded what was read, by whom, before it hands it out, and one row for each of many who read at once', async () => {
    const readers = Array.from({ length: 20 }, (_, i): PersonActor => ({ ...ours, name: `Reader ${i}` }));
    const seen = await Promise.all(
      readers.map(async (reader) => {
        value(await store.reading(reader, (tx) => readChart(tx, patient.id)));
        return (await reads(ours)).filter(({ name }) => name === reader.name).length;
      }),
    );
    expect(seen).toEqual(readers.map(() => 1));
    expect(await reads(ours)).toHaveLength(20);
    expect(await reads(theirs)).toEqual([]);
    expect((await store.tenant(ours, (tx) => verifyAudit(tx, {}))).chain).toBe('whole');
  });

  it('sees the rows of its clinic alone, and records nothing of a refusal', async () => {
    const before = (await reads(theirs)).length;
    expect(await store.reading(theirs, (tx) => readChart(tx, patient.id))).toMatchObject({ ok: false });
    expect(await store.reading(theirs, (tx) => tx.rows(statement`select id from chart.patient`))).toEqual([]);
    expect(await reads(theirs)).toHaveLength(before);
  });

  it('is refused by the database whatever it would write', async () => {
    const writes = store.reading(ours, (tx) => tx.rows(statement`update chart.patient set entries = 9`));
    await expect(writes).rejects.toMatchObject({ code: '25006' });
  });

  it('begins no transaction inside another', async () => {
    const inside = store.reading(ours, () => store.reading(ours, async () => 1));
    await expect(inside).rejects.toThrow(/inside tenant/);
  });

  it('hands nothing out where the reading cannot be recorded', async () => {
    await owner.query('revoke insert on chart.audit from eupraxia_app');
    try {
      const answers = await Promise.allSettled([1, 2, 3].map(() => store.reading(ours, (tx) => readChart(tx, patient.id))));
      expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    } finally {
      await owner.query('grant insert on chart.audit to eupraxia_app');
    }
    value(await store.reading(ours, (tx) => readChart(tx, patient.id)));
  });

  it('goes on in a new chain where the audit’s next place was taken by hand', async () => {
    const [{ chain, seq }] = (await store.tenant(ours, (tx) =>
      tx.rows(statement<{ chain: string; seq: number }>`select chain, seq from chart.audit_chain order by seq desc limit 1`),
    )) as [{ chain: string; seq: number }];
    await store.tenant(ours, (tx) =>
      tx.rows(statement`insert into chart.audit (clinic_id, chain, seq, at, user_id, name, role, action, subject, hash)
        values (${ours.clinicId}, ${chain}, ${seq + 1}, 0, 'x', 'x', 'x', 'x', ${randomUUID()}, 'x')`),
    );
    value(await store.reading(ours, (tx) => readChart(tx, patient.id)));
    const chains = await store.tenant(ours, (tx) => tx.rows(statement`select chain from chart.audit_chain`));
    expect(chains.length).toBeGreaterThan(1);
  });
});
