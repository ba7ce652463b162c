import type { SyncReply } from '@eupraxia/api';
import { describe, expect, it } from 'vitest';
import type { Answer, VisitConnection } from './visit-connection.ts';
import { WatchLoop } from './watch-loop.ts';

const reply = (more: Partial<SyncReply>): Answer<SyncReply> => ({
  kind: 'reply',
  value: {
    acknowledged: {},
    events: [],
    more: false,
    serverTime: 0,
    status: 'open',
    notes: [],
    devicesTag: 'now',
    ...more,
  } as SyncReply,
  sent: 0,
  received: 0,
});

/** A loop against a server whose held calls the test answers. */
function bench(alone: (work: () => Promise<void>) => Promise<boolean> = (work) => work().then(() => true)) {
  const calls: { readonly devices: string; readonly until: AbortSignal; answer(how: Answer<SyncReply>): void }[] = [];
  const closing = new AbortController();
  const taken: SyncReply[] = [];
  const waits: number[] = [];
  let arrived = (): void => undefined;
  let lost = 0;
  let online = true;
  const door: Pick<VisitConnection, 'watch'> = {
    watch: (_visit, _have, _notes, _writer, devices, until) =>
      new Promise((resolve) => {
        calls.push({ devices, until, answer: resolve });
        until.addEventListener('abort', () => resolve({ kind: 'away' }));
        arrived();
      }),
  };
  const loop = new WatchLoop({
    visitId: 'v',
    door: door as VisitConnection,
    heads: () => ({}),
    notes: () => 0,
    writer: () => 'w',
    online: () => online,
    take: async (value) => {
      taken.push(value);
    },
    lost: () => {
      lost++;
      online = false;
    },
    alone,
    wait: (ms, until) =>
      new Promise((resolve) => {
        waits.push(ms);
        if (until.aborted) resolve();
        until.addEventListener('abort', () => resolve());
      }),
    closing: closing.signal,
  });
  const ended = loop.run();
  const called = (count: number): Promise<void> =>
    new Promise((resolve) => {
      arrived = () => {
        if (calls.length >= count) resolve();
      };
      arrived();
    });
  return {
    loop,
    calls,
    taken,
    waits,
    called,
    lost: () => lost,
    comeBack: () => {
      online = true;
    },
    close: async () => {
      closing.abort();
      await ended;
    },
  };
}

describe('WatchLoop', () => {
  it('holds no call until a screen shows the visit, then one after the other, each with the devices that it knows', async () => {
    const { loop, calls, taken, called, close } = bench();
    expect(calls).toHaveLength(0);
    const unwatch = loop.watch();
    await called(1);
    // The first names none, so that it is answered at once: only then is it known that the server holds calls.
    expect(calls[0]?.devices).toBe('');
    expect(loop.stands).toBe(false);
    calls[0]?.answer(reply({ wait: 'news' }));
    await called(2);
    expect(loop.stands).toBe(true);
    expect(calls[1]?.devices).toBe('now');
    calls[1]?.answer(reply({ wait: 'time-out', devicesTag: 'later' }));
    await called(3);
    expect(calls[2]?.devices).toBe('later');
    expect(taken).toHaveLength(2);
    unwatch();
    expect(calls[2]?.until.aborted).toBe(true);
    await close();
  });

  it('lets the exchanges find out how the server stands when it does not answer, and holds again once it does', async () => {
    const { loop, calls, lost, called, comeBack, close } = bench();
    loop.watch();
    await called(1);
    calls[0]?.answer({ kind: 'away' });
    while (lost() === 0) await Promise.resolve();
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    expect(loop.stands).toBe(false);
    expect(calls).toHaveLength(1);
    comeBack();
    loop.poke();
    await called(2);
    await close();
  });

  it('asks again after a while where the server holds too many calls, or holds none at all', async () => {
    for (const how of ['refused', undefined] as const) {
      const { loop, calls, taken, waits, called, close } = bench();
      loop.watch();
      await called(1);
      waits.length = 0;
      calls[0]?.answer(reply(how === undefined ? {} : { wait: how }));
      while (waits.length === 0) await Promise.resolve();
      expect(waits).toEqual([2_000]);
      expect(loop.stands).toBe(false);
      expect(taken).toHaveLength(1);
      await close();
    }
  });

  it('drop() gives up the call that is held, and a later one is asked for', async () => {
    const { loop, calls, called, waits, close } = bench();
    loop.watch();
    await called(1);
    waits.length = 0;
    loop.drop();
    expect(calls[0]?.until.aborted).toBe(true);
    while (waits.length === 0) await Promise.resolve();
    expect(waits).toEqual([2_000]);
    loop.poke();
    await called(2);
    await close();
  });

  it('holds none where another tab of the browser does', async () => {
    const { loop, calls, waits, close } = bench(async () => false);
    loop.watch();
    while (!waits.includes(2_000)) await Promise.resolve();
    expect(calls).toHaveLength(0);
    await close();
  });
});
