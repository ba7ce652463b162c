import type { IDBPDatabase } from 'idb';
import type { VaultDb } from './vault-schema.ts';

/**
 * Erases subjects, whoever's, that have reached the server whole and were last touched before a time on the device's clock.
 * It reads no record and needs no key.
 * @returns how many
 */
export async function forgetSettled(db: IDBPDatabase<VaultDb>, before: number): Promise<number> {
  const isOld = (s: { settled: boolean; touched: number } | undefined): boolean => s?.settled === true && s.touched < before;
  let erased = 0;
  for (const row of (await db.getAll('places')).filter(isOld)) {
    const place: [string, string] = [row.owner, row.subject];
    const tx = db.transaction(['keys', 'sealed', 'places'], 'readwrite');
    // Another tab may have put something since it was listed.
    if (!isOld(await tx.objectStore('places').get(place))) continue;
    erased++;
    for (const key of await tx.objectStore('sealed').index('place').getAllKeys(place)) await tx.objectStore('sealed').delete(key);
    for (const key of await tx.objectStore('keys').index('place').getAllKeys(place)) await tx.objectStore('keys').delete(key);
    await tx.objectStore('places').delete(place);
    await tx.done;
  }
  return erased;
}
