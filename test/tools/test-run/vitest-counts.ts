/** Vitest reporter: writes what `npm test` adds up (see ./counts.mjs), with the reason of every test that was left out. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

interface Counts {
  passed: number;
  failed: number;
  readonly skipped: { readonly name: string; readonly reason: string }[];
}

function add(counts: Counts, test: TestCase): void {
  const result = test.result();
  if (result.state === 'passed') counts.passed += 1;
  else if (result.state === 'skipped') counts.skipped.push({ name: test.fullName, reason: result.note ?? 'no reason given' });
  else counts.failed += 1;
}

/** A file that cannot be loaded, or a hook that throws outside a test, is a failure without a test of its own. */
function addModule(counts: Counts, module: TestModule): void {
  for (const test of module.children.allTests()) add(counts, test);
  counts.failed += module.errors().length;
  for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
}

/** @param file where the counts go (JSON) */
export function createCountsReporter(file: string): Reporter {
  return {
    onTestRunEnd(modules, unhandledErrors) {
      const counts: Counts = { passed: 0, failed: unhandledErrors.length, skipped: [] };
      for (const module of modules) addModule(counts, module);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(counts));
    },
  };
}
