/**
 * Scrolling a file of a million rows in the window: how late pictures come, beside the same window with nothing to do, and how long the
 * page's own code takes for each. All rows on one page; wheel-sized steps first, then the thumb dragged from one end to the other.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ElectronApplication, _electron, type Page } from 'playwright';
import { text } from '../../shared/texts/text.ts';
import { startVirtualDisplay } from '../tools/virtual-display.mjs';
import { writeBatch } from './batch-of-rows.ts';
import type { BenchRow, SkippedBench } from './bench-row.ts';
import { scriptPerFrame, type TraceEvent } from './script-per-frame.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const NAME = 'table: scrolling 1,000,000 rows';
const ROWS = 1_000_000;
const FRAMES = 600;
const CHECK_LIMIT_MS = 300_000;

const say = (key: Parameters<typeof text>[1], params = {}) => text('en', key, params);

export async function benchTableScroll(): Promise<readonly (BenchRow | SkippedBench)[]> {
  if (!existsSync(join(PROJECT, 'out/main/index.js'))) return [{ name: NAME, skipped: 'the window is not built (npm run build)' }];
  const display = process.platform === 'linux' ? await startVirtualDisplay() : undefined;
  const folder = await mkdtemp(join(tmpdir(), 'lineside-bench-'));
  try {
    const file = join(folder, 'million.csv');
    await writeBatch(file, ROWS);
    const app = await launch(folder, display === undefined ? {} : { DISPLAY: display.display });
    try {
      return await measure(app, file, folder);
    } finally {
      await app.close();
    }
  } finally {
    await display?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(app: ElectronApplication, file: string, folder: string): Promise<readonly BenchRow[]> {
  const page = await app.firstWindow();
  await page.getByRole('main').getByRole('heading').first().waitFor();
  await page.evaluate(() => {
    location.hash = '#/batches/import';
  });
  const startedAtMs = performance.now();
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole('grid').getByRole('rowheader').first().waitFor({ timeout: CHECK_LIMIT_MS });
  const shownMs = performance.now() - startedAtMs;
  await page
    .getByRole('button', { name: say('window.import.go-on') })
    .and(page.locator(':enabled'))
    .waitFor({ timeout: CHECK_LIMIT_MS });
  await page.getByRole('button', { name: say('window.table.page-size') }).click();
  await page.getByRole('option', { name: say('window.table.all-rows') }).click();
  const run = async (way: 'wheel' | 'thumb') => {
    const idle = await traced(app, join(folder, 'idle.json'), () => frames(page, 'idle'));
    return { idle, ...(await traced(app, join(folder, `${way}.json`), () => frames(page, way))) };
  };
  const wheel = await run('wheel');
  const thumb = await run('thumb');
  const rowOf = (what: string, { idle, intervals, script }: Traced & { readonly idle: Traced }): readonly BenchRow[] => [
    {
      name: `${NAME}: frame, ${what}, p95`,
      value: p95(intervals),
      unit: 'ms',
      baseline: { name: 'the same window idle', value: p95(idle.intervals) },
      note: 'shall be 1 ms more at most',
    },
    { name: `${NAME}: script per frame, ${what}, p95`, value: p95(script), unit: 'ms', note: 'shall be 4 ms at most' },
  ];
  const shown = { name: `${NAME}: first rows shown after the file was chosen`, value: shownMs, unit: 'ms', note: 'with its upload' };
  return [...rowOf('by the wheel', wheel), ...rowOf('by the thumb', thumb), shown];
}

interface Traced {
  readonly intervals: readonly number[];
  readonly script: readonly number[];
}

async function traced(app: ElectronApplication, path: string, run: () => Promise<readonly number[]>): Promise<Traced> {
  await app.evaluate(({ contentTracing }) => contentTracing.startRecording({ included_categories: ['devtools.timeline'] }));
  const intervals = await run();
  await app.evaluate(({ contentTracing }, to) => contentTracing.stopRecording(to), path);
  const { traceEvents } = JSON.parse(await readFile(path, 'utf8')) as { traceEvents: TraceEvent[] };
  return { intervals, script: scriptPerFrame(traceEvents) };
}

/** Times between pictures, in ms. `wheel` goes 120 px for each, `thumb` a thousandth of the whole. */
async function frames(page: Page, how: 'idle' | 'wheel' | 'thumb'): Promise<readonly number[]> {
  return page.evaluate(
    ({ count, way }) =>
      new Promise<readonly number[]>((done) => {
        const grid = document.querySelector('[role="grid"]');
        const stepPx = { idle: 0, wheel: 120, thumb: (grid?.scrollHeight ?? 0) / 1000 }[way];
        const intervals: number[] = [];
        let before = performance.now();
        const next = (now: number) => {
          intervals.push(now - before);
          before = now;
          if (stepPx !== 0) grid?.scrollBy(0, stepPx);
          if (intervals.length < count) requestAnimationFrame(next);
          else done(intervals.slice(1));
        };
        requestAnimationFrame(next);
      }),
    { count: FRAMES, way: how },
  );
}

async function launch(folder: string, environment: Readonly<Record<string, string>>): Promise<ElectronApplication> {
  const { ELECTRON_RUN_AS_NODE: _plainNode, ...rest } = { ...process.env, ...environment };
  const env = Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const home = join(folder, 'station');
  return _electron.launch({ cwd: PROJECT, args: [PROJECT, `--user-data-dir=${home}`, '--db', join(home, 'journal.sqlite')], env });
}

function p95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
}
