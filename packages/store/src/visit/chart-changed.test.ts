import { randomUUID } from 'node:crypto';
import type { NewChartEntry } from '@eupraxia/clinical/chart';
import { exampleSnapshot } from '@eupraxia/clinical/example';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../actor.ts';
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
import { statement } from '../statements.ts';
import type { Store } from '../store.ts';
import type { TenantTx } from '../tenant.ts';
import { eventsBeyond } from './beyond.ts';
import { openVisit } from './open.ts';
import { planVisit } from './plan.ts';

let database: TestDatabase;
let store: Store;
let actor: PersonActor;
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

/** What a visit's log says of one kind of change, oldest first. */
const bodies = async (visitId: string, kind: string) =>
  value(await store.tenant(actor, (tx) => eventsBeyond(tx, visitId, {}, 1000)))
    .events.filter((event) => event.kind === kind)
    .map(({ body }) => body as Record<string, unknown>);
const entry = <K extends NewChartEntry['kind']>(kind: K, body: object): NewChartEntry =>
  ({ id: randomUUID(), kind, body: { id: randomUUID(), ...body } }) as NewChartEntry;

describe('an open visit of a patient whose guardian, limits, conditions or screen change', () => {
  it('is told that a guardian’s consent lapsed where the guardian may not decide, and that it holds where they may', async () => {
    const { visitId, patientId } = await newVisit(store, actor, now);
    const name = 'Mara Brandt';
    const given = entry('consent', { what: 'treatment', given: true, by: 'guardian', name, mode: 'written', on: '2026-11-20' });
    await chart(patientId, given);
    const guardian = (scope: readonly string[]) =>
      entry('guardian', { name, relation: 'mother', scope, from: '2026-01-01', until: null });
    const [elsewhere, inScope] = [guardian(['messages']), guardian(['treatment'])];
    await chart(patientId, elsewhere);
    await chart(patientId, inScope);
    const over = retraction(inScope);
    await chart(patientId, over);
    expect(await changes(visitId)).toEqual([
      ['lapsed', given.id],
      ['given', inScope.id],
      ['lapsed', over.id],
    ]);
  });

  it('is told nothing of a paper of an earlier day that is entered after a refusal', async () => {
    const { visitId, patientId } = await newVisit(store, actor, now);
    const said = (given: boolean, on: string) => entry('consent', { what: 'treatment', given, by: 'patient', on });
    const refused = said(false, '2026-11-20');
    await chart(patientId, refused);
    await chart(patientId, said(true, '2026-11-02'));
    expect(await changes(visitId)).toEqual([['refused', refused.id]]);
  });

  it('is told the limits that hold now, and that they were taken back', async () => {
    const { visitId, patientId } = await newVisit(store, actor, now);
    const limits = entry('limits', { systolic: { most: 140 }, vitalsFirst: true });
    await chart(patientId, limits);
    const back = retraction(limits);
    await chart(patientId, back);
    expect(await bodies(visitId, 'limits.changed')).toEqual([
      { limits: limits.body, entry: limits.id },
      { limits: null, entry: back.id },
    ]);
  });

  it('is told the conditions that stand now', async () => {
    const { visitId, patientId } = await newVisit(store, actor, now);
    const onset = '2020-01-01';
    const condition = entry('condition', { conditionId: 'multiple-sclerosis', name: 'MS', side: 'bilateral', onset });
    await chart(patientId, condition, entry('program', exampleSnapshot().program));
    expect(await bodies(visitId, 'conditions.changed')).toEqual([{ conditions: [condition.body], entry: condition.id }]);
    expect(await bodies(visitId, 'limits.changed')).toEqual([]);
  });

  it('is told of answers that got tighter or may have, with what got looser left as it was', async () => {
    const { visitId, patientId } = await newVisit(store, actor, now);
    const screen = (answers: object) => entry('screening', { on: '2026-11-22', answers });
    const was = {
      seizures: { answer: 'yes', state: 'uncontrolled' },
      'fresh-repair': { answer: 'yes', regions: ['shoulder'], since: '2026-11-01' },
      'medication-known': { answer: 'yes' },
    };
    await chart(patientId, screen(was));
    await chart(
      patientId,
      screen({
        ...was,
        seizures: { answer: 'yes', state: 'controlled' },
        'fresh-repair': { answer: 'yes', regions: ['shoulder'], since: '2025-11-01' },
      }),
    );
    await chart(
      patientId,
      screen({
        seizures: { answer: 'yes', state: 'controlled' },
        'fresh-repair': { answer: 'yes', regions: ['shoulder', 'elbow'], since: '2025-10-01' },
        'medication-known': { answer: 'no' },
      }),
    );
    const told = await bodies(visitId, 'screening.changed');
    expect(told.map(({ answers }) => answers)).toEqual([
      { seizures: was.seizures, 'fresh-repair': was['fresh-repair'] },
      {
        'fresh-repair': { answer: 'yes', regions: ['shoulder', 'elbow'], since: '2025-11-01' },
        'medication-known': { answer: 'no' },
      },
    ]);
  });
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
