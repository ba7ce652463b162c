import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { seedOf } from './scripts/random/seed.ts';
import { afternoonZone } from './scripts/vitest/afternoon.ts';
import { LongestFirst } from './scripts/vitest/longest-first.ts';

// Before any worker starts: they and what they start inherit it.
process.env['TZ'] = afternoonZone();

const seed = seedOf(process.env['EUPRAXIA_SEED'], () => Date.now() % 2 ** 31);
process.stdout.write(`Seed of the property tests: ${seed} (EUPRAXIA_SEED)\n`);

/** The packages that touch nothing outside of their calls: what one test file does, no other can see. */
const pure = 'packages/{kernel,signal,catalogue,clinical,formats,coach,practice,claims,api}/src/**/*.test.ts';

/** Those of them that replace no module: a test that does is named `.mocked.test.ts` and needs a world of its own. */
const pureAlone = pure.replace('*.test.ts', '!(*.mocked).test.ts');
const resolving = {
  resolve: {
    conditions: ['eupraxia-source'],
    // What the fixtures of several packages share.
    alias: { '#prepared': fileURLToPath(new URL('./scripts/vitest/prepared.ts', import.meta.url)) },
  },
  ssr: { resolve: { conditions: ['eupraxia-source'] } },
};

const common = {
  setupFiles: ['./scripts/random/setup.ts'],
  env: { EUPRAXIA_SEED: String(seed) },
  // A test that asserts nothing fails.
  expect: { requireAssertions: true },
  // Guards alone, wide enough for a machine with much else to do; no test asserts how long anything took.
  testTimeout: 180_000,
  hookTimeout: 300_000,
};

export default defineConfig({
  test: {
    // One more than the cores that we count on: a file that starts processes waits for them and for the disk.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        ...resolving,
        test: {
          ...common,
          name: 'apart',
          include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: ['**/node_modules/**', pureAlone],
          globalSetup: ['./scripts/vitest/setup.ts'],
        },
      },
      // A worker loads the large tables of these once, not anew for each of their many files.
      { ...resolving, test: { ...common, name: 'together', include: [pureAlone], isolate: false } },
    ],
  },
});
