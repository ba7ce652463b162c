import type { Fault } from '@eupraxia/kernel';
import { type IDBPDatabase, openDB } from 'idb';
import { vaultFault } from './errors.ts';
import { type VaultDb, vaultMigrations, vaultVersion } from './vault-schema.ts';

export interface VaultEdges {
  readonly indexedDB: IDBFactory | undefined;
  readonly crypto: Crypto | undefined;
  readonly wall: () => number;
}

/** Storage, cipher and clock of this browser. */
export const browserEdges = (): VaultEdges => ({
  indexedDB: globalThis.indexedDB,
  crypto: globalThis.crypto,
  wall: () => Date.now(),
});

/** The browser's database with its cipher, or why it cannot be had: private mode, blocked, full, no secure context. */
export type OpenedDb = { readonly db: IDBPDatabase<VaultDb>; readonly crypto: Crypto } | { readonly fault: Fault };

/** Opens the browser’s database and brings it to today’s version, or says why it cannot be had. */
export async function openVaultDb({ indexedDB, crypto }: VaultEdges): Promise<OpenedDb> {
  if (crypto?.subtle === undefined) return memoryOnly('this address is not a secure one, so the browser offers no encryption');
  if (indexedDB === undefined) return memoryOnly('this browser offers no storage');
  try {
    const db = await openDB<VaultDb>('eupraxia', vaultVersion, {
      async upgrade(database, from, _to, upgrade) {
        for (const migrate of vaultMigrations.slice(from)) await migrate(database, upgrade);
      },
      blocking: (_now, _next, event) => (event.target as IDBDatabase).close(),
    });
    return { db, crypto };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'VersionError')
      return { fault: vaultFault('EUP_VISIT_FORMAT_NEWER', { found: 'unknown', known: vaultVersion }) };
    return memoryOnly('the browser refused its storage');
  }
}

const memoryOnly = (why: string): OpenedDb => ({ fault: vaultFault('EUP_VISIT_MEMORY_ONLY', { why }) });
