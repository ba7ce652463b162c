/**
 * `npm start`: builds what has changed, then runs `eupraxia serve` with the arguments given.
 * The server runs in a session of its own, so that a Ctrl-C, which npm and every process of the terminal's group
 * receive, reaches it exactly once, through here, and it can close its work in peace.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { root } from './run.mjs';

const windows = process.platform === 'win32';

/** Runs the server until it ends; resolves with its exit code. */
function serve(args) {
  const tether = pathToFileURL(join(root, 'scripts/tether.mjs')).href;
  const command = join(root, 'apps/cli/bin/eupraxia.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', tether, command, 'serve', ...args], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: !windows,
    });
    let forwarded = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        if (forwarded || windows) return;
        forwarded = true;
        child.kill(signal);
      });
    }
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

const built = await build();
process.exitCode = built === 0 ? await serve(process.argv.slice(2)) : built;
