import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, processMark } from './process-mark.ts';
import type { ListenAddress } from './socket-folder.ts';

/** What `postmaster.pid` says of the server that wrote it. */
export interface PostmasterFile {
  readonly pid: number;
  /** Undefined in the first moment of a start, before the socket is open. */
  readonly place: ListenAddress | undefined;
  /** `starting`, `ready`, `stopping`, `standby`; empty in the first moment. */
  readonly status: string;
}

/** Reads `postmaster.pid` of a cluster: pid, data folder, start, port, socket folder, listen address, shared memory, status. */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  // In single-user mode the pid is negative.
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  if (!(pid > 0)) return undefined;
  const port = Number(lines[3]);
  const host = lines[4]?.trim() || lines[5]?.trim() || '';
  return { pid, place: host !== '' && port > 0 ? { host, port } : undefined, status: lines[7]?.trim() ?? '' };
}

/** The live server that `postmaster.pid` of a cluster names; undefined when that process is gone or is another program. */
export function livePostmaster(cluster: string): PostmasterFile | undefined {
  const found = readPostmasterFile(cluster);
  if (!found || processMark(found.pid) === undefined) return undefined;
  const command = commandOf(found.pid);
  return command === '' || (/postgres/.test(command) && command.includes(cluster)) ? found : undefined;
}

/**
 * Makes a file left by a crash harmless, to be called when no live server has it. The server removes a stale file by
 * itself, but not while its pid belongs to anything: another program by now, or a zombie that nobody has reaped. It
 * trusts the pid of its own parent to be no server, so ours is written there. The rest stays: by it the server
 * recognises shared memory that old children may still use. On Windows we are not its parent, so there it is left.
 */
export function disownPostmasterFile(cluster: string): void {
  const path = join(cluster, 'postmaster.pid');
  if (process.platform === 'win32' || !existsSync(path)) return;
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^-?\d+/, String(process.pid)));
}
