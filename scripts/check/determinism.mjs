// Holds the tests to no chance and no clock: a test that passes here passes on a slow machine, and passes tomorrow.
// The rules are data below; each message says what to write instead.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** What no test, fixture or end-to-end file may hold, and what to write instead. */
const rules = [
  {
    what: /\bMath\.random\b/,
    instead: 'draw from a seed: fast-check, or `chance` of e2e/harness/chance.ts',
  },
  {
    what: /\bperformance\.(?:now|mark|measure)\b|\bprocess\.hrtime\b/,
    instead: 'a test measures no time; count the work (statements, calls, rows) or leave it to bench/',
  },
  {
    what: /\bDate\.now\(\)\s*(?:-\s*[a-z_$]|[<>])|[-<>]=?\s*Date\.now\(\)|\bexpect\([^\n]*\bDate\.now\(\)[^\n]*\)\.to(?:Be(?:Less|Greater|CloseTo))/i,
    instead: 'compare no times of this machine; wait for the condition and let the time limit of the test be the guard',
  },
  {
    what: /\bexpect\(\s*(?:took|elapsed|duration|waited)\b[^\n]*\)\.toBe(?:Less|Greater)/,
    instead: 'a test does not assert how long something took; count the work or leave it to bench/',
  },
  {
    what: /\bnew Date\(\)/,
    instead: 'name the instant: Date.UTC(…), or vi.useFakeTimers({ toFake: ["Date"], now })',
  },
];

/** Files and folders that may look at the clock, and why. */
export const exceptions = {
  'e2e/faults-kill.e2e.ts': 'prints how long it took to catch up; asserts nothing of it',
  'e2e/faults-live.e2e.ts': 'prints how long it took to catch up; asserts nothing of it',
  'e2e/harness/engine/': 'drives a browser: its time limits are the guard of each wait',
};

/** Whether a path is a test, a fixture of tests, or part of the end-to-end tests. */
export const isTest = (path) => /\.(?:test|fixture|e2e)\.tsx?$/.test(path) || /^e2e\/.*\.ts$/.test(path);

/** The offences of one file, each in one line with its remedy; comment lines do not count. */
export function offences(path, text) {
  return text.split('\n').flatMap((line, at) => {
    if (/^\s*(?:\/\/|\/?\*)/.test(line)) return [];
    return rules.flatMap(({ what, instead }) => {
      const found = what.exec(line);
      if (found === null) return [];
      const allowed = Object.keys(exceptions).some((start) => path.startsWith(start));
      if (allowed && !/Math\.random/.test(found[0]) && !/expect/.test(line)) return [];
      return [`${path}:${at + 1}: \`${found[0].trim()}\`: ${instead}.`];
    });
  });
}

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (/^(?:node_modules|dist|test-results|\.git)$/.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  // The tests of this check and of the linter's rules quote what is forbidden.
  const quoting = new Set(['scripts/check/determinism.test.ts', 'scripts/lint/lint.test.ts']);
  const paths = ['packages', 'apps', 'scripts', 'e2e']
    .flatMap((group) => [...files(join(root, group))])
    .map((file) => relative(root, file).split(sep).join('/'))
    .filter((path) => isTest(path) && !quoting.has(path));
  const found = paths.flatMap((path) => offences(path, readFileSync(join(root, path), 'utf8')));
  for (const line of found) console.error(line);
  console.log(`determinism: ${paths.length} files, ${found.length} offence${found.length === 1 ? '' : 's'}`);
  process.exitCode = found.length ? 1 : 0;
}
