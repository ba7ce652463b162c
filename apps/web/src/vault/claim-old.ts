import type { IDBPDatabase } from 'idb';
import { importKey, keyBytes, type Owner, type PersonKey, subjectOf, wrapRecordKey } from './person-key.ts';
import { seal, unseal } from './sealed-record.ts';
import { nobody, type StoredRecord, type VaultDb } from './vault-schema.ts';

interface Opened {
  readonly row: StoredRecord;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly value: unknown;
}

/** What is kept of a visit beside its events: it names no author, and goes with any of the visit's streams. */
const unauthored = 'state';

/**
 * Takes what a release before vault 2 kept over for the person who is at the browser: only what says itself that it is
 * theirs, for this clinic. Its keys could not be exported, so the records are sealed anew under a key that the person key
 * wraps. What names somebody else, nobody, or cannot be read stays as it is and is read by nobody here. What had reached
 * the server whole is erased.
 * @returns how many records were claimed
 */
export async function claimOld(
  db: IDBPDatabase<VaultDb>,
  crypto: Crypto,
  person: PersonKey,
  who: Owner,
  now: number,
): Promise<number> {
  const old = (await db.getAll('places')).filter(({ owner }) => owner === nobody);
  if (old.length === 0) return 0;
  const visitsWithRecordings = new Set<string>();
  const rest: string[] = [];
  let claimed = 0;
  for (const { subject, settled } of old) {
    if (settled) {
      await eraseOld(db, subject);
      continue;
    }
    const mine = await mineOf(db, crypto, subject, who, visitsWithRecordings);
    if (mine.length === 0) rest.push(subject);
    else claimed += await takeOver(db, crypto, person, subject, mine, now);
  }
  // Recordings name nobody: they are of whoever attached one in the visit, or left the visit unsent.
  const named = new Set<string>();
  for (const visitId of visitsWithRecordings) named.add(await subjectOf(crypto, `${visitId} recordings`));
  for (const subject of rest)
    if (named.has(subject)) claimed += await takeOver(db, crypto, person, subject, await openedOf(db, crypto, subject), now);
  return claimed;
}

/** The records of one unclaimed subject that can be read. */
async function openedOf(db: IDBPDatabase<VaultDb>, crypto: Crypto, subject: string): Promise<readonly Opened[]> {
  const keys = new Map((await db.getAllFromIndex('keys', 'place', [nobody, subject])).map(({ keyId, key }) => [keyId, key]));
  const opened: Opened[] = [];
  for (const row of await db.getAllFromIndex('sealed', 'place', [nobody, subject])) {
    const key = keys.get(row.keyId);
    const plain = key === undefined ? 'damaged' : await unseal(crypto, key, row, row.bytes);
    if (plain !== 'damaged') opened.push({ row, plain: plain as Uint8Array<ArrayBuffer>, value: parsed(plain) });
  }
  return opened;
}

/** The streams of a subject in which every record names this person and clinic, and the visit's state beside them. */
async function mineOf(
  db: IDBPDatabase<VaultDb>,
  crypto: Crypto,
  subject: string,
  who: Owner,
  visitsWithRecordings: Set<string>,
): Promise<readonly Opened[]> {
  const streams = new Map<string, Opened[]>();
  for (const one of await openedOf(db, crypto, subject))
    streams.set(one.row.stream, [...(streams.get(one.row.stream) ?? []), one]);
  const isMine = ({ value }: Opened): boolean => {
    const author = authorOf(value);
    return author?.userId === who.userId && author.clinicId === who.clinicId;
  };
  const mine = [...streams.values()].filter((records) => records.every(isMine)).flat();
  for (const { value } of mine) {
    const { visitId, sessionId, kind } = value as { visitId?: unknown; sessionId?: unknown; kind?: unknown };
    if (typeof visitId === 'string') visitsWithRecordings.add(visitId);
    if (typeof sessionId === 'string' && kind === 'recording.attached') visitsWithRecordings.add(sessionId);
  }
  return mine.length === 0 ? [] : [...mine, ...(streams.get(unauthored) ?? []).filter((one) => !mine.includes(one))];
}

async function takeOver(
  db: IDBPDatabase<VaultDb>,
  crypto: Crypto,
  person: PersonKey,
  subject: string,
  records: readonly Opened[],
  now: number,
): Promise<number> {
  const { owner, clinic } = person;
  const keyId = crypto.randomUUID();
  const raw = crypto.getRandomValues(new Uint8Array(keyBytes));
  const key = await importKey(crypto, raw);
  const wrapped = await wrapRecordKey(crypto, person, keyId, raw);
  raw.fill(0);
  const sealed = await Promise.all(records.map(({ row, plain }) => seal(crypto, key, row, plain)));
  const tx = db.transaction(['keys', 'sealed', 'places'], 'readwrite', { durability: 'strict' });
  await tx.objectStore('keys').put({ keyId, owner, clinic, subject, wrapped, kept: false });
  for (const [i, { row }] of records.entries()) {
    const { stream, number } = row;
    await tx.objectStore('sealed').put({ owner, subject, stream, number, keyId, bytes: sealed[i] as Uint8Array<ArrayBuffer> });
    await tx.objectStore('sealed').delete([nobody, subject, stream, number]);
  }
  const left = new Set((await tx.objectStore('sealed').index('place').getAll([nobody, subject])).map((row) => row.keyId));
  for (const old of await tx.objectStore('keys').index('place').getAllKeys([nobody, subject]))
    if (!left.has(old)) await tx.objectStore('keys').delete(old);
  if (left.size === 0) await tx.objectStore('places').delete([nobody, subject]);
  await tx.objectStore('places').put({ owner, subject, touched: now, settled: false });
  await tx.done;
  return records.length;
}

async function eraseOld(db: IDBPDatabase<VaultDb>, subject: string): Promise<void> {
  const tx = db.transaction(['keys', 'sealed', 'places'], 'readwrite');
  for (const key of await tx.objectStore('sealed').index('place').getAllKeys([nobody, subject]))
    await tx.objectStore('sealed').delete(key);
  for (const key of await tx.objectStore('keys').index('place').getAllKeys([nobody, subject]))
    await tx.objectStore('keys').delete(key);
  await tx.objectStore('places').delete([nobody, subject]);
  await tx.done;
}

/** Who a record says that it is of: an event, a mark or a day's list; null where it says nothing. */
function authorOf(value: unknown): Owner | null {
  if (typeof value !== 'object' || value === null) return null;
  const { by, clinicId, userId } = value as { by?: { userId?: unknown } | null; clinicId?: unknown; userId?: unknown };
  const author = by?.userId ?? userId;
  return typeof author === 'string' && typeof clinicId === 'string' ? { userId: author, clinicId } : null;
}

function parsed(plain: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return null;
  }
}
