/**
 * The key of one person in one clinic, 256 bits. The server makes it and hands it to that person's living sessions; in the
 * browser it wraps every key of records, so that nobody else's sign-in opens them.
 */
export interface PersonKey {
  /** Whose it is: a hash of person and clinic, as it stands in the database. */
  readonly owner: string;
  /** A hash of the clinic. */
  readonly clinic: string;
  /** AES-GCM, not exportable. */
  readonly key: CryptoKey;
}

/** Who owns a vault. */
export interface Owner {
  readonly userId: string;
  readonly clinicId: string;
}

/** A name in storage: 16 bytes of a hash in hex, so that it says nothing of whom or what it names. */
export async function hashOf(crypto: Crypto, domain: string, ...parts: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode([domain, ...parts].join('\0')));
  return [...new Uint8Array(digest).subarray(0, 16)].map((b) => b.toString(16).padStart(2, '0')).join('');
}

/** The name of a subject in storage; records are sealed under it, and the server computes the same from a visit's id. */
export const subjectOf = (crypto: Crypto, name: string): Promise<string> => hashOf(crypto, 'eupraxia vault', name);

/** The name of an owner in storage. */
export const ownerOf = (crypto: Crypto, { userId, clinicId }: Owner): Promise<string> =>
  hashOf(crypto, 'eupraxia vault owner', userId, clinicId);

/** The same in this browser; empty where it offers no encryption, and so keeps nothing. */
export async function ownerHere(owner: Owner): Promise<string> {
  return globalThis.crypto?.subtle === undefined ? '' : ownerOf(globalThis.crypto, owner);
}

const clinicOf = (crypto: Crypto, clinicId: string): Promise<string> => hashOf(crypto, 'eupraxia vault clinic', clinicId);

/** Length of a person key and of a key of records, in bytes. */
export const keyBytes = 32;

/** Takes in a raw person key; the caller erases its copy. */
export async function personKeyOf(crypto: Crypto, owner: Owner, raw: Uint8Array<ArrayBuffer>): Promise<PersonKey> {
  return {
    owner: await ownerOf(crypto, owner),
    clinic: await clinicOf(crypto, owner.clinicId),
    key: await importKey(crypto, raw),
  };
}

/** Takes in a raw key of 32 bytes for AES-GCM, not exportable; the caller erases its copy. */
export function importKey(crypto: Crypto, raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  if (raw.length !== keyBytes) throw new RangeError(`a key has ${keyBytes} bytes, not ${raw.length}`);
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** A wrapped key of records: magic `EUPK`, format version (1 byte), IV (12 bytes), AES-256-GCM ciphertext with its tag. */
const magic = [0x45, 0x55, 0x50, 0x4b];
const wrappedFormat = 1;
const headLength = 17;

const boundTo = (owner: string, keyId: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`EUPK\0${wrappedFormat}\0${owner}\0${keyId}`);

/** Wraps a key of records; it opens for the same owner and key id alone. */
export async function wrapRecordKey(
  crypto: Crypto,
  person: PersonKey,
  keyId: string,
  raw: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = boundTo(person.owner, keyId);
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, person.key, raw);
  const wrapped = new Uint8Array(headLength + cipher.byteLength);
  wrapped.set(magic);
  wrapped[4] = wrappedFormat;
  wrapped.set(iv, 5);
  wrapped.set(new Uint8Array(cipher), headLength);
  return wrapped;
}

/** The raw key of records, or null where it is cut short, altered, another's, or of an unknown format. The caller erases it. */
export async function unwrapRecordKey(
  crypto: Crypto,
  person: PersonKey,
  keyId: string,
  wrapped: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (wrapped.length !== headLength + keyBytes + 16 || magic.some((b, i) => wrapped[i] !== b)) return null;
  if (wrapped[4] !== wrappedFormat) return null;
  try {
    const iv = wrapped.slice(5, headLength);
    const additionalData = boundTo(person.owner, keyId);
    const cipher = wrapped.slice(headLength);
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, person.key, cipher));
  } catch {
    return null;
  }
}
