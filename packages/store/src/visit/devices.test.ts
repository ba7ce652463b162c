import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../actor.ts';
import {
  newClinic,
  newVisit,
  type OpenVisit,
  openTestStore,
  plansOf,
  startTestDatabase,
  type TestDatabase,
  value,
} from '../database.fixture.ts';
import type { Store } from '../store.ts';
import { appendEvents } from './append.ts';
import { closeDevice, recordContact, visitDevices } from './devices.ts';

const startsAt = 1_795_364_100_000;
let now = startsAt;
let database: TestDatabase;
let store: Store;
let actor: PersonActor;
let colleague: PersonActor;
let visit: OpenVisit;

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openTestStore(database, () => now);
  actor = await newClinic(store);
  colleague = { ...actor, userId: 'user-colleague', name: 'E. Chen' };
  visit = await newVisit(store, actor, startsAt);
});
afterAll(async () => {
  await store?.close();
  await database?.stop();
});

const tab = (label = 'Tablet, Safari') => ({ writer: randomUUID(), device: randomUUID(), label });
const contact = (who: PersonActor, from: ReturnType<typeof tab>, have: Record<string, number> = {}) =>
  store.tenant(who, (tx) => recordContact(tx, visit.visitId, from, have));
const listed = () => store.tenant(actor, (tx) => visitDevices(tx, visit.visitId));

describe('recordContact()', () => {
  it('names a device that has not confirmed the newest STOP, until it calls with that STOP among what it holds', async () => {
    const mine = tab('Computer, Chrome');
    const theirs = tab();
    await contact(actor, mine);
    expect((await contact(colleague, theirs)).map(({ label, seesStop }) => [label, seesStop])).toEqual([
      ['Tablet, Safari', true],
      ['Computer, Chrome', true],
    ]);
    const stop = visit.write('stop.pressed', { from: 'therapist' });
    value(await store.tenant(actor, (tx) => appendEvents(tx, visit.visitId, [stop])));
    now += 1000;
    await contact(actor, mine, { [stop.writer]: stop.seq });
    const before = now;
    now += 60_000;
    expect(await listed()).toEqual([
      {
        device: mine.device,
        writer: mine.writer,
        label: 'Computer, Chrome',
        user: { userId: actor.userId, name: actor.name },
        lastContactAt: before,
        seesStop: true,
      },
      {
        device: theirs.device,
        writer: theirs.writer,
        label: 'Tablet, Safari',
        user: { userId: colleague.userId, name: 'E. Chen' },
        lastContactAt: startsAt,
        seesStop: false,
      },
    ]);
    await contact(colleague, theirs, { [stop.writer]: stop.seq });
    expect((await listed()).every(({ seesStop }) => seesStop)).toBe(true);
    // A second STOP is confirmed by itself.
    const second = visit.write('stop.pressed', { from: 'patient' });
    value(await store.tenant(actor, (tx) => appendEvents(tx, visit.visitId, [second])));
    expect((await listed()).some(({ seesStop }) => seesStop)).toBe(false);
  });

  it('counts the tabs of one browser as one device, which confirms with the first of them and closes with the last', async () => {
    const first = tab('Phone, Firefox');
    const second = { ...first, writer: randomUUID() };
    const mine = async () => (await listed()).filter(({ device }) => device === first.device);
    await contact(actor, first);
    await contact(actor, second);
    expect(await mine()).toHaveLength(1);
    const stop = visit.write('stop.pressed', { from: 'therapist' });
    value(await store.tenant(actor, (tx) => appendEvents(tx, visit.visitId, [stop])));
    await contact(actor, first, { [stop.writer]: stop.seq });
    expect((await mine())[0]?.seesStop).toBe(true);
    await store.tenant(actor, (tx) => closeDevice(tx, visit.visitId, first.writer));
    expect(await mine()).toHaveLength(1);
    await store.tenant(actor, (tx) => closeDevice(tx, visit.visitId, second.writer));
    expect(await mine()).toHaveLength(0);
    // A tab that comes back from the browser's own store of pages is there again.
    await contact(actor, second);
    expect(await mine()).toHaveLength(1);
  });

  it('lets nobody confirm or close in another person’s name', async () => {
    const mine = tab();
    await contact(actor, mine);
    const stop = visit.write('stop.pressed', { from: 'therapist' });
    value(await store.tenant(actor, (tx) => appendEvents(tx, visit.visitId, [stop])));
    await contact(colleague, mine, { [stop.writer]: stop.seq });
    await store.tenant(colleague, (tx) => closeDevice(tx, visit.visitId, mine.writer));
    const found = (await listed()).find(({ device }) => device === mine.device);
    expect(found).toMatchObject({ user: { userId: actor.userId }, seesStop: false });
  });

  it('forgets a device that was silent for a day, and reads by the visit’s own key alone', async () => {
    now += 25 * 3_600_000;
    expect(await listed()).toEqual([]);
    const plans = await plansOf(store, actor, (tx) => visitDevices(tx, visit.visitId));
    for (const plan of plans) expect(plan).toMatch(/Index (?:Only )?Scan|Bitmap Index Scan/);
  });
});
