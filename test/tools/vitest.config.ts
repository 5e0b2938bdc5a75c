/**
 * The rungs of tests that need no Electron: `unit` (pure code, many files at once, in threads) and `integration`
 * (real databases, sockets, processes: a process of its own for each file, two files at a time); `power`, the slow job
 * that cuts the power of virtual machines (`npm run test:power`).
 */
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { createCountsReporter } from './test-run/vitest-counts.ts';

const SECOND = 1000;
/** Compiled code that programs which tests start leave for the next; as that of `npm run lineside`. */
const compileCache = resolve(import.meta.dirname, '../../node_modules/.cache/lineside-compile');
/** Set by `npm test`. */
const countsFile = process.env['LINESIDE_TEST_COUNTS'];

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  cacheDir: 'node_modules/.vite-test',
  test: {
    reporters: ['default', ...(countsFile === undefined ? [] : [createCountsReporter(countsFile)])],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          pool: 'threads',
          testTimeout: 15 * SECOND,
          hookTimeout: 15 * SECOND,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts', 'test/security/**/*.test.ts'],
          env: { NODE_COMPILE_CACHE: compileCache },
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 60 * SECOND,
          hookTimeout: 120 * SECOND,
        },
      },
      {
        extends: true,
        test: {
          name: 'power',
          include: ['test/power/**/*.test.ts'],
          pool: 'forks',
          maxWorkers: 1,
        },
      },
    ],
  },
});
