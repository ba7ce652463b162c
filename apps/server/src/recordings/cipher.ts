import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { FaultError } from '@eupraxia/kernel';
import { fault } from '../errors.ts';

/**
 * A recording at rest: magic and version, a random salt, then chunks, each AES-256-GCM ciphertext and its tag. The
 * file's key comes from master key, salt and place (HKDF-SHA-256). A chunk's nonce is its number with a flag on the last one
 * (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), so that order and length are sealed too.
 */
const magic = Buffer.from('EUPREC\x00\x01', 'latin1');
const saltBytes = 32;
const tagBytes = 16;
/** Plain bytes per chunk: what is held in memory at a time. */
export const chunkBytes = 65_536;

/** Encrypts a stream of plain bytes for one place (clinic, hash). */
export async function* sealRecording(
  master: Buffer,
  place: readonly string[],
  plain: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltBytes);
  yield Buffer.concat([magic, salt]);
  const key = keyOf(master, salt, place);
  let number = 0;
  for await (const { bytes, last } of inPieces(plain, chunkBytes)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, last));
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

/**
 * Decrypts what `sealRecording` wrote, chunk by chunk; every chunk is verified before it is handed out.
 * @throws FaultError EUP_SERVER_RECORDING_DAMAGED where a byte is changed, missing or out of order
 */
export async function* openRecordingFile(
  master: Buffer,
  place: readonly string[],
  sealed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  let key: Buffer | null = null;
  let number = 0;
  const head = magic.length + saltBytes;
  for await (const { bytes, last, first } of inPieces(sealed, chunkBytes + tagBytes, head)) {
    if (first) {
      if (bytes.length !== head || !bytes.subarray(0, magic.length).equals(magic) || last) throw damaged();
      key = keyOf(master, bytes.subarray(magic.length), place);
      continue;
    }
    if (key === null || bytes.length < tagBytes) throw damaged();
    const opener = createDecipheriv('aes-256-gcm', key, nonceOf(number, last), { authTagLength: tagBytes });
    opener.setAuthTag(bytes.subarray(bytes.length - tagBytes));
    try {
      yield Buffer.concat([opener.update(bytes.subarray(0, bytes.length - tagBytes)), opener.final()]);
    } catch {
      throw damaged();
    }
    number += 1;
  }
  if (number === 0) throw damaged();
}

function damaged(): FaultError {
  return new FaultError(fault('EUP_SERVER_RECORDING_DAMAGED'));
}

function keyOf(master: Buffer, salt: Buffer, place: readonly string[]): Buffer {
  return Buffer.from(hkdfSync('sha256', master, salt, JSON.stringify(['eupraxia recording', 1, ...place]), 32));
}

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

interface Piece {
  readonly bytes: Buffer;
  readonly first: boolean;
  readonly last: boolean;
}

/** Cuts a stream into pieces of `size` (the first of `firstSize`); the last one is marked, and an empty stream is one empty last piece. */
async function* inPieces(source: AsyncIterable<Uint8Array>, size: number, firstSize = size): AsyncGenerator<Piece> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let wanted = firstSize;
  let first = true;
  for await (const part of source) {
    held.push(Buffer.from(part));
    heldBytes += part.length;
    if (heldBytes <= wanted) continue;
    let rest = Buffer.concat(held);
    while (rest.length > wanted) {
      yield { bytes: rest.subarray(0, wanted), first, last: false };
      rest = rest.subarray(wanted);
      first = false;
      wanted = size;
    }
    held = [rest];
    heldBytes = rest.length;
  }
  yield { bytes: Buffer.concat(held), first, last: true };
}
