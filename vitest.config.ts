import { defineConfig } from 'vitest/config';

// Threads that are not isolated: no module keeps state between tests, and a fresh module graph a file costs seconds.
const how = { pool: 'threads', isolate: false } as const;

export default defineConfig({
  test: {
    // Of the whole run, not of a project: one PostgreSQL serves both.
    globalSetup: ['test/harness/postgres.ts'],
    reporters: ['default', './test/harness/counts.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          ...how,
          include: ['{src,codes,test,bench}/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          ...how,
          include: ['test/browser/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // A browser is several busy processes already: one file at a time.
          fileParallelism: false,
        },
      },
    ],
  },
});
