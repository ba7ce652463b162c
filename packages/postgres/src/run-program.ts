import { spawn } from 'node:child_process';
import { FaultError } from '@eupraxia/kernel';
import { type Account, spawnAs } from './account.ts';
import { noBinaries } from './binaries.ts';
import { fault } from './errors.ts';

/** How a program ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** What PostgreSQL's programs get as environment: none of the PG… variables, and no secret of ours. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];
  const entries = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(entries), LC_ALL: 'C', TZ: 'UTC' };
}

/** Runs one of PostgreSQL's programs to its end, with `input` on its standard input. */
export function runProgram(
  file: string,
  args: readonly string[],
  options: { account: Account | undefined; cwd: string; input?: string },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: cleanEnvironment(),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      ...spawnAs(options.account),
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    child.once('error', (error) => reject(spawnFault(error, file, options.account)));
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** A program that could not even start: the account cannot get there, may not be taken on, or the binary is for another libc. */
export function spawnFault(error: Error, file: string, account: Account | undefined): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EACCES' && account) {
    return new FaultError(fault('EUP_STORE_DATA_UNREACHABLE', { account: account.name, path: file }));
  }
  if (code === 'EPERM' && account) {
    return new FaultError(fault('EUP_STORE_ACCOUNT', { detail: `this root may not become ${account.name}` }));
  }
  return code === 'ENOENT' ? noBinaries() : error;
}

/** The line of a program's output that says what was wrong. */
export function complaintIn(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const severe = lines.filter((line) => /\b(PANIC|FATAL|ERROR|error):/.test(line));
  const line = severe.at(0) ?? lines.filter((candidate) => candidate !== '').at(-1) ?? 'it said nothing';
  return line.replace(/^.*?\b(PANIC|FATAL|ERROR|error):\s*/, '');
}

/** Whether a program ended because the disk is full. */
export function isDiskFull(output: string): boolean {
  return /No space left on device|Disk quota exceeded|not enough space on the disk/i.test(output);
}
