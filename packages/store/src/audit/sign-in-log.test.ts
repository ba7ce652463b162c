import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, startTestDatabase, type TestDatabase } from '../database.fixture.ts';
import type { SignInLogRow } from '../shapes.ts';
import type { Store } from '../store.ts';

const day = 86_400_000;
const now = 1_795_364_100_000;
const row = (at: number): SignInLogRow => ({
  at,
  what: 'sign-in.failed',
  account: 'ab'.repeat(16),
  network: '203.0.113.0/24',
  device: 'Computer, Firefox',
  times: 1,
});

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

describe('the sign-in log', () => {
  it('add() and read() give what was added, newest first', async () => {
    await store.signInLog.add([]);
    await store.signInLog.add([row(now - 2), { ...row(now - 1), times: 7 }]);
    await store.signInLog.add([row(now)]);
    expect(await store.signInLog.read(2)).toEqual([row(now), { ...row(now - 1), times: 7 }]);
  });

  it('shorten() takes away what is older than 90 days and what is more than it may hold, the oldest first', async () => {
    await store.signInLog.shorten(now + 1000 * day);
    await store.signInLog.add([row(now - 91 * day), row(now - 89 * day), ...Array.from({ length: 10 }, (_, i) => row(now + i))]);
    expect(await store.signInLog.shorten(now)).toBe(1);
    expect(await store.signInLog.shorten(now, 4)).toBe(7);
    expect((await store.signInLog.read(100)).map(({ at }) => at - now)).toEqual([9, 8, 7, 6]);
    expect(await store.signInLog.shorten(now, 4)).toBe(0);
  });

  it('is added to by the sign-in role, which reads nothing of it and takes nothing away', async () => {
    for (const sql of ['select 1 from auth.sign_in_log', 'delete from auth.sign_in_log', 'update auth.sign_in_log set times = 2'])
      await expect(store.authPool.query(sql), sql).rejects.toThrow(/permission denied/);
  });
});
