import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FaultError } from '@eupraxia/kernel';
import { type Account, spawnAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import { type ConnectionSettings, codeOf, databaseName, withClient } from './connection.ts';
import type { DataPaths } from './data-folder.ts';
import { fault } from './errors.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { processMark } from './process-mark.ts';
import { cleanEnvironment, complaintIn, isDiskFull, runProgram, spawnFault } from './run-program.ts';
import type { ListenAddress } from './socket-folder.ts';

/** A server process; the mark tells it from a later process with the same pid. */
export interface Postmaster {
  readonly pid: number;
  readonly mark: string;
}

/** What every start of the server needs. */
export interface Launch {
  readonly paths: DataPaths;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly place: ListenAddress;
  /** With whom to ask whether it answers. */
  readonly settings: ConnectionSettings;
  readonly onProgress: (line: string) => void;
}

const answerEveryMs = 15;
const recoveryTakesMs = 10 * 60_000;
/** An orderly start says "starting" for some milliseconds too; only a longer one replays its log. */
const orderlyStartMs = 1_000;
const longestLogBytes = 5_000_000;

/**
 * Starts the server and waits until it answers; throws what its log complains of. It runs in a session of its own: a
 * Ctrl-C in the terminal reaches us, and we shut it down in order. After a crash it first replays its log, which may
 * take minutes; while it says that it is starting we wait.
 */
export async function launch(options: Launch): Promise<Postmaster> {
  const logFrom = turnLog(options.paths.log);
  const pid = process.platform === 'win32' ? await launchOnWindows(options) : await launchDetached(options);
  const mark = processMark(pid);
  const began = Date.now();
  const deadline = began + recoveryTakesMs;
  let told = false;
  for (;;) {
    if (mark === undefined || processMark(pid) !== mark) throw startFault(options.paths, logFrom);
    const answer = await probe(options.settings, 2_000);
    if (answer === 'ready') return { pid, mark };
    if (answer === 'denied' || Date.now() > deadline) {
      await halt({ pid, mark }, options);
      const detail = answer === 'denied' ? 'secrets.json does not belong to it.' : 'it did not answer within 10 minutes.';
      throw new FaultError(fault('EUP_STORE_START_FAILED', { detail }));
    }
    if (answer === 'starting' && !told && Date.now() - began > orderlyStartMs) {
      told = true;
      options.onProgress('The database was not shut down in order: it replays its log…');
    }
    await pause(answerEveryMs);
  }
}

/** Whether a server answers and lets the owner in. */
export async function probe(
  settings: ConnectionSettings,
  timeoutMs: number,
): Promise<'ready' | 'starting' | 'denied' | 'absent'> {
  try {
    await withClient(settings, timeoutMs, (client) => client.query('SELECT 1'));
    return 'ready';
  } catch (error) {
    const code = codeOf(error);
    // 57P03 cannot_connect_now; class 28 invalid authorization; 3D000 no such database.
    if (code === '57P03') return 'starting';
    return /^28|^3D000$/.test(code) ? 'denied' : 'absent';
  }
}

/**
 * Shuts a server down and waits until it is gone: fast (connections are ended, everything is written), after
 * half a minute immediate (its log is replayed at the next start), at last by force.
 */
export async function halt(server: Postmaster, options: Pick<Launch, 'paths' | 'binaries' | 'account'>): Promise<void> {
  if (process.platform === 'win32') {
    const args = ['stop', '-D', options.paths.cluster, '-m', 'fast', '-w', '-t', '30'];
    await runProgram(options.binaries.pgCtl, args, { account: undefined, cwd: options.binaries.root });
  }
  for (const [signal, waitMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!signalTo(server, signal)) return;
    for (const until = Date.now() + waitMs; Date.now() < until; await pause(10)) {
      if (!isRunning(server)) return;
    }
  }
}

/** Whether the server's process is still there. */
export function isRunning(server: Postmaster): boolean {
  return processMark(server.pid) === server.mark;
}

/** Sends a signal; false when the process is gone. On Windows every signal would be a kill, so only the last is sent. */
export function signalTo(server: Postmaster, signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): boolean {
  if (!isRunning(server)) return false;
  if (process.platform === 'win32' && signal !== 'SIGKILL') return true;
  try {
    process.kill(server.pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** The settings of the server, all on its command line, so that a newer program brings its own. */
function serverArguments({ paths, place }: Launch): string[] {
  const onSocket = place.host.startsWith('/');
  const settings: Record<string, string | number> = {
    listen_addresses: onSocket ? '' : place.host,
    unix_socket_directories: onSocket ? `"${place.host}"` : '',
    unix_socket_permissions: '0700',
    port: place.port,
    max_connections: 60,
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    logging_collector: 'off',
    log_min_messages: 'warning',
    // A statement or a DETAIL line may carry what belongs in a chart only, so neither is logged.
    log_statement: 'none',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  return ['-D', paths.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

function launchDetached(options: Launch): Promise<number> {
  const log = openSync(options.paths.log, 'a', 0o600);
  return new Promise<number>((resolve, reject) => {
    const child = spawn(options.binaries.postgres, serverArguments(options), {
      cwd: options.binaries.root,
      env: cleanEnvironment(),
      stdio: ['ignore', log, log],
      detached: true,
      ...spawnAs(options.account),
    });
    child.once('error', (error) => reject(spawnFault(error, options.binaries.postgres, options.account)));
    child.once('spawn', () => {
      child.unref();
      if (child.pid !== undefined) resolve(child.pid);
    });
  }).finally(() => closeSync(log));
}

/** On Windows pg_ctl starts it, since only pg_ctl lays down an administrator's rights first. */
async function launchOnWindows(options: Launch): Promise<number> {
  const quoted = serverArguments(options)
    .slice(2)
    .map((argument) => (argument === '-c' ? argument : `"${argument}"`));
  const args = ['start', '-W', '-D', options.paths.cluster, '-l', options.paths.log, '-o', quoted.join(' ')];
  const ended = await runProgram(options.binaries.pgCtl, args, { account: undefined, cwd: options.binaries.root });
  for (let tries = 0; tries < 200; tries++) {
    const found = readPostmasterFile(options.paths.cluster);
    if (found && processMark(found.pid)) return found.pid;
    await pause(25);
  }
  throw new FaultError(fault('EUP_STORE_START_FAILED', { detail: complaintIn(ended.output) }));
}

/** Opens a new log when the old one has grown long; returns where the lines of this start will begin. */
function turnLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size < longestLogBytes) return size;
  renameSync(path, `${path}.1`);
  return 0;
}

function startFault(paths: DataPaths, logFrom: number): FaultError {
  let output = '';
  try {
    output = readFileSync(paths.log).subarray(logFrom).toString('utf8');
  } catch {
    // Without a log there is nothing to quote; the sentence then says so.
  }
  if (isDiskFull(output)) return new FaultError(fault('EUP_STORE_DISK_FULL', { path: paths.root }));
  return new FaultError(fault('EUP_STORE_START_FAILED', { detail: complaintIn(output) }));
}

/** The owner's settings at a place. */
export function settingsAt(place: ListenAddress, user: string, password: string): ConnectionSettings {
  return { ...place, user, database: databaseName, password, ssl: false };
}
