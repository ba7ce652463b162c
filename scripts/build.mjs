/** Builds what `npm start` runs: the packages (tsc -b) and the web application (vite build), only when a source has changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withLock } from './lock.mjs';
import { root, runNode, tools } from './run.mjs';

const stampFile = join(root, '.cache/build.json');

/** Brings the build up to date; returns the exit code. */
export async function build() {
  if (isCurrent(fingerprint())) return 0;
  const told = (pid) => console.error(`Waiting for another build in this folder (process ${pid})…`);
  return withLock(join(root, '.cache/build.lock'), told, async () => {
    const print = fingerprint();
    if (isCurrent(print)) return 0;
    const began = Date.now();
    console.error('Building…');
    rmSync(stampFile, { force: true });
    const types = await runNode(tools.tsc, ['-b']);
    if (types !== 0) return types;
    const web = await runNode(tools.vite, ['build', '--logLevel', 'warn'], { cwd: join(root, 'apps/web') });
    if (web !== 0) return web;
    writeFileSync(stampFile, JSON.stringify({ print, outputs: outputs() }));
    console.error(`Built in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
    return 0;
  });
}

function isCurrent(print) {
  if (!existsSync(stampFile)) return false;
  try {
    const stamp = JSON.parse(readFileSync(stampFile, 'utf8'));
    return stamp.print === print && stamp.outputs.every((path) => existsSync(join(root, path)));
  } catch {
    return false;
  }
}

/** The output folders of the last build, so that a deleted one is noticed. */
function outputs() {
  return workspaces()
    .map((path) => `${path}/dist`)
    .filter((path) => existsSync(join(root, path)));
}

/** A hash over path, size and time of every file that a build reads; test files are not among them. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (path) => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (stat) hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
  };
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.base.json']) add(file);
  for (const workspace of workspaces()) {
    for (const entry of readdirSync(join(root, workspace), { withFileTypes: true })) {
      if (entry.isFile()) add(`${workspace}/${entry.name}`);
    }
    for (const folder of ['src', 'public', 'bin']) walk(`${workspace}/${folder}`, add);
  }
  return hash.digest('hex');
}

function workspaces() {
  return ['packages', 'apps'].flatMap((group) =>
    existsSync(join(root, group))
      ? readdirSync(join(root, group))
          .sort()
          .filter((name) => existsSync(join(root, group, name, 'package.json')))
          .map((name) => `${group}/${name}`)
      : [],
  );
}

function walk(folder, add) {
  if (!existsSync(join(root, folder))) return;
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) walk(path, add);
    else if (!/\.(test|fixture)\.\w+$/.test(entry.name)) add(path);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  process.exitCode = await build();
}
