/**
 * `npm test`: everything that must hold, in the order of what fails fastest; stops at the first step that fails.
 * `npm test -- packages/signal` runs only the tests of that folder (`npm test -- e2e/…` those of e2e), without the checks that
 * look at the whole run.
 * Before the end a line names the browser engines that a visit was walked in, and those that are not installed here.
 * The last line sums up the tests: `N passed, N failed, N skipped`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { engineLine } from './engines.mjs';
import { root, runNode, tools } from './run.mjs';

const totals = { passed: 0, failed: 0, skipped: 0 };
/** Which browser engines a visit was walked in, and which are not installed here. */
let engines;
const filters = process.argv.slice(2);
const inE2e = (filter) => /^(\.\/)?e2e(\/|$)/.test(filter);
const e2eConfig = 'e2e/vitest.config.ts';

/** The steps in order; `when` says whether the step applies. */
const steps = [
  { name: 'build', when: filters.length === 0 || filters.some(inE2e), run: () => runNode('scripts/build.mjs', []) },
  {
    name: 'types of the tests',
    when: filters.length === 0 && has('tsconfig.tests.json'),
    run: () => runNode(tools.tsc, ['-p', 'tsconfig.tests.json', '--noEmit']),
  },
  {
    name: 'lint',
    when: filters.length === 0 && has('biome.json'),
    run: () => runNode(tools.biome, ['check', '--error-on-warnings', '.']),
  },
  ...checks().map((file) => ({ name: file, when: filters.length === 0, run: () => runNode(file, []) })),
  {
    name: 'tests',
    when: filters.length === 0 || filters.some((filter) => !inE2e(filter)),
    run: () =>
      vitest(
        'unit',
        filters.filter((filter) => !inE2e(filter)),
      ),
  },
  {
    name: 'end to end',
    when: has(e2eConfig) && (filters.length === 0 || filters.some(inE2e)),
    run: () => vitest('e2e', ['-c', e2eConfig, ...filters.filter(inE2e)]),
  },
  { name: 'coverage', when: filters.length === 0, run: () => runNode('scripts/coverage/check.mjs', []) },
];

function has(path) {
  return existsSync(join(root, path));
}

function checks() {
  if (!has('scripts/check')) return [];
  return readdirSync(join(root, 'scripts/check'))
    .filter((name) => name.endsWith('.mjs') && !name.endsWith('.test.mjs'))
    .sort()
    .map((name) => `scripts/check/${name}`);
}

async function vitest(name, args) {
  const report = join(root, `test-results/${name}.json`);
  mkdirSync(join(root, 'test-results'), { recursive: true });
  rmSync(report, { force: true });
  const code = await runNode(tools.vitest, [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ]);
  if (existsSync(report)) count(JSON.parse(readFileSync(report, 'utf8')));
  else totals.failed += 1;
  if (existsSync(report)) engines = engineLine(JSON.parse(readFileSync(report, 'utf8'))) ?? engines;
  return code;
}

/** Adds one report; a file that could not be loaded has no test to count, so it counts as one that failed. */
function count(report) {
  totals.passed += report.numPassedTests;
  totals.failed += report.numFailedTests;
  totals.skipped += report.numPendingTests + report.numTodoTests;
  totals.failed += report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const began = Date.now();
let code = 0;
for (const step of steps.filter((candidate) => candidate.when)) {
  console.log(`\n— ${step.name}`);
  const since = Date.now();
  code = await step.run();
  console.log(`— ${step.name}: ${code === 0 ? 'good' : `failed (exit ${code})`}, ${seconds(since)}`);
  if (code !== 0) break;
}
console.log(`\nTook ${seconds(began)}.`);
if (engines !== undefined) console.log(engines);
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = code;
