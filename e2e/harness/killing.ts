import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** The process of the database server on a data folder, as its own file names it; undefined when there is none. */
export function postmasterOf(dataDir: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10) || undefined;
  } catch {
    return undefined;
  }
}

/** The processes of the database server that serve a connection. */
export function backendsOf(dataDir: string): readonly number[] {
  const postmaster = postmasterOf(dataDir);
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+postgres: \S+ \S+ (?:\[local\]|127\.0\.0\.1)/.exec(line))
    .filter((found) => found !== null && Number(found[2]) === postmaster)
    .map((found) => Number(found?.[1]));
}

/** The main process of the Chromium that has a profile open; it marks the profile with its number. */
export function browserOf(profile: string): number {
  return Number(/-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock')))?.[1]);
}

/** kill -9. Says whether there was somebody to kill. */
export function killNow(pid: number | undefined): boolean {
  if (pid === undefined || !(pid > 1)) return false;
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}
