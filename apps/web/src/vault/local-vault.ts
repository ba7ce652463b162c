import type { Fault } from '@eupraxia/kernel';
import { type IDBPDatabase, openDB } from 'idb';
import { visitFault } from '../visit/errors.ts';
import { seal, unseal } from './sealed-record.ts';
import { type VaultDb, vaultMigrations, vaultVersion } from './vault-schema.ts';

/** One record as it was put: a stream's numbers are the caller's (an event's seq, a chunk's place). */
export interface VaultRecord {
  readonly stream: string;
  readonly number: number;
  readonly plain: Uint8Array;
}

/** A record to be kept. */
export interface NewRecord {
  readonly stream: string;
  readonly number: number;
  readonly plain: Uint8Array<ArrayBuffer>;
}

/** What a subject holds, and which of its records cannot be read. One damaged record never hides another. */
export interface VaultContents {
  readonly records: readonly VaultRecord[];
  readonly damaged: readonly { readonly stream: string; readonly number: number }[];
}

/** The kept records of one subject (a visit, or what the day's list needs) for this tab's life, under this tab's own key. */
export interface SubjectStore {
  /** Resolves once the record lies encrypted in the browser's storage. Rejects when the storage refuses (then see `LocalVault.fault`). */
  put(stream: string, number: number, plain: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Puts many at once: all of them or none. */
  putAll(records: readonly NewRecord[]): Promise<void>;
  /** Everything that any tab life has put, or one stream of it. */
  read(stream?: string): Promise<VaultContents>;
  /** Erases a stream from a number on; from its start by default. */
  drop(stream: string, from?: number): Promise<void>;
  /**
   * Marks the subject as one whose records have all reached the server, so that it may be forgotten. `through` names the
   * highest number per stream that the server has; with a record beyond it, by whichever tab, nothing is marked.
   */
  settle(through?: Readonly<Record<string, number>>): Promise<void>;
  /** Erases the subject's keys under which no record lies any more. */
  tidy(): Promise<void>;
}

export interface LocalVault {
  /** Why nothing outlives this tab, where that is so. */
  readonly fault: Fault | null;
  /**
   * Opens the box of a subject. On the first use in a tab's life a fresh key is made; its raw copy is handed to `keep`
   * once and is then gone: what stays in the browser cannot be exported. The name of a subject is never stored.
   */
  box(subject: string, keep?: KeepKey): Promise<SubjectStore>;
  /** Erases settled subjects that were last touched before a time on the device's clock; what the server lacks is never erased. */
  forget(before: number): Promise<number>;
}

/** Gives the raw key to the server, which wraps it. A failure is not fatal: the browser's own copy still opens the records. */
export type KeepKey = (keyId: string, raw: Uint8Array) => Promise<void>;

export interface VaultEdges {
  readonly indexedDB: IDBFactory | undefined;
  readonly crypto: Crypto | undefined;
  readonly wall: () => number;
}

const browserEdges = (): VaultEdges => ({ indexedDB: globalThis.indexedDB, crypto: globalThis.crypto, wall: () => Date.now() });

/** Opens the browser's vault; where it cannot be had (private mode, blocked, full, no secure context), one in memory that says so. */
export async function openVault(edges: VaultEdges = browserEdges()): Promise<LocalVault> {
  const crypto = edges.crypto;
  if (crypto?.subtle === undefined)
    return memoryVault(
      visitFault('EUP_VISIT_MEMORY_ONLY', { why: 'this address is not a secure one, so the browser offers no encryption' }),
    );
  if (edges.indexedDB === undefined)
    return memoryVault(visitFault('EUP_VISIT_MEMORY_ONLY', { why: 'this browser offers no storage' }));
  try {
    const db = await openDB<VaultDb>('eupraxia', vaultVersion, {
      upgrade(database, from) {
        for (const migrate of vaultMigrations.slice(from)) migrate(database);
      },
      blocking: (_now, _next, event) => (event.target as IDBDatabase).close(),
    });
    return storedVault(db, crypto, edges.wall);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'VersionError') {
      return memoryVault(visitFault('EUP_VISIT_FORMAT_NEWER', { found: 'unknown', known: vaultVersion }));
    }
    return memoryVault(visitFault('EUP_VISIT_MEMORY_ONLY', { why: 'the browser refused its storage' }));
  }
}

function storedVault(db: IDBPDatabase<VaultDb>, crypto: Crypto, wall: () => number): LocalVault {
  const boxes = new Map<string, Promise<SubjectStore>>();

  async function open(name: string, keep: KeepKey | undefined): Promise<SubjectStore> {
    const subject = await hashed(crypto, name);
    const keyId = crypto.randomUUID();
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
    const raw = new Uint8Array(await crypto.subtle.exportKey('raw', made));
    const own = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
    const keyRow = { keyId, subject, key: own, kept: false };
    const keys = new Map<string, CryptoKey>([[keyId, own]]);
    let stored = false;

    if (keep !== undefined) {
      keep(keyId, raw)
        .then(async () => {
          if (stored) await db.put('keys', { ...keyRow, kept: true });
        })
        .catch(() => undefined)
        .finally(() => raw.fill(0));
    } else raw.fill(0);

    async function putAll(records: readonly NewRecord[]): Promise<void> {
      const sealed = await Promise.all(
        records.map(({ stream, number, plain }) => seal(crypto, own, { subject, stream, number }, plain)),
      );
      const tx = db.transaction(['keys', 'records', 'subjects'], 'readwrite', { durability: 'strict' });
      // The key goes in with the first record: a tab that kept nothing leaves no key behind.
      if ((await tx.objectStore('keys').getKey(keyId)) === undefined) await tx.objectStore('keys').put(keyRow);
      const store = tx.objectStore('records');
      await Promise.all(
        records.map(({ stream, number }, i) =>
          store.put({ subject, stream, number, keyId, bytes: sealed[i] as Uint8Array<ArrayBuffer> }),
        ),
      );
      await tx.objectStore('subjects').put({ subject, touched: wall(), settled: false });
      await tx.done;
      stored = true;
    }

    return {
      put: (stream, number, plain) => putAll([{ stream, number, plain }]),
      putAll,
      async read(stream) {
        for (const row of await db.getAllFromIndex('keys', 'subject', subject)) keys.set(row.keyId, row.key);
        const rows =
          stream === undefined
            ? await db.getAllFromIndex('records', 'subject', subject)
            : await db.getAll('records', IDBKeyRange.bound([subject, stream, 0], [subject, stream, Number.MAX_SAFE_INTEGER]));
        const records: VaultRecord[] = [];
        const damaged: { stream: string; number: number }[] = [];
        for (const row of rows) {
          const key = keys.get(row.keyId);
          const plain =
            key === undefined || !(row.bytes instanceof Uint8Array) ? 'damaged' : await unseal(crypto, key, row, row.bytes);
          if (plain === 'damaged') damaged.push({ stream: row.stream, number: row.number });
          else records.push({ stream: row.stream, number: row.number, plain });
        }
        return { records, damaged };
      },
      async drop(stream, from = 0) {
        await db.delete('records', IDBKeyRange.bound([subject, stream, from], [subject, stream, Number.MAX_SAFE_INTEGER]));
      },
      async settle(through) {
        const tx = db.transaction(['records', 'subjects'], 'readwrite');
        const places = await tx.objectStore('records').index('subject').getAllKeys(subject);
        const settled = through === undefined || places.every(([, stream, number]) => number <= (through[stream] ?? 0));
        await tx.objectStore('subjects').put({ subject, touched: wall(), settled });
        await tx.done;
      },
      async tidy() {
        const tx = db.transaction(['keys', 'records'], 'readwrite');
        const used = new Set((await tx.objectStore('records').index('subject').getAll(subject)).map((row) => row.keyId));
        for (const key of await tx.objectStore('keys').index('subject').getAllKeys(subject))
          if (!used.has(key)) await tx.objectStore('keys').delete(key);
        await tx.done;
      },
    };
  }

  return {
    fault: null,
    box(name, keep) {
      const found = boxes.get(name);
      if (found !== undefined) return found;
      const opened = open(name, keep);
      boxes.set(name, opened);
      return opened;
    },
    async forget(before) {
      const isOld = (s: { settled: boolean; touched: number } | undefined): boolean => s?.settled === true && s.touched < before;
      let erased = 0;
      for (const { subject } of (await db.getAll('subjects')).filter(isOld)) {
        const tx = db.transaction(['keys', 'records', 'subjects'], 'readwrite');
        // Another tab may have put something since it was listed.
        if (!isOld(await tx.objectStore('subjects').get(subject))) continue;
        erased++;
        for (const key of await tx.objectStore('records').index('subject').getAllKeys(subject))
          await tx.objectStore('records').delete(key);
        for (const key of await tx.objectStore('keys').index('subject').getAllKeys(subject))
          await tx.objectStore('keys').delete(key);
        await tx.objectStore('subjects').delete(subject);
        await tx.done;
      }
      return erased;
    },
  };
}

/** The same interface in memory: nothing outlives the tab, and `fault` says so. */
export function memoryVault(fault: Fault): LocalVault {
  const boxes = new Map<string, SubjectStore>();
  return {
    fault,
    async box(name) {
      const found = boxes.get(name);
      if (found !== undefined) return found;
      const rows = new Map<string, VaultRecord>();
      const box: SubjectStore = {
        async put(stream, number, plain) {
          rows.set(`${stream}/${number}`, { stream, number, plain });
        },
        async putAll(records) {
          for (const record of records) rows.set(`${record.stream}/${record.number}`, record);
        },
        async read(stream) {
          return { records: [...rows.values()].filter((r) => stream === undefined || r.stream === stream), damaged: [] };
        },
        async drop(stream, from = 0) {
          for (const [key, row] of rows) if (row.stream === stream && row.number >= from) rows.delete(key);
        },
        async settle() {
          return undefined;
        },
        async tidy() {
          return undefined;
        },
      };
      boxes.set(name, box);
      return box;
    },
    async forget() {
      return 0;
    },
  };
}

/** A subject's name in storage: a hash of a random id, so that a name says nothing of a person. */
async function hashed(crypto: Crypto, name: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`eupraxia vault\0${name}`));
  return [...new Uint8Array(digest).subarray(0, 16)].map((b) => b.toString(16).padStart(2, '0')).join('');
}
