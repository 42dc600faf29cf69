import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts', 'app/test/**/*.test.ts', 'tools/**/*.test.ts'],
    globalSetup: ['app/test/setup/postgres.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two cores are the smallest machine the suite is meant for.
    maxWorkers: 2,
  },
});
