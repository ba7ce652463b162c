import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { FaultError } from '@eupraxia/kernel';
import { copyPrepared } from '#prepared';
import { type RunningDatabase, type StartDatabaseOptions, startDatabase } from './start-database.ts';

/** A place for the folders of one test file; the account that PostgreSQL runs as may enter it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'eup-test-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** Puts a data folder in place with a cluster that was shut down in order; the tests copy it rather than make their own. */
export function makeTemplate(at: string): Promise<void> {
  return copyPrepared('database', at, async (dataDir) => {
    const database = await started({ dataDir });
    await database.stop();
  });
}

/** A copy of the template with owners kept; the binaries are shared. */
export function copyOf(template: string, at: string): string {
  if (process.platform === 'win32') cpSync(template, at, { recursive: true });
  else {
    execFileSync('cp', ['-a', template, at]);
    rmSync(join(at, 'runtime'), { recursive: true });
    symlinkSync(join(template, 'runtime'), join(at, 'runtime'));
  }
  return at;
}

/** Starts, and throws a refusal: for tests that are about something else. */
export async function started(options: StartDatabaseOptions): Promise<RunningDatabase> {
  const result = await startDatabase(options);
  if (!result.ok) throw new FaultError(result.error);
  return result.value;
}

/** What the child program tells, a line each. */
export interface ChildReport {
  readonly progress?: string;
  readonly started?: { readonly serverPid: number; readonly adopted: boolean };
  readonly refused?: { readonly code: string };
  readonly answeredAfterInterrupt?: number;
  readonly stopped?: boolean;
}

/** A second program with a supervisor, to be killed or asked. */
export interface Child {
  readonly pid: number;
  /** The next line that it tells, of those that `matches`; rejects when the program ends before. */
  until(matches: (told: ChildReport) => boolean): Promise<ChildReport>;
  send(line: 'stop' | 'exit' | 'copy'): void;
  readonly ended: Promise<number | null>;
}

const programs = new Set<number>();

/** Starts the child program in a process group of its own. */
export function startChild(dataDir: string, uid?: number): Child {
  const file = join(dirname(fileURLToPath(import.meta.url)), 'child.fixture.mjs');
  const args = [file, dataDir, ...(uid === undefined ? [] : [String(uid)])];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
  const pid = child.pid ?? 0;
  programs.add(pid);
  const told: ChildReport[] = [];
  const waiting = new Set<() => void>();
  let over = false;
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      over = true;
      programs.delete(pid);
      for (const wake of waiting) wake();
      resolve(code);
    });
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    told.push(JSON.parse(line));
    for (const wake of waiting) wake();
  });
  return {
    pid,
    ended,
    send: (line) => child.stdin.write(`${line}\n`),
    until: async (matches) => {
      for (let next = 0; ; ) {
        const line = told[next];
        if (line === undefined) {
          if (over) throw new Error(`the child ended, having told ${JSON.stringify(told)}`);
          await new Promise<void>((resolve) => waiting.add(resolve));
        } else if (matches(line)) return line;
        else next++;
      }
    },
  };
}

/** Ends what a failed test has left. */
export function endChildren(): void {
  for (const pid of programs) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** Whether this machine lets root mount; a container often does not. */
export function canMount(): boolean {
  const at = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', at], { stdio: 'ignore' });
    execFileSync('umount', [at]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
}
