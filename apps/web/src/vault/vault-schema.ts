import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';

/** A key of records, as it lies in the browser. */
export interface StoredKey {
  readonly keyId: string;
  /** Whose it is: a hash of person and clinic. Empty where a release before vault 2 kept it and nobody has claimed it. */
  readonly owner: string;
  /** Hash of the owner's clinic; absent where `owner` is empty. */
  readonly clinic?: string;
  readonly subject: string;
  /** The key wrapped by its owner's person key; see person-key.ts. Absent in rows of vault 1. */
  readonly wrapped?: Uint8Array<ArrayBuffer>;
  /** The key itself, which cannot be exported: rows of vault 1 alone. */
  readonly key?: CryptoKey;
  /** Whether the server has confirmed that it keeps a copy. */
  readonly kept: boolean;
}

/** A record, sealed: see sealed-record.ts. Its place in the seal is subject, stream and number, as in vault 1. */
export interface StoredRecord {
  readonly owner: string;
  readonly subject: string;
  readonly stream: string;
  readonly number: number;
  readonly keyId: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** When an owner's subject was last touched and whether all of it has reached the server; times are the device's, UTC ms. */
export interface StoredSubject {
  readonly owner: string;
  readonly subject: string;
  readonly touched: number;
  readonly settled: boolean;
}

/** A person key, wrapped by something that the person knows or has. */
export interface StoredLock {
  readonly owner: string;
  readonly clinic: string;
  readonly pin?: {
    readonly salt: Uint8Array<ArrayBuffer>;
    readonly rounds: number;
    readonly iv: Uint8Array<ArrayBuffer>;
    readonly wrapped: Uint8Array<ArrayBuffer>;
  };
  readonly passkey?: {
    readonly credential: Uint8Array<ArrayBuffer>;
    readonly salt: Uint8Array<ArrayBuffer>;
    readonly iv: Uint8Array<ArrayBuffer>;
    readonly wrapped: Uint8Array<ArrayBuffer>;
  };
  /** Wrong PINs since the last time that the person was known. */
  readonly wrong: number;
}

/** The browser's own key, and the person key of whoever works in it now. */
export type StoredOpen =
  | { readonly id: 'device'; readonly key: CryptoKey }
  | { readonly id: 'open'; readonly key: CryptoKey; readonly owner: string; readonly clinic: string; readonly usedAt: number };

/** What the browser's database holds: records are ciphertext, and their keys are wrapped. */
export interface VaultDb extends DBSchema {
  keys: { key: string; value: StoredKey; indexes: { place: [string, string] } };
  sealed: { key: [string, string, string, number]; value: StoredRecord; indexes: { place: [string, string] } };
  places: { key: [string, string]; value: StoredSubject };
  locks: { key: string; value: StoredLock };
  open: { key: string; value: StoredOpen };
}

type Upgrade = IDBPTransaction<VaultDb, ('keys' | 'sealed' | 'places' | 'locks' | 'open')[], 'versionchange'>;

/** The owner of what nobody has claimed yet. */
export const nobody = '';

/**
 * Numbered migrations, applied in order from the version found; entry 0 leads to version 1. One is never edited once
 * released, so each goes by the names of its own time.
 */
export const vaultMigrations: readonly ((db: IDBPDatabase<VaultDb>, upgrade: Upgrade) => Promise<void> | void)[] = [
  (found) => {
    const db = found as unknown as IDBDatabase;
    db.createObjectStore('keys', { keyPath: 'keyId' }).createIndex('subject', 'subject');
    db.createObjectStore('records', { keyPath: ['subject', 'stream', 'number'] }).createIndex('subject', 'subject');
    db.createObjectStore('subjects', { keyPath: 'subject' });
  },
  // Every row gets an owner. Rows of before have none yet: they are claimed by their author alone (claim-old.ts).
  async (found, upgrade) => {
    const db = found as unknown as IDBPDatabase;
    const tx = upgrade as unknown as IDBPTransaction<unknown, string[], 'versionchange'>;
    const sealed = db.createObjectStore('sealed', { keyPath: ['owner', 'subject', 'stream', 'number'] });
    sealed.createIndex('place', ['owner', 'subject']);
    const places = db.createObjectStore('places', { keyPath: ['owner', 'subject'] });
    db.createObjectStore('locks', { keyPath: 'owner' });
    db.createObjectStore('open', { keyPath: 'id' });
    const keys = tx.objectStore('keys');
    keys.deleteIndex('subject');
    keys.createIndex('place', ['owner', 'subject']);
    for (const row of await keys.getAll()) await keys.put({ ...row, owner: nobody });
    for (const row of await tx.objectStore('subjects').getAll()) await places.put({ ...row, owner: nobody });
    // One after another: recordings of an hour lie here.
    for (let at = await tx.objectStore('records').openCursor(); at !== null; at = await at.continue())
      await sealed.put({ ...at.value, owner: nobody });
    db.deleteObjectStore('records');
    db.deleteObjectStore('subjects');
  },
];

export const vaultVersion = vaultMigrations.length;
