import { defineConfig } from 'vitest/config';
import { LongestFirst } from '../scripts/vitest/longest-first.ts';

/** The visit in a real browser, on the real server and the real database: three files at a time, each with all three of its own: most of
 * their time they wait for a body that moves at its own pace. */
export default defineConfig({
  resolve: { conditions: ['eupraxia-source'] },
  ssr: { resolve: { conditions: ['eupraxia-source'] } },
  test: {
    globalSetup: ['./scripts/vitest/setup.ts'],
    include: ['e2e/**/*.e2e.ts'],
    // A test that only waits asserts nothing, and fails.
    expect: { requireAssertions: true },
    fileParallelism: true,
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
