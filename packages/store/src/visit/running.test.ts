import { randomUUID } from 'node:crypto';
import type { Envelope } from '@eupraxia/clinical';
import { exampleSnapshot } from '@eupraxia/clinical/example';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../actor.ts';
import { newClinic, newVisit, openTestStore, startTestDatabase, type TestDatabase, value } from '../database.fixture.ts';
import { statement } from '../statements.ts';
import type { Store } from '../store.ts';
import { appendEvents } from './append.ts';
import { ownRunningClocks } from './running.ts';

let database: TestDatabase;
let store: Store;
const began = 1_795_364_100_000;
const minute = 60_000;
let now = began;
const [first, second] = exampleSnapshot().program.items;
const activityId = first?.id ?? '';

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openTestStore(database, () => now);
});
afterAll(async () => {
  await store?.close();
  await database?.stop();
});

const at = (minutes: number) => ({ at: began + minutes * minute });
const own = { activityId, by: 'therapist', mode: 'one-on-one' } as const;
const append = async (as: PersonActor, visitId: string, events: readonly Envelope[]) =>
  value(await store.tenant(as, (tx) => appendEvents(tx, visitId, events)));
const running = (as: PersonActor) => store.tenant(as, ownRunningClocks);
const colleagueOf = async (actor: PersonActor): Promise<PersonActor> => {
  const userId = `user-${randomUUID().slice(0, 8)}`;
  value(
    await store.addMembership(actor.clinicId, {
      userId,
      role: 'therapist',
      credentials: 'PT',
      discipline: 'PT',
      level: 'therapist',
    }),
  );
  return { ...actor, userId, name: 'A. Colleague' };
};

describe('the clocks of a person that run', () => {
  it('are listed with patient, activity and since when they have run without a pause, and leave an audit row', async () => {
    now = began;
    const actor = await newClinic(store);
    const { visitId, write } = await newVisit(store, actor, began);
    now = began + 10 * minute;
    await append(actor, visitId, [
      write('activity.started', own, at(1)),
      write('activity.paused', { activityId }, at(2)),
      write('activity.resumed', { activityId }, at(4)),
      write('attention.changed', { activityId, by: 'therapist', mode: 'one-on-one' }, at(6)),
    ]);
    const clocks = await running(actor);
    expect(clocks).toEqual([{ visitId, patient: 'Amara Okafor', activityId, activity: first?.name, since: began + 4 * minute }]);
    const audited = await store.tenant(actor, (tx) =>
      tx.rows(statement<{ n: number }>`select count(*)::int as n from chart.audit
        where clinic_id = ${actor.clinicId} and action = 'visit.read' and subject = ${`visit:${visitId}`}`),
    );
    expect(audited[0]?.n).toBe(1);
    // A device whose clock is ahead runs too.
    await append(actor, visitId, [
      write('activity.paused', { activityId }, at(8)),
      write('activity.resumed', { activityId }, at(11)),
    ]);
    expect(await running(actor)).toMatchObject([{ visitId, activityId }]);
    await append(actor, visitId, [write('activity.paused', { activityId }, at(12))]);
    expect(await running(actor)).toEqual([]);
  });

  it('are those of the caller alone: not a colleague’s, not another clinic’s, no group and nothing unattended', async () => {
    now = began;
    const actor = await newClinic(store);
    const colleague = await colleagueOf(actor);
    const stranger = await newClinic(store, 'Another clinic');
    const [mine, group] = [await newVisit(store, actor, began), await newVisit(store, actor, began)];
    now = began + 10 * minute;
    await append(actor, mine.visitId, [
      mine.write('activity.started', own, at(1)),
      mine.write('activity.started', { activityId: second?.id ?? '', by: 'none', mode: 'unattended' }, at(2)),
    ]);
    await append(actor, group.visitId, [group.write('activity.started', { ...own, mode: 'group' }, at(1))]);
    expect((await running(actor)).map(({ visitId }) => visitId)).toEqual([mine.visitId]);
    expect(await running(colleague)).toEqual([]);
    expect(await running(stranger)).toEqual([]);
    expect(await running({ ...stranger, userId: actor.userId })).toEqual([]);

    // Handed over, it is the colleague's, who has recorded nothing in this visit yet.
    await append(actor, mine.visitId, [mine.write('attention.changed', { ...own, person: colleague.userId }, at(3))]);
    expect(await running(actor)).toEqual([]);
    expect(await running(colleague)).toMatchObject([{ visitId: mine.visitId, since: began + minute }]);
  });

  it('are listed past midnight, and no longer once the visit is finished', async () => {
    now = began;
    const actor = await newClinic(store);
    const { visitId, write } = await newVisit(store, actor, began);
    await append(actor, visitId, [write('activity.started', own, at(1))]);
    now = began + 24 * 60 * minute;
    expect(await running(actor)).toHaveLength(1);
    now = began + 72 * 60 * minute;
    expect(await running(actor)).toEqual([]);
    now = began + 30 * minute;
    await append(actor, visitId, [write('visit.finished', {}, at(20))]);
    expect(await running(actor)).toEqual([]);
  });
});
