/**
 * Where things are in a checkout. Plain JavaScript for any Node from 18 on: the workshop's scripts start before anything is installed.
 */
import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** @param {string[]} parts a path below the checkout, e.g. `('test', 'tools', 'build.mjs')` */
export const inProject = (...parts) => join(projectRoot, ...parts);

/** The Node that ships with the app; from npm, so it is there once the packages are. */
export const shippedNode = inProject('node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Where the person stood who typed the command: npm runs scripts in the checkout, whatever folder it was called from. */
export const callerFolder = (process.env.npm_lifecycle_event && process.env.INIT_CWD) || process.cwd();

/** People's text goes to stderr: stdout may be a program's JSON. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * A folder outside the checkout for what is dear to fetch or build again (created if need be).
 * Falls back to the system's temporary folder where the home is missing or read-only.
 */
export function cacheFolder() {
  const home = process.env.XDG_CACHE_HOME || (homedir() && join(homedir(), '.cache'));
  for (const folder of [home && join(home, 'lineside'), join(tmpdir(), 'lineside-cache')]) {
    if (!folder) continue;
    try {
      mkdirSync(folder, { recursive: true });
      return folder;
    } catch {
      // the next place
    }
  }
  throw new Error('no folder to keep downloads in: set XDG_CACHE_HOME to one that can be written');
}

export const isRoot = process.getuid?.() === 0;
export const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
