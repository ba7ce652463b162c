import { randomUUID } from 'node:crypto';
import type { NewChartEntry } from '@eupraxia/clinical/chart';
import { exampleSnapshot } from '@eupraxia/clinical/example';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendChart } from '../chart.ts';
import {
  newClinic,
  newPatient,
  newVisit,
  openTestStore,
  snapshotFor,
  startTestDatabase,
  type TestDatabase,
  value,
} from '../database.fixture.ts';
import { createPatient } from '../patients.ts';
import type { Actor } from '../shapes.ts';
import { statement } from '../statements.ts';
import type { Store } from '../store.ts';
import type { TenantTx } from '../tenant.ts';
import { eventsBeyond } from './beyond.ts';
import { openVisit } from './open.ts';
import { planVisit } from './plan.ts';

let database: TestDatabase;
let store: Store;
let actor: Actor;
let now = 1_795_364_100_000;

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openTestStore(database, () => now);
  actor = await newClinic(store);
});
afterAll(async () => {
  await store?.close();
  await database?.stop();
});

const consent = (given: boolean): NewChartEntry => ({
  id: randomUUID(),
  kind: 'consent',
  body: { id: randomUUID(), what: 'recording', given, by: 'patient', on: '2026-11-22' },
});
const retraction = (of: NewChartEntry): NewChartEntry => ({
  id: randomUUID(),
  kind: 'retraction',
  body: { id: randomUUID(), entry: of.id, reason: 'a slip' },
});
const chart = async (patientId: string, ...entries: NewChartEntry[]) => {
  now += 1000;
  value(await store.tenant(actor, (tx) => appendChart(tx, patientId, entries)));
};
/** How consents changed in a visit's log: the state, and the entry that it rests on. */
const changes = async (visitId: string) =>
  value(await store.tenant(actor, (tx) => eventsBeyond(tx, visitId, {}, 1000)))
    .events.filter(({ kind }) => kind === 'consent.changed')
    .map(({ body }) => {
      const { state, entry } = body as { state: string; entry: string };
      return [state, entry];
    });

describe('an open visit of a patient whose consent changes', () => {
  it('is told that nothing was asked where a mistaken refusal is taken back and nothing was said before it', async () => {
    const { visitId, patientId } = await newVisit(store, actor, now);
    const refused = consent(false);
    await chart(patientId, refused);
    const back = retraction(refused);
    await chart(patientId, back);
    expect(await changes(visitId)).toEqual([
      ['refused', refused.id],
      ['unasked', back.id],
    ]);
  });

  it('is told that a consent lapsed where its last day was over when it was recorded', async () => {
    const { visitId, patientId } = await newVisit(store, actor, now);
    const given = (until: string): NewChartEntry => ({
      id: randomUUID(),
      kind: 'consent',
      body: { id: randomUUID(), what: 'recording', given: true, by: 'patient', mode: 'written', on: '2026-01-10', until },
    });
    const [old, today] = [given('2026-11-20'), given('2026-11-22')];
    await chart(patientId, old);
    await chart(patientId, today);
    expect(await changes(visitId)).toEqual([
      ['lapsed', old.id],
      ['given', today.id],
    ]);
  });

  it('is told what holds again, by the entry that changed it, whatever else is taken back at the same time', async () => {
    const { visitId, patientId } = await newVisit(store, actor, now);
    const [given, again, refused] = [consent(true), consent(true), consent(false)];
    const program: NewChartEntry = { id: randomUUID(), kind: 'program', body: exampleSnapshot().program };
    await chart(patientId, given, program);
    await chart(patientId, again);
    await chart(patientId, retraction(again));
    await chart(patientId, refused);
    const back = retraction(refused);
    await chart(patientId, back, retraction(program));
    const gone = retraction(given);
    await chart(patientId, gone);
    expect(await changes(visitId)).toEqual([
      ['given', given.id],
      ['given', again.id],
      ['withdrawn', refused.id],
      ['given', back.id],
      ['withdrawn', gone.id],
    ]);
  });

  it('has the write audited', async () => {
    const { visitId, patientId } = await newVisit(store, actor, now);
    await chart(patientId, consent(true));
    const acts = await store.tenant(actor, (tx) =>
      tx.rows(statement<{ action: string }>`select action from chart.audit where subject = ${`visit:${visitId}`} order by seq`),
    );
    expect(acts.map(({ action }) => action)).toContain('visit.append');
  });

  it('is told of it even while it is being opened', async () => {
    const patient = newPatient();
    const visitId = randomUUID();
    value(await store.tenant(actor, (tx) => createPatient(tx, patient)));
    value(await store.tenant(actor, (tx) => planVisit(tx, { id: visitId, patientId: patient.id, startsAt: now, minutes: 45 })));
    let opened = () => undefined as unknown;
    const isOpened = new Promise((resolve) => {
      opened = () => resolve(true);
    });
    let chartOver = false;
    const opening = store.tenant(actor, async (tx) => {
      value(await openVisit(tx, visitId, snapshotFor));
      opened();
      while (!chartOver && !(await isWaitedFor(tx))) await new Promise((resolve) => setImmediate(resolve));
      return true;
    });
    await isOpened;
    const refused = consent(false);
    const writing = chart(patient.id, refused).finally(() => {
      chartOver = true;
    });
    await Promise.all([opening, writing]);
    expect(await changes(visitId)).toEqual([['refused', refused.id]]);
  });

  it('is opened with it where the opening comes second', async () => {
    const patient = newPatient();
    const visitId = randomUUID();
    value(await store.tenant(actor, (tx) => createPatient(tx, patient)));
    value(await store.tenant(actor, (tx) => planVisit(tx, { id: visitId, patientId: patient.id, startsAt: now, minutes: 45 })));
    const refused = consent(false);
    await chart(patient.id, refused);
    let seen: readonly string[] = [];
    value(
      await store.tenant(actor, (tx) =>
        openVisit(tx, visitId, (opening) => {
          seen = opening.entries.map(({ id }) => id);
          return snapshotFor(opening);
        }),
      ),
    );
    expect(seen).toEqual([refused.id]);
    expect(await changes(visitId)).toEqual([]);
  });
});

/** Whether another transaction waits for a row that this one holds. */
const isWaitedFor = async (tx: TenantTx) =>
  (await tx.rows(statement`select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`)).length >
  0;
