/**
 * Brings node_modules to what package-lock.json says, and does nothing when it is there already.
 * Needs only Node itself, since it runs before anything is installed.
 */
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { root, run, runNode } from './run.mjs';

const oldestNode = [20, 19];
const stampFile = join(root, 'node_modules/.eupraxia-lock');

/** Installs when needed; returns the exit code. */
async function install() {
  const refusal = refuseOldNode(process.versions.node);
  if (refusal) {
    console.error(refusal);
    return 1;
  }
  if (isCurrent()) return 0;
  const told = (pid) => console.error(`Waiting for another installation in this folder (process ${pid})…`);
  return withLock(join(root, '.cache/install.lock'), told, async () => {
    if (isCurrent()) return 0;
    if (matchesLockfile()) {
      stamp();
      return 0;
    }
    const began = Date.now();
    console.error('Installing the dependencies (npm ci); the first time this takes some seconds…');
    const code = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    if (code !== 0) {
      console.error('The installation failed; what npm said stands above. Check the network, then run the command again.');
      return code;
    }
    stamp();
    console.error(`Installed in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
    return 0;
  });
}

function refuseOldNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return undefined;
  return `Eupraxia needs Node ${oldestNode.join('.')} or newer; this is ${version}. Get one at https://nodejs.org and run the command again.`;
}

function isCurrent() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === wanted();
}

function stamp() {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stampFile, `${wanted()}\n`);
}

/** A hash over the lockfile and every workspace's package.json. */
function wanted() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'package.json', ...workspaceFiles()]) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function workspaceFiles() {
  const files = [];
  for (const group of ['packages', 'apps']) {
    if (!existsSync(join(root, group))) continue;
    for (const name of readdirSync(join(root, group)).sort()) {
      const file = `${group}/${name}/package.json`;
      if (existsSync(join(root, file))) files.push(file);
    }
  }
  return files;
}

/**
 * Whether an `npm install` by hand has already brought what the lockfile names: npm writes its own record of the
 * folder last, so a record that agrees means a whole folder. Packages for other platforms may be absent.
 */
function matchesLockfile() {
  try {
    const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).packages;
    for (const [path, entry] of Object.entries(locked)) {
      if (!path.includes('node_modules/')) continue;
      const found = present[path];
      if (found === undefined && entry.optional && !fits(entry)) continue;
      if (found === undefined || found.version !== entry.version || found.integrity !== entry.integrity) return false;
      if (!existsSync(join(root, path))) return false;
    }
    return Object.keys(present).every((path) => locked[path] !== undefined);
  } catch {
    return false;
  }
}

/** Whether a package is for this platform; npm leaves out the optional ones that are not. */
function fits({ os, cpu, libc }) {
  return (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch)) && !libc;
}

/** Runs the npm that runs us, or the one on the path. A home that cannot be written gets its npm cache in the checkout. */
function npm(args) {
  const env = { ...process.env };
  if (!writable(homedir()) && !env.npm_config_cache) env.npm_config_cache = join(root, '.cache/npm');
  const own = env.npm_execpath;
  if (own?.endsWith('js') && /npm/.test(own)) return runNode(own, args, { env });
  return run('npm', args, { env, shell: process.platform === 'win32' });
}

function writable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

process.exitCode = await install();
