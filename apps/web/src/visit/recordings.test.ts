import 'fake-indexeddb/auto';
import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openVault } from './localVault.ts';
import { openRecordings, sha256Of } from './recordings.ts';
import type { VisitDoor } from './visitDoor.ts';

const visitId = '0190a000-0000-7000-8000-000000000001';

function fakeDoor() {
  const state = { up: false, stored: new Map<string, number>(), calls: 0 };
  const door = {
    upload: async (_visit: string, sha256: string, bytes: Uint8Array) => {
      state.calls++;
      if (!state.up) return { kind: 'away' };
      state.stored.set(sha256, bytes.length);
      return { kind: 'reply', value: null, sent: 0, received: 0 };
    },
  } as unknown as VisitDoor;
  return { state, door };
}

const open = async (door: VisitDoor) =>
  openRecordings(
    visitId,
    await openVault({ indexedDB: globalThis.indexedDB, crypto: globalThis.crypto, wall: () => 1 }),
    door,
    async () => undefined,
  );

describe('openRecordings', () => {
  beforeEach(() => {
    globalThis.indexedDB = new FakeFactory();
  });

  it('keep() outlives the tab in pieces, and send() of the next tab life delivers it once', async () => {
    const { state, door } = fakeDoor();
    const bytes = new Uint8Array(2_500_000).map((_, i) => (i * 31) & 255);
    const sha256 = await sha256Of(bytes);
    const first = await open(door);
    await first.keep(sha256, bytes);
    expect(await first.send()).toBe(1);
    const second = await open(door);
    expect(await second.read(sha256)).toEqual(bytes);
    state.up = true;
    expect(await second.send()).toBe(0);
    expect(state.stored.get(sha256)).toBe(bytes.length);
    const calls = state.calls;
    expect(await (await open(door)).send()).toBe(0);
    expect(state.calls).toBe(calls);
  });
});
