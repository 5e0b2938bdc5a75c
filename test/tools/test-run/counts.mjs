/** Adding up what the test programs counted. */
import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: readonly { name: string, reason: string }[] }} Counts */

/** @param {readonly Counts[]} all @returns {Counts} */
export const sum = (all) => ({
  passed: all.reduce((total, { passed }) => total + passed, 0),
  failed: all.reduce((total, { failed }) => total + failed, 0),
  skipped: all.flatMap(({ skipped }) => skipped),
});

/**
 * What a test program wrote, set right by its exit status: a program that wrote nothing, ran no test, or failed without a failed test
 * counts as one failure.
 * @param {string} file
 * @param {{ read: (json: any) => Counts, status: number, mayBeEmpty: boolean }} run `mayBeEmpty`: its tests were narrowed to some files
 * @returns {Counts}
 */
export function countsOf(file, { read, status, mayBeEmpty }) {
  let counts = { passed: 0, failed: 0, skipped: [] };
  try {
    counts = read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { ...counts, failed: mayBeEmpty && status === 0 ? 0 : 1 };
  }
  const ranNothing = !mayBeEmpty && counts.passed + counts.failed + counts.skipped.length === 0;
  return counts.failed === 0 && (status !== 0 || ranNothing) ? { ...counts, failed: 1 } : counts;
}

/** The counts of Playwright's JSON report. */
export function readPlaywright({ stats, suites, errors }) {
  const tests = suites.flatMap(testsOf);
  const skipped = tests.filter(({ status }) => status === 'skipped').map(({ name, reason }) => ({ name, reason }));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped };
}

function testsOf(suite) {
  const here = (suite.specs ?? []).flatMap(({ title, tests }) =>
    tests.map(({ status, annotations }) => ({
      name: `${suite.title} > ${title}`,
      status,
      reason: annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given',
    })),
  );
  return [...here, ...(suite.suites ?? []).flatMap(testsOf)];
}
