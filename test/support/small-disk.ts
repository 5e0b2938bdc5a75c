/** A disk that can really be full. */
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { aFolder } from './journal.ts';

const MEGABYTE = 1024 * 1024;

export function mayMount(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;
}

/** A disk of its own. */
export function smallDisk(megabytes = 40): string {
  const folder = aFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  if (mounted.status !== 0) throw new Error(`no small disk: ${mounted.stderr.toString()}`);
  onTestFinished(() => void execFileSync('umount', [folder]));
  return folder;
}

/** Writes until nothing more goes in, or `leaveBytes`. Returns the way to make room again. */
export function fill(disk: string, leaveBytes = 0): () => void {
  const ballast = join(disk, 'ballast');
  writeFileSync(ballast, '');
  for (const size of [MEGABYTE, 4096]) {
    try {
      for (;;) appendFileSync(ballast, Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
  if (leaveBytes > 0) truncateSync(ballast, statSync(ballast).size - leaveBytes);
  return () => rmSync(ballast);
}
