import 'fake-indexeddb/auto';
import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { vaultOf } from '../vault/vault.fixture.ts';
import type { VisitConnection } from '../visit/log/visit-connection.ts';
import { openRecordings, sha256Of } from './recordings.ts';

const visitId = '0190a000-0000-7000-8000-000000000001';

function fakeConnection() {
  const state = { up: false, stored: new Map<string, number>(), calls: 0 };
  const connection = {
    upload: async (_visit: string, sha256: string, bytes: Uint8Array) => {
      state.calls++;
      if (!state.up) return { kind: 'away' };
      state.stored.set(sha256, bytes.length);
      return { kind: 'reply', value: null, sent: 0, received: 0 };
    },
  } as unknown as VisitConnection;
  return { state, connection };
}

const told: string[] = [];

const open = async (connection: VisitConnection) =>
  openRecordings(
    visitId,
    await vaultOf(),
    connection,
    async () => undefined,
    (fault) => told.push(fault.code),
  );

describe('openRecordings', () => {
  beforeEach(() => {
    globalThis.indexedDB = new FakeFactory();
  });

  it('keep() outlives the tab in pieces, and send() of the next tab life delivers it once', async () => {
    const { state, connection } = fakeConnection();
    const bytes = new Uint8Array(2_500_000).map((_, i) => (i * 31) & 255);
    const sha256 = await sha256Of(bytes);
    const first = await open(connection);
    await first.keep(sha256, bytes);
    expect(await first.send()).toBe(1);
    const second = await open(connection);
    expect(await sha256Of((await second.read(sha256)) ?? new Uint8Array())).toBe(sha256);
    state.up = true;
    expect(await second.send()).toBe(0);
    expect(state.stored.get(sha256)).toBe(bytes.length);
    const calls = state.calls;
    expect(await (await open(connection)).send()).toBe(0);
    expect(state.calls).toBe(calls);
  });

  it('keep() during a running send() sends the second recording too, and forget() erases neither before', async () => {
    const { state, connection } = fakeConnection();
    state.up = true;
    const arrived = connection.upload;
    let kept: Promise<void> = Promise.resolve();
    const vault = await vaultOf();
    const both = [new Uint8Array([1, 2, 3]), new Uint8Array([4, 5, 6, 7])];
    const [first = '', second = ''] = await Promise.all(both.map(sha256Of));
    const slow = {
      ...connection,
      upload: async (...args: Parameters<VisitConnection['upload']>) => {
        if (args[1] === first) kept = recordings.keep(second, both[1] as Uint8Array<ArrayBuffer>);
        await new Promise((resolve) => setTimeout(resolve, 20));
        return arrived(...args);
      },
    };
    const recordings = openRecordings(
      visitId,
      vault,
      slow,
      async () => undefined,
      (fault) => told.push(fault.code),
    );
    await recordings.keep(first, both[0] as Uint8Array<ArrayBuffer>);
    await recordings.send();
    await kept;
    expect(await recordings.send()).toBe(0);
    expect([...state.stored.keys()].sort()).toEqual([first, second].sort());
  });

  it('send() that fails leaves the recording unsettled: forget() does not erase it', async () => {
    const { state, connection } = fakeConnection();
    const vault = await vaultOf();
    const recordings = openRecordings(
      visitId,
      vault,
      connection,
      async () => undefined,
      () => undefined,
    );
    const one = new Uint8Array([1]);
    const two = new Uint8Array([2]);
    state.up = true;
    await recordings.keep(await sha256Of(one), one);
    expect(await recordings.send()).toBe(0);
    state.up = false;
    await recordings.keep(await sha256Of(two), two);
    expect(await recordings.send()).toBe(1);
    expect(recordings.waiting()).toBe(1);
    expect(await vault.forget(Number.MAX_SAFE_INTEGER)).toBe(0);
    state.up = true;
    expect(await (await open(connection)).send()).toBe(0);
    expect(state.stored.size).toBe(2);
    expect(await vault.forget(Number.MAX_SAFE_INTEGER)).toBe(1);
  });

  it('send() of a recording that the server refuses says so once and does not try it again', async () => {
    const { connection } = fakeConnection();
    const fault = { code: 'EUP_SERVER_TOO_LARGE', message: 'too large', remedy: 'none', status: 413 };
    const refusing = { ...connection, upload: async () => ({ kind: 'refused', fault }) } as unknown as VisitConnection;
    const before = told.length;
    const recordings = await open(refusing);
    const bytes = new Uint8Array([9]);
    await recordings.keep(await sha256Of(bytes), bytes);
    expect(await recordings.send()).toBe(1);
    expect(await recordings.send()).toBe(1);
    expect(told.slice(before)).toEqual(['EUP_SERVER_TOO_LARGE']);
    expect(recordings.hopeful()).toBe(false);
  });
});
