/** Runs the checks one after another and prints a line for each; what a failed one said follows it. */
import { spawn } from 'node:child_process';
import { projectRoot, shippedNode } from '../project.mjs';
import { checkStages } from './stages.mjs';

/** @returns {Promise<{ status: number, output: string }>} */
function runQuietly(script, args) {
  return new Promise((resolve) => {
    const child = spawn(shippedNode, [script, ...args], { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve({ status: 127, output: error.message }));
    child.once('close', (code) => resolve({ status: code ?? 1, output }));
  });
}

/**
 * @param {{ fix?: boolean, only?: string }} [options] `only`: a word of the stage's name
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks({ fix = false, only = '' } = {}) {
  const counts = { passed: 0, failed: 0 };
  for (const { name, script, args } of checkStages(fix).filter((stage) => stage.name.includes(only))) {
    const started = performance.now();
    const { status, output } = await runQuietly(script, args);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    if (status === 0) counts.passed += 1;
    else counts.failed += 1;
    if (status !== 0) console.log(output.trimEnd());
  }
  return counts;
}
