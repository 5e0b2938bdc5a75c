/** `npm run test:power`: the slow job that cuts the power of virtual machines, about half an hour. Not part of `npm test`. */
import { inProject } from './project.mjs';
import { runShipped } from './run-command.mjs';
import { setUpOrExit } from './setup.mjs';

const missing = await setUpOrExit('power');
if (missing.length > 0) console.log(`Tests that need ${missing.join(', ')} cannot run here.`);
const config = inProject('test', 'tools', 'vitest.config.ts');
const args = ['run', '--config', config, '--project', 'power', ...process.argv.slice(2)];
process.exitCode = await runShipped(inProject('node_modules', 'vitest', 'vitest.mjs'), args);
