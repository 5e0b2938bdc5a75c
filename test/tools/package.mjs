/**
 * `npm run package`: the app as a folder, `dist-pack/<system>-unpacked`, with everything it needs, and a first look at whether it works.
 * Arguments go to electron-builder (`-- --linux deb`).
 */
import { spawnSync } from 'node:child_process';
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

/** The packed command line runs on the Node in the package, out of the package, native libraries and all. */
function proveCommandLine() {
  const lineside = inProject('dist-pack', 'linux-unpacked', 'resources', 'lineside');
  // `doctor` ends with 1 on a computer that is not ready for a line; here only the package is in question.
  const { stdout, stderr } = spawnSync(lineside, ['doctor', '--json'], { encoding: 'utf8' });
  const { checks = [] } = stdout === '' ? {} : JSON.parse(stdout);
  for (const name of ['runtime', 'database']) {
    const check = checks.find((each) => each.name === name);
    if (check?.ok !== true) throw new Error(`the packed command line does not work: ${name}: ${check?.detail ?? stderr}`);
    say(`${name}: ${check.detail}`);
  }
  say(`${lineside} works.`);
}

await setUpOrExit('package');
if (electronIsStandIn()) say('Packing the stand-in Electron: for tests only, never to be given away.');
const steps = [() => runShipped(inProject('test', 'tools', 'build.mjs')), () => runShipped(builder, builderArguments())];
for (const step of steps) {
  const status = await step();
  if (status !== 0) process.exit(status);
}
if (process.platform === 'linux') proveCommandLine();
