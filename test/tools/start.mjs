/** `npm start`: sets the checkout up, builds it and opens the station. Further arguments go to the station. */
import { callerFolder, hasDisplay, inProject, isRoot, projectRoot, say } from './project.mjs';
import { runCommand, runShipped } from './run-command.mjs';
import { setUpOrExit } from './setup.mjs';
import { electronIsStandIn, electronExecutable } from './setup/electron-runtime.mjs';
import { startVirtualDisplay } from './virtual-display.mjs';

/** Fatal ones only: on a bare computer Chromium complains about every service of a desktop that is not there. */
const QUIET_CHROMIUM = '--log-level=3';

const env = { ...process.env };
delete env.ELECTRON_RUN_AS_NODE; // it would turn the window into a plain Node

async function openDisplay() {
  if (hasDisplay) return undefined;
  const display = await startVirtualDisplay();
  env.DISPLAY = display.display;
  say(`There is no display here: the station runs on a virtual one (${display.display}).`);
  say(
    `To see it: x11vnc -localhost -display ${display.display}, or a picture with: import -display ${display.display} -window root line.png`,
  );
  return display;
}

function electronArguments() {
  const quiet = display === undefined ? [] : [QUIET_CHROMIUM];
  const args = [...quiet, projectRoot, ...process.argv.slice(2)];
  if (!isRoot) return args;
  say('Running as root: Chromium works without its sandbox (--no-sandbox). Start as an ordinary user to have it.');
  return ['--no-sandbox', ...args];
}

const missing = await setUpOrExit('window');
if (missing.length > 0) {
  say('The station cannot open without them.');
  process.exit(1);
}
const built = await runShipped(inProject('test', 'tools', 'build.mjs'), [], { stdio: ['ignore', 2, 2] });
if (built !== 0) process.exit(built);
if (electronIsStandIn()) say('Electron is the stand-in for development and tests.');
const display = await openDisplay();
say('Opening the station. Ctrl+C ends it.');
process.exitCode = await runCommand(electronExecutable(), electronArguments(), { cwd: callerFolder, env });
await display?.stop();
