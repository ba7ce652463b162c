import { defineConfig } from 'vitest/config';
import { afternoonZone } from '../scripts/vitest/afternoon.ts';
import { LongestFirst } from '../scripts/vitest/longest-first.ts';

// Before any worker starts: they, the programs and the browsers inherit it.
process.env['TZ'] = afternoonZone();

/** The visit in a real browser, on the real server and the real database: three files at a time, each with all three of its own: most of
 * their time they wait for a body that moves at its own pace. */
export default defineConfig({
  resolve: { conditions: ['eupraxia-source'] },
  ssr: { resolve: { conditions: ['eupraxia-source'] } },
  test: {
    globalSetup: ['./scripts/vitest/setup.ts'],
    include: ['e2e/**/*.e2e.ts'],
    // A test that only waits asserts nothing, and fails. What is polled has as long as any other step of the browser: a
    // second, as it is otherwise, is too short on a machine with much else to do.
    expect: { requireAssertions: true, poll: { timeout: 45_000 } },
    fileParallelism: true,
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // Guards alone, wide enough for a machine with much else to do.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
