import { FaultError } from '@eupraxia/kernel';
import type { IDBPDatabase } from 'idb';
import { vaultFault } from './errors.ts';
import { forgetSettled } from './forget-settled.ts';
import { eraseSealed, leftByOthers } from './left-by-others.ts';
import { memoryVault } from './memory-vault.ts';
import { importKey, keyBytes, type PersonKey, subjectOf, unwrapRecordKey, wrapRecordKey } from './person-key.ts';
import { seal, unseal } from './sealed-record.ts';
import { browserEdges, openVaultDb, type VaultEdges } from './vault-db.ts';
import type { VaultDb } from './vault-schema.ts';
import type { KeepKey, LocalVault, NewRecord, SubjectStore, VaultRecord } from './vault-types.ts';

export type { LeftSealed, SealedPlace } from './left-by-others.ts';
export { memoryVault } from './memory-vault.ts';
export type { VaultEdges } from './vault-db.ts';
export type * from './vault-types.ts';

/** Opens a person's vault in the browser; where it cannot be had, one in memory that says so. */
export async function openVault(edges: VaultEdges = browserEdges(), person: PersonKey): Promise<LocalVault> {
  const opened = await openVaultDb(edges);
  return 'fault' in opened ? memoryVault(opened.fault) : storedVault(opened.db, opened.crypto, person, edges.wall);
}

/** A person’s vault in an open database. `wall` gives UTC ms on the device’s clock. */
export function storedVault(db: IDBPDatabase<VaultDb>, crypto: Crypto, first: PersonKey, wall: () => number): LocalVault {
  const { owner, clinic } = first;
  const boxes = new Map<string, Promise<SubjectStore>>();
  let person: PersonKey | null = first;

  const unlocked = (): PersonKey => {
    if (person === null) throw new FaultError(vaultFault('EUP_VISIT_VAULT_LOCKED'));
    return person;
  };

  async function open(name: string, keep: KeepKey | undefined): Promise<SubjectStore> {
    const holder = unlocked();
    const subject = await subjectOf(crypto, name);
    const keyId = crypto.randomUUID();
    const raw = crypto.getRandomValues(new Uint8Array(keyBytes));
    const own = await importKey(crypto, raw);
    const wrapped = await wrapRecordKey(crypto, holder, keyId, raw);
    const keys = new Map<string, CryptoKey>([[keyId, own]]);
    let stored = false;
    let kept = keep === undefined;
    const keyRow = () => ({ keyId, owner, clinic, subject, wrapped, kept: kept && keep !== undefined });

    async function confirmed(): Promise<void> {
      kept = true;
      if (stored) await db.put('keys', keyRow());
    }
    if (keep === undefined) raw.fill(0);
    else
      keep(keyId, raw)
        .then(confirmed)
        .catch(() => undefined)
        .finally(() => raw.fill(0));

    async function putAll(records: readonly NewRecord[]): Promise<void> {
      const sealed = await Promise.all(
        records.map(({ stream, number, plain }) => seal(crypto, own, { subject, stream, number }, plain)),
      );
      const tx = db.transaction(['keys', 'sealed', 'places'], 'readwrite', { durability: 'strict' });
      // The key goes in with the first record: a tab that kept nothing leaves no key behind.
      if ((await tx.objectStore('keys').getKey(keyId)) === undefined) await tx.objectStore('keys').put(keyRow());
      const store = tx.objectStore('sealed');
      await Promise.all(
        records.map(({ stream, number }, i) =>
          store.put({ owner, subject, stream, number, keyId, bytes: sealed[i] as Uint8Array<ArrayBuffer> }),
        ),
      );
      await tx.objectStore('places').put({ owner, subject, touched: wall(), settled: false });
      await tx.done;
      // Confirmed while the row was being written.
      if (!stored && kept && keep !== undefined) await db.put('keys', keyRow());
      stored = true;
    }

    /** The keys of the subject's records, as far as they can be opened now. */
    async function openKeys(): Promise<void> {
      for (const row of await db.getAllFromIndex('keys', 'place', [owner, subject])) {
        if (keys.has(row.keyId) || row.wrapped === undefined) continue;
        const opened = await unwrapRecordKey(crypto, unlocked(), row.keyId, row.wrapped);
        if (opened === null) continue;
        keys.set(row.keyId, await importKey(crypto, opened));
        opened.fill(0);
      }
    }

    return {
      put: (stream, number, plain) => putAll([{ stream, number, plain }]),
      putAll,
      async read(stream) {
        await openKeys();
        const rows =
          stream === undefined
            ? await db.getAllFromIndex('sealed', 'place', [owner, subject])
            : await db.getAll('sealed', streamRange(owner, subject, stream));
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
        await db.delete('sealed', streamRange(owner, subject, stream, from));
      },
      async settle(through) {
        const tx = db.transaction(['sealed', 'places'], 'readwrite');
        const found = await tx.objectStore('sealed').index('place').getAllKeys([owner, subject]);
        const settled = through === undefined || found.every(([, , stream, number]) => number <= (through[stream] ?? 0));
        await tx.objectStore('places').put({ owner, subject, touched: wall(), settled });
        await tx.done;
      },
      async tidy() {
        const tx = db.transaction(['keys', 'sealed'], 'readwrite');
        const used = new Set((await tx.objectStore('sealed').index('place').getAll([owner, subject])).map((row) => row.keyId));
        for (const key of await tx.objectStore('keys').index('place').getAllKeys([owner, subject]))
          if (!used.has(key)) await tx.objectStore('keys').delete(key);
        await tx.done;
      },
      keyKept: () => kept,
      async confirmKey() {
        if (keep === undefined) return true;
        const rows = await db.getAllFromIndex('keys', 'place', [owner, subject]);
        const waiting = rows.filter((row) => !row.kept && row.wrapped !== undefined && row.keyId !== keyId);
        if (!kept) waiting.push(keyRow());
        for (const row of waiting) {
          const copy = await unwrapRecordKey(crypto, unlocked(), row.keyId, row.wrapped as Uint8Array<ArrayBuffer>);
          if (copy === null) continue;
          try {
            await keep(row.keyId, copy);
          } catch {
            return false;
          } finally {
            copy.fill(0);
          }
          if (row.keyId === keyId) await confirmed();
          else await db.put('keys', { ...row, kept: true });
        }
        return kept;
      },
    };
  }

  return {
    fault: null,
    owner,
    box(name, keep) {
      const found = boxes.get(name);
      if (found !== undefined) return found;
      const opened = open(name, keep);
      boxes.set(name, opened);
      opened.catch(() => boxes.delete(name));
      return opened;
    },
    forget: (before) => forgetSettled(db, before),
    lock() {
      person = null;
    },
    unlock(next) {
      if (next.owner !== owner) throw new FaultError(vaultFault('EUP_VISIT_VAULT_LOCKED'));
      person = next;
    },
    leftByOthers: (range = {}) => leftByOthers(db, first, range),
    erase: (places) => eraseSealed(db, places),
  };
}

const streamRange = (owner: string, subject: string, stream: string, from = 0): IDBKeyRange =>
  IDBKeyRange.bound([owner, subject, stream, from], [owner, subject, stream, Number.MAX_SAFE_INTEGER]);
