/**
 * What is handed out on Linux, made of the unpacked app by the system's own tools: a `.tar.gz`, and a `.deb` where `dpkg-deb` is there. Equal
 * content gives equal bytes: times are the last commit's, owners are root.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../project.mjs';

const INSTALLED = 'opt/Lineside';
const DEPENDS = ['libgtk-3-0 | libgtk-3-0t64', 'libnss3', 'libasound2 | libasound2t64', 'libgbm1', 'libxss1', 'udev'];

/** @param {string} unpacked folder of the app @returns {string} the archive */
export function makeTarball(unpacked, { version, epochSeconds }) {
  const file = inProject('dist-pack', `lineside-${version}-linux-x64.tar.gz`);
  const names = ['--transform', `s,^\\./,lineside-${version}/,`, '-C', unpacked, '.'];
  execFileSync('tar', ['--use-compress-program=gzip -n', '-cf', file, ...reproducible(epochSeconds), ...names]);
  return file;
}

/** @returns {string | undefined} the package; undefined where the system has no `dpkg-deb` */
export function makeDebianPackage(unpacked, { version, epochSeconds }) {
  if (!hasProgram('dpkg-deb')) return undefined;
  const tree = mkdtempSync(join(tmpdir(), 'lineside-deb-'));
  try {
    chmodSync(tree, 0o755);
    mkdirSync(join(tree, 'opt'));
    cpSync(unpacked, join(tree, INSTALLED), { recursive: true, verbatimSymlinks: true });
    // Chromium's fallback sandbox, for kernels that let no ordinary user make namespaces.
    chmodSync(join(tree, INSTALLED, 'chrome-sandbox'), 0o4755);
    put(tree, 'usr/share/applications/lineside.desktop', desktopEntry);
    put(tree, 'usr/share/icons/hicolor/scalable/apps/lineside.svg', readFileSync(inProject('resources', 'icons', 'icon.svg')));
    put(tree, 'usr/lib/udev/rules.d/60-lineside.rules', readFileSync(inProject('resources', 'udev', '60-lineside.rules')));
    mkdirSync(join(tree, 'usr/bin'), { recursive: true });
    symlinkSync(`/${INSTALLED}/resources/lineside`, join(tree, 'usr/bin/lineside'));
    symlinkSync(`/${INSTALLED}/lineside-station`, join(tree, 'usr/bin/lineside-station'));
    put(tree, 'DEBIAN/control', control(version, sizeKiB(tree)));
    const file = inProject('dist-pack', `lineside_${version}_amd64.deb`);
    const env = { ...process.env, SOURCE_DATE_EPOCH: String(epochSeconds) };
    execFileSync('dpkg-deb', ['--build', '--root-owner-group', '-Zgzip', tree, file], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    return file;
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

function put(tree, name, content) {
  const file = join(tree, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content, { mode: 0o644 });
}

const desktopEntry = `[Desktop Entry]
Type=Application
Name=Lineside
Comment=Provision gateways on a production line
Comment[de]=Gateways in der Fertigung einrichten
Exec=/${INSTALLED}/lineside-station %U
Icon=lineside
Categories=Utility;
StartupWMClass=lineside
`;

const control = (version, size) => `Package: lineside
Version: ${version}
Architecture: amd64
Maintainer: Lineside <lineside@example.invalid>
Installed-Size: ${size}
Depends: ${DEPENDS.join(', ')}
Section: utils
Priority: optional
Description: Provisioning workstation for gateway production lines
 Takes gateways from a batch file to proven, recorded units.
`;

function sizeKiB(folder) {
  return execFileSync('du', ['-sk', folder], { encoding: 'utf8' }).split('\t')[0];
}

const reproducible = (epochSeconds) => ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', `--mtime=@${epochSeconds}`];

function hasProgram(name) {
  try {
    execFileSync('sh', ['-c', 'command -v "$0"', name], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The last commit's time; outside a checkout that of the package description. */
export function sourceEpochSeconds() {
  try {
    return Number(
      execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: inProject(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    return Math.floor(statSync(inProject('package.json')).mtimeMs / 1000);
  }
}
