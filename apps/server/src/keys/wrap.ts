import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Wraps a browser's visit key with the master key (AES-256-GCM): version byte, nonce, tag, ciphertext.
 * @param place where the key belongs (clinic, visit, key id): bound as additional data, so that it opens nowhere else
 */
export function wrapKey(master: Buffer, key: Uint8Array, place: readonly string[]): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', master, nonce);
  cipher.setAAD(boundTo(place));
  const sealed = Buffer.concat([cipher.update(key), cipher.final()]);
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), sealed]);
}

/** Opens what `wrapKey` wrapped, for the same place; refused when either differs. */
export function unwrapKey(master: Buffer, wrapped: Uint8Array, place: readonly string[]): Result<Buffer, Fault> {
  const bytes = Buffer.from(wrapped);
  if (bytes[0] !== version || bytes.length < 1 + nonceBytes + tagBytes) return err(fault('EUP_SERVER_VAULT_KEY'));
  const opener = createDecipheriv('aes-256-gcm', master, bytes.subarray(1, 1 + nonceBytes), { authTagLength: tagBytes });
  opener.setAAD(boundTo(place));
  opener.setAuthTag(bytes.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes));
  try {
    return ok(Buffer.concat([opener.update(bytes.subarray(1 + nonceBytes + tagBytes)), opener.final()]));
  } catch {
    return err(fault('EUP_SERVER_VAULT_KEY'));
  }
}

function boundTo(place: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(['eupraxia vault', version, ...place]));
}
