/** `npm run bench`: measures on the shipped Node. `npm run bench -- device-work` measures only that. */
import { inProject } from './project.mjs';
import { runShipped } from './run-command.mjs';
import { setUpOrExit } from './setup.mjs';

await setUpOrExit('test');
const built = await runShipped(inProject('test', 'tools', 'build.mjs'));
if (built !== 0) process.exit(built);
process.exitCode = await runShipped(inProject('test', 'bench', 'bench.ts'), process.argv.slice(2));
