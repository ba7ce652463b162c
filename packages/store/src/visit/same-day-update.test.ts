import { randomUUID } from 'node:crypto';
import { type Envelope, readLog } from '@eupraxia/clinical';
import { exampleSnapshot } from '@eupraxia/clinical/example';
import { opaqueVisit } from '@eupraxia/clinical/gate';
import { foldVisit, minutesOf } from '@eupraxia/clinical/visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../actor.ts';
import {
  newClinic,
  newNote,
  newTab,
  newVisit,
  type OpenVisit,
  openTestStore,
  snapshotFor,
  startTestDatabase,
  type TestDatabase,
  value,
} from '../database.fixture.ts';
import type { Store } from '../store.ts';
import { appendEvents } from './append.ts';
import { eventsBeyond } from './beyond.ts';
import { openVisit } from './open.ts';
import { planVisit } from './plan.ts';
import { visitOf } from './rows.ts';
import { signNote } from './sign.ts';

let database: TestDatabase;
let store: Store;
let actor: PersonActor;
const began = 1_795_364_100_000;
let now = began;
const activityId = exampleSnapshot().program.items[0]?.id ?? '';

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openTestStore(database, () => now);
});
afterAll(async () => {
  await store?.close();
  await database?.stop();
});

const logOf = async (visitId: string): Promise<readonly Envelope[]> =>
  value(await store.tenant(actor, (tx) => eventsBeyond(tx, visitId, {}, 1000))).events;

/** Opens another visit of the same patient now; it was planned for an hour after the first unless told. */
async function secondVisit({ patientId }: OpenVisit, plannedAt = began + 3_600_000): Promise<OpenVisit> {
  const visitId = randomUUID();
  const startsAt = plannedAt;
  value(await store.tenant(actor, (tx) => planVisit(tx, { id: visitId, patientId, startsAt, minutes: 45 })));
  value(await store.tenant(actor, (tx) => openVisit(tx, visitId, snapshotFor)));
  return { visitId, patientId, write: newTab(actor, visitId, now) };
}

/** Treats for some seconds from a minute of the day on, and finishes. */
async function treat({ visitId, write }: OpenVisit, minute: number, seconds: number, by = 'therapist'): Promise<void> {
  const at = (s: number) => ({ at: began + minute * 60_000 + s * 1000 });
  const events = [
    write('activity.started', { activityId, by, mode: 'one-on-one' } as never, at(0)),
    write('activity.stopped', { activityId }, at(seconds)),
    write('visit.finished', {}, at(seconds + 1)),
  ];
  now = began + minute * 60_000 + (seconds + 2) * 1000;
  value(await store.tenant(actor, (tx) => appendEvents(tx, visitId, events)));
}

describe('updateSameDay(tx, visit, store)', () => {
  it('tells the visit that was finished first of the second, with who treated; both count the day once', async () => {
    now = began;
    actor = await newClinic(store);
    const first = await newVisit(store, actor, began);
    const second = await secondVisit(first);
    await treat(first, 0, 880);
    await treat(second, 60, 500, 'assistant');
    const [one, two] = [foldVisit(readLog(await logOf(first.visitId))), foldVisit(readLog(await logOf(second.visitId)))];
    const code = one.activities[0]?.item.service.code;
    expect(one.sameDay).toEqual([{ visit: opaqueVisit(first.visitId, second.visitId), code, seconds: 500, by: 'assistant' }]);
    expect(two.sameDay).toEqual([{ visit: opaqueVisit(second.visitId, first.visitId), code, seconds: 880, by: 'therapist' }]);
    expect([minutesOf(one).timed, minutesOf(two).timed]).toEqual([14, 8]);
    for (const visit of [one, two]) expect(minutesOf(visit).day).toEqual({ timed: 23, total: 23, others: 1 });
  });

  it('writes the same thing once, follows a correction, and makes no addendum of a signed note', async () => {
    now = began;
    actor = await newClinic(store);
    const first = await newVisit(store, actor, began);
    const second = await secondVisit(first);
    await treat(first, 0, 880);
    const { heads } = readLog(await logOf(first.visitId));
    value(await store.tenant(actor, (tx) => signNote(tx, newNote(first.visitId, actor, heads))));
    await treat(second, 60, 500);
    const told = async () => (await logOf(first.visitId)).filter(({ kind }) => kind === 'same-day.timed').length;
    expect(await told()).toBe(1);
    const late = (kind: 'pain.rated' | 'time.corrected', body: object) =>
      store.tenant(actor, (tx) => appendEvents(tx, second.visitId, [second.write(kind, body as never, { at: now })]));
    value(await late('pain.rated', { score: 1, when: 'after' }));
    expect(await told()).toBe(1);
    value(await late('time.corrected', { activityId, seconds: 300, reason: 'started late' }));
    expect(await told()).toBe(2);
    expect(foldVisit(readLog(await logOf(first.visitId))).sameDay).toMatchObject([{ seconds: 300 }]);
    expect(value(await store.tenant(actor, (tx) => visitOf(tx, first.visitId))).status).toBe('signed');
  });

  it('goes by the date of service, on which a visit was opened, and not by the day for which it was planned', async () => {
    const day = 24 * 60;
    now = began;
    actor = await newClinic(store);
    const first = await newVisit(store, actor, began);
    await treat(first, 0, 880);
    now = began + (day + 60) * 60_000;
    const nextDay = await secondVisit(first, began + 7_200_000);
    await treat(nextDay, day + 60, 500);
    const late = await secondVisit(first, began + 3 * day * 60_000);
    await treat(late, day + 120, 400);
    const sameDay = async ({ visitId }: OpenVisit) =>
      foldVisit(readLog(await logOf(visitId))).sameDay.map(({ seconds }) => seconds);
    expect(await sameDay(first)).toEqual([]);
    expect(await sameDay(nextDay)).toEqual([400]);
    expect(await sameDay(late)).toEqual([500]);
  });
});
