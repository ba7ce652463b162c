import { randomUUID } from 'node:crypto';
import type { Envelope } from '@eupraxia/clinical';
import { exampleSnapshot } from '@eupraxia/clinical/example';
import type * as Gate from '@eupraxia/clinical/gate';
import { ok } from '@eupraxia/kernel';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PersonActor } from '../actor.ts';
import { newClinic, newPatient, newTab, startTestDatabase, type TestDatabase, value } from '../database.fixture.ts';
import { createPatient } from '../patients.ts';
import { statement } from '../statements.ts';
import { openStore, type Store } from '../store.ts';
import { appendEvents } from './append.ts';
import { eventsBeyond } from './beyond.ts';
import { openVisit } from './open.ts';
import { planVisit } from './plan.ts';

// A judgment of starts that throws for whatever reason, with words of the record in its message.
vi.mock('@eupraxia/clinical/gate', async (original) => {
  const gate = await original<typeof Gate>();
  const judge: typeof gate.judge = (all, fresh, receivedAt) => {
    if (fresh.some(({ kind }) => kind === 'activity.started')) throw new TypeError('Amara Okafor');
    return gate.judge(all, fresh, receivedAt);
  };
  return { ...gate, judge };
});

let database: TestDatabase;
let store: Store;
let actor: PersonActor;
const now = 1_795_364_100_000;
const lines: string[] = [];
const activityId = exampleSnapshot().program.items[0]?.id ?? '';

beforeAll(async () => {
  database = await startTestDatabase();
  const { owner, app } = database;
  store = value(await openStore({ owner, app, clock: () => now, onProgress: (line) => lines.push(line) }));
  actor = await newClinic(store);
});
afterAll(async () => {
  await store?.close();
  await database?.stop();
});

/** A visit whose opening no release of the program that is here can read. */
async function unreadable(): Promise<string> {
  const patient = newPatient();
  const id = randomUUID();
  value(await store.tenant(actor, (tx) => createPatient(tx, patient)));
  value(await store.tenant(actor, (tx) => planVisit(tx, { id, patientId: patient.id, startsAt: now, minutes: 45 })));
  value(await store.tenant(actor, (tx) => openVisit(tx, id, () => ok({ told: 'otherwise' } as never))));
  return id;
}

describe('a visit whose opening cannot be read and whose starts cannot be judged', () => {
  it('takes a STOP, a start and a finish, keeps what needs no opening, and reports the rest without a word of the patient', async () => {
    const visitId = await unreadable();
    const write = newTab(actor, visitId, now - 60_000);
    const sent: Envelope[] = [
      write('activity.started', { activityId, by: 'therapist', mode: 'one-on-one' }),
      write('stop.pressed', { from: 'patient' }),
      write('quote.said', { text: 'It pulls', speaker: 'patient' }),
      write('visit.finished', {}),
    ];
    lines.length = 0;
    const done = value(await store.tenant(actor, (tx) => appendEvents(tx, visitId, sent)));
    expect(done).toMatchObject({ stored: sent.length, refused: [] });
    const { events } = value(await store.tenant(actor, (tx) => eventsBeyond(tx, visitId, {}, 100)));
    expect(events.filter(({ source }) => source !== 'server')).toEqual(sent);
    expect(events.filter(({ source }) => source === 'server').map(({ kind }) => kind)).toEqual([
      'visit.opened',
      'events.received',
      'time.questioned',
    ]);
    expect(lines).toEqual([`the judgment of the starts of the visit ${visitId} failed and was left out: TypeError`]);
  });
});

describe('a statement that fails while events are judged', () => {
  it('rolls the append back', async () => {
    const visitId = await unreadable();
    const stop = newTab(actor, visitId, now)('stop.pressed', { from: 'patient' });
    const failing = store.tenant(actor, async (tx) => {
      const send = tx.rows.bind(tx);
      let asked = 0;
      tx.rows = (async (query: never) => {
        asked += 1;
        return asked === 5 ? send(statement`select 1 / 0` as never) : send(query);
      }) as typeof tx.rows;
      return appendEvents(tx, visitId, [stop]);
    });
    await expect(failing).rejects.toThrow('division by zero');
    const { events } = value(await store.tenant(actor, (tx) => eventsBeyond(tx, visitId, {}, 100)));
    expect(events.map(({ kind }) => kind)).toEqual(['visit.opened']);
  });
});
