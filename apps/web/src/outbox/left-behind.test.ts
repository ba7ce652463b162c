import 'fake-indexeddb/auto';
import type { HandedOver, LeftRecord } from '@eupraxia/api';
import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LocalVault } from '../vault/local-vault.ts';
import { dana, eli, vaultOf } from '../vault/vault.fixture.ts';
import { handOverLeft } from './left-behind.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const stream = '0190a000-0000-7000-8000-00000000000a';
const visit = '0190a000-0000-7000-8000-000000000001';

beforeEach(() => {
  globalThis.indexedDB = new FakeFactory();
});

/** What Dana left: three events of a visit, its state, and one chart entry with a draft. */
async function leftByDana(kept = true): Promise<LocalVault> {
  const vault = await vaultOf(dana);
  const keep = async () => {
    if (!kept) throw new Error('the server is away');
  };
  const [log, chart] = [await vault.box(visit, keep), await vault.box('outbox/p1', keep)];
  for (let n = 1; n <= 3; n++) await log.put(stream, n, bytes(`event ${n}`));
  await log.put('state', 0, bytes('{}'));
  await chart.put('chart:k1', 0, bytes('{}'));
  await chart.put('draft:history.1', 0, bytes('{}'));
  return vault;
}
const place = ({ keyId, stream, number }: LeftRecord) => ({ keyId, stream, number });

/** A server that takes everything but some numbers. */
function server(not: readonly number[] = []) {
  const calls: LeftRecord[][] = [];
  return {
    calls,
    handOver: async (records: LeftRecord[]): Promise<HandedOver> => {
      calls.push(records);
      return {
        taken: records.filter(({ number }) => !not.includes(number)).map(place),
        left: records.filter(({ number }) => not.includes(number)).map((one) => ({ ...place(one), code: 'EUP_TEST' })),
      };
    },
  };
}

describe('handOverLeft', () => {
  it('offers a colleague’s events and chart entries, sealed, and erases what was taken', async () => {
    await leftByDana();
    const vault = await vaultOf(eli);
    const { calls, handOver } = server();
    expect(await handOverLeft({ vault, handOver })).toEqual({ taken: 4, stays: [] });
    expect(calls.flat().map((one) => `${one.stream} ${one.number}`)).toEqual(
      expect.arrayContaining(['chart:k1 0', `${stream} 1`, `${stream} 2`, `${stream} 3`]),
    );
    expect(JSON.stringify(calls)).not.toContain('event 1');
    const { records } = await (await (await vaultOf(dana)).box(visit)).read();
    expect(records.map((one) => one.stream)).toEqual(['state']);
    expect((await (await (await vaultOf(dana)).box('outbox/p1')).read()).records).toHaveLength(1);
    expect(await handOverLeft({ vault, handOver })).toEqual({ taken: 0, stays: [] });
  });

  it('leaves what was not taken where it is, for its author', async () => {
    await leftByDana();
    const vault = await vaultOf(eli);
    const { taken, stays } = await handOverLeft({ vault, ...server([2]) });
    expect(taken).toBe(3);
    expect(stays).toMatchObject([{ stream, number: 2, code: 'EUP_TEST' }]);
    const { records } = await (await (await vaultOf(dana)).box(visit)).read(stream);
    expect(records.map(({ number, plain }) => [number, new TextDecoder().decode(plain)])).toEqual([[2, 'event 2']]);
  });

  it('sends nothing of a key that the server has no copy of, and says so', async () => {
    await leftByDana(false);
    const vault = await vaultOf(eli);
    const { calls, handOver } = server();
    const { taken, stays } = await handOverLeft({ vault, handOver });
    expect([taken, calls.length]).toEqual([0, 0]);
    expect(stays.map(({ code }) => code)).toEqual(Array(4).fill('EUP_WEB_LEFT_KEY'));
  });

  it('erases nothing where the server is not reached, and nothing that an answer names and was not offered', async () => {
    await leftByDana();
    const vault = await vaultOf(eli);
    await expect(handOverLeft({ vault, handOver: () => Promise.reject(new Error('away')) })).rejects.toThrow('away');
    const own = await vault.box(visit);
    await own.put(stream, 9, bytes('mine'));
    const handOver = async (): Promise<HandedOver> => ({ taken: [{ keyId: 'x', stream, number: 9 }], left: [] });
    expect((await handOverLeft({ vault, handOver })).taken).toBe(0);
    expect((await own.read(stream)).records).toHaveLength(1);
    expect((await (await (await vaultOf(dana)).box(visit)).read(stream)).records).toHaveLength(3);
  });
});
