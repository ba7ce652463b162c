import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor, Store } from '@eupraxia/store';
import { sealAudit } from '@eupraxia/store';

const fileOf = (folder: string, clinicId: string): string => join(folder, `${clinicId}.seals`);

/** The seals of a clinic that lie outside the database, oldest first, as the store made them. */
export async function keptSeals(folder: string, clinicId: string): Promise<readonly string[]> {
  try {
    const text = await readFile(fileOf(folder, clinicId), 'utf8');
    return text.split('\n').filter((line) => line !== '');
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw problem;
  }
}

/** Seals a clinic's audit chains and appends the line to its file, on the disk before it returns. */
export async function keepSeal(store: Store, actor: Actor, folder: string): Promise<void> {
  const { line } = await store.tenant(actor, sealAudit);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(fileOf(folder, actor.clinicId), 'a', 0o600);
  try {
    await file.appendFile(`${line}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
