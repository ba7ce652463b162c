import type { IDBPDatabase } from 'idb';
import { importKey, type PersonKey } from './person-key.ts';
import { boundTo, forgetWrong } from './pin-lock.ts';
import type { VaultDb } from './vault-schema.ts';

/** Whether this page may use passkeys at all: a secure address with a name. */
export const passkeysWork = (): boolean =>
  globalThis.PublicKeyCredential !== undefined && !/^[\d.]+$|^\[/.test(globalThis.location?.hostname ?? '');

interface Given {
  readonly credential: Uint8Array<ArrayBuffer>;
  /** 32 bytes that only this passkey gives for the salt; null where it has no such function. */
  readonly secret: Uint8Array<ArrayBuffer> | null;
}

/** Asks the person for a passkey of this address, by finger, face or its own PIN; null where none was given. */
async function ask(crypto: Crypto, salt: Uint8Array<ArrayBuffer>, only: Uint8Array<ArrayBuffer> | null): Promise<Given | null> {
  const challenge = crypto.getRandomValues(new Uint8Array(32));
  const found = await navigator.credentials
    .get({
      publicKey: {
        challenge,
        userVerification: 'required',
        allowCredentials: only === null ? [] : [{ type: 'public-key', id: only }],
        extensions: { prf: { eval: { first: salt } } },
      },
    })
    .catch(() => null);
  if (!(found instanceof PublicKeyCredential)) return null;
  const secret = found.getClientExtensionResults().prf?.results?.first;
  return {
    credential: new Uint8Array(found.rawId),
    secret: secret === undefined ? null : new Uint8Array(secret as ArrayBuffer),
  };
}

async function kekOf(crypto: Crypto, secret: Uint8Array<ArrayBuffer>, owner: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode(`eupraxia passkey\0${owner}`);
  const salt = new Uint8Array(32);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/**
 * Wraps the person key by what a passkey of the person gives; false where it gives nothing of the kind, or none was given.
 * The raw key stays the caller's, who erases it.
 */
export async function setPasskey(
  db: IDBPDatabase<VaultDb>,
  crypto: Crypto,
  { owner, clinic }: Pick<PersonKey, 'owner' | 'clinic'>,
  raw: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const given = await ask(crypto, salt, null);
  if (given === null || given.secret === null) return false;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const kek = await kekOf(crypto, given.secret, owner);
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: boundTo('passkey', owner) }, kek, raw);
  const passkey = { credential: given.credential, salt, iv, wrapped: new Uint8Array(cipher) };
  const tx = db.transaction('locks', 'readwrite');
  const before = await tx.store.get(owner);
  await tx.store.put({ ...before, owner, clinic, passkey, wrong: before?.wrong ?? 0 });
  await tx.done;
  return true;
}

/** Opens the person key with the passkey that wraps it, without the server; null where it was not given. */
export async function openByPasskey(db: IDBPDatabase<VaultDb>, crypto: Crypto, owner: string): Promise<PersonKey | null> {
  const lock = await db.get('locks', owner);
  if (lock?.passkey === undefined) return null;
  const { credential, salt, iv, wrapped } = lock.passkey;
  const given = await ask(crypto, salt, credential);
  if (given === null || given.secret === null) return null;
  try {
    const kek = await kekOf(crypto, given.secret, owner);
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: boundTo('passkey', owner) }, kek, wrapped);
    const raw = new Uint8Array(opened);
    const key = await importKey(crypto, raw);
    raw.fill(0);
    await forgetWrong(db, owner);
    return { owner, clinic: lock.clinic, key };
  } catch {
    return null;
  }
}
