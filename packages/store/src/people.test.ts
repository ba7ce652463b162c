import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from './actor.ts';
import { newClinic, openTestStore, startTestDatabase, type TestDatabase, value } from './database.fixture.ts';
import { removeMember } from './people.ts';
import type { Store } from './store.ts';

let database: TestDatabase;
let store: Store;

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openTestStore(database);
});
afterAll(async () => {
  await store?.close();
  await database?.stop();
});

describe('removeMember(tx, userId)', () => {
  it('leaves one of two administrators who remove each other at the same moment, whoever is first', async () => {
    for (let round = 0; round < 5; round++) {
      const { clinicId } = await newClinic(store);
      const admins = [0, 1].map(
        (i): PersonActor => ({ kind: 'person', clinicId, userId: randomUUID(), name: `Admin ${i}`, role: 'admin' }),
      );
      for (const { userId } of admins)
        value(await store.addMembership(clinicId, { userId, role: 'admin', credentials: '', discipline: null, level: null }));
      const [first, second] = admins as [PersonActor, PersonActor];
      const removals = await Promise.all([
        store.tenant(first, (tx) => removeMember(tx, second.userId)),
        store.tenant(second, (tx) => removeMember(tx, first.userId)),
      ]);
      expect(removals.flatMap((one) => (one.ok ? [] : one.error.code))).toEqual(['EUP_STORE_MEMBER_UNKNOWN']);
      const left = await Promise.all(admins.map(({ userId }) => store.place(userId, clinicId)));
      expect(left.filter((place) => place !== null)).toHaveLength(1);
    }
  });
});
