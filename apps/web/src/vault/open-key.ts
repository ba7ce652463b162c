import type { IDBPDatabase } from 'idb';
import type { PersonKey } from './person-key.ts';
import type { VaultDb } from './vault-schema.ts';

/** A person key that was in use when this browser was last used. */
export interface KeptOpen {
  readonly person: PersonKey;
  /** UTC ms on the device's clock. */
  readonly usedAt: number;
}

/** Keeps the person key of whoever works here, not exportable, so that a reload or a crash without the server opens the visit again. */
export async function keepOpen(db: IDBPDatabase<VaultDb>, { owner, clinic, key }: PersonKey, usedAt: number): Promise<void> {
  await db.put('open', { id: 'open', owner, clinic, key, usedAt });
}

/** Dates the last use; nothing where no key is kept. */
export async function touchOpen(db: IDBPDatabase<VaultDb>, usedAt: number): Promise<void> {
  const tx = db.transaction('open', 'readwrite');
  const found = await tx.store.get('open');
  if (found?.id === 'open') await tx.store.put({ ...found, usedAt });
  await tx.done;
}

/** The person key that is kept, with its last use; null where none is. */
export async function keptOpen(db: IDBPDatabase<VaultDb>): Promise<KeptOpen | null> {
  const found = await db.get('open', 'open');
  if (found?.id !== 'open') return null;
  const { owner, clinic, key, usedAt } = found;
  return { person: { owner, clinic, key }, usedAt };
}

/** Lets the person key go: from now on it takes a PIN, a passkey or the server. */
export async function dropOpen(db: IDBPDatabase<VaultDb>): Promise<void> {
  await db.delete('open', 'open');
}
