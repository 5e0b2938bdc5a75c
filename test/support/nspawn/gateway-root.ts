/** The Debian root of the whole gateways: built once with mmdebstrap (about 20 s) and kept in a cache folder outside the checkout. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

const PREPARE = join(import.meta.dirname, 'prepare-root.sh');
const PACKAGES = ['systemd-sysv', 'openssh-server', 'iproute2', 'procps', 'sudo', 'busybox'];
const BUILD_LIMIT_MS = 300_000;

/** As the host's own release, so that the host's package sources serve it. */
export function debianRelease(): string {
  return /^VERSION_CODENAME=(.+)$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'stable';
}

/** Where roots and disks are kept between runs. */
export function cacheFolder(): string {
  const caches = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const folder = join(caches.startsWith('/') ? caches : tmpdir(), 'lineside-test');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * The folder of a root as `prepare-root.sh` leaves it. Nothing is ever written into it: every gateway gets a layer of its own above.
 * Throws with what mmdebstrap said where it cannot be built.
 */
export function gatewayRoot(): string {
  const key = createHash('sha256')
    .update(readFileSync(PREPARE))
    .update([debianRelease(), ...PACKAGES].join())
    .digest('hex')
    .slice(0, 12);
  const folder = cacheFolder();
  const root = join(folder, `gateway-root-${key}`);
  if (existsSync(root)) return root;
  const work = mkdtempSync(join(folder, 'building-'));
  try {
    const fresh = join(work, 'root');
    const args = ['--variant=minbase', `--include=${PACKAGES.join()}`, `--customize-hook=sh '${PREPARE}' "$1"`, debianRelease(), fresh];
    execFileSync('mmdebstrap', args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: BUILD_LIMIT_MS, maxBuffer: 64 * 1024 * 1024 });
    if (!existsSync(root)) renameSync(fresh, root);
    return root;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
