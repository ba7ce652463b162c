import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '../log/canonical.ts';

/** Sixteen hexadecimal digits of the SHA-256 of a plain value: the same for the same facts, in whatever order their fields came. */
export function fingerprint(value: unknown): string {
  // Fields without a value are left out, as JSON leaves them out.
  const plain: unknown = JSON.parse(JSON.stringify(value));
  return bytesToHex(sha256(utf8ToBytes(canonical(plain)))).slice(0, 16);
}
