import 'fake-indexeddb/auto';
import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { dropOpen, keepOpen, keptOpen, touchOpen } from './open-key.ts';
import { type PersonKey, personKeyOf, unwrapRecordKey, wrapRecordKey } from './person-key.ts';
import { forgetWrong, lockWays, mostWrong, openByPin, removePin, setPin } from './pin-lock.ts';
import { dana, eli } from './vault.fixture.ts';
import { openVaultDb } from './vault-db.ts';

const rawKey = () => Uint8Array.from({ length: 32 }, (_, i) => i * 7);
let db: Parameters<typeof openByPin>[0];
let person: PersonKey;

beforeEach(async () => {
  globalThis.indexedDB = new FakeFactory();
  const opened = await openVaultDb({ indexedDB: globalThis.indexedDB, crypto: globalThis.crypto, wall: () => 1 });
  if ('fault' in opened) throw new Error(opened.fault.message);
  db = opened.db;
  person = await personKeyOf(crypto, dana, rawKey());
  await setPin(db, crypto, person, rawKey(), '804613');
});

const tryPin = (pin: string, owner = person.owner) => openByPin(db, crypto, owner, pin);

describe('openByPin()', () => {
  it('gives the person key back for the right PIN, and it opens what was wrapped', async () => {
    const wrapped = await wrapRecordKey(crypto, person, 'k1', rawKey());
    const answer = await tryPin('804613');
    if (answer.kind !== 'open') throw new Error(answer.kind);
    expect(await unwrapRecordKey(crypto, answer.person, 'k1', wrapped)).toEqual(rawKey());
    expect(answer.person).toMatchObject({ owner: person.owner, clinic: person.clinic });
    expect(answer.person.key.extractable).toBe(false);
  });

  it('says how many tries are left, and ten wrong ones close it for the right PIN too, with nothing erased', async () => {
    for (let n = 1; n < mostWrong; n++) expect(await tryPin('000000')).toEqual({ kind: 'wrong', left: mostWrong - n });
    expect(await tryPin('000000')).toEqual({ kind: 'closed' });
    expect(await tryPin('804613')).toEqual({ kind: 'closed' });
    expect(await lockWays(db, person.owner)).toEqual({ pin: false, passkey: false, left: 0 });
    await forgetWrong(db, person.owner);
    expect((await tryPin('804613')).kind).toBe('open');
  });

  it('counts a try before it is tried: tries at the same time never exceed ten', async () => {
    const answers = await Promise.all(Array.from({ length: 14 }, (_, n) => tryPin(String(100000 + n))));
    expect(answers.filter(({ kind }) => kind === 'wrong')).toHaveLength(mostWrong - 1);
    expect((await db.get('locks', person.owner))?.wrong).toBe(mostWrong);
  });

  it('a right PIN before the tenth wrong one gives ten tries again', async () => {
    for (let n = 0; n < 4; n++) await tryPin('000000');
    await tryPin('804613');
    expect((await lockWays(db, person.owner)).left).toBe(mostWrong);
  });

  it('another person, the same PIN in a browser with another key, and a removed PIN open nothing', async () => {
    expect(await tryPin('804613', (await personKeyOf(crypto, eli, rawKey())).owner)).toEqual({ kind: 'closed' });
    await db.put('open', {
      id: 'device',
      key: await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']),
    });
    expect((await tryPin('804613')).kind).toBe('wrong');
    await removePin(db, person.owner);
    expect(await tryPin('804613')).toEqual({ kind: 'closed' });
  });
});

describe('keptOpen()', () => {
  it('is the key of the last use, dated, until it is dropped', async () => {
    expect(await keptOpen(db)).toBeNull();
    await keepOpen(db, person, 100);
    await touchOpen(db, 250);
    expect(await keptOpen(db)).toMatchObject({ usedAt: 250, person: { owner: person.owner } });
    await dropOpen(db);
    await touchOpen(db, 300);
    expect(await keptOpen(db)).toBeNull();
  });
});
