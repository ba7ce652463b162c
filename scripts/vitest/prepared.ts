import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

/** Names the place of this run's prepared folders to the test files. */
export const placeVariable = 'EUPRAXIA_PREPARED';

/**
 * Puts a data folder in place that is the same for many tests: the first that asks for `name` in a run makes it, everybody
 * gets a copy of their own. Whoever is about the first start of a folder makes one instead.
 * @param at a folder that is missing or empty
 * @param make makes the folder and leaves nothing running on it
 */
export async function copyPrepared(name: string, at: string, make: (folder: string) => Promise<unknown>): Promise<void> {
  const place = process.env[placeVariable];
  if (place === undefined || process.platform === 'win32') {
    await make(at);
    return;
  }
  const template = join(place, name);
  await made(template, make);
  await copy(template, at);
}

/** Returns once the template is whole; test files in other processes ask for it at the same time. */
async function made(template: string, make: (folder: string) => Promise<unknown>): Promise<void> {
  const mine = await mkdir(`${template}.making`).then(
    () => true,
    () => false,
  );
  if (mine) {
    try {
      await make(`${template}.new`);
      await rename(`${template}.new`, template);
    } catch (problem) {
      await writeFile(`${template}.failed`, String(problem));
      throw problem;
    }
  }
  while ((await stat(template).catch(() => null)) === null) {
    const why = await readFile(`${template}.failed`, 'utf8').catch(() => null);
    if (why !== null) throw new Error(`${template} could not be prepared: ${why}`);
    await pause(50);
  }
}

/** Owners and modes are kept; the database's programs, half of the bytes, are shared. */
async function copy(template: string, at: string): Promise<void> {
  await mkdir(at, { recursive: true });
  await chmod(at, (await stat(template)).mode & 0o7777);
  const names = (await readdir(template)).filter((name) => name !== 'runtime');
  await promisify(execFile)('cp', ['-a', ...names.map((name) => join(template, name)), at]);
  await symlink(join(template, 'runtime'), join(at, 'runtime'));
}
