import type { IDBPDatabase } from 'idb';
import type { PersonKey } from './person-key.ts';
import type { VaultDb } from './vault-schema.ts';

/** Where a sealed record lies in this browser. */
export interface SealedPlace {
  readonly owner: string;
  readonly subject: string;
  readonly stream: string;
  readonly number: number;
}

/** A record that a colleague left here, sealed in format 1 under `subject`, `stream` and `number`. */
export interface LeftSealed extends SealedPlace {
  readonly keyId: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether the server has confirmed a copy of the key; without it only the author's own sign-in here opens the record. */
  readonly kept: boolean;
}

const keyOf = ({ owner, subject, stream, number }: SealedPlace): [string, string, string, number] => [
  owner,
  subject,
  stream,
  number,
];

/**
 * Records of other owners of the same clinic, and unclaimed ones, whose subject has not reached the server whole; at most
 * `most` of them after a place.
 */
export async function leftByOthers(
  db: IDBPDatabase<VaultDb>,
  { owner, clinic }: Pick<PersonKey, 'owner' | 'clinic'>,
  { after, most = 200 }: { readonly after?: SealedPlace; readonly most?: number },
): Promise<readonly LeftSealed[]> {
  const keys = new Map((await db.getAll('keys')).map((row) => [row.keyId, row]));
  const settled = new Set((await db.getAll('places')).flatMap((row) => (row.settled ? [`${row.owner} ${row.subject}`] : [])));
  const found: LeftSealed[] = [];
  const range = after === undefined ? null : IDBKeyRange.lowerBound(keyOf(after), true);
  const tx = db.transaction('sealed');
  for (let at = await tx.store.openCursor(range); at !== null && found.length < most; at = await at.continue()) {
    const row = at.value;
    const key = keys.get(row.keyId);
    if (row.owner === owner || key === undefined || settled.has(`${row.owner} ${row.subject}`)) continue;
    if (key.clinic !== undefined && key.clinic !== clinic) continue;
    found.push({ ...row, kept: key.kept });
  }
  await tx.done;
  return found;
}

/** Erases records, and the keys and subjects of which nothing is left. */
export async function eraseSealed(db: IDBPDatabase<VaultDb>, places: readonly SealedPlace[]): Promise<void> {
  const tx = db.transaction(['keys', 'sealed', 'places'], 'readwrite');
  const touched = new Map<string, [string, string]>();
  for (const place of places) {
    await tx.objectStore('sealed').delete(keyOf(place));
    touched.set(`${place.owner} ${place.subject}`, [place.owner, place.subject]);
  }
  for (const place of touched.values()) {
    const used = new Set((await tx.objectStore('sealed').index('place').getAll(place)).map(({ keyId }) => keyId));
    for (const keyId of await tx.objectStore('keys').index('place').getAllKeys(place))
      if (!used.has(keyId)) await tx.objectStore('keys').delete(keyId);
    if (used.size === 0) await tx.objectStore('places').delete(place);
  }
  await tx.done;
}
