/** End-to-end tests: the built station in a real Electron, one at a time (they share one display). */
import { resolve } from 'node:path';
import { defineConfig } from 'playwright/test';

const SECOND = 1000;
const root = resolve(import.meta.dirname, '../..');

export default defineConfig({
  testDir: resolve(root, 'test/e2e'),
  testMatch: /\.(spec|test)\.ts$/,
  outputDir: resolve(root, 'test-results/e2e'),
  workers: 1,
  timeout: 90 * SECOND,
  expect: { timeout: 15 * SECOND },
  forbidOnly: true,
  use: { trace: 'off' },
});
