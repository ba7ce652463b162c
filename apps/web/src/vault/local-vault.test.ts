import 'fake-indexeddb/auto';
import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openVault } from './local-vault.ts';
import { personKey, vaultOf } from './vault.fixture.ts';
import { type VaultDb, vaultVersion } from './vault-schema.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const text = (plain: Uint8Array): string => new TextDecoder().decode(plain);
const visit = '0190a000-0000-7000-8000-000000000001';

const edges = () => ({ indexedDB: globalThis.indexedDB, crypto: globalThis.crypto, wall: () => 1000 });
const raw = () => openDB<VaultDb>('eupraxia', vaultVersion);

describe('openVault', () => {
  beforeEach(() => {
    // idb opens through the global; a fresh factory is a fresh browser.
    globalThis.indexedDB = new FakeFactory();
  });

  it('box().put() is read back by a later tab life under another key', async () => {
    const first = await (await vaultOf()).box(visit);
    await first.put('w1', 1, bytes('one'));
    await first.put('w1', 2, bytes('two'));
    const second = await (await vaultOf()).box(visit);
    await second.put('w2', 1, bytes('three'));
    const { records, damaged } = await second.read();
    expect(damaged).toEqual([]);
    expect(records.map((r) => `${r.stream}/${r.number}=${text(r.plain)}`).sort()).toEqual(['w1/1=one', 'w1/2=two', 'w2/1=three']);
    const keys = await (await raw()).getAll('keys');
    expect(new Set(keys.map((k) => k.keyId)).size).toBe(2);
  });

  it('put() leaves neither the words nor the visit id in the database, and no key that can be exported', async () => {
    await (await (await vaultOf()).box(visit)).put('w1', 1, bytes('Amara Okafor, right hemiparesis'));
    const db = await raw();
    const seen = JSON.stringify([await db.getAll('sealed'), await db.getAll('places')], (_k, v) =>
      v instanceof Uint8Array ? new TextDecoder('latin1').decode(v) : v,
    );
    expect(seen).not.toContain('Amara');
    expect(seen).not.toContain(visit);
    const rows = await db.getAll('keys');
    expect(rows.map(({ key, wrapped }) => [key, wrapped?.length])).toEqual([[undefined, 65]]);
  });

  it('box(subject, keep) hands out the raw key once, and it opens the records', async () => {
    const kept: { id: string; key: string }[] = [];
    const vault = await vaultOf();
    const box = await vault.box(visit, async (id, key) => {
      kept.push({ id, key: Buffer.from(key).toString('base64') });
    });
    await vault.box(visit, async () => {
      throw new Error('asked twice');
    });
    await box.put('w1', 1, bytes('one'));
    expect(kept).toHaveLength(1);
    expect(Buffer.from(kept[0]?.key ?? '', 'base64')).toHaveLength(32);
  });

  it('read() reports a damaged record, a moved one and a lost key, and still reads the others', async () => {
    const box = await (await vaultOf()).box(visit);
    for (let n = 1; n <= 5; n++) await box.put('w1', n, bytes(`event ${n}`));
    const db = await raw();
    const [r1, r2, r3, r4] = await db.getAll('sealed');
    if (!r1 || !r2 || !r3 || !r4) throw new Error('records are missing');
    const flipped = r1.bytes.slice();
    flipped[20] = (flipped[20] ?? 0) ^ 1;
    await db.put('sealed', { ...r1, bytes: flipped });
    await db.put('sealed', { ...r2, bytes: r3.bytes });
    await db.put('sealed', { ...r3, bytes: r3.bytes.slice(0, 9) });
    await db.put('sealed', { ...r4, keyId: 'gone' });
    const { records, damaged } = await box.read();
    expect(damaged.map((d) => d.number)).toEqual([1, 2, 3, 4]);
    expect(records.map((r) => text(r.plain))).toEqual(['event 5']);
  });

  it('openVault() without storage or without encryption keeps in memory and says so', async () => {
    for (const broken of [
      { ...edges(), indexedDB: undefined },
      { ...edges(), crypto: undefined },
    ]) {
      const vault = await openVault(broken, await personKey());
      expect(vault.fault?.code).toBe('EUP_VISIT_MEMORY_ONLY');
      const box = await vault.box(visit);
      await box.put('w', 1, bytes('x'));
      expect((await box.read()).records).toHaveLength(1);
    }
  });

  it('openVault() does not touch a database of a newer program', async () => {
    (await openDB('eupraxia', vaultVersion + 1)).close();
    expect((await vaultOf()).fault?.code).toBe('EUP_VISIT_FORMAT_NEWER');
  });

  it('forget(before) erases settled subjects with their keys and leaves unsettled ones', async () => {
    const vault = await vaultOf();
    const done = await vault.box('a');
    const open = await vault.box('b');
    await done.put('w', 1, bytes('x'));
    await open.put('w', 1, bytes('y'));
    await done.settle({ w: 1 });
    await open.settle({});
    expect(await vault.forget(2000)).toBe(1);
    expect((await done.read()).records).toHaveLength(0);
    expect((await open.read()).records).toHaveLength(1);
    expect(await (await raw()).count('keys')).toBe(1);
  });

  it('settle(through) marks nothing while a record lies beyond what the server has, whichever tab wrote it', async () => {
    const mine = await vaultOf();
    const other = await (await vaultOf()).box(visit);
    const box = await mine.box(visit);
    await box.put('w1', 1, bytes('sent'));
    await other.put('w2', 1, bytes('not sent'));
    await box.settle({ w1: 1 });
    expect(await mine.forget(Number.POSITIVE_INFINITY)).toBe(0);
    await box.settle({ w1: 1, w2: 1 });
    expect(await mine.forget(Number.POSITIVE_INFINITY)).toBe(1);
  });

  it('tidy() erases the keys that a record overwritten by a later tab life has left, and the record still opens', async () => {
    for (const word of ['one', 'two', 'three']) {
      const box = await (await vaultOf()).box(visit);
      await box.put('day', 0, bytes(word));
      await box.tidy();
    }
    expect(await (await raw()).count('keys')).toBe(1);
    const { records } = await (await (await vaultOf()).box(visit)).read();
    expect(records.map((r) => text(r.plain))).toEqual(['three']);
  });
});
