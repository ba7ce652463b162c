import type { Envelope, NewBodies } from '@eupraxia/clinical';
import { exampleSnapshot } from '@eupraxia/clinical/example';
import { opaqueVisit } from '@eupraxia/clinical/gate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../actor.ts';
import {
  newClinic,
  newNote,
  newTab,
  newVisit,
  type OpenVisit,
  openTestStore,
  startTestDatabase,
  type TestDatabase,
  value,
} from '../database.fixture.ts';
import type { Store } from '../store.ts';
import { appendEvents } from './append.ts';
import { eventsBeyond } from './beyond.ts';
import { visitOf } from './rows.ts';
import { lockForSigning, signNote } from './sign.ts';

let database: TestDatabase;
let store: Store;
let actor: PersonActor;
const began = 1_795_364_100_000;
const minute = 60_000;
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

/** Two visits of two patients that the clinician of a new clinic opened at the same time. */
async function twoVisits(): Promise<[OpenVisit, OpenVisit]> {
  now = began;
  actor = await newClinic(store);
  const both: [OpenVisit, OpenVisit] = [await newVisit(store, actor, began), await newVisit(store, actor, began)];
  now = began + 60 * minute;
  return both;
}

const at = (minutes: number) => ({ at: began + minutes * minute });
const start = (write: OpenVisit['write'], from: number, more: Partial<NewBodies['activity.started']> = {}) =>
  write('activity.started', { activityId, by: 'therapist', mode: 'one-on-one', ...more }, at(from));
const stop = (write: OpenVisit['write'], to: number) => write('activity.stopped', { activityId }, at(to));
const finish = (write: OpenVisit['write'], to: number) => write('visit.finished', {}, at(to));

const append = async (visitId: string, events: readonly Envelope[], as = actor) =>
  value(await store.tenant(as, (tx) => appendEvents(tx, visitId, events)));
const logOf = async (visitId: string) => value(await store.tenant(actor, (tx) => eventsBeyond(tx, visitId, {}, 1000))).events;
/** What a visit was told of others, entry by entry: the minutes of each stretch, and where they count. */
const told = async (visitId: string) =>
  (await logOf(visitId))
    .filter(({ kind }) => kind === 'attention.elsewhere')
    .map(({ body }) => {
      const { visit, intervals, counts } = body as NewBodies['attention.elsewhere'];
      return { visit, counts, minutes: intervals.map(({ from, to }) => [(from - began) / minute, (to - began) / minute]) };
    });
const settle = (visit: OpenVisit, other: OpenVisit, counts: 'here' | 'there' | 'neither', minutes: number) =>
  append(visit.visitId, [
    newTab(actor, visit.visitId, began)(
      'overlap.settled',
      { visit: opaqueVisit(visit.visitId, other.visitId), counts },
      at(minutes),
    ),
  ]);
const colleague = (): PersonActor => ({ ...actor, userId: 'colleague', name: 'A. Colleague' });

describe('the minutes that two visits of a clinician both claim', () => {
  it('are told to both visits as soon as the second clock has run, each under an id that says nothing of the other', async () => {
    const [first, second] = await twoVisits();
    await append(first.visitId, [start(first.write, 0), stop(first.write, 20)]);
    await append(second.visitId, [start(second.write, 10)]);
    now = began + 15 * minute;
    const [a, b] = [opaqueVisit(first.visitId, second.visitId), opaqueVisit(second.visitId, first.visitId)];
    expect(await told(first.visitId)).toEqual([{ visit: a, counts: 'open', minutes: [[10, 20]] }]);
    expect(await told(second.visitId)).toEqual([{ visit: b, counts: 'open', minutes: [[10, 20]] }]);
    expect(a).not.toBe(b);
    const text = JSON.stringify((await logOf(second.visitId)).filter(({ kind }) => kind === 'attention.elsewhere'));
    expect(text).not.toContain(first.visitId);
    expect(text).not.toContain(first.patientId);
  });

  it('are told where two commits of the two visits meet, and neither waits for the other for ever', async () => {
    for (let round = 0; round < 5; round++) {
      const [first, second] = await twoVisits();
      await Promise.all([
        append(first.visitId, [start(first.write, 0), finish(first.write, 20)]),
        append(second.visitId, [start(second.write, 5), finish(second.write, 25)]),
        append(first.visitId, [start(newTab(actor, first.visitId, began), 30)]),
        append(second.visitId, [stop(newTab(actor, second.visitId, began), 40)]),
      ]);
      expect((await told(first.visitId)).at(-1)).toMatchObject({ counts: 'open', minutes: [[5, 20]] });
      expect((await told(second.visitId)).at(-1)).toMatchObject({ counts: 'open', minutes: [[5, 20]] });
    }
  });

  it('are of the person who treated, whoever opened the visit and whoever recorded it', async () => {
    const [first, second] = await twoVisits();
    await append(first.visitId, [start(first.write, 0), stop(first.write, 20)]);
    const other = newTab(colleague(), second.visitId, began);
    await append(second.visitId, [start(other, 0), stop(other, 20)], colleague());
    expect(await told(second.visitId)).toEqual([]);
    await append(second.visitId, [start(other, 30, { person: actor.userId }), stop(other, 40)], colleague());
    expect(await told(second.visitId)).toEqual([]);
    await append(first.visitId, [start(first.write, 35), stop(first.write, 38)]);
    expect(await told(second.visitId)).toMatchObject([{ minutes: [[35, 38]] }]);
    expect(await told(first.visitId)).toMatchObject([{ minutes: [[35, 38]] }]);
  });

  it('count where a clinician says: here, there, in neither, and nowhere while both visits claim them', async () => {
    const [first, second] = await twoVisits();
    await append(first.visitId, [start(first.write, 0), finish(first.write, 20)]);
    await append(second.visitId, [start(second.write, 10), finish(second.write, 30)]);
    const counts = async () => [(await told(first.visitId)).at(-1)?.counts, (await told(second.visitId)).at(-1)?.counts];
    expect(await counts()).toEqual(['open', 'open']);
    await settle(first, second, 'here', 31);
    expect(await counts()).toEqual(['here', 'there']);
    await settle(second, first, 'here', 32);
    expect(await counts()).toEqual(['open', 'open']);
    await settle(first, second, 'there', 33);
    expect(await counts()).toEqual(['there', 'here']);
    await settle(second, first, 'there', 34);
    expect(await counts()).toEqual(['neither', 'neither']);
    const entries = (await told(first.visitId)).length;
    await settle(second, first, 'there', 35);
    expect(await told(first.visitId)).toHaveLength(entries);
  });

  it('are taken back where the clock no longer claims them', async () => {
    const [first, second] = await twoVisits();
    await append(first.visitId, [start(first.write, 0), finish(first.write, 20)]);
    const started = start(second.write, 10);
    await append(second.visitId, [started, finish(second.write, 30)]);
    const undo = newTab(actor, second.visitId, began);
    await append(second.visitId, [undo('event.retracted', {}, { corrects: started.id, ...at(31) })]);
    expect((await told(first.visitId)).at(-1)).toMatchObject({ counts: 'here', minutes: [] });
    expect((await told(second.visitId)).at(-1)).toMatchObject({ minutes: [] });
  });

  it('are found in time that was entered by hand, where it is said to lie', async () => {
    const [first, second] = await twoVisits();
    await append(first.visitId, [start(first.write, 0), stop(first.write, 20), finish(first.write, 30)]);
    await append(second.visitId, [
      second.write(
        'time.corrected',
        { activityId, seconds: 600, from: began + 15 * minute, reason: 'The clock was not started' },
        at(50),
      ),
      finish(second.write, 55),
    ]);
    expect(await told(first.visitId)).toMatchObject([{ minutes: [[15, 20]] }]);
  });

  it('are found in a visit that was planned for another day and opened on this one', async () => {
    const [first] = await twoVisits();
    now = began;
    const moved = await newVisit(store, actor, began - 3 * 24 * 60 * minute);
    now = began + 60 * minute;
    await append(moved.visitId, [start(newTab(actor, moved.visitId, began), 0), finish(newTab(actor, moved.visitId, began), 20)]);
    await append(first.visitId, [start(first.write, 15), stop(first.write, 30)]);
    expect(await told(first.visitId)).toMatchObject([{ minutes: [[15, 20]] }]);
    expect(await told(moved.visitId)).toMatchObject([{ minutes: [[15, 20]] }]);
  });

  it('propose an addendum where they are found after the signature, and none where they count in the signed visit', async () => {
    const [first, second] = await twoVisits();
    await append(first.visitId, [start(first.write, 0), stop(first.write, 10), finish(first.write, 12)]);
    const { acknowledged } = value(await store.tenant(actor, (tx) => visitOf(tx, first.visitId)));
    value(await store.tenant(actor, (tx) => signNote(tx, newNote(first.visitId, actor, { ...acknowledged }))));
    // An offline tablet brings what it recorded during the first visit.
    const tablet = newTab(actor, second.visitId, began);
    await append(second.visitId, [start(tablet, 5), stop(tablet, 8)]);
    const status = async () => value(await store.tenant(actor, (tx) => visitOf(tx, first.visitId))).status;
    expect(await told(first.visitId)).toMatchObject([{ counts: 'open', minutes: [[5, 8]] }]);
    expect(await status()).toBe('addendum-proposed');
    await settle(second, first, 'there', 13);
    expect(await told(first.visitId)).toMatchObject([{ counts: 'open' }, { counts: 'here' }]);
    expect(await status()).toBe('signed');
  });

  it('are compared once more when a visit is signed', async () => {
    const [first, second] = await twoVisits();
    await append(first.visitId, [start(first.write, 0), finish(first.write, 50)]);
    await append(second.visitId, [start(second.write, 10)]);
    expect(await told(first.visitId)).toMatchObject([{ minutes: [[10, 50]] }]);
    await append(second.visitId, [second.write('remark.written', { section: 'response', text: 'Went on.' }, at(20))]);
    now = began + 30 * minute;
    value(await store.tenant(actor, (tx) => lockForSigning(tx, first.visitId)));
    expect((await told(first.visitId)).at(-1)).toMatchObject({ minutes: [[10, 30]] });
  });
});
