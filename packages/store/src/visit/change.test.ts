import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../actor.ts';
import {
  newClinic,
  newNote,
  newPatient,
  newTab,
  newVisit,
  openTestStore,
  refusal,
  snapshotFor,
  startTestDatabase,
  type TestDatabase,
  value,
} from '../database.fixture.ts';
import { createPatient } from '../patients.ts';
import { rebuildProjections } from '../rebuild.ts';
import { statement } from '../statements.ts';
import type { Store } from '../store.ts';
import { appendEvents } from './append.ts';
import { changeVisit, type NewScheduleChange } from './change.ts';
import { openVisit } from './open.ts';
import { planVisit } from './plan.ts';
import { listDay, visitOf } from './rows.ts';
import { signNote } from './sign.ts';
import { waitingVisits } from './waiting.ts';

const hour = 3_600_000;
const now = Date.parse('2026-11-23T15:00:00Z');
let database: TestDatabase;
let store: Store;
let actor: PersonActor;

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openTestStore(database, () => now);
  actor = await newClinic(store);
});
afterAll(async () => {
  await store?.close();
  await database?.stop();
});

/** A visit that is planned for `startsAt`. */
async function planned(startsAt: number, of = actor): Promise<{ id: string; patientId: string }> {
  const patient = newPatient();
  const id = randomUUID();
  value(await store.tenant(of, (tx) => createPatient(tx, patient, true)));
  value(await store.tenant(of, (tx) => planVisit(tx, { id, patientId: patient.id, startsAt, minutes: 45 })));
  return { id, patientId: patient.id };
}
const change = (one: NewScheduleChange, by = actor) => store.tenant(by, (tx) => changeVisit(tx, one));
const off = (visitId: string, what: 'cancelled' | 'no-show' | 'restored' = 'cancelled', reason = 'Patient called') => ({
  id: randomUUID(),
  visitId,
  change: what,
  reason,
});
const moved = (visitId: string, startsAt: number, more = {}) => ({
  id: randomUUID(),
  visitId,
  change: 'moved' as const,
  reason: 'Transport',
  startsAt,
  minutes: 30,
  ...more,
});
const open = (id: string) => store.tenant(actor, (tx) => openVisit(tx, id, snapshotFor));
const status = async (id: string) => value(await store.tenant(actor, (tx) => visitOf(tx, id))).status;
const changesKept = (visitId: string) =>
  store.tenant(actor, (tx) =>
    tx.rows(statement<{ change: string }>`select change from chart.visit_change where visit_id = ${visitId} order by at, id`),
  );

describe('changeVisit(tx, change)', () => {
  it('moves a planned visit to another day, and its row there tells who moved it, from when and why', async () => {
    const { id } = await planned(now);
    const to = now + 24 * hour;
    const sent = moved(id, to);
    const row = value(await change(sent));
    expect(row).toMatchObject({ startsAt: to, minutes: 30, status: 'planned' });
    expect(row.changes).toEqual([{ id: sent.id, change: 'moved', reason: 'Transport', at: now, by: 'D. Rivera', from: now, to }]);
    const day = (name: string) => store.tenant(actor, async (tx) => (await listDay(tx, name)).visits.map((one) => one.id));
    expect(await day('2026-11-23')).not.toContain(id);
    expect(await day('2026-11-24')).toContain(id);
  });

  it('cancels, and marks a no-show: out of the counts, waiting for nobody, and not to be opened until it is restored', async () => {
    const own = await newClinic(store);
    for (const what of ['cancelled', 'no-show'] as const) {
      const { id } = await planned(now, own);
      const before = (await store.tenant(own, (tx) => listDay(tx))).counts;
      expect(value(await change(off(id, what), own)).status).toBe(what);
      const after = await store.tenant(own, (tx) => listDay(tx));
      expect(after.counts).toEqual({ ...before, visits: before.visits - 1 });
      expect(after.visits.find((row) => row.id === id)?.changes).toMatchObject([{ change: what, reason: 'Patient called' }]);
      expect(await store.tenant(own, (tx) => waitingVisits(tx))).toEqual([]);
      expect(refusal(await store.tenant(own, (tx) => openVisit(tx, id, snapshotFor)))).toBe('EUP_STORE_VISIT_OFF');
      value(await change(off(id, 'restored', 'It was another patient'), own));
      expect(value(await store.tenant(own, (tx) => openVisit(tx, id, snapshotFor))).status).toBe('open');
    }
  });

  it('makes a change once, however often and however many at once send it, and refuses its id with other content', async () => {
    const { id } = await planned(now);
    const sent = off(id);
    const all = await Promise.all(Array.from({ length: 6 }, () => change(sent)));
    for (const one of all) expect(value(one).status).toBe('cancelled');
    expect(await changesKept(id)).toHaveLength(1);
    expect(refusal(await change({ ...sent, reason: 'Weather' }))).toBe('EUP_STORE_CHANGE_CONFLICT');
    expect(refusal(await change({ ...sent, change: 'no-show' }))).toBe('EUP_STORE_CHANGE_CONFLICT');
  });

  it('refuses one of two changes of two visits that come with one id at the same moment', async () => {
    const [one, two] = [await planned(now + 80 * hour), await planned(now + 80 * hour)];
    const id = randomUUID();
    const answers = await Promise.all([one, two].map((visit) => change({ ...off(visit.id), id })));
    const codes = answers.map((answer) => (answer.ok ? answer.value.status : answer.error.code));
    expect(codes.toSorted()).toEqual(['EUP_STORE_CHANGE_CONFLICT', 'cancelled']);
  });

  it('asks for a restored visit before it is moved or called off anew, and restores only what was called off', async () => {
    const { id } = await planned(now);
    expect(refusal(await change(off(id, 'restored')))).toBe('EUP_STORE_CHANGE_STATUS');
    value(await change(off(id)));
    for (const one of [off(id, 'no-show'), off(id), moved(id, now + hour)])
      expect(refusal(await change(one))).toBe('EUP_STORE_CHANGE_STATUS');
    expect(refusal(await change(off(randomUUID())))).toBe('EUP_STORE_VISIT_UNKNOWN');
  });

  it('calls off an opened visit as long as nothing was treated in it, also one that was finished empty, and moves none', async () => {
    const { id } = await planned(now);
    value(await open(id));
    expect(refusal(await change(moved(id, now + hour)))).toBe('EUP_STORE_CHANGE_STATUS');
    expect(value(await change(off(id))).status).toBe('cancelled');
    // A tab that has it open reads it as it stands.
    expect(value(await open(id)).status).toBe('cancelled');
    value(await change(off(id, 'restored')));
    const write = newTab(actor, id, now);
    value(await store.tenant(actor, (tx) => appendEvents(tx, id, [write('visit.finished', {})])));
    expect(value(await change(off(id, 'no-show'))).status).toBe('no-show');
    value(await change(off(id, 'restored')));
    value(await store.tenant(actor, (tx) => appendEvents(tx, id, [write('pain.rated', { score: 2, when: 'before' })])));
    expect(refusal(await change(off(id)))).toBe('EUP_STORE_CHANGE_STATUS');
  });

  it('lets treatment that arrives late say more than the schedule, and a rebuilt list says the same', async () => {
    const own = await newClinic(store);
    const visit = await newVisit(store, own, now);
    value(await change(off(visit.visitId), own));
    const stands = async () => value(await store.tenant(own, (tx) => visitOf(tx, visit.visitId))).status;
    expect(await stands()).toBe('cancelled');
    value(
      await store.tenant(own, (tx) =>
        appendEvents(tx, visit.visitId, [
          visit.write('pain.rated', { score: 2, when: 'before' }),
          visit.write('visit.finished', {}),
        ]),
      ),
    );
    expect(await stands()).toBe('finished');
    await store.tenant(own, (tx) => rebuildProjections(tx));
    expect(await stands()).toBe('finished');
    const through = { ...value(await store.tenant(own, (tx) => visitOf(tx, visit.visitId))).acknowledged };
    value(await store.tenant(own, (tx) => signNote(tx, newNote(visit.visitId, own, through))));
    expect(await stands()).toBe('signed');
  });

  it('comes one after the other with an opening: the visit is cancelled and closed, or open and cancelled while empty', async () => {
    for (let round = 0; round < 6; round++) {
      const { id } = await planned(now + round * hour);
      const [opened, cancelled] = await Promise.all([open(id), change(off(id))]);
      value(cancelled);
      expect(await status(id)).toBe('cancelled');
      if (!opened.ok) expect(opened.error.code).toBe('EUP_STORE_VISIT_OFF');
    }
  });

  it('leaves a row in the audit trail of each change', async () => {
    const own = await newClinic(store);
    const { id } = await planned(now, own);
    value(await change(moved(id, now + hour), own));
    value(await change(off(id), own));
    value(await change(off(id, 'restored'), own));
    value(await change(off(id, 'no-show'), own));
    const rows = await store.tenant(own, (tx) =>
      tx.rows(statement<{ action: string }>`select action from chart.audit where subject = ${`visit:${id}`} order by at, seq`),
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'visit.plan',
      'visit.move',
      'visit.cancel',
      'visit.restore',
      'visit.no-show',
    ]);
  });
});

describe('a slot that is taken', () => {
  const plan = (patientId: string, startsAt: number, despite = false, id: string = randomUUID()) =>
    store.tenant(actor, (tx) => planVisit(tx, { id, patientId, startsAt, minutes: 45 }, despite));

  it('is asked about where a visit of the same patient overlaps; the one after it, and the same slot after a cancellation, are free', async () => {
    const { id, patientId } = await planned(now);
    for (const startsAt of [now, now + 44 * 60_000, now - 44 * 60_000])
      expect(refusal(await plan(patientId, startsAt))).toBe('EUP_STORE_SLOT_TAKEN');
    value(await plan(patientId, now + 45 * 60_000));
    value(await plan(patientId, now - 45 * 60_000));
    value(await plan(patientId, now + 1000, true));
    value(await change(off(id)));
    const other = (await planned(now)).patientId;
    value(await change(off((await planned(now)).id)));
    expect(refusal(await plan(other, now))).toBe('EUP_STORE_SLOT_TAKEN');
  });

  it('is asked about in a move and in a restoration too', async () => {
    const { id, patientId } = await planned(now);
    const later = value(await plan(patientId, now + 2 * hour));
    expect(refusal(await change(moved(later.id, now)))).toBe('EUP_STORE_SLOT_TAKEN');
    value(await change(off(id)));
    value(await change(moved(later.id, now)));
    const back = off(id, 'restored');
    expect(refusal(await change(back))).toBe('EUP_STORE_SLOT_TAKEN');
    expect(value(await change({ ...back, despite: true })).status).toBe('planned');
  });

  it('is taken once by two calls at the same time, and a repeated plan is no second visit', async () => {
    const patient = newPatient();
    value(await store.tenant(actor, (tx) => createPatient(tx, patient, true)));
    const both = await Promise.all([plan(patient.id, now), plan(patient.id, now + 1000)]);
    expect(both.map((one) => (one.ok ? 'planned' : one.error.code)).sort()).toEqual(['EUP_STORE_SLOT_TAKEN', 'planned']);
    const id = randomUUID();
    const same = await Promise.all(Array.from({ length: 4 }, () => plan(patient.id, now + 5 * hour, false, id)));
    for (const one of same) expect(value(one).id).toBe(id);
  });
});
