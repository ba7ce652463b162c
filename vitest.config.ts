import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { seedOf } from './scripts/random/seed.ts';
import { LongestFirst } from './scripts/vitest/longest-first.ts';

const seed = seedOf(process.env['EUPRAXIA_SEED'], () => Date.now() % 2 ** 31);
process.stdout.write(`Seed of the property tests: ${seed} (EUPRAXIA_SEED)\n`);

export default defineConfig({
  resolve: {
    conditions: ['eupraxia-source'],
    // What the fixtures of several packages share.
    alias: { '#prepared': fileURLToPath(new URL('./scripts/vitest/prepared.ts', import.meta.url)) },
  },
  ssr: { resolve: { conditions: ['eupraxia-source'] } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    globalSetup: ['./scripts/vitest/setup.ts'],
    setupFiles: ['./scripts/random/setup.ts'],
    env: { EUPRAXIA_SEED: String(seed) },
    // A test that asserts nothing fails.
    expect: { requireAssertions: true },
    // Guards alone, wide enough for a machine with much else to do; no test asserts how long anything took.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // One more than the cores that we count on: a file that starts processes waits for them and for the disk.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
  },
});
