import { defineConfig } from 'vitest/config';

/** The visit in a real browser, on the real server and the real database: one file at a time, since each starts all three. */
export default defineConfig({
  resolve: { conditions: ['eupraxia-source'] },
  ssr: { resolve: { conditions: ['eupraxia-source'] } },
  test: {
    include: ['e2e/**/*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
