import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FaultError } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import { processMark } from './process-mark.ts';

interface Holder {
  readonly pid: number;
  readonly mark: string;
}

/**
 * Takes the exclusive use of a data folder; returns what gives it back. Throws `EUP_STORE_DATA_IN_USE` while another
 * process holds it. The lock file names pid and start of its holder, so that a killed holder's lock is taken over even
 * when its pid lives on as another process. The file appears complete or not at all (link of a finished file).
 */
export function lockFolder(dataDir: string): () => void {
  const path = join(dataDir, 'lock');
  const own = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  const text = JSON.stringify({ pid: process.pid, mark: processMark(process.pid) ?? '' } satisfies Holder);
  writeFileSync(own, text, { mode: 0o600 });
  try {
    for (;;) {
      if (linked(own, path)) return () => releaseLock(path, text);
      const found = read(path);
      if (found === undefined) continue;
      const holder = parse(found);
      if (holder && processMark(holder.pid) === holder.mark) {
        throw new FaultError(fault('EUP_STORE_DATA_IN_USE', { pid: holder.pid, path: dataDir }));
      }
      removeStale(path, found);
    }
  } finally {
    rmSync(own, { force: true });
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('mark' in value)) return undefined;
    return typeof value.pid === 'number' && typeof value.mark === 'string' ? { pid: value.pid, mark: value.mark } : undefined;
  } catch {
    return undefined;
  }
}

/** Takes a stale lock away; when somebody else has taken the folder in between, theirs is put back. */
function removeStale(path: string, stale: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  if (read(aside) !== stale) linked(aside, path);
  rmSync(aside, { force: true });
}

function releaseLock(path: string, text: string): void {
  if (read(path) === text) rmSync(path, { force: true });
}
