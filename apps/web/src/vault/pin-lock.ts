import type { IDBPDatabase } from 'idb';
import { importKey, type PersonKey } from './person-key.ts';
import type { StoredLock, VaultDb } from './vault-schema.ts';

/** After so many wrong PINs only a sign-in at the server opens the vault. Nothing is ever erased. */
export const mostWrong = 10;
/** PBKDF2-SHA-256; about an eighth of a second on a tablet. */
const rounds = 600_000;

/** What became of a PIN. */
export type PinAnswer =
  | { readonly kind: 'open'; readonly person: PersonKey }
  | { readonly kind: 'wrong'; readonly left: number }
  /** Ten wrong ones, or no PIN: a sign-in at the server is needed. */
  | { readonly kind: 'closed' };

/** How a person can open their vault in this browser without the server. */
export interface LockWays {
  readonly pin: boolean;
  readonly passkey: boolean;
  /** Tries that are left for the PIN. */
  readonly left: number;
}

/** How an owner’s vault can be opened in this browser without the server. */
export async function lockWays(db: IDBPDatabase<VaultDb>, owner: string): Promise<LockWays> {
  const lock = await db.get('locks', owner);
  const left = Math.max(0, mostWrong - (lock?.wrong ?? 0));
  return { pin: lock?.pin !== undefined && left > 0, passkey: lock?.passkey !== undefined, left };
}

/** Wraps the person key by a PIN and this browser's own key; the raw key stays the caller's, who erases it. */
export async function setPin(
  db: IDBPDatabase<VaultDb>,
  crypto: Crypto,
  { owner, clinic }: Pick<PersonKey, 'owner' | 'clinic'>,
  raw: Uint8Array<ArrayBuffer>,
  pin: string,
): Promise<void> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const kek = await kekOf(db, crypto, owner, pin, salt, rounds);
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: boundTo('pin', owner) }, kek, raw);
  const wrapped = new Uint8Array(cipher);
  const tx = db.transaction('locks', 'readwrite');
  const before = await tx.store.get(owner);
  await tx.store.put({ ...before, owner, clinic, pin: { salt, rounds, iv, wrapped }, wrong: 0 });
  await tx.done;
}

/** Takes the PIN away; what else opens the vault stays. */
export async function removePin(db: IDBPDatabase<VaultDb>, owner: string): Promise<void> {
  const { pin: _pin, ...rest } = (await db.get('locks', owner)) ?? {};
  if ('owner' in rest) await db.put('locks', rest as StoredLock);
}

/** Tries a PIN. It is counted as wrong before it is tried, so that a browser that is ended meanwhile gains no try. */
export async function openByPin(db: IDBPDatabase<VaultDb>, crypto: Crypto, owner: string, pin: string): Promise<PinAnswer> {
  const tx = db.transaction('locks', 'readwrite', { durability: 'strict' });
  const lock = await tx.store.get(owner);
  const counted = (lock?.wrong ?? 0) + 1;
  if (lock?.pin === undefined || counted > mostWrong) {
    await tx.done;
    return { kind: 'closed' };
  }
  await tx.store.put({ ...lock, wrong: counted });
  await tx.done;
  const { salt, iv, wrapped } = lock.pin;
  try {
    const kek = await kekOf(db, crypto, owner, pin, salt, lock.pin.rounds);
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: boundTo('pin', owner) }, kek, wrapped);
    const raw = new Uint8Array(opened);
    const key = await importKey(crypto, raw);
    raw.fill(0);
    await forgetWrong(db, owner);
    return { kind: 'open', person: { owner, clinic: lock.clinic, key } };
  } catch {
    return counted >= mostWrong ? { kind: 'closed' } : { kind: 'wrong', left: mostWrong - counted };
  }
}

/** The person is known again: by the right PIN, by a passkey, or by a sign-in at the server. */
export async function forgetWrong(db: IDBPDatabase<VaultDb>, owner: string): Promise<void> {
  const tx = db.transaction('locks', 'readwrite');
  const lock = await tx.store.get(owner);
  if (lock !== undefined && lock.wrong > 0) await tx.store.put({ ...lock, wrong: 0 });
  await tx.done;
}

/** Binds a wrapped person key to the way it is wrapped and to its owner. */
export const boundTo = (way: 'pin' | 'passkey', owner: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`EUPP\x001\0${way}\0${owner}`);

/**
 * The key that a PIN stands for in this browser: HKDF over HMAC(device key, PBKDF2(PIN)). The device key cannot be exported,
 * so that a PIN alone opens nothing elsewhere.
 */
async function kekOf(
  db: IDBPDatabase<VaultDb>,
  crypto: Crypto,
  owner: string,
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const { subtle } = crypto;
  const text = new TextEncoder();
  const base = await subtle.importKey('raw', text.encode(pin), 'PBKDF2', false, ['deriveBits']);
  const stretched = await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, base, 256);
  const joined = await subtle.sign('HMAC', await deviceKey(db, crypto), stretched);
  const material = await subtle.importKey('raw', joined, 'HKDF', false, ['deriveKey']);
  const info = text.encode(`eupraxia pin\0${owner}`);
  return subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info }, material, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

/** This browser's own key: made once, never exportable. */
async function deviceKey(db: IDBPDatabase<VaultDb>, crypto: Crypto): Promise<CryptoKey> {
  const found = await db.get('open', 'device');
  if (found !== undefined) return found.key;
  const made = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']);
  const tx = db.transaction('open', 'readwrite');
  // Another tab may have made one meanwhile: the first stays.
  const first = await tx.store.get('device');
  if (first === undefined) await tx.store.put({ id: 'device', key: made });
  await tx.done;
  return first?.key ?? made;
}
