// After the tests: every test that a coverage item names ran and passed, and every test that was skipped says what is missing.
// Reads test-results/unit.json and test-results/e2e.json, which `npm test` writes.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { items } from './items.mjs';
import { skipsOf, testsOf, uncovered } from './report.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const reports = ['unit', 'e2e'].map((name) => `test-results/${name}.json`);
const found = reports.filter((path) => !existsSync(join(root, path))).map((path) => `${path} is missing: run \`npm test\`.`);
const tests = reports
  .filter((path) => existsSync(join(root, path)))
  .flatMap((path) => testsOf(JSON.parse(readFileSync(join(root, path), 'utf8')), root));
const { reasons, silent } = skipsOf(tests);
for (const { reason, count } of reasons) console.log(`skipped ${count}: ${reason}`);
found.push(...silent.map((title) => `${title}: skipped without a reason; end the title with “(skipped: what is missing)”.`));
found.push(...uncovered(items, tests));
for (const line of found) console.error(line);
const states = [...new Set(items.map(({ state }) => state))].map(
  (state) => `${items.filter((item) => item.state === state).length} ${state}`,
);
console.log(`coverage: ${items.length} items, ${states.join(', ')}; ${found.length} offences`);
process.exitCode = found.length === 0 ? 0 : 1;
