/**
 * From the start of the program until the window shows what it knows from the engine and can be used; held against an Electron that only
 * opens an empty window. Both under a display of the bench's own, both driven in the same way.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron } from 'playwright';
import { startVirtualDisplay } from '../tools/virtual-display.mjs';
import { type BenchRow, median, type SkippedBench } from './bench-row.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const NAME = 'window: start until it can be used';
const ROUNDS = 5;

const EMPTY_APP = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ webPreferences: { sandbox: true } }).loadURL('data:text/html,<main><h1>Empty</h1></main>'));`;

export async function benchWindowStart(): Promise<readonly (BenchRow | SkippedBench)[]> {
  if (!existsSync(join(PROJECT, 'out/main/index.js'))) return [{ name: NAME, skipped: 'the window is not built (npm run build)' }];
  const display = process.platform === 'linux' ? await startVirtualDisplay() : undefined;
  const folder = await mkdtemp(join(tmpdir(), 'lineside-bench-'));
  try {
    await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'empty', version: '0.0.0', main: 'main.js' }));
    await writeFile(join(folder, 'main.js'), EMPTY_APP);
    const environment = display === undefined ? {} : { DISPLAY: display.display };
    const ours: number[] = [];
    const empty: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const home = join(folder, `station-${round}`);
      empty.push(await millisecondsToHeading(folder, [`--user-data-dir=${join(folder, `empty-${round}`)}`], environment));
      ours.push(await millisecondsToHeading(PROJECT, [`--user-data-dir=${home}`, '--db', join(home, 'journal.sqlite')], environment));
    }
    const baseline = { name: 'an empty Electron window', value: median(empty.slice(1)) };
    const note = `first start with a new journal, median of ${ROUNDS} after one that warms the disk; shall be 1.5 × at most`;
    return [{ name: NAME, value: median(ours.slice(1)), unit: 'ms', baseline, note }];
  } finally {
    await display?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function millisecondsToHeading(
  cwd: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const { ELECTRON_RUN_AS_NODE: _plainNode, ...rest } = { ...process.env, ...environment };
  const env = Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const startedAtMs = performance.now();
  const app = await _electron.launch({ cwd, args: [cwd, ...words], env });
  try {
    const page = await app.firstWindow();
    await page.getByRole('main').getByRole('heading').first().waitFor();
    return performance.now() - startedAtMs;
  } finally {
    await app.close();
  }
}
