/** Two commands started together on a fresh checkout must not install into the same folder at once. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { cacheFolder, projectRoot, say } from '../project.mjs';

const POLL_MS = 200;

/** Where PID 1 does not reap, a dead process still answers `kill -0`; its state in /proc tells. */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

/** Runs `work` while no other process of this checkout does the same; waits for its turn. */
export async function oneAtATime(work) {
  const name = createHash('sha256').update(projectRoot).digest('hex').slice(0, 16);
  const lock = join(cacheFolder(), `setup-${name}.lock`);
  for (let told = false; ; ) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = Number(readOrNothing(lock));
    if (holder > 0 && !isAlive(holder)) {
      rmSync(lock, { force: true });
      continue;
    }
    if (!told) say(`Waiting: process ${holder} is setting this checkout up.`);
    told = true;
    await delay(POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function readOrNothing(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
