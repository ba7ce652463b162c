import type { IDBPDatabase } from 'idb';
import { claimOld } from './claim-old.ts';
import { type LocalVault, memoryVault, storedVault } from './local-vault.ts';
import { dropOpen, type KeptOpen, keepOpen, keptOpen, touchOpen } from './open-key.ts';
import { type Owner, type PersonKey, personKeyOf } from './person-key.ts';
import { forgetWrong } from './pin-lock.ts';
import { browserEdges, type OpenedDb, openVaultDb } from './vault-db.ts';
import type { VaultDb } from './vault-schema.ts';

/** What has reached the server whole is erased from the browser this many days after it was last touched. */
const keptDays = 7;

let opened: Promise<OpenedDb> | null = null;
let current: LocalVault | null = null;
let waiting: ((vault: LocalVault) => void)[] = [];

/** The browser's database, opened once per tab, and its cipher; undefined where nothing can be kept. */
export async function vaultDb(): Promise<{ readonly db: IDBPDatabase<VaultDb>; readonly crypto: Crypto } | undefined> {
  const found = await openedDb();
  return 'fault' in found ? undefined : found;
}

function openedDb(): Promise<OpenedDb> {
  opened ??= openVaultDb(browserEdges()).then((found) => {
    // Asks the browser not to clear the vault when the disk runs low; a refusal changes nothing.
    void globalThis.navigator?.storage?.persist?.().catch(() => undefined);
    return found;
  });
  return opened;
}

/** The vault of whoever works in this tab; waits until somebody's is open. A tab has one owner for its whole life. */
export function theVault(): Promise<LocalVault> {
  return current === null ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(current);
}

/** The owner of this tab's vault: a hash; null before anybody's was opened, and where nothing can be kept. */
export const vaultOwner = (): string | null => current?.owner ?? null;

/**
 * Takes in a person whom the server knows, by the raw key that it handed out, which is erased: claims what an earlier release
 * kept of them, and keeps the key for the next start. Null where this browser keeps nothing.
 */
export async function admit(who: Owner, raw: Uint8Array<ArrayBuffer>): Promise<PersonKey | null> {
  const found = await openedDb();
  if ('fault' in found) {
    raw.fill(0);
    use(memoryVault(found.fault));
    return null;
  }
  const { db, crypto } = found;
  const person = await personKeyOf(crypto, who, raw);
  raw.fill(0);
  // What cannot be claimed now is claimed at the next sign-in.
  await claimOld(db, crypto, person, who, Date.now()).catch(() => undefined);
  await forgetWrong(db, person.owner);
  await keepOpen(db, person, Date.now());
  return person;
}

/** Opens the vault with a person key, and keeps the key until the next lock. */
export async function openVaultWith(person: PersonKey): Promise<LocalVault> {
  const found = await openedDb();
  if ('fault' in found) return use(memoryVault(found.fault));
  const { db, crypto } = found;
  if (current !== null && current.owner !== null) {
    current.unlock(person);
    await keepOpen(db, person, Date.now());
    return current;
  }
  await keepOpen(db, person, Date.now());
  const vault = storedVault(db, crypto, person, () => Date.now());
  void vault.forget(Date.now() - keptDays * 86_400_000).catch(() => undefined);
  return use(vault);
}

function use(vault: LocalVault): LocalVault {
  current ??= vault;
  for (const resolve of waiting) resolve(current);
  waiting = [];
  return current;
}

/** The person key that was in use here last, or null. */
export async function lastOpen(): Promise<KeptOpen | null> {
  const found = await vaultDb();
  return found === undefined ? null : keptOpen(found.db).catch(() => null);
}

/** Lets the person key go, from memory and from the browser's storage. Open boxes go on taking records. */
export async function lockVault(): Promise<void> {
  current?.lock();
  await dropVaultKey();
}

/** Lets the kept person key go from the browser's storage: from now on it takes a PIN, a passkey or the server. */
export async function dropVaultKey(): Promise<void> {
  const found = await vaultDb();
  if (found !== undefined) await dropOpen(found.db).catch(() => undefined);
}

/** Dates the last use of the vault, for a start without the server. */
export async function dateVaultUse(at: number): Promise<void> {
  const found = await vaultDb();
  if (found !== undefined) await touchOpen(found.db, at).catch(() => undefined);
}
