/**
 * Makes a checkout ready for a command: npm packages, Electron, system packages. Says what it does on stderr; silent and quick where
 * everything is there.
 */
import { hasDisplay, say } from './project.mjs';
import { electronVersion, provideElectron } from './setup/electron-runtime.mjs';
import { installPackages, packagesAreInstalled } from './setup/npm-packages.mjs';
import { oneAtATime } from './setup/one-at-a-time.mjs';
import { machineNeeds, testNeeds, virtualDisplayNeeds, windowNeeds } from './setup/system-needs.mjs';
import { meetSystemNeeds } from './setup/system-packages.mjs';

/** What each purpose needs beside the npm packages. */
const PURPOSES = {
  /** command line, checks, bench: plain Node */
  engine: { electron: false, needs: [] },
  window: { electron: true, needs: [...windowNeeds, ...(hasDisplay ? [] : virtualDisplayNeeds)] },
  test: { electron: true, needs: [...windowNeeds, ...virtualDisplayNeeds, ...testNeeds] },
  package: { electron: true, needs: [...windowNeeds, ...virtualDisplayNeeds] },
  power: { electron: false, needs: [...testNeeds, ...machineNeeds] },
};

/**
 * @param {'engine' | 'window' | 'test' | 'package' | 'power'} purpose
 * @returns {Promise<readonly string[]>} what is still missing on the computer, by name (never npm packages: without them it throws)
 */
export async function setUp(purpose) {
  const { electron, needs } = PURPOSES[purpose];
  const isReady = () => packagesAreInstalled() && (!electron || electronVersion() !== '');
  if (!isReady()) {
    await oneAtATime(async () => {
      await installPackages();
      if (electron) await provideElectron();
    });
  }
  return needs.length === 0 ? [] : await meetSystemNeeds(needs);
}

/** As `setUp`, for a command: where it fails the command ends with one line that says why. */
export async function setUpOrExit(purpose) {
  try {
    return await setUp(purpose);
  } catch (error) {
    say(`Set-up failed: ${error.message}`);
    process.exit(1);
  }
}
