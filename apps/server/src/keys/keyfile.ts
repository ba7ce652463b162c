import { randomBytes } from 'node:crypto';
import { chmod, link, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';

/** Length of every key in bytes: AES-256, and the secret that signs cookies. */
const keyBytes = 32;

/**
 * Reads a 32-byte key of the data folder, and makes it on the first start: random, readable by its owner alone, on
 * the disk before it is used, and never half written (it appears under its name by a link).
 * @param mayMake false once something has been sealed with it: a lost key is then a refusal, not a new key
 */
export async function keyFile(folder: string, name: string, mayMake = true): Promise<Result<Buffer, Fault>> {
  const path = join(folder, name);
  const present = await readIfThere(path);
  if (present !== null) return checked(present, name);
  if (!mayMake) return err(fault('EUP_SERVER_KEY_LOST', { file: name }));
  const fresh = `${path}.${randomBytes(6).toString('hex')}.new`;
  const file = await open(fresh, 'wx', 0o600);
  try {
    await file.writeFile(randomBytes(keyBytes));
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(fresh, path);
    await chmod(path, 0o600);
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem;
  } finally {
    await unlink(fresh);
  }
  return checked(await readFile(path), name);
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw problem;
  }
}

function checked(key: Buffer, name: string): Result<Buffer, Fault> {
  return key.length === keyBytes
    ? ok(key)
    : err(fault('EUP_SERVER_KEY_FILE', { file: name, found: key.length, expected: keyBytes }));
}
