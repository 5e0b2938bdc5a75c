/**
 * What the computer itself must have, and the Debian packages that bring it. A need is a command on PATH or a shared library, so
 * it can be told on every Linux, or, for a module of Python, a file of Debian's; alternatives are the package's names in newer releases.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {{ command?: string, library?: string, file?: string, packages: readonly string[] }} Need */

/** @type {readonly Need[]} */
export const windowNeeds = [
  { library: 'libgtk-3.so.0', packages: ['libgtk-3-0', 'libgtk-3-0t64'] },
  { library: 'libnss3.so', packages: ['libnss3'] },
  { library: 'libasound.so.2', packages: ['libasound2', 'libasound2t64'] },
  { library: 'libgbm.so.1', packages: ['libgbm1'] },
];

/** @type {readonly Need[]} */
export const virtualDisplayNeeds = [{ command: 'Xvfb', packages: ['xvfb'] }];

/** What the tests with real parts use. @type {readonly Need[]} */
export const testNeeds = [
  { command: 'sshd', packages: ['openssh-server'] },
  { command: 'ssh', packages: ['openssh-client'] },
  { command: 'sshpass', packages: ['sshpass'] },
  { command: 'openssl', packages: ['openssl'] },
  { command: 'mosquitto', packages: ['mosquitto'] },
  { command: 'mosquitto_pub', packages: ['mosquitto-clients'] },
  { command: 'busybox', packages: ['busybox'] },
  { command: 'dropbear', packages: ['dropbear-bin'] },
  { command: 'mmdebstrap', packages: ['mmdebstrap'] },
  { command: 'systemd-nspawn', packages: ['systemd-container'] },
  { command: 'socat', packages: ['socat'] },
  { command: 'strace', packages: ['strace'] },
  { command: 'javac', packages: ['default-jdk-headless'] },
  { command: 'protoc', packages: ['protobuf-compiler'] },
  { command: 'xmllint', packages: ['libxml2-utils'] },
  { command: 'jq', packages: ['jq'] },
  { command: 'python3', packages: ['python3'] },
  { file: '/usr/lib/python3/dist-packages/openpyxl/__init__.py', packages: ['python3-openpyxl'] },
  { command: 'softhsm2-util', packages: ['softhsm2'] },
  { command: 'pkcs11-tool', packages: ['opensc'] },
  { command: 'ps', packages: ['procps'] },
  { command: 'ip', packages: ['iproute2'] },
];

/** What the slow job with virtual machines uses. @type {readonly Need[]} */
export const machineNeeds = [
  { command: 'qemu-system-x86_64', packages: ['qemu-system-x86'] },
  { command: 'qemu-img', packages: ['qemu-utils'] },
  { command: 'mke2fs', packages: ['e2fsprogs'] },
];

/** Daemons live in sbin, which an ordinary user's PATH may lack. */
const searchPath = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin'];

function hasCommand(name) {
  return searchPath.some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The loader's list of shared libraries; undefined where there is none to ask (then nothing is called missing). */
function loaderList() {
  for (const ldconfig of ['/sbin/ldconfig', '/usr/sbin/ldconfig']) {
    try {
      return execFileSync(ldconfig, ['-p'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 16_000_000 });
    } catch {
      // not here
    }
  }
  return undefined;
}

/** @param {readonly Need[]} needs @returns {Need[]} those that are not met */
export function missingNeeds(needs) {
  if (process.platform !== 'linux') return [];
  const libraries = needs.some((need) => need.library !== undefined) ? loaderList() : undefined;
  return needs.filter((need) => {
    if (need.command !== undefined) return !hasCommand(need.command);
    if (need.file !== undefined) return !existsSync(need.file);
    return libraries !== undefined && !libraries.includes(`\t${need.library} `);
  });
}

/** @param {Need} need */
export const nameOf = (need) => need.command ?? need.library ?? need.file ?? need.packages[0];
