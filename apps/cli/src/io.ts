import type { Readable } from 'node:stream';

/** Where a verb reads and writes; tests and the process supply their own. */
export interface Io {
  readonly stdin: Readable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Takes what was asked for. Resolves when it is written, so that a pipe of any length ends whole. */
  out(text: string): Promise<void>;
  /** Takes lines for the person at the terminal. */
  err(line: string): void;
  /** Shows how far a long task is, in place of what it showed before; only where somebody looks at a terminal. */
  readonly progress?: (text: string) => void;
}

/** The process's own. A reader that has gone away (`eupraxia catalogue | head`) ends the process without a word; a full disk is named. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (problem: NodeJS.ErrnoException) => {
      if (problem.code !== 'EPIPE' && stream === process.stdout)
        process.stderr.write(`The output cannot be written: ${problem.code ?? problem.message}.\n`);
      process.exit(problem.code === 'EPIPE' ? 0 : 1);
    });
  }
  return {
    stdin: process.stdin,
    env: process.env,
    out: (text) => new Promise((resolve) => process.stdout.write(text, () => resolve())),
    err: (line) => {
      process.stderr.write(`${line}\n`);
    },
    ...(process.stderr.isTTY ? { progress: (text: string) => void process.stderr.write(`\r\x1b[K${text}`) } : {}),
  };
}
