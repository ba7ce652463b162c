import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

// A small checkout with these scripts, a compiler that counts its runs, an npm that takes a moment, and a server that
// writes down the signals that it gets.
let root = '';
const at = (path: string) => join(root, path);
const lines = (path: string) => (existsSync(at(path)) ? readFileSync(at(path), 'utf8').trim().split('\n') : []);

function write(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}

function run(script: string, args: string[] = []) {
  const child = spawn(process.execPath, [at(`scripts/${script}`), ...args], {
    cwd: tmpdir(),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: at('nowhere'), npm_execpath: at('npm-cli.js') },
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, said })),
  );
  return { pid: child.pid ?? 0, ended };
}

async function until(happened: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !happened(); tries++) await pause(20);
  expect(happened()).toBe(true);
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'eup-scripts-'));
  const here = dirname(fileURLToPath(import.meta.url));
  for (const name of ['install', 'build', 'start', 'lock', 'run', 'tether'])
    cpSync(join(here, `${name}.mjs`), at(`scripts/${name}.mjs`));
  write('package.json', '{"name": "x", "version": "1.0.0"}');
  write('package-lock.json', '{"packages": {"": {}, "node_modules/a": {"version": "1.0.0"}}}');
  write('packages/a/package.json', '{"name": "a"}');
  write('packages/a/src/index.ts', 'export {};');
  write('npm-cli.js', `setTimeout(() => require('node:fs').appendFileSync('npm.log', process.argv[2] + '\\n'), 300);`);
  write(
    'node_modules/typescript/bin/tsc',
    `require('node:fs').appendFileSync('tsc.log', 'built\\n'); require('node:fs').mkdirSync('packages/a/dist', {recursive: true});`,
  );
  write('apps/web/package.json', '{"name": "web"}');
  write('node_modules/vite/bin/vite.js', `require('node:fs').appendFileSync('../../vite.log', process.argv[2] + '\\n');`);
  write(
    'apps/cli/bin/eupraxia.js',
    `const { appendFileSync } = require('node:fs');
     const tell = (line) => appendFileSync(${JSON.stringify(at('serve.log'))}, line + '\\n');
     const live = setInterval(() => {}, 1000);
     for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {
       tell(signal);
       setTimeout(() => { tell('closed'); process.exit(7); }, 300);
     });
     tell(process.argv.slice(2).join(' '));`,
  );
});
beforeEach(() => {
  for (const log of ['serve.log', 'npm.log', 'tsc.log', 'vite.log']) rmSync(at(log), { force: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('install.mjs runs npm ci once for two that start together, and not again until the lockfile changes', async () => {
  const both = await Promise.all([run('install.mjs').ended, run('install.mjs').ended]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(lines('npm.log')).toEqual(['ci']);
  expect(both.map(({ said }) => said).join('')).toContain('Waiting for another installation');
  expect(await run('install.mjs').ended).toEqual({ code: 0, said: '' });
  write('packages/a/package.json', '{"name": "a", "version": "2.0.0"}');
  await run('install.mjs').ended;
  expect(lines('npm.log')).toEqual(['ci', 'ci']);
});

test('install.mjs takes an installation by hand for good when it holds what the lockfile names', async () => {
  rmSync(at('node_modules/.eupraxia-lock'), { force: true });
  write('node_modules/a/package.json', '{}');
  write('node_modules/.package-lock.json', '{"packages": {"node_modules/a": {"version": "1.0.0"}}}');
  expect(await run('install.mjs').ended).toEqual({ code: 0, said: '' });
  expect(lines('npm.log')).toEqual([]);
  rmSync(at('node_modules/.eupraxia-lock'));
  write('node_modules/.package-lock.json', '{"packages": {"node_modules/a": {"version": "1.0.1"}}}');
  await run('install.mjs').ended;
  expect(lines('npm.log')).toEqual(['ci']);
});

test('build.mjs builds when a source, or an output, has changed, and otherwise does nothing', async () => {
  expect((await run('build.mjs').ended).said).toContain('Building…');
  expect(await run('build.mjs').ended).toEqual({ code: 0, said: '' });
  write('packages/a/src/index.test.ts', '');
  expect(await run('build.mjs').ended).toEqual({ code: 0, said: '' });
  write('packages/a/src/other.ts', 'export {};');
  expect((await run('build.mjs').ended).said).toContain('Building…');
  rmSync(at('packages/a/dist'), { recursive: true });
  expect((await run('build.mjs').ended).said).toContain('Building…');
  expect(lines('tsc.log').length).toBe(3);
  expect(lines('vite.log')).toEqual(['build', 'build', 'build']);
});

test('start.mjs passes arguments and exit code, and a Ctrl-C of the whole group reaches the server once', async () => {
  const start = run('start.mjs', ['--listen', '0.0.0.0']);
  await until(() => lines('serve.log').length === 1);
  process.kill(-start.pid, 'SIGINT');
  process.kill(start.pid, 'SIGINT');
  expect((await start.ended).code).toBe(7);
  expect(lines('serve.log')).toEqual(['serve --listen 0.0.0.0', 'SIGINT', 'closed']);
});

test('a server whose start.mjs was killed closes itself', async () => {
  const start = run('start.mjs');
  await until(() => lines('serve.log').length === 1);
  process.kill(start.pid, 'SIGKILL');
  await until(() => lines('serve.log').includes('closed'));
  expect(lines('serve.log')).toEqual(['serve', 'SIGTERM', 'closed']);
});
