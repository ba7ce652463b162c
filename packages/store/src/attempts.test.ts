import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { attemptSucceeded, type CountedAttempt, clearAttempts, takeAttempt, withdrawAttempt } from './attempts.ts';
import { openTestStore, startTestDatabase, type TestDatabase } from './database.fixture.ts';
import type { Store } from './store.ts';

let database: TestDatabase;
let store: Store;
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.UTC(2026, 10, 30, 12);

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openTestStore(database);
});
afterAll(async () => {
  await store?.close();
  await database?.stop();
});
beforeEach(() => store.authPool.query('delete from attempt_count'));

const growing = { free: 5, first: 30 * second, most: 5 * minute, window: hour };
/** One who tries, with an address and an account that others share. */
const one = (name: string, from = 'address', account = 'account'): CountedAttempt => ({
  own: { key: `${from} ${account} ${name}`, ...growing },
  shared: [
    { key: from, free: 6, first: 30 * second, most: 5 * minute, window: 15 * minute, closed: 12 },
    { key: account, free: 10, first: 30 * second, most: 5 * minute, window: day, closed: 1_000_000 },
  ],
});
const alone = (key: string): CountedAttempt => ({ own: { key, ...growing }, shared: [] });
const take = (attempt: CountedAttempt, now?: number) => takeAttempt(store.authPool, attempt, now);
const rows = async () =>
  (await store.authPool.query('select key, failures from attempt_count order by key')).rows as {
    key: string;
    failures: number;
  }[];

describe('takeAttempt(pool, attempt)', () => {
  it('takes five, then one after each of a growing delay, and begins anew an hour after the last', async () => {
    for (let i = 0; i < 5; i++) expect(await take(alone('a'), start)).toBeNull();
    expect(await take(alone('b'), start)).toBeNull();
    let now = start;
    const waits: number[] = [];
    for (let i = 0; i < 7; i++) {
      const wait = (await take(alone('a'), now)) as number;
      waits.push(wait / second);
      expect(await take(alone('a'), now + wait - 1)).toBe(1);
      now += wait;
      expect(await take(alone('a'), now)).toBeNull();
    }
    expect(waits).toEqual([30, 60, 120, 240, 300, 300, 300]);
    for (let i = 0; i < 5; i++) expect(await take(alone('a'), now + hour)).toBeNull();
    expect(await take(alone('a'), now + hour)).toBe(30 * second);
  });

  it('does not lengthen a wait by attempts that come too early', async () => {
    for (let i = 0; i < 5; i++) await take(alone('a'), start);
    for (let i = 0; i < 10; i++) expect(await take(alone('a'), start + i * 2000)).toBe(30 * second - i * 2000);
    expect(await take(alone('a'), start + 30 * second)).toBeNull();
  });

  it('counts attempts that come at the same time, each once', async () => {
    const taken = await Promise.all(Array.from({ length: 40 }, () => take(one('a'))));
    expect(taken.filter((wait) => wait === null)).toHaveLength(5);
    expect(await rows()).toMatchObject([{ failures: 5 }, { failures: 5 }, { failures: 5 }]);
  });

  it('makes everybody of a busy address wait once, and takes whoever waited, however many others try', async () => {
    for (let i = 0; i < 6; i++) expect(await take(one(`${i}`, 'clinic', `${i}`), start)).toBeNull();
    expect(await take(one('colleague', 'clinic', 'colleague'), start)).toBe(30 * second);
    for (let i = 0; i < 3; i++) expect(await take(one(`x${i}`, 'clinic', `x${i}`), start + 10 * second)).not.toBeNull();
    expect(await take(one('colleague', 'clinic', 'colleague'), start + 30 * second)).toBeNull();
    expect(await take(one('colleague', 'elsewhere', 'colleague'), start)).toBeNull();
  });

  it('closes an address that takes more than its most, until its window ends and no longer', async () => {
    for (let i = 0; i < 12; i++) await take(one(`${i}`, 'flood', `${i}`), start);
    expect(await take(one('late', 'flood', 'late'), start + minute)).toBe(14 * minute);
    const before = await rows();
    expect(before.some(({ key }) => key === 'flood late late')).toBe(false);
    expect(await take(one('late', 'flood', 'late'), start + 15 * minute)).toBeNull();
  });

  it('makes each address wait before an account that many guess at, and closes the account to none', async () => {
    for (let i = 0; i < 10; i++) expect(await take(one('x', `${i}`), start)).toBeNull();
    expect(await take(one('x', 'home'), start)).toBe(30 * second);
    for (let i = 0; i < 10; i++) await take(one('x', `more ${i}`), start);
    expect(await take(one('x', 'late'), start)).toBe(minute);
    expect(await take(one('x', 'home'), start + 30 * second)).toBeNull();
    expect((await rows()).find(({ key }) => key === 'account')?.failures).toBeGreaterThan(20);
  });

  it('never waits longer than its delay or window after the clock jumped, ahead and back', async () => {
    const jumps = [hour, -hour, 13 * hour, -400 * day, 3 * 365 * day];
    for (const jump of jumps) {
      await store.authPool.query('delete from attempt_count');
      for (const now of [start, start + jump]) for (let i = 0; i < 14; i++) await take(one('a', 'flood', `${i % 3}`), now);
      for (let i = 0; i < 9; i++) await take(alone('own'), start + jump);
      // The clock is right again: a second later for the people, hours or years earlier for the rows.
      const now = start + second;
      const own = (await take(alone('own'), now)) ?? 0;
      expect([jump, own <= 5 * minute]).toEqual([jump, true]);
      expect([jump, await take(alone('own'), now + own)]).toEqual([jump, null]);
      let waited = 0;
      for (let wait: number | null = 0; wait !== null; waited += wait ?? 0)
        wait = await take(one('new', 'flood', 'new'), now + waited);
      expect([jump, waited <= 20 * minute]).toEqual([jump, true]);
    }
  });
});

describe('attemptSucceeded and withdrawAttempt(pool, attempt)', () => {
  it('leave nothing of an attempt that succeeded, and of one that could not be judged', async () => {
    for (let i = 0; i < 20; i++) {
      expect(await take(one('a'), start)).toBeNull();
      await (i % 2 ? attemptSucceeded : withdrawAttempt)(store.authPool, one('a'));
    }
    expect((await rows()).every(({ failures }) => failures === 0)).toBe(true);
  });

  it('keep what failed', async () => {
    for (let i = 0; i < 4; i++) await take(one('a'), start);
    await take(one('a'), start);
    await withdrawAttempt(store.authPool, one('a'));
    await take(one('a'), start);
    expect(await take(one('a'), start)).toBe(30 * second);
    await attemptSucceeded(store.authPool, one('other'));
    expect((await rows()).map(({ failures }) => failures)).toEqual([4, 4, 5]);
  });
});

describe('clearAttempts(pool, sizes)', () => {
  it('removes what has ended and what lies in a time to come, and holds the table to its most', async () => {
    // The database's clock decides what has ended.
    const now = Date.now();
    await take(alone('ended'), now - day);
    await take(alone('to come'), now + 30 * day);
    for (let i = 0; i < 10; i++) await take(alone(`stays ${i}`), now + i * second);
    await clearAttempts(store.authPool, { longest: day, most: 4 });
    expect((await rows()).map(({ key }) => key)).toEqual(['stays 6', 'stays 7', 'stays 8', 'stays 9']);
  });

  it('outlives a restart: another store on the same database goes on counting', async () => {
    // A delay that is not over before a slow computer has opened the other store.
    const slow: CountedAttempt = { own: { key: 'a', ...growing, first: hour, most: hour }, shared: [] };
    for (let i = 0; i < 5; i++) await take(slow);
    const other = await openTestStore(database);
    expect(await takeAttempt(other.authPool, slow)).not.toBeNull();
    await other.close();
  });
});
