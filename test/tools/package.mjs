/**
 * `npm run package`: the app as a folder, `dist-pack/<system>-unpacked`, with everything it needs, and a first look at whether it works.
 * Arguments go to electron-builder (`-- --linux deb`).
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inProject, say } from './project.mjs';
import { runShipped } from './run-command.mjs';
import { setUpOrExit } from './setup.mjs';
import { electronIsStandIn, electronVersion } from './setup/electron-runtime.mjs';

const builder = inProject('node_modules', 'electron-builder', 'cli.js');

/** Where the runtime is already here, it is taken as it is; electron-builder would download another one. */
function builderArguments() {
  const runtime = [`-c.electronVersion=${electronVersion()}`, '-c.electronDist=node_modules/electron/dist'];
  const given = process.argv.slice(2);
  return ['--config', inProject('electron-builder.yml'), '--publish', 'never', ...runtime, ...(given.length > 0 ? given : ['--dir'])];
}

/** The packed command line runs on the Node in the package, out of the package. */
function proveCommandLine() {
  const lineside = inProject('dist-pack', 'linux-unpacked', 'resources', 'lineside');
  const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const said = JSON.parse(execFileSync(lineside, ['--version', '--json'], { encoding: 'utf8' }));
  if (said.lineside !== version) throw new Error(`the packed command line says ${JSON.stringify(said)}`);
  say(`${lineside} works: Lineside ${said.lineside} on Node ${said.node}.`);
}

await setUpOrExit('package');
if (electronIsStandIn()) say('Packing the stand-in Electron: for tests only, never to be given away.');
const steps = [() => runShipped(inProject('test', 'tools', 'build.mjs')), () => runShipped(builder, builderArguments())];
for (const step of steps) {
  const status = await step();
  if (status !== 0) process.exit(status);
}
if (process.platform === 'linux') proveCommandLine();
