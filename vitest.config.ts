import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['eupraxia-source'] },
  ssr: { resolve: { conditions: ['eupraxia-source'] } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
