import { createDecipheriv, createHash } from 'node:crypto';

/** Where a record lay in a browser's storage. It is authenticated with the record, so that a moved one does not open. */
export interface RecordAddress {
  /** The name of the box: a visit's id, or `outbox/` and a patient's. The browser stores a hash of it. */
  readonly subject: string;
  readonly stream: string;
  readonly number: number;
}

const magic = Buffer.from('EUPV');
const version = 1;
const headBytes = 17;
const tagBytes = 16;
const keyBytes = 32;

/**
 * Opens one record that a browser sealed: magic `EUPV`, format version (1 byte), nonce (12 bytes), AES-256-GCM ciphertext with
 * its tag. The same format as apps/web/src/vault/sealed-record.ts writes, in its first version.
 * @returns the plain bytes; null where it is cut short, altered, moved, of another key, or of an unknown version
 */
export function openSealed(key: Uint8Array, bytes: Uint8Array, address: RecordAddress): Buffer | null {
  const sealed = Buffer.from(bytes);
  if (key.length !== keyBytes || sealed.length < headBytes + tagBytes) return null;
  if (!sealed.subarray(0, magic.length).equals(magic) || sealed[magic.length] !== version) return null;
  const opener = createDecipheriv('aes-256-gcm', key, sealed.subarray(magic.length + 1, headBytes), {
    authTagLength: tagBytes,
  });
  opener.setAAD(Buffer.from(`EUPV\0${version}\0${hashed(address.subject)}\0${address.stream}\0${address.number}`));
  opener.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    return Buffer.concat([opener.update(sealed.subarray(headBytes, sealed.length - tagBytes)), opener.final()]);
  } catch {
    return null;
  }
}

/** A box's name as the browser stores it. */
const hashed = (subject: string): string =>
  createHash('sha256').update(`eupraxia vault\0${subject}`).digest().subarray(0, 16).toString('hex');
