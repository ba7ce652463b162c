import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';

/** Writes a file whole or not at all: beside it first, readable for this user alone, then in its place. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<Result<void, Fault>> {
  const beside = join(dirname(file), `.${basename(file).slice(0, 100)}.${randomUUID().slice(0, 8)}`);
  try {
    const handle = await open(beside, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
    return ok(undefined);
  } catch (problem) {
    await rm(beside, { force: true });
    const { code, message } = problem as NodeJS.ErrnoException;
    return err(fault('EUP_CLI_OUT', { file, why: code ?? message }));
  }
}
