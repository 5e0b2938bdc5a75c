/** The disk, kernel and initramfs of the virtual machines: built once with mmdebstrap (about 40 s) and kept in a cache folder outside the checkout. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, debianRelease } from '../support/nspawn/gateway-root.ts';

export interface MachineImage {
  /** A raw ext4 file system without partitions; never written, every machine gets a layer of its own above. */
  readonly disk: string;
  readonly kernel: string;
  readonly initramfs: string;
}

const PREPARE_MACHINE = join(import.meta.dirname, 'prepare-machine.sh');
const PREPARE_GATEWAY = join(import.meta.dirname, '../support/nspawn/prepare-root.sh');
const DISK_SIZE = '2G';
const BUILD_LIMIT_MS = 600_000;
const PACKAGES = [
  'systemd-sysv',
  'openssh-server',
  'iproute2',
  'procps',
  'udev',
  'kmod',
  'dbus',
  'linux-image-cloud-amd64',
  'initramfs-tools',
  'lz4',
];

/** Throws with what the builder said where it cannot be built. */
export function machineImage(): MachineImage {
  const key = createHash('sha256')
    .update(readFileSync(PREPARE_MACHINE))
    .update(readFileSync(PREPARE_GATEWAY))
    .update([debianRelease(), DISK_SIZE, ...PACKAGES].join())
    .digest('hex')
    .slice(0, 12);
  const folder = cacheFolder();
  const kept = join(folder, `machine-${key}`);
  if (!existsSync(kept)) build(folder, kept);
  return { disk: join(kept, 'disk.ext4'), kernel: join(kept, 'vmlinuz'), initramfs: join(kept, 'initrd.img') };
}

function build(folder: string, kept: string): void {
  const work = mkdtempSync(join(folder, 'building-'));
  const call = {
    stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'],
    timeout: BUILD_LIMIT_MS,
    maxBuffer: 64 * 1024 * 1024,
  };
  try {
    const root = join(work, 'root');
    const hook = `--customize-hook=PREPARE_GATEWAY='${PREPARE_GATEWAY}' sh '${PREPARE_MACHINE}' "$1"`;
    execFileSync('mmdebstrap', ['--variant=minbase', `--include=${PACKAGES.join()}`, hook, debianRelease(), root], call);
    const files = join(work, 'files');
    execFileSync('mkdir', [files]);
    for (const name of ['vmlinuz', 'initrd.img']) copyFileSync(join(root, 'boot-files', name), join(files, name));
    execFileSync('mke2fs', ['-q', '-F', '-t', 'ext4', '-d', root, join(files, 'disk.ext4'), DISK_SIZE], call);
    if (!existsSync(kept)) renameSync(files, kept);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
