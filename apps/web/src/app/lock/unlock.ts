import type { Fault } from '@eupraxia/kernel';
import { openByPasskey, setPasskey } from '../../vault/passkey-lock.ts';
import { type LockWays, lockWays, openByPin, removePin, setPin } from '../../vault/pin-lock.ts';
import { vaultDb, vaultOwner } from '../../vault/the-vault.ts';
import { client } from '../client.ts';
import { faultFrom } from '../fault.ts';
import { unlockWith } from '../session.ts';

const noWays: LockWays = { pin: false, passkey: false, left: 0 };

/** How an owner's vault can be opened in this browser without the server. */
export async function waysOf(owner: string | null): Promise<LockWays> {
  const found = await vaultDb();
  return found === undefined || owner === null || owner === '' ? noWays : lockWays(found.db, owner).catch(() => noWays);
}

/** What came of an attempt to unlock. */
export type Unlocked =
  | { readonly kind: 'open' }
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'closed' };

/** Tries a PIN, and unlocks where it is right. */
export async function unlockByPin(owner: string, pin: string): Promise<Unlocked> {
  const found = await vaultDb();
  if (found === undefined) return { kind: 'closed' };
  const answer = await openByPin(found.db, found.crypto, owner, pin);
  if (answer.kind === 'open') await unlockWith(answer.person);
  return answer.kind === 'open' ? { kind: 'open' } : answer;
}

/** Asks for the passkey that this browser knows, and unlocks where it is given; false where it was not. */
export async function unlockByPasskey(owner: string): Promise<boolean> {
  const found = await vaultDb();
  const person = found === undefined ? null : await openByPasskey(found.db, found.crypto, owner);
  if (person !== null) await unlockWith(person);
  return person !== null;
}

/** The person's raw key, from the server: only a living session gets it. The caller erases it. */
async function rawKey(): Promise<Uint8Array<ArrayBuffer>> {
  const { key } = await client.vault.mine();
  return Uint8Array.from(atob(key), (c) => c.charCodeAt(0));
}

/** The owner and clinic under which this tab's vault is open; throws where nothing can be kept. */
async function open(): Promise<{ found: NonNullable<Awaited<ReturnType<typeof vaultDb>>>; owner: string; clinic: string }> {
  const found = await vaultDb();
  const kept = await found?.db.get('open', 'open');
  const owner = vaultOwner();
  if (found === undefined || owner === null || kept?.id !== 'open' || kept.owner !== owner)
    throw new TypeError('this browser keeps nothing');
  return { found, owner, clinic: kept.clinic };
}

/** Sets the PIN of the person at the browser; the fault where it could not be. */
export async function keepPin(pin: string): Promise<Fault | undefined> {
  return withKey(async ({ found, owner, clinic }, raw) => setPin(found.db, found.crypto, { owner, clinic }, raw, pin));
}

/** Makes a passkey of the person open the vault here; undefined where it does, `no-prf` where this one cannot, else why not. */
export async function keepPasskey(): Promise<Fault | 'no-prf' | undefined> {
  let can = true;
  const fault = await withKey(async ({ found, owner, clinic }, raw) => {
    can = await setPasskey(found.db, found.crypto, { owner, clinic }, raw);
  });
  return fault ?? (can ? undefined : 'no-prf');
}

/** Takes the PIN away in this browser. */
export async function dropPin(): Promise<void> {
  const { found, owner } = await open();
  await removePin(found.db, owner);
}

async function withKey(
  work: (place: Awaited<ReturnType<typeof open>>, raw: Uint8Array<ArrayBuffer>) => Promise<void>,
): Promise<Fault | undefined> {
  try {
    const place = await open();
    const raw = await rawKey();
    await work(place, raw).finally(() => raw.fill(0));
    return undefined;
  } catch (error) {
    return faultFrom(error);
  }
}
