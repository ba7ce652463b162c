import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const command = join(root, 'apps/cli/bin/eupraxia.js');

/** Brings the built command up to date with its sources; a second call costs what the compiler takes to see that nothing changed. */
export function buildCommand(): void {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  const built = spawnSync(process.execPath, [compiler, '-b', join(root, 'apps/cli')], { encoding: 'utf8', cwd: root });
  if (!existsSync(join(root, 'apps/cli/dist/index.js')))
    throw new Error(`The command could not be built:\n${built.stdout}${built.stderr}`);
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The largest resident memory in MB, where the system tells it. */
  readonly peakMb: number | null;
}

/** Runs the real command in a process of its own; `input` is piped in piece by piece. */
export async function eupraxia(
  args: readonly string[],
  input: string | Iterable<string | Uint8Array> = '',
  env: Record<string, string> = {},
): Promise<Ran> {
  const child = spawn(process.execPath, ['--import', memoryProbe, command, ...args], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  const parts: Record<'stdout' | 'stderr' | 'peak', string> = { stdout: '', stderr: '', peak: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    parts.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    parts.stderr += text;
  });
  child.stdio[3]?.on('data', (bytes: Buffer) => {
    parts.peak += bytes.toString();
  });
  let gone = false;
  child.stdin.on('error', () => {
    gone = true;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  for (const piece of typeof input === 'string' ? [input] : input) {
    if (gone || child.exitCode !== null) break;
    if (!child.stdin.write(piece)) await Promise.race([new Promise((resolve) => child.stdin.once('drain', resolve)), ended]);
  }
  child.stdin.end();
  const code = await ended;
  return { code, stdout: parts.stdout, stderr: parts.stderr, peakMb: parts.peak === '' ? null : Number(parts.peak) };
}

/** Writes the peak memory to file descriptor 3 at the end of the process. */
const memoryProbe = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => { try { writeSync(3, String(Math.round(process.resourceUsage().maxRSS / 1024))); } catch {} });",
)}`;
