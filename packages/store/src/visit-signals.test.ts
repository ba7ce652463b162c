import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from './actor.ts';
import { newClinic, newVisit, openTestStore, startTestDatabase, type TestDatabase, value } from './database.fixture.ts';
import type { Store } from './store.ts';
import { appendEvents } from './visit/append.ts';
import type { VisitChange } from './visit-signals.ts';

const startsAt = 1_795_364_100_000;
let database: TestDatabase;
let store: Store;
/** Another process on the same database, as far as the store can tell. */
let elsewhere: Store;
let actor: PersonActor;

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openTestStore(database);
  elsewhere = await openTestStore(database);
  actor = await newClinic(store);
});
afterAll(async () => {
  await elsewhere?.close();
  await store?.close();
  await database?.stop();
});

/** Collects what a store hears, and waits for what is looked for. */
function listening(heard: Store) {
  const changes: (VisitChange | null)[] = [];
  let look = (): void => undefined;
  const stop = heard.onVisitChange((change) => {
    changes.push(change);
    look();
  });
  return {
    changes,
    stop,
    until: (wanted: (change: VisitChange | null) => boolean): Promise<VisitChange | null> =>
      new Promise((resolve) => {
        look = () => {
          const found = changes.find(wanted);
          if (found !== undefined) resolve(found);
        };
        look();
      }),
  };
}

describe('onVisitChange()', () => {
  it('hears of an append of its own process before tenant() resolves, once, with the streams that moved', async () => {
    const visit = await newVisit(store, actor, startsAt);
    const ears = listening(store);
    const stop = visit.write('stop.pressed', { from: 'therapist' });
    value(await store.tenant(actor, (tx) => appendEvents(tx, visit.visitId, [stop])));
    const own = ears.changes.filter((change) => change?.visitId === visit.visitId);
    expect(own).toEqual([
      { clinicId: actor.clinicId, visitId: visit.visitId, writers: expect.arrayContaining([stop.writer]), urgent: true },
    ]);
    // Its own notification comes back from the database and is no second change.
    const marker = await newVisit(elsewhere, actor, startsAt);
    await ears.until((change) => change?.visitId === marker.visitId);
    expect(ears.changes.filter((change) => change?.visitId === visit.visitId)).toHaveLength(1);
    ears.stop();
  });

  it('hears of an append of another process', async () => {
    const visit = await newVisit(store, actor, startsAt);
    const ears = listening(elsewhere);
    await ears.until((change) => change === null);
    const cue = visit.write('remark.written', { section: 'response', text: 'Steady.' });
    value(await store.tenant(actor, (tx) => appendEvents(tx, visit.visitId, [cue])));
    const heard = await ears.until((change) => change?.writers.includes(cue.writer) === true);
    expect(heard).toEqual({
      clinicId: actor.clinicId,
      visitId: visit.visitId,
      writers: expect.arrayContaining([cue.writer]),
      urgent: false,
    });
    ears.stop();
  });

  it('hears nothing of a transaction that was rolled back', async () => {
    const visit = await newVisit(store, actor, startsAt);
    const ears = listening(store);
    const stop = visit.write('stop.pressed', { from: 'therapist' });
    await expect(
      store.tenant(actor, async (tx) => {
        value(await appendEvents(tx, visit.visitId, [stop]));
        throw new Error('broken off');
      }),
    ).rejects.toThrow('broken off');
    expect(ears.changes.filter((change) => change !== null)).toEqual([]);
    ears.stop();
  });

  it('tells everybody to look after the database came back from a crash', async () => {
    const ears = listening(store);
    database.crash();
    expect(await ears.until((change) => change === null)).toBeNull();
    ears.stop();
  });
});
