import { constants } from 'node:fs';
import { chmod, copyFile, lchown, lstat, mkdir, open, readdir, readlink, rename, rm, statfs, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { FaultError } from '@eupraxia/kernel';
import { type DataPaths, syncFolder } from './data-folder.ts';
import { fault } from './errors.ts';

/** A whole copy of the cluster as it was before the step of that number. */
const wholeName = /^before-migration-\d+$/;
/** A copy that is being made or removed: never to be used, cleared away at the next opportunity. */
const partName = /^before-migration-\d+\.part$/;

/** Bytes that must stay free beside the copy, so that the steps themselves have room. */
const spareBytes = 64 * 1024 * 1024;
/** Files that are copied at a time: enough to keep a disk busy while others wait for their fsync. */
const atATime = 16;

interface Entry {
  readonly path: string;
  readonly kind: 'folder' | 'file' | 'link';
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly bytes: number;
}

/** Where the copy lies that was made before a step. */
export function copyPath(paths: DataPaths, step: number): string {
  return join(paths.root, `before-migration-${step}`);
}

/**
 * Copies the files of a cluster that no server runs on, with owners and modes, and has it on the disk before it gets its
 * name: a copy that was cut off is known by its name and made again. An earlier copy from before the same step makes
 * room first, since the cluster itself is still as it was.
 * @returns where the copy lies
 * @throws FaultError `EUP_STORE_COPY_NO_ROOM` before anything is written; what the file system refuses otherwise
 */
export async function copyCluster(paths: DataPaths, step: number, onProgress: (line: string) => void): Promise<string> {
  const copy = copyPath(paths, step);
  const part = `${copy}.part`;
  await dropParts(paths);
  await dropCopy(copy);
  const entries = await entriesOf(paths.cluster);
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  await refuseWithoutRoom(paths, copy, bytes);
  onProgress(`Copying the database (${megabytes(bytes)} MB) to ${copy} before it is updated…`);
  try {
    await copyEntries(paths.cluster, part, entries);
    await rename(part, copy);
    await syncFolder(paths.root);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw error;
  }
  return copy;
}

/** Removes every copy from before a step, and what is left of one that was cut off. Returns the paths of the whole ones. */
export async function dropCopies(paths: DataPaths): Promise<readonly string[]> {
  await dropParts(paths);
  const whole = (await readdir(paths.root))
    .filter((name) => wholeName.test(name))
    .sort()
    .map((name) => join(paths.root, name));
  for (const copy of whole) await dropCopy(copy);
  return whole;
}

/** It loses its name first, so that half of it is never taken for a copy. */
async function dropCopy(copy: string): Promise<void> {
  const found = await lstat(copy).catch(() => undefined);
  if (found === undefined) return;
  await rename(copy, `${copy}.part`);
  await rm(`${copy}.part`, { recursive: true, force: true });
}

async function dropParts(paths: DataPaths): Promise<void> {
  for (const name of await readdir(paths.root)) {
    if (partName.test(name)) await rm(join(paths.root, name), { recursive: true, force: true });
  }
}

async function refuseWithoutRoom(paths: DataPaths, copy: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(paths.root);
  const free = bavail * bsize;
  const needed = bytes + spareBytes;
  if (free >= needed) return;
  throw new FaultError(
    fault('EUP_STORE_COPY_NO_ROOM', { path: copy, needed: megabytes(needed), free: Math.floor(free / 1_000_000) }),
  );
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1_000_000);

/** Everything in a folder, folders before what lies in them; paths are relative, the folder itself is ''. */
async function entriesOf(root: string, path = ''): Promise<Entry[]> {
  const found = await lstat(join(root, path));
  const { mode, uid, gid, size } = found;
  if (found.isSymbolicLink()) return [{ path, kind: 'link', mode, uid, gid, bytes: 0 }];
  if (!found.isDirectory()) return found.isFile() ? [{ path, kind: 'file', mode, uid, gid, bytes: size }] : [];
  const inside: Entry[] = [{ path, kind: 'folder', mode, uid, gid, bytes: 0 }];
  for (const name of (await readdir(join(root, path))).sort()) inside.push(...(await entriesOf(root, join(path, name))));
  return inside;
}

async function copyEntries(from: string, to: string, entries: readonly Entry[]): Promise<void> {
  const folders = entries.filter(({ kind }) => kind === 'folder');
  for (const { path } of folders) await mkdir(join(to, path), { mode: 0o700 });
  const others = entries.filter(({ kind }) => kind !== 'folder');
  await eachOf(others, (entry) => copyEntry(from, to, entry));
  // After all are written, not one by one: the first fsync then takes most of the others along.
  await eachOf(others, ({ kind, path }) => (kind === 'file' ? syncFile(join(to, path)) : Promise.resolve()));
  // Innermost first: a folder's own fsync comes after everything in it.
  for (const entry of folders.toReversed()) {
    await takeOver(join(to, entry.path), entry);
    await syncFolder(join(to, entry.path));
  }
}

/** Some at a time. Each has ended before a failure goes on up: nobody writes into what is then cleared away. */
async function eachOf(entries: readonly Entry[], work: (entry: Entry) => Promise<void>): Promise<void> {
  let next = 0;
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (let entry = entries[next++]; entry !== undefined && failures.length === 0; entry = entries[next++]) {
      await work(entry).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  if (failures.length > 0) throw failures[0];
}

async function copyEntry(from: string, to: string, entry: Entry): Promise<void> {
  const target = join(to, entry.path);
  if (entry.kind === 'link') {
    await symlink(await readlink(join(from, entry.path)), target);
    if (process.getuid?.() === 0) await lchown(target, entry.uid, entry.gid);
    return;
  }
  await copyFile(join(from, entry.path), target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  await takeOver(target, entry);
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The copy belongs to whom the original belonged to: PostgreSQL runs on no other. */
async function takeOver(target: string, { mode, uid, gid }: Entry): Promise<void> {
  if (process.getuid?.() === 0) await lchown(target, uid, gid);
  await chmod(target, mode & 0o7777);
}
