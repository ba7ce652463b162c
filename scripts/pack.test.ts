import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
// @ts-expect-error: a plain script, without types
import { root, tools } from './run.mjs';

// An empty project far from the checkout, with nothing but two tarballs in it: no workspace, no source condition, no network.
let folder = '';
const project = () => join(folder, 'project');
const node = (args: readonly string[], cwd: string): string =>
  execFileSync(process.execPath, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const npm = (args: readonly string[], cwd: string): string =>
  execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    env: { ...process.env, npm_config_cache: join(folder, 'cache') },
  });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'eup-pack-'));
  mkdirSync(project());
  node([tools.tsc, '-b', 'packages/signal'], root);
  npm(
    ['pack', '--silent', '--workspace', 'packages/kernel', '--workspace', 'packages/signal', '--pack-destination', folder],
    root,
  );
  writeFileSync(join(project(), 'package.json'), '{"name": "outside", "version": "1.0.0", "type": "module"}');
  const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  npm(['install', '--offline', '--no-audit', '--no-fund', '--silent', ...tarballs.map((name) => join(folder, name))], project());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const use = `
  import { emgRecord } from '@eupraxia/signal/emg';
  import { hertz } from '@eupraxia/kernel';
  const rate = hertz(1000);
  const wave = Array.from({ length: 4000 }, (_, i) => 50 * Math.sin((2 * Math.PI * 100 * i) / 1000));
  const record = emgRecord(wave, rate, { mains: 'none' });
  if (!record.ok) throw new Error(record.error.code);
  const { rms, medianFrequency } = record.value;
  console.log(JSON.stringify({ rms, medianFrequency }));
`;

test('npm pack of signal and kernel, installed into an empty project, measures a sine by emgRecord() under plain Node', () => {
  writeFileSync(join(project(), 'use.mjs'), use);
  const { rms, medianFrequency } = JSON.parse(node(['use.mjs'], project())) as { rms: number; medianFrequency: number };
  // A sine of amplitude 50 in the middle of the band: 50 / √2, at its own frequency.
  expect(Math.abs(rms - 50 / Math.SQRT2)).toBeLessThan(0.5);
  expect(Math.abs(medianFrequency - 100)).toBeLessThan(1);
});

test('the packed declarations type-check in a strict project, and keep units apart', () => {
  writeFileSync(join(project(), 'good.ts'), `${use}\ndeclare const console: { log(text: string): void };`);
  writeFileSync(join(project(), 'bad.ts'), `import { emgRecord } from '@eupraxia/signal/emg';\nemgRecord([0, 1], 1000);\n`);
  const check = (file: string) =>
    node([tools.tsc, '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023', file], project());
  expect(check('good.ts')).toBe('');
  expect(() => check('bad.ts')).toThrow(
    expect.objectContaining({ stdout: expect.stringContaining("parameter of type 'Hertz'") }),
  );
});

test('npm pack leaves tests, fixtures and the compiler’s notes out, and every source map finds its source', () => {
  const folder = join(project(), 'node_modules/@eupraxia/signal');
  const packed = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(packed).toContain(join('dist', 'index.js'));
  expect(packed.filter((path) => /\.(test|fixture)\.|tsbuildinfo/.test(path))).toEqual([]);
  const maps = packed.filter((path) => path.endsWith('.map'));
  expect(maps.length).toBeGreaterThan(10);
  for (const path of maps) {
    const { sources } = JSON.parse(readFileSync(join(folder, path), 'utf8')) as { sources: string[] };
    for (const source of sources) {
      const place = join(dirname(path), source);
      // What the compiler made of a source that is gone since lies in dist until it is cleaned.
      if (existsSync(join(root, 'packages/signal', place))) expect(existsSync(join(folder, place)), place).toBe(true);
    }
  }
});

const examples = ['balance', 'emg', 'pose'];
const exampleFolder = join(root, 'packages/signal/examples');
/** The code blocks of the package's README, each with what it prints. */
const shown = () =>
  [
    ...readFileSync(join(root, 'packages/signal/README.md'), 'utf8').matchAll(/```js\n([\s\S]*?)\n```\n\n```\n([\s\S]*?)\n```/g),
  ].map(([, code = '', output = '']) => ({ code, output }));

test('the README of signal shows its three examples as they are', () => {
  expect(readdirSync(exampleFolder).sort()).toEqual(examples.map((name) => `${name}.mjs`));
  const files = examples.map((name) => readFileSync(join(exampleFolder, `${name}.mjs`), 'utf8').trimEnd());
  expect(
    shown()
      .map(({ code }) => code)
      .sort(),
  ).toEqual(files.sort());
});

test.each(examples)('the example %s, packed with signal, runs in an empty project and prints what README says', (name) => {
  const file = join('node_modules/@eupraxia/signal/examples', `${name}.mjs`);
  const code = readFileSync(join(project(), file), 'utf8').trimEnd();
  const said = shown().find((one) => one.code === code);
  expect(node([file], project()).trimEnd()).toBe(said?.output);
});

test('every package packs the licence and its sources without tests', () => {
  for (const name of readdirSync(join(root, 'packages'))) {
    const folder = join(root, 'packages', name);
    const { files } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { files: string[] };
    const usual = ['dist', '!dist/.tsbuildinfo', 'src', '!src/**/*.test.ts', '!src/**/*.fixture.ts'];
    expect([name, ...files]).toEqual([name, ...usual, ...(name === 'signal' ? ['examples'] : [])]);
    expect(readFileSync(join(folder, 'LICENSE'), 'utf8') === readFileSync(join(root, 'LICENSE'), 'utf8'), name).toBe(true);
  }
});
