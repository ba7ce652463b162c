import { randomUUID } from 'node:crypto';
import { unseenActions } from '@eupraxia/clinical/audit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../actor.ts';
import { readChart } from '../chart.ts';
import {
  newClinic,
  newPatient,
  newVisit,
  openTestStore,
  refusal,
  startTestDatabase,
  type TestDatabase,
  value,
} from '../database.fixture.ts';
import { createPatient } from '../patients.ts';
import type { Store } from '../store.ts';
import { appendEvents } from '../visit/append.ts';
import { accessReport } from './access-report.ts';

const hour = 3_600_000;
const start = 1_795_363_200_000 - (1_795_363_200_000 % hour);

let database: TestDatabase;
let store: Store;
let now = start;

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openTestStore(database, () => now);
});
afterAll(async () => {
  await store?.close();
  await database?.stop();
});

const report = async (actor: PersonActor, patientId: string, before?: number) =>
  value(await store.tenant(actor, (tx) => accessReport(tx, patientId, unseenActions, before)));
const opens = async (actor: PersonActor, patientId: string) => value(await store.tenant(actor, (tx) => readChart(tx, patientId)));

describe('accessReport(tx, patient)', () => {
  it('names who opened and wrote the chart and its visits, newest first, the same act within an hour once with its count', async () => {
    now = start;
    const actor = await newClinic(store);
    const colleague: PersonActor = { ...actor, userId: 'colleague', name: 'A. Vega', role: 'biller' };
    const visit = await newVisit(store, actor, start + hour);
    const other = newPatient();
    value(await store.tenant(actor, (tx) => createPatient(tx, other)));
    now = start + hour;
    for (let i = 0; i < 3; i++) {
      now += 1000;
      await opens(actor, visit.patientId);
    }
    await opens(actor, other.id);
    await opens(colleague, visit.patientId);
    now = start + 2 * hour;
    await opens(actor, visit.patientId);
    const event = visit.write('pain.rated', { score: 1, when: 'before' });
    value(await store.tenant(actor, (tx) => appendEvents(tx, visit.visitId, [event])));
    const { rows, more } = await report(actor, visit.patientId);
    expect(more).toBe(false);
    const told = rows.map(({ at, who, role, action, times }) => [at - start, who, role, action, times]);
    expect(told.slice(0, 4)).toEqual([
      [2 * hour, 'D. Rivera', 'therapist', 'chart.read', 1],
      [2 * hour, 'D. Rivera', 'therapist', 'visit.append', 1],
      [hour + 3000, 'A. Vega', 'biller', 'chart.read', 1],
      [hour + 3000, 'D. Rivera', 'therapist', 'chart.read', 3],
    ]);
    expect(told.slice(4).map(([, , , action]) => action)).toEqual(['patient.create', 'visit.open', 'visit.plan']);
    expect((await report(actor, visit.patientId)).rows[0]).toMatchObject({ action: 'access.report', times: 1 });
  });

  it('gives page after page without losing or repeating an act, also where many fall into one millisecond', async () => {
    now = start;
    const actor = await newClinic(store);
    const patient = newPatient();
    value(await store.tenant(actor, (tx) => createPatient(tx, patient)));
    const people = Array.from({ length: 30 }, (_, i): PersonActor => ({ ...actor, userId: `user ${i}`, name: `P. ${i}` }));
    for (let h = 1; h <= 4; h++) {
      now = start + h * hour;
      for (const [i, person] of people.entries()) {
        if (i % 20 === 0) now += 1;
        await opens(person, patient.id);
      }
    }
    const seen: string[] = [];
    let before: number | undefined = start + 5 * hour;
    for (let more = true, pages = 0; more; pages++) {
      const page: Awaited<ReturnType<typeof report>> = await report(actor, patient.id, before);
      seen.push(...page.rows.flatMap(({ at, who, action }) => (action === 'chart.read' ? [`${at} ${who}`] : [])));
      before = page.rows.at(-1)?.at;
      ({ more } = page);
      expect(pages).toBeLessThan(10);
    }
    expect(seen.length).toBe(4 * 30);
    expect(new Set(seen).size).toBe(4 * 30);
  });

  it('is of the actor’s own clinic, and refuses a patient who is not in it', async () => {
    const [ours, theirs] = [await newClinic(store), await newClinic(store)];
    const patient = newPatient();
    value(await store.tenant(theirs, (tx) => createPatient(tx, patient)));
    for (const id of [patient.id, randomUUID()])
      expect(refusal(await store.tenant(ours, (tx) => accessReport(tx, id, [])))).toBe('EUP_STORE_PATIENT_UNKNOWN');
  });

  it('finds its rows by the index of subjects and reads no others', async () => {
    const client = new pg.Client(database.owner);
    await client.connect();
    const actor = await newClinic(store);
    await client.query(`begin; set local enable_seqscan = off; set local app.clinic = '${actor.clinicId}'`);
    const plan = await client.query(`explain select 1 from chart.audit where clinic_id = $1 and subject = any($2::text[])`, [
      actor.clinicId,
      [`patient:${randomUUID()}`],
    ]);
    await client.query('rollback');
    await client.end();
    expect(JSON.stringify(plan.rows)).toContain('audit_by_subject');
  });
});
