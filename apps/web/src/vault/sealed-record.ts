/**
 * The bytes of one kept record: magic `EUPV`, format version (1 byte), IV (12 bytes), then AES-256-GCM ciphertext with
 * its tag. Magic, version and the record's place (subject, stream, number) are authenticated, so that a record moved to
 * another place does not open.
 */
const magic = [0x45, 0x55, 0x50, 0x56];
const headLength = 17;

/** The format that this program writes; every older one stays readable through {@link readers}. */
export const sealedFormat = 1;

/** Where a record lies. The subject is a hash, the stream a random id: neither says whose it is. */
export interface RecordAddress {
  readonly subject: string;
  readonly stream: string;
  readonly number: number;
}

const aad = (version: number, place: RecordAddress): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`EUPV\0${version}\0${place.subject}\0${place.stream}\0${place.number}`);

/** One reader per format version, numbered: how the plain bytes came out of it then. */
const readers: Readonly<
  Record<
    number,
    (subtle: SubtleCrypto, key: CryptoKey, bytes: Uint8Array<ArrayBuffer>, place: RecordAddress) => Promise<Uint8Array>
  >
> = {
  1: async (subtle, key, bytes, place) =>
    new Uint8Array(
      await subtle.decrypt(
        { name: 'AES-GCM', iv: bytes.subarray(5, headLength), additionalData: aad(1, place) },
        key,
        bytes.subarray(headLength),
      ),
    ),
};

/** Encrypts a record under a fresh random IV. */
export async function seal(
  crypto: Crypto,
  key: CryptoKey,
  place: RecordAddress,
  plain: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: aad(sealedFormat, place) }, key, plain);
  const bytes = new Uint8Array(headLength + cipher.byteLength);
  bytes.set(magic);
  bytes[4] = sealedFormat;
  bytes.set(iv, 5);
  bytes.set(new Uint8Array(cipher), headLength);
  return bytes;
}

/** Opens a record, or says that it cannot be read: cut short, altered, moved, of another key, or of an unknown format. */
export async function unseal(
  crypto: Crypto,
  key: CryptoKey,
  place: RecordAddress,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array | 'damaged'> {
  if (bytes.length < headLength + 16 || magic.some((b, i) => bytes[i] !== b)) return 'damaged';
  const read = readers[bytes[4] as number];
  if (read === undefined) return 'damaged';
  try {
    return await read(crypto.subtle, key, bytes, place);
  } catch {
    return 'damaged';
  }
}
