/** Missing programs and libraries: installed with apt on Debian as root, named everywhere else. */
import { execFileSync } from 'node:child_process';
import { isRoot, say } from '../project.mjs';
import { runCommand } from '../run-command.mjs';
import { missingNeeds, nameOf } from './system-needs.mjs';

const APT_OPTIONS = ['-qq', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0'];

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return runCommand('apt-get', [...APT_OPTIONS, ...args], { env, stdio: ['ignore', 2, 2] });
}

/** The first of a need's package names that this release has (names change between releases). */
function packageFor(need) {
  return need.packages.find((name) => hasCandidate(name)) ?? need.packages[0];
}

function hasCandidate(name) {
  try {
    return /^ {2}Candidate: (?!\(none\))/m.test(
      execFileSync('apt-cache', ['policy', name], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } }),
    );
  } catch {
    return false;
  }
}

const isDebian = () => {
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/**
 * Sees that the needs are met and says what it does.
 * @param {readonly import('./system-needs.mjs').Need[]} needs
 * @returns {Promise<string[]>} what is still missing, by name
 */
export async function meetSystemNeeds(needs) {
  const missing = missingNeeds(needs);
  if (missing.length === 0) return [];
  if (!isDebian() || !isRoot) {
    say(`Missing on this computer: ${missing.map(nameOf).join(', ')}.`);
    say(`As root on Debian or Ubuntu: apt-get install --no-install-recommends ${missing.map((need) => need.packages[0]).join(' ')}`);
    return missing.map(nameOf);
  }
  say(`Missing on this computer: ${missing.map(nameOf).join(', ')}. Asking apt for them.`);
  await apt('update');
  const packages = missing.map(packageFor);
  say(`apt-get install ${packages.join(' ')}`);
  await apt('install', ...packages);
  const still = missingNeeds(needs).map(nameOf);
  if (still.length > 0) say(`Still missing after apt-get: ${still.join(', ')}.`);
  return still;
}
