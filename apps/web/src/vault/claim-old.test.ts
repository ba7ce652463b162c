import 'fake-indexeddb/auto';
import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { claimOld } from './claim-old.ts';
import { subjectOf } from './person-key.ts';
import { seal } from './sealed-record.ts';
import { dana, eli, personKey, vaultOf } from './vault.fixture.ts';
import { openVaultDb } from './vault-db.ts';
import { nobody } from './vault-schema.ts';

const visit = '0190a000-0000-7000-8000-000000000001';
const encoded = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value));
const event = (who: typeof dana, text: string, kind = 'cue.given') => ({
  kind,
  sessionId: visit,
  clinicId: who.clinicId,
  by: { userId: who.userId, role: 'therapist' },
  body: { text },
});

interface OldRow {
  readonly name: string;
  readonly stream: string;
  readonly number: number;
  readonly value: unknown;
}

/** A database as a release before vault 2 left it: a key for each subject, which cannot be exported. */
async function oldVault(rows: readonly OldRow[], settled: readonly string[] = []): Promise<void> {
  const db = await openDB('eupraxia', 1, {
    upgrade(database) {
      database.createObjectStore('keys', { keyPath: 'keyId' }).createIndex('subject', 'subject');
      database.createObjectStore('records', { keyPath: ['subject', 'stream', 'number'] }).createIndex('subject', 'subject');
      database.createObjectStore('subjects', { keyPath: 'subject' });
    },
  });
  for (const name of new Set(rows.map((row) => row.name))) {
    const subject = await subjectOf(crypto, name);
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const keyId = crypto.randomUUID();
    await db.put('keys', { keyId, subject, key, kept: true });
    for (const { stream, number, value } of rows.filter((row) => row.name === name)) {
      const bytes = await seal(crypto, key, { subject, stream, number }, encoded(value));
      await db.put('records', { subject, stream, number, keyId, bytes });
    }
    await db.put('subjects', { subject, touched: 1, settled: settled.includes(name) });
  }
  db.close();
}

async function claim(who: typeof dana): Promise<number> {
  const opened = await openVaultDb({ indexedDB: globalThis.indexedDB, crypto: globalThis.crypto, wall: () => 1 });
  if ('fault' in opened) throw new Error(opened.fault.message);
  const claimed = await claimOld(opened.db, opened.crypto, await personKey(who), who, 5);
  opened.db.close();
  return claimed;
}

const read = async (who: typeof dana, name: string) => {
  const { records, damaged } = await (await (await vaultOf(who)).box(name)).read();
  expect(damaged).toEqual([]);
  return records.map(({ stream, number, plain }) => [stream, number, JSON.parse(new TextDecoder().decode(plain))]);
};

beforeEach(() => {
  globalThis.indexedDB = new FakeFactory();
});

describe('claimOld()', () => {
  it('takes over the streams that are the person’s own and leaves a colleague’s sealed, for the server by its key id', async () => {
    await oldVault([
      { name: visit, stream: 'w1', number: 1, value: event(dana, 'mine') },
      { name: visit, stream: 'w1', number: 2, value: event(dana, 'mine too') },
      { name: visit, stream: 'w2', number: 1, value: event(eli, 'a colleague’s') },
      { name: visit, stream: 'state', number: 0, value: { v: 1, acknowledged: {} } },
    ]);
    expect(await claim(dana)).toBe(3);
    expect((await read(dana, visit)).map(([stream, number]) => `${stream}/${number}`)).toEqual(['state/0', 'w1/1', 'w1/2']);
    const left = await (await vaultOf(dana)).leftByOthers();
    expect(left.map(({ owner, stream, number, kept }) => ({ owner, stream, number, kept }))).toEqual([
      { owner: nobody, stream: 'w2', number: 1, kept: true },
    ]);
    expect(await claim(eli)).toBe(1);
    expect((await read(eli, visit)).map(([, , value]) => value.body.text)).toEqual(['a colleague’s']);
  });

  it('takes recordings over with the visit that this person left unsent, and nobody else’s', async () => {
    await oldVault([
      { name: 'unsent', stream: 'hash', number: 1, value: { v: 1, visitId: visit, ...dana } },
      { name: `${visit} recordings`, stream: 'sha', number: 0, value: [1, 2, 3] },
      { name: 'other recordings', stream: 'sha', number: 0, value: [4] },
    ]);
    expect(await claim(eli)).toBe(0);
    expect(await claim(dana)).toBe(2);
    expect(await read(dana, `${visit} recordings`)).toEqual([['sha', 0, [1, 2, 3]]]);
    expect(await read(dana, 'other recordings')).toEqual([]);
  });

  it('a stream that names two people, another clinic or nobody is claimed by nobody and stays', async () => {
    await oldVault([
      { name: visit, stream: 'w1', number: 1, value: event(dana, 'a') },
      { name: visit, stream: 'w1', number: 2, value: event(eli, 'b') },
      { name: visit, stream: 'w2', number: 1, value: { ...event(dana, 'c'), clinicId: 'another' } },
      { name: visit, stream: 'w3', number: 1, value: 'no author' },
    ]);
    expect(await claim(dana)).toBe(0);
    expect(await claim(eli)).toBe(0);
    expect(await (await vaultOf(dana)).leftByOthers()).toHaveLength(4);
  });

  it('erases what had reached the server whole, and claims nothing twice', async () => {
    await oldVault(
      [
        { name: 'today', stream: 'me', number: 0, value: { v: 1, me: { userId: dana.userId } } },
        { name: visit, stream: 'w1', number: 1, value: event(dana, 'mine') },
      ],
      ['today'],
    );
    expect(await claim(dana)).toBe(1);
    expect(await claim(dana)).toBe(0);
    expect(await (await vaultOf(eli)).leftByOthers()).toHaveLength(1);
    expect(await read(dana, 'today')).toEqual([]);
  });
});
