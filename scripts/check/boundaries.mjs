// Checks the import rules of docs/road.md: who may import whom, and by which declared entry point; no circle, no file over its length.
// The rules are data below; each message names the remedy.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Which packages a package or app may import. A name that is missing here may not exist. */
export const mayImport = {
  kernel: [],
  signal: ['kernel'],
  catalogue: ['kernel'],
  clinical: ['kernel', 'catalogue'],
  devices: ['kernel', 'signal'],
  formats: ['kernel', 'signal'],
  coach: ['kernel', 'signal', 'catalogue', 'clinical'],
  practice: ['kernel', 'signal', 'clinical', 'coach'],
  claims: ['kernel', 'catalogue', 'clinical'],
  api: ['kernel', 'catalogue', 'clinical', 'claims'],
  fhir: ['kernel', 'catalogue', 'clinical', 'claims'],
  demo: ['kernel', 'catalogue', 'clinical'],
  postgres: ['kernel'],
  store: ['kernel', 'catalogue', 'clinical', 'claims', 'postgres'],
  print: ['kernel', 'catalogue', 'clinical', 'claims'],
  server: ['kernel', 'signal', 'catalogue', 'clinical', 'formats', 'claims', 'api', 'fhir', 'postgres', 'store', 'demo', 'print'],
  web: ['kernel', 'signal', 'catalogue', 'clinical', 'devices', 'formats', 'coach', 'practice', 'claims', 'api', 'print'],
  cli: [
    'kernel',
    'signal',
    'catalogue',
    'clinical',
    'devices',
    'formats',
    'coach',
    'practice',
    'claims',
    'api',
    'fhir',
    'postgres',
    'store',
    'demo',
    'print',
    'server',
  ],
};

const pure = new Set([
  'kernel',
  'signal',
  'catalogue',
  'clinical',
  'formats',
  'coach',
  'practice',
  'claims',
  'api',
  'fhir',
  'print',
]);
const wants = 400;
const most = 700;
/** What tests and fixtures may import beyond the map, so that a package is tried on what it is made for. */
const testsMayImport = { practice: ['devices'] };

/** Data tables may be long: they hold rows, not ideas. */
const isData = (path) => /\/(data|rows|text|migrations)\//.test(path);

/** Folders of the web app that may not import some of its others: what they hold is of any kind, so that they know none. */
const foldersMayNot = {
  vault: ['visit', 'stations', 'live', 'recording', 'outbox'],
  outbox: ['visit', 'stations', 'live', 'recording', 'app'],
};

const importPattern =
  /(?:^|[\s;])(?:import|export)\s+(?:type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm;

/**
 * Checks one file's imports.
 * @param {string} owner the package or app that the file belongs to
 * @param {string} path the file, for the message
 * @param {string} text its source
 * @param {Record<string, unknown>} dependencies what the owner's package.json declares
 * @param {Record<string, readonly string[]>} entries of each package, the keys of `exports` in its package.json: '.', './emg', …
 * @returns {string[]} one line per offence
 */
export function offences(owner, path, text, dependencies, entries = {}) {
  const allowed = mayImport[owner];
  if (!allowed)
    return [`${path}: "${owner}" is not on the map. Add it to scripts/check/boundaries.mjs and docs/road.md with a decision.`];
  const found = [];
  const isTest = /\.(test|fixture)\.tsx?$/.test(path);
  for (const [, from, dynamic] of text.matchAll(importPattern)) {
    const target = from ?? dynamic;
    const own = /^@eupraxia\/([^/]+)(\/.*)?$/.exec(target);
    if (own) {
      const [, name, deep] = own;
      // An example stands outside: it uses its package as a stranger does.
      const isEntry = !deep || (entries[name] ?? []).includes(`.${deep}`);
      if (name === owner && isEntry && path.includes('/examples/')) continue;
      if (name === owner) found.push(`${path}: imports its own package by name. Import the file itself: './…'.`);
      // A test may feed its package with what an app would bring: the map says for which.
      else if (!allowed.includes(name) && !(isTest && testsMayImport[owner]?.includes(name)))
        found.push(
          `${path}: ${owner} may not import ${name}. It may import ${allowed.join(', ') || 'nothing'}: pass the value in from an app, or move the code to a later package.`,
        );
      else if (!(`@eupraxia/${name}` in dependencies))
        found.push(
          `${path}: @eupraxia/${name} is not in ${owner}'s package.json. Declare it, and add the reference in its tsconfig.json.`,
        );
      if (!isEntry)
        found.push(
          `${path}: ${target} is not an entry point of ${name}. It has ${entryNames(name, entries)}: import from one of these, or list the name in its index.ts.`,
        );
    } else if (target.startsWith('.')) {
      const up = target.split('/').filter((part) => part === '..').length;
      const depth = path.split('/').slice(path.split('/').indexOf('src') + 1).length - 1;
      const ownManifest = target.endsWith('/package.json') && up === depth + 1;
      if (path.includes('/src/') && up > depth && !ownManifest)
        found.push(`${path}: leaves its package by ${target}. Import from the other package's entry point.`);
      const [, folder] = /^apps\/web\/src\/([^/]+)\//.exec(path) ?? [];
      const [, into] = /^\.\.\/([^./][^/]*)\//.exec(target) ?? [];
      if (!isTest && into !== undefined && foldersMayNot[folder]?.includes(into))
        found.push(`${path}: ${folder} may not import ${into}. Pass the value in from app/, which knows both.`);
    } else if (target.startsWith('node:') && pure.has(owner) && !isTest) {
      found.push(`${path}: ${owner} is pure and may not import ${target}. Move what needs Node to an app or to store.`);
    }
  }
  if (path.endsWith('/index.ts') && path.includes('/src/') && /export\s+\*/.test(text))
    found.push(`${path}: an entry point lists its names by hand. Replace "export *" with the names.`);
  return found;
}

/** The entry points of a package as an importer writes them. */
const entryNames = (name, entries) => (entries[name] ?? ['.']).map((entry) => `@eupraxia/${name}${entry.slice(1)}`).join(', ');

/** Finds a circle among packages, as the list of names that close it; an empty list when there is none. */
export function circle(graph) {
  const state = new Map();
  const trail = [];
  const visit = (name) => {
    if (state.get(name) === 'done') return null;
    if (state.get(name) === 'open') return [...trail.slice(trail.indexOf(name)), name];
    state.set(name, 'open');
    trail.push(name);
    for (const next of graph[name] ?? []) {
      const found = visit(next);
      if (found) return found;
    }
    trail.pop();
    state.set(name, 'done');
    return null;
  };
  for (const name of Object.keys(graph)) {
    const found = visit(name);
    if (found) return found;
  }
  return [];
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.(ts|tsx|mjs|js|css)$/.test(entry.name)) yield path;
  }
}

/** The entry points that each package and app declares in its package.json. */
export function entriesOf(root) {
  const entries = {};
  for (const group of ['packages', 'apps'])
    for (const owner of readdirSync(join(root, group))) {
      const folder = join(root, group, owner);
      if (!statSync(folder).isDirectory()) continue;
      const { exports = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      entries[owner] = Object.keys(exports);
    }
  return entries;
}

function check(root) {
  const found = [];
  const notes = [];
  const graph = {};
  const entries = entriesOf(root);
  let files = 0;
  for (const group of ['packages', 'apps']) {
    for (const owner of readdirSync(join(root, group))) {
      const folder = join(root, group, owner);
      if (!statSync(folder).isDirectory()) continue;
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const dependencies = { ...manifest.dependencies, ...manifest.devDependencies };
      for (const [name, version] of Object.entries({ ...dependencies, ...manifest.optionalDependencies }))
        if (!/^\d+\.\d+\.\d+[\w.+-]*$/.test(version))
          found.push(`${group}/${owner}/package.json: ${name} is "${version}". Pin one exact version.`);
      graph[owner] = Object.keys(manifest.dependencies ?? {}).flatMap((name) =>
        name.startsWith('@eupraxia/') ? [name.slice(10)] : [],
      );
      for (const file of sources(folder)) {
        const path = relative(root, file).split(sep).join('/');
        const text = readFileSync(file, 'utf8');
        const lines = text.split('\n').length;
        files++;
        found.push(...offences(owner, path, text, dependencies, entries));
        if (isData(path)) continue;
        if (lines > most)
          found.push(`${path}: ${lines} lines, over ${most}. A file holds one idea: split it where the second one begins.`);
        else if (lines > wants) notes.push(`${path}: ${lines} lines; over ${wants} wants a reason.`);
      }
    }
  }
  const loop = circle(graph);
  if (loop.length) found.push(`packages import in a circle: ${loop.join(' → ')}. Move what both need into the lower one.`);
  return { found, notes, files };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { found, notes, files } = check(fileURLToPath(new URL('../..', import.meta.url)));
  for (const line of notes) console.log(`note: ${line}`);
  for (const line of found) console.error(line);
  console.log(`boundaries: ${files} files, ${found.length} offence${found.length === 1 ? '' : 's'}`);
  process.exitCode = found.length ? 1 : 0;
}
