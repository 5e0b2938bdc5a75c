/** The stages of `npm test`. Each resolves with its counts; none stops the ones after it. */
import { mkdirSync, rmSync } from 'node:fs';
import { runChecks } from '../check/run-stages.mjs';
import { inProject } from '../project.mjs';
import { runShipped } from '../run-command.mjs';
import { startVirtualDisplay } from '../virtual-display.mjs';
import { countsOf, readPlaywright } from './counts.mjs';

const results = inProject('test-results');
const config = (name) => inProject('test', 'tools', name);
const nothing = { passed: 0, failed: 0, skipped: [] };
const outcome = (status) => ({ ...nothing, passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 });
const quiet = { stdio: ['ignore', 'inherit', 'inherit'] };

async function check() {
  return { ...nothing, ...(await runChecks()) };
}

/** @param {'unit' | 'integration'} project @param {readonly string[]} filters parts of file names */
async function vitest(project, filters) {
  const file = `${results}/${project}.json`;
  rmSync(file, { force: true });
  const args = ['run', '--config', config('vitest.config.ts'), '--project', project, '--passWithNoTests', ...filters];
  const env = { ...process.env, LINESIDE_TEST_COUNTS: file };
  const status = await runShipped(inProject('node_modules', 'vitest', 'vitest.mjs'), args, { ...quiet, env });
  return countsOf(file, { read: (counts) => counts, status, mayBeEmpty: filters.length > 0 });
}

async function build() {
  return outcome(await runShipped(config('build.mjs'), [], quiet));
}

async function endToEnd(filters) {
  const file = `${results}/e2e.json`;
  rmSync(file, { force: true });
  mkdirSync(results, { recursive: true });
  const display = process.platform === 'linux' ? await startVirtualDisplay() : undefined;
  try {
    const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file, ...(display === undefined ? {} : { DISPLAY: display.display }) };
    delete env.WAYLAND_DISPLAY; // pictures are the same on every computer only on a display of our own
    const args = ['test', '--config', config('playwright.config.ts'), '--reporter', 'list,json', '--pass-with-no-tests', ...filters];
    const status = await runShipped(inProject('node_modules', 'playwright', 'cli.js'), args, { ...quiet, env });
    return countsOf(file, { read: readPlaywright, status, mayBeEmpty: filters.length > 0 });
  } finally {
    await display?.stop();
  }
}

/** In the order of `npm test`: the quick ones first. */
export const stages = [
  { name: 'check', run: check },
  { name: 'unit', run: (filters) => vitest('unit', filters) },
  { name: 'integration', run: (filters) => vitest('integration', filters) },
  { name: 'build', run: build },
  { name: 'e2e', run: endToEnd },
];

/** @param {{ name: string, run: (filters: readonly string[]) => Promise<import('./counts.mjs').Counts> }} stage */
export async function runStage({ name, run }, filters) {
  try {
    return await run(filters);
  } catch (error) {
    console.log(`${name} could not run: ${error.message}`);
    return { ...nothing, failed: 1 };
  }
}
