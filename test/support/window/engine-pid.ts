/** The engine of a window: a child of Electron's main process. */
import { readdir, readFile } from 'node:fs/promises';
import type { ElectronApplication } from 'playwright/test';

/** The child of main that runs the engine's script. */
export async function enginePid(app: ElectronApplication): Promise<number> {
  const parent = await app.evaluate(() => process.pid);
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const [status, command] = await Promise.all([read(`/proc/${entry}/status`), read(`/proc/${entry}/cmdline`)]);
    if (status.includes(`\nPPid:\t${parent}\n`) && command.includes('out/engine/entry.js')) return Number(entry);
  }
  throw new Error('no engine below main');
}

/** Empty where the process is gone. */
const read = (file: string) => readFile(file, 'utf8').catch(() => '');
