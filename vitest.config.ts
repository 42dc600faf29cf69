import { defineConfig } from 'vitest/config';
import { SlowFirst } from './tools/slow-first.ts';

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts', 'app/test/**/*.test.ts', 'tools/**/*.test.ts'],
    globalSetup: ['app/test/setup/postgres.ts', 'app/test/setup/shared-folder.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two cores are the smallest machine the suite is meant for. Two files at a time leave them idle while a test waits for a program.
    maxWorkers: 3,
    // The files of one worker share its modules: to load them anew for each takes a quarter of the time of the light ones.
    isolate: false,
    sequence: { sequencer: SlowFirst },
  },
});
