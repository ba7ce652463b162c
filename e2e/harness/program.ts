import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyPrepared } from '../../scripts/vitest/prepared.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const command = join(root, 'apps/cli/bin/eupraxia.js');

/** The program as a person runs it: its own process, its own database, its own folder. */
export interface RunningProgram {
  readonly url: string;
  readonly dataDir: string;
  readonly pid: number;
  /** Everything that it printed so far. */
  output(): string;
  /** Ctrl-C; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** kill -9, as a power cut would. */
  kill(): Promise<void>;
}

/** A folder that belongs to one test, readable by the database's unprivileged user. */
export function freshDataDir(): { dir: string; remove(): void } {
  const parent = mkdtempSync(join(tmpdir(), 'eupraxia-e2e-'));
  chmodSync(parent, 0o755);
  return { dir: join(parent, 'data'), remove: () => rmSync(parent, { recursive: true, force: true }) };
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

/** Makes a folder with the demo clinic by a first start of the program, and stops it. */
async function makeDemo(dataDir: string): Promise<void> {
  const program = await startProgram({ dataDir, port: await freePort(), first: true });
  const code = await program.stop();
  if (code !== 0) throw new Error(`the program ended with ${code}:\n${program.output()}`);
}

/**
 * Starts `eupraxia serve` and waits until it answers. Rejects with its output when it ends first. A folder that is missing
 * is a copy of one with the demo clinic, which the run's first start made; `first` makes this start the folder's own first.
 */
export async function startProgram(options: {
  dataDir: string;
  port: number;
  args?: readonly string[];
  first?: boolean;
}): Promise<RunningProgram> {
  if (options.first !== true && !existsSync(options.dataDir)) await copyPrepared('demo', options.dataDir, makeDemo);
  const child = spawn(process.execPath, [command, 'serve', ...(options.args ?? [])], {
    env: { ...process.env, PORT: String(options.port), EUPRAXIA_DATA: options.dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  // By its name: a page that was opened by its number would move there, because passkeys need a name.
  const url = `http://localhost:${options.port}`;
  await answering(url, child, () => output);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    url,
    dataDir: options.dataDir,
    pid: child.pid ?? 0,
    output: () => output,
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function answering(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the program ended early:\n${output()}`);
    const answer = await fetch(`${url}/health`).catch(() => null);
    if (answer?.ok) return;
    if (tries > 1200) throw new Error(`the program does not answer:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
