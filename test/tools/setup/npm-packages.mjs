/** The npm packages: installed as the lockfile says, with a Node that suits them. */
import { readFileSync } from 'node:fs';
import { inProject, say, shippedNode } from '../project.mjs';
import { runCommand } from '../run-command.mjs';

const OLDEST_NODE = 22;
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * npm writes `node_modules/.package-lock.json` last, so it tells what is really there, and is missing after an interrupted installation.
 * Optional packages (those for other systems) may be absent.
 */
export function packagesAreInstalled() {
  try {
    const wanted = readJson(inProject('package-lock.json')).packages;
    const installed = readJson(inProject('node_modules', '.package-lock.json')).packages;
    return Object.entries(wanted).every(([path, entry]) => {
      if (path === '') return true;
      const there = installed[path];
      return there === undefined ? entry.optional === true : there.version === entry.version && there.integrity === entry.integrity;
    });
  } catch {
    return false;
  }
}

/**
 * False where the lockfile was written against a registry that lacks packages for other systems: npm leaves them out without a word, and
 * `npm ci` then refuses the file.
 */
function lockfileIsComplete({ packages }) {
  return Object.entries(packages).every(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).every((name) => `node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages),
  );
}

/**
 * The command that installs. npm runs on the system's Node; where that is too old for the packages, npx fetches the Node
 * they are made for first and npm runs on it.
 */
function installCommand() {
  const isComplete = lockfileIsComplete(readJson(inProject('package-lock.json')));
  const install = isComplete ? ['ci'] : ['install', '--no-save'];
  const plain = { program: 'npm', args: install };
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) return plain;
  const { optionalDependencies } = readJson(inProject('package.json'));
  const runtime = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const version = optionalDependencies[runtime];
  if (version === undefined) return plain;
  return { program: 'npx', args: ['-y', '-p', `${runtime}@${version}`, '-c', `npm ${install.join(' ')}`] };
}

/** Installs the packages where they are missing or other than the lockfile says. */
export async function installPackages() {
  if (packagesAreInstalled()) return;
  const { program, args } = installCommand();
  say(`Installing npm packages (${program} ${args.join(' ')}). The first time takes about a minute.`);
  const env = { ...process.env };
  delete env.npm_config_loglevel; // `npm run -s` would silence the errors of this one, too
  // Everything npm says goes to stderr: stdout belongs to the command that is being set up.
  const status = await runCommand(program, args, { env, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0 || !packagesAreInstalled()) {
    throw new Error(`npm packages are not installed (status ${status}). Check the network, then run the command again.`);
  }
  say(`npm packages are there; programs run on ${shippedNode}`);
}
