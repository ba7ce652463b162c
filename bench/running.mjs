import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../apps/cli/bin/eupraxia.js', import.meta.url));

/** Starts the program on a folder and waits until it answers. */
export async function start(dataDir) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, [command, 'serve'], {
    env: { ...process.env, PORT: String(port), EUPRAXIA_DATA: dataDir },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`the program ended early: ${complaint}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const seconds = (performance.now() - began) / 1000;
  return {
    url,
    pid: child.pid,
    seconds,
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

async function answers(url) {
  try {
    return (await fetch(`${url}/health`)).ok;
  } catch {
    return false;
  }
}

/** Signs the demo's therapist in, for every page of a browser context. */
export async function signIn(context, url, dataDir) {
  const [, email, password] = readFileSync(join(dataDir, 'demo-sign-ins.txt'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .find(([role]) => role === 'therapist');
  const answer = await context.request.post(`${url}/api/auth/sign-in/email`, {
    data: { email, password },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
