import type { Envelope } from '@eupraxia/clinical';
import { exampleSnapshot } from '@eupraxia/clinical/example';
import { opaqueVisit } from '@eupraxia/clinical/gate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import type { Actor } from '../shapes.ts';
import { statement } from '../statements.ts';
import type { Store } from '../store.ts';
import type { TenantTx } from '../tenant.ts';
import { appendEvents } from './append.ts';
import { eventsBeyond } from './beyond.ts';
import { visitOf } from './rows.ts';
import { signNote } from './sign.ts';

let database: TestDatabase;
let store: Store;
let actor: Actor;
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

/** Two visits that the clinician of a new clinic opened at the same time. */
async function twoVisits(): Promise<[OpenVisit, OpenVisit]> {
  now = began;
  actor = await newClinic(store);
  const both: [OpenVisit, OpenVisit] = [await newVisit(store, actor, began), await newVisit(store, actor, began)];
  now = began + 60 * minute;
  return both;
}

const at = (minutes: number) => ({ at: began + minutes * minute });
const start = (write: OpenVisit['write'], from: number) =>
  write('activity.started', { activityId, by: 'therapist', mode: 'one-on-one' }, at(from));
const stop = (write: OpenVisit['write'], to: number) => write('activity.stopped', { activityId }, at(to));
const finish = (write: OpenVisit['write'], to: number) => write('visit.finished', {}, at(to));

const append = async (visitId: string, events: readonly Envelope[], as = actor) =>
  value(await store.tenant(as, (tx) => appendEvents(tx, visitId, events)));
/** The minutes of each stretch that a visit gave to another, entry by entry. */
const given = async (visitId: string) => {
  const { events } = value(await store.tenant(actor, (tx) => eventsBeyond(tx, visitId, {}, 1000)));
  return events
    .filter(({ kind }) => kind === 'attention.elsewhere')
    .map(({ body }) => {
      const { visit, intervals } = body as { visit: string; intervals: { from: number; to: number }[] };
      return { visit, minutes: intervals.map(({ from, to }) => [(from - began) / minute, (to - began) / minute]) };
    });
};

const waitsForLock = async (tx: TenantTx) =>
  (await tx.rows(statement`select 1 from pg_locks where locktype = 'advisory' and not granted`)).length > 0;

describe('the minutes that two visits of a clinician both claim', () => {
  it('belong to one visit alone where both are finished at the same time', async () => {
    const [first, second] = await twoVisits();
    const sent = (visit: OpenVisit) => [start(visit.write, 0), finish(visit.write, 20)];
    let stored: () => void = () => undefined;
    const isStored = new Promise<void>((resolve) => {
      stored = resolve;
    });
    let secondOver = false;
    const one = store.tenant(actor, async (tx) => {
      value(await appendEvents(tx, first.visitId, sent(first)));
      stored();
      while (!secondOver && !(await waitsForLock(tx))) await new Promise((resolve) => setImmediate(resolve));
      return true;
    });
    await isStored;
    const two = append(second.visitId, sent(second)).finally(() => {
      secondOver = true;
    });
    await Promise.all([one, two]);
    expect(await given(first.visitId)).toEqual([]);
    expect(await given(second.visitId)).toEqual([{ visit: opaqueVisit(second.visitId, first.visitId), minutes: [[0, 20]] }]);
  });

  it('belong to one visit alone where a colleague finishes the other', async () => {
    const [first, second] = await twoVisits();
    await append(first.visitId, [start(first.write, 0), finish(first.write, 20)]);
    await append(second.visitId, [start(second.write, 10), stop(second.write, 40)]);
    const colleague: Actor = { ...actor, userId: 'colleague', name: 'A. Colleague' };
    await append(second.visitId, [finish(newTab(colleague, second.visitId, began), 41)], colleague);
    expect(await given(second.visitId)).toEqual([{ visit: opaqueVisit(second.visitId, first.visitId), minutes: [[10, 20]] }]);
  });

  it('are yielded by a visit that was finished first, once, where its clock moves afterward', async () => {
    const [first, second] = await twoVisits();
    const name = opaqueVisit(first.visitId, second.visitId);
    await append(first.visitId, [start(first.write, 0), stop(first.write, 10), finish(first.write, 12)]);
    await append(second.visitId, [start(second.write, 0), finish(second.write, 50)]);
    expect(await given(first.visitId)).toEqual([]);
    expect(await given(second.visitId)).toMatchObject([{ minutes: [[0, 10]] }]);

    const tablet = newTab(actor, first.visitId, began);
    await append(first.visitId, [start(tablet, 20)]);
    expect(await given(first.visitId)).toEqual([]);
    const stopped = stop(tablet, 30);
    await append(first.visitId, [stopped]);
    expect(await given(first.visitId)).toEqual([{ visit: name, minutes: [[20, 30]] }]);
    const corrected = tablet('time.corrected', { activityId, seconds: 600, reason: 'Counted by hand' }, at(31));
    await append(first.visitId, [corrected]);
    await append(first.visitId, [tablet('event.retracted', {}, { corrects: corrected.id, ...at(32) })]);
    expect(await given(first.visitId)).toHaveLength(1);

    await append(first.visitId, [
      tablet('event.retracted', {}, { corrects: stopped.id, ...at(33) }),
      tablet('activity.paused', { activityId }, at(35)),
    ]);
    expect(await given(first.visitId)).toEqual([
      { visit: name, minutes: [[20, 30]] },
      { visit: name, minutes: [[30, 35]] },
    ]);
    const again = newTab(actor, second.visitId, began);
    await append(second.visitId, [stop(again, 51), finish(again, 52)]);
    expect(await given(second.visitId)).toHaveLength(1);
  });

  it('are yielded by a signed visit whose clock moves, and by no visit that the same events open again', async () => {
    const [first, second] = await twoVisits();
    await append(first.visitId, [start(first.write, 0), stop(first.write, 10), finish(first.write, 12)]);
    const { acknowledged } = value(await store.tenant(actor, (tx) => visitOf(tx, first.visitId)));
    value(await store.tenant(actor, (tx) => signNote(tx, newNote(first.visitId, actor, { ...acknowledged }))));
    await append(second.visitId, [start(second.write, 20), finish(second.write, 50)]);
    const late = (write: OpenVisit['write']) => [start(write, 20), stop(write, 30)];
    await append(first.visitId, late(newTab(actor, first.visitId, began)));
    expect(await given(first.visitId)).toMatchObject([{ minutes: [[20, 30]] }]);
    const again = newTab(actor, second.visitId, began);
    await append(second.visitId, [start(again, 5), stop(again, 8), again('visit.reopened', {}, at(51))]);
    expect(await given(second.visitId)).toEqual([]);
  });
});
