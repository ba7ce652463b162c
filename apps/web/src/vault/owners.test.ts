import 'fake-indexeddb/auto';
import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf, unwrapRecordKey } from './person-key.ts';
import { unseal } from './sealed-record.ts';
import { unsentIn } from './unsent-here.ts';
import { dana, eli, personKey, vaultOf } from './vault.fixture.ts';
import { type VaultDb, vaultVersion } from './vault-schema.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const text = (plain: Uint8Array): string => new TextDecoder().decode(plain);
const visit = '0190a000-0000-7000-8000-000000000001';
const elsewhere = { ...dana, clinicId: '0190a000-0000-7000-8000-00000000c11b' };
const raw = () => openDB<VaultDb>('eupraxia', vaultVersion);
const never = async () => Promise.reject(new Error('away'));

beforeEach(() => {
  globalThis.indexedDB = new FakeFactory();
});

describe('a vault of another owner', () => {
  it('box(same visit).read() shows a colleague, and the same person in another clinic, nothing at all', async () => {
    await (await (await vaultOf(dana)).box(visit)).put('w1', 1, bytes('Amara Okafor'));
    for (const other of [eli, elsewhere])
      expect(await (await (await vaultOf(other)).box(visit)).read()).toEqual({ records: [], damaged: [] });
    expect((await (await (await vaultOf(dana)).box(visit)).read()).records).toHaveLength(1);
  });

  it('put() under the same subject, stream and number takes nothing of a colleague’s away', async () => {
    await (await (await vaultOf(dana)).box('unsent')).put('v', 1, bytes('dana'));
    await (await (await vaultOf(eli)).box('unsent')).put('v', 1, bytes('eli'));
    for (const [who, name] of [
      [dana, 'dana'],
      [eli, 'eli'],
    ] as const) {
      const { records } = await (await (await vaultOf(who)).box('unsent')).read();
      expect(records.map(({ plain }) => text(plain))).toEqual([name]);
    }
  });

  it('a wrapped key opens for its owner alone, also where the rows are moved to another owner by hand', async () => {
    await (await (await vaultOf(dana)).box(visit)).put('w1', 1, bytes('one'));
    const db = await raw();
    const [key] = await db.getAll('keys');
    const [record] = await db.getAll('sealed');
    const other = await personKey(eli);
    if (key?.wrapped === undefined || record === undefined) throw new Error('nothing was kept');
    expect(await unwrapRecordKey(crypto, other, key.keyId, key.wrapped)).toBeNull();
    await db.put('keys', { ...key, owner: other.owner });
    await db.put('sealed', { ...record, owner: other.owner });
    expect((await (await (await vaultOf(eli)).box(visit)).read()).records).toEqual([]);
  });
});

describe('leftByOthers()', () => {
  it('lists a colleague’s unsettled records of this clinic as sealed bytes, which the kept key opens under the visit’s hash', async () => {
    const kept = new Map<string, Uint8Array<ArrayBuffer>>();
    const keep = async (id: string, key: Uint8Array) => {
      kept.set(id, Uint8Array.from(key));
    };
    const vault = await vaultOf(dana);
    const box = await vault.box(visit, keep);
    await box.put('w1', 1, bytes('one'));
    await (await vault.box('sent')).put('w2', 1, bytes('two'));
    await (await vault.box('sent')).settle();
    await (await (await vaultOf(elsewhere)).box(visit)).put('w3', 1, bytes('of another clinic'));
    const mine = await vaultOf(eli);
    await (await mine.box(visit)).put('w4', 1, bytes('my own'));
    const left = await mine.leftByOthers();
    expect(left.map(({ stream, number, kept }) => ({ stream, number, kept }))).toEqual([{ stream: 'w1', number: 1, kept: true }]);
    const [one] = left;
    const key = kept.get(one?.keyId ?? '');
    if (one === undefined || key === undefined) throw new Error('nothing was left');
    const opener = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
    const subject = await hashOf(crypto, 'eupraxia vault', visit);
    const plain = await unseal(crypto, opener, { ...one, subject }, one.bytes);
    expect(plain === 'damaged' ? plain : text(plain)).toBe('one');
  });

  it('goes on after a place, and erase() takes the records with their key and subject', async () => {
    const box = await (await vaultOf(dana)).box(visit);
    for (let n = 1; n <= 5; n++) await box.put('w1', n, bytes(`event ${n}`));
    const mine = await vaultOf(eli);
    const first = await mine.leftByOthers({ most: 2 });
    const second = await mine.leftByOthers({ ...(first[1] === undefined ? {} : { after: first[1] }), most: 9 });
    expect([...first, ...second].map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    await mine.erase(first);
    expect(await mine.leftByOthers()).toHaveLength(3);
    expect(await (await raw()).count('keys')).toBe(1);
    await mine.erase(second);
    const db = await raw();
    expect([await db.count('sealed'), await db.count('keys'), await db.count('places')]).toEqual([0, 0, 0]);
  });
});

describe('lock()', () => {
  it('leaves open boxes writing, opens no new one, and unlock() reads everything again', async () => {
    const vault = await vaultOf(dana);
    const box = await vault.box(visit);
    await box.put('w1', 1, bytes('before'));
    vault.lock();
    await box.put('w1', 2, bytes('behind the lock'));
    await expect(vault.box('another')).rejects.toMatchObject({ fault: { code: 'EUP_VISIT_VAULT_LOCKED' } });
    const other = await personKey(eli);
    expect(() => vault.unlock(other)).toThrow();
    vault.unlock(await personKey(dana));
    const { records } = await (await (await vaultOf(dana)).box(visit)).read();
    expect(records.map(({ plain }) => text(plain))).toEqual(['before', 'behind the lock']);
    await expect(vault.box('another')).resolves.toBeDefined();
  });

  it('read() of what another tab life sealed rejects while locked: what is locked is not called damaged', async () => {
    await (await (await vaultOf(dana)).box(visit)).put('w1', 1, bytes('earlier'));
    const vault = await vaultOf(dana);
    const box = await vault.box(visit);
    vault.lock();
    await expect(box.read()).rejects.toMatchObject({ fault: { code: 'EUP_VISIT_VAULT_LOCKED' } });
  });
});

describe('keyKept()', () => {
  it('is false until the server has confirmed the key, and confirmKey() offers those of earlier tab lives too', async () => {
    const first = await (await vaultOf(dana)).box(visit, never);
    await first.put('w1', 1, bytes('one'));
    expect(await first.confirmKey()).toBe(false);
    expect(first.keyKept()).toBe(false);
    const offered: string[] = [];
    let up = false;
    const second = await (await vaultOf(dana)).box(visit, async (id, key) => {
      if (!up) throw new Error('away');
      expect(key).toHaveLength(32);
      offered.push(id);
    });
    await second.put('w2', 1, bytes('two'));
    up = true;
    expect(await second.confirmKey()).toBe(true);
    expect(second.keyKept()).toBe(true);
    const rows = await (await raw()).getAll('keys');
    expect(rows.map(({ kept }) => kept)).toEqual([true, true]);
    expect(new Set(offered)).toEqual(new Set(rows.map(({ keyId }) => keyId)));
  });
});

describe('unsentIn()', () => {
  it('counts what the server lacks, of whomever it is, and nothing of what it has', async () => {
    const count = async () => unsentIn(await raw(), crypto);
    const box = await (await vaultOf(dana)).box(visit);
    await box.put('w1', 1, bytes('one'));
    await box.put('w1', 2, bytes('two'));
    const other = await (await vaultOf(eli)).box('today');
    await other.put('me', 0, bytes('who'));
    await other.settle();
    expect(await count()).toBe(2);
    await box.settle({ w1: 1 });
    expect(await count()).toBe(2);
    await box.settle({ w1: 2 });
    expect(await count()).toBe(0);
  });

  it('counts no mark of a visit that is not finished, once all of the visit has reached the server', async () => {
    const vault = await vaultOf(dana);
    await (await vault.box('unsent')).put('visit', 1, bytes('mark'));
    const box = await vault.box(visit);
    await box.put('w1', 1, bytes('one'));
    expect(await unsentIn(await raw(), crypto)).toBe(1);
    await box.settle({ w1: 1 });
    expect(await unsentIn(await raw(), crypto)).toBe(0);
  });
});
