import type { IDBPDatabase } from 'idb';
import { subjectOf } from './person-key.ts';
import { vaultDb } from './the-vault.ts';
import type { VaultDb } from './vault-schema.ts';

/**
 * The subject that lists where something may be unsent. A visit stands in it until it is finished, also while all of it has
 * reached the server: what it lists is counted where it lies, and the list is nothing that the server lacks.
 */
const marks = 'unsent';

/** How many records lie in subjects that have not reached the server whole, of whomever they are; it needs no key. */
export async function unsentIn(db: IDBPDatabase<VaultDb>, crypto: Crypto): Promise<number> {
  const listed = await subjectOf(crypto, marks);
  const tx = db.transaction(['sealed', 'places'], 'readonly');
  const open = (await tx.objectStore('places').getAll()).filter(({ subject, settled }) => !settled && subject !== listed);
  const sealed = tx.objectStore('sealed').index('place');
  const counts = await Promise.all(open.map(({ owner, subject }) => sealed.count([owner, subject])));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The same of this browser; 0 where it keeps nothing. */
export async function unsentHere(): Promise<number> {
  const found = await vaultDb();
  return found === undefined ? 0 : unsentIn(found.db, found.crypto);
}
