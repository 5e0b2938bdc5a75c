/**
 * `npm test`: sets up, then checks, unit, integration, build and end-to-end tests; all of them, even where one fails. The last line is
 * `N passed, N failed` and, where tests could not run here, `, N skipped`.
 *   npm test -- unit csv        only the named stages, only files whose path has one of the other words
 */
import { setUpOrExit } from './setup.mjs';
import { sum } from './test-run/counts.mjs';

const words = process.argv.slice(2);
const missing = await setUpOrExit('test');
if (missing.length > 0) console.log(`Tests that need ${missing.join(', ')} cannot run here.`);

// Only now: it uses packages that set-up may just have brought.
const { runStage, stages } = await import('./test-run/stages.mjs');
const named = stages.filter(({ name }) => words.includes(name));
const filters = words.filter((word) => !stages.some(({ name }) => name === word));

let isInterrupted = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    isInterrupted = true;
  });
}

const all = [];
for (const stage of named.length > 0 ? named : stages) {
  if (isInterrupted) break;
  const started = performance.now();
  console.log(`\n== ${stage.name}`);
  const counts = await runStage(stage, filters);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`== ${stage.name}: ${counts.passed} good, ${counts.failed} bad, ${counts.skipped.length} left out (${seconds} s)`);
  all.push(counts);
}

const { passed, failed, skipped } = sum(all);
console.log('');
for (const { name, reason } of skipped) console.log(`left out: ${name}: ${reason}`);
console.log(`${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`);
process.exitCode = failed === 0 && passed > 0 && !isInterrupted ? 0 : 1;
