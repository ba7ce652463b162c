import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
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
    return err(writingFault(problem, file));
  }
}

/** The fault of an error that writing a file threw, in words. */
function writingFault(problem: unknown, file: string): Fault {
  const { code, message } = problem as NodeJS.ErrnoException;
  const why: Readonly<Record<string, string>> = {
    ENOSPC: 'the disk is full',
    EDQUOT: 'this user has no room left',
    EFBIG: 'the disk takes no file of that size',
    ENOENT: 'its folder is not there',
    ENOTDIR: 'a part of its path is no folder',
    EISDIR: 'it is a folder',
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EROFS: 'the disk takes no changes',
    ENAMETOOLONG: 'its name is too long',
    EIO: 'the disk failed',
  };
  return fault('EUP_CLI_OUT', {
    file,
    why: code === undefined ? message : Object.hasOwn(why, code) ? (why[code] ?? code) : code,
  });
}

/**
 * Writes a file from pieces as they come, under a temporary name beside it, so that it is there whole or not at all. What
 * the pieces throw goes to the caller. Errors: EUP_CLI_OUT_THERE, EUP_CLI_OUT.
 * @param over whether a file of that name is replaced
 */
export async function writePieces(
  file: string,
  pieces: AsyncIterable<Uint8Array>,
  over: boolean,
): Promise<Result<number, Fault>> {
  const beside = join(dirname(file), `.${basename(file).slice(0, 100)}.${randomUUID().slice(0, 8)}`);
  let bytes = 0;
  const written = async (work: () => Promise<void>): Promise<Fault | undefined> => {
    try {
      await work();
      return undefined;
    } catch (problem) {
      const there = (problem as NodeJS.ErrnoException).code === 'EEXIST';
      return there ? fault('EUP_CLI_OUT_THERE', { file }) : writingFault(problem, file);
    }
  };
  let handle: Awaited<ReturnType<typeof open>> | undefined;
  try {
    const refused = await written(async () => {
      handle = await open(beside, 'wx', 0o600);
    });
    if (refused !== undefined) return err(refused);
    for await (const piece of pieces) {
      const failed = await written(async () => {
        await handle?.writeFile(piece);
      });
      if (failed !== undefined) return err(failed);
      bytes += piece.length;
    }
    const placed = await written(async () => {
      await handle?.sync();
      await handle?.close();
      handle = undefined;
      await (over ? rename(beside, file) : placeNew(beside, file));
    });
    return placed === undefined ? ok(bytes) : err(placed);
  } finally {
    await handle?.close();
    await rm(beside, { force: true });
  }
}

/** Where a disk knows no links, as USB sticks don't. */
const linkless: ReadonlySet<string | undefined> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL']);

/** A link never replaces what somebody else has put there meanwhile; without links, looking first is the next best. */
async function placeNew(beside: string, file: string): Promise<void> {
  try {
    await link(beside, file);
  } catch (problem) {
    if (!linkless.has((problem as NodeJS.ErrnoException).code)) throw problem;
    if (existsSync(file)) throw Object.assign(new Error(), { code: 'EEXIST' });
    await rename(beside, file);
  }
}
