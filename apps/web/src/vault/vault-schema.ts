import type { DBSchema, IDBPDatabase } from 'idb';

/** What the browser's database holds. Keys cannot be exported from it; records are ciphertext. */
export interface VaultDb extends DBSchema {
  keys: {
    key: string;
    value: { readonly keyId: string; readonly subject: string; readonly key: CryptoKey; readonly kept: boolean };
    indexes: { subject: string };
  };
  records: {
    key: [string, string, number];
    value: {
      readonly subject: string;
      readonly stream: string;
      readonly number: number;
      readonly keyId: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
    };
    indexes: { subject: string };
  };
  /** When a subject was last touched and whether all of it has reached the server; times are the device's. */
  subjects: { key: string; value: { readonly subject: string; readonly touched: number; readonly settled: boolean } };
}

/** Numbered migrations, applied in order from the version found; entry 0 leads to version 1. One is never edited once released. */
export const vaultMigrations: readonly ((db: IDBPDatabase<VaultDb>) => void)[] = [
  (db) => {
    db.createObjectStore('keys', { keyPath: 'keyId' }).createIndex('subject', 'subject');
    db.createObjectStore('records', { keyPath: ['subject', 'stream', 'number'] }).createIndex('subject', 'subject');
    db.createObjectStore('subjects', { keyPath: 'subject' });
  },
];

export const vaultVersion = vaultMigrations.length;
