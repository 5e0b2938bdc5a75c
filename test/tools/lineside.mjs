/**
 * `npm run -s lineside -- COMMAND …`: the command line out of a checkout. What set-up says goes to stderr, so that stdout is the command's
 * alone; the exit status is the command's.
 */
import { realpathSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { pathToFileURL } from 'node:url';
import { callerFolder, inProject, shippedNode } from './project.mjs';
import { runShipped } from './run-command.mjs';
import { setUpOrExit } from './setup.mjs';

const program = inProject('electron', 'cli', 'main.ts');
const compileCache = inProject('node_modules', '.cache', 'lineside-compile');
const args = process.argv.slice(2);

await setUpOrExit('engine');
if (realpathSync(process.execPath) === realpathSync(shippedNode)) {
  // npm puts the shipped Node first on PATH: then this is the right process already, and a second one would only cost time.
  nodeModule.enableCompileCache(compileCache);
  process.chdir(callerFolder);
  process.argv = [process.argv[0], program, ...args];
  await import(pathToFileURL(program).href);
} else {
  const env = { ...process.env, NODE_COMPILE_CACHE: compileCache };
  process.exitCode = await runShipped(program, args, { cwd: callerFolder, env });
}
