/**
 * `npm run package`: the app as a folder, `dist-pack/<system>-unpacked`, with everything it needs; on Linux a first look at whether its
 * command line and its window work, then a .tar.gz and, where the system can, a .deb of it.
 * Arguments go to electron-builder (`-- --linux deb`).
 */
import { readFileSync } from 'node:fs';
import { makeDebianPackage, makeTarball, sourceEpochSeconds } from './package/archives.mjs';
import { proveCommandLine, proveWindow } from './package/smoke-test.mjs';
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

await setUpOrExit('package');
if (electronIsStandIn()) say('Packing the stand-in Electron: for tests only, never to be given away.');
const steps = [() => runShipped(inProject('test', 'tools', 'build.mjs')), () => runShipped(builder, builderArguments())];
for (const step of steps) {
  const status = await step();
  if (status !== 0) process.exit(status);
}

if (process.platform === 'linux') {
  const unpacked = inProject('dist-pack', 'linux-unpacked');
  say(proveCommandLine(unpacked));
  say(`${await proveWindow(unpacked)}.`);
  const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const facts = { version, epochSeconds: sourceEpochSeconds() };
  say(`${makeTarball(unpacked, facts)} written.`);
  const debianPackage = makeDebianPackage(unpacked, facts);
  say(debianPackage === undefined ? 'No .deb: this computer has no dpkg-deb.' : `${debianPackage} written.`);
}
