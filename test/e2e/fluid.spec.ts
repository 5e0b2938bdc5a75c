/** The window never blocks: measured while 24 lanes stream and while a large file is checked. Prints the figures; asserts only that all of it was shown. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from 'playwright/test';
import { launchStation } from '../support/window/launch-station.ts';
import { goToHash } from '../support/window/screens.ts';
import { say } from './words.ts';

const ROWS = 100_000;
const STREAMED_S = 10;

/** Long tasks of the page from now on, as durations in ms. */
async function watchTasks(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(() => {
    const seen: number[] = [];
    Reflect.set(window, 'longTasks', seen);
    new PerformanceObserver((list) => seen.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  });
  return () => page.evaluate(() => Reflect.get(window, 'longTasks') as readonly number[]);
}

function print(what: string, tasks: readonly number[]): void {
  const longest = Math.round(Math.max(0, ...tasks));
  const total = Math.round(tasks.reduce((sum, each) => sum + each, 0));
  console.log(`window: ${what}: ${tasks.length} tasks over 50 ms, longest ${longest} ms, together ${total} ms`);
}

test('24 lanes that stream', async () => {
  const station = await launchStation({ scene: 'streaming:24', width: 1920, height: 1080 });
  try {
    const { page } = station;
    await expect(page.getByRole('article')).toHaveCount(24);
    const tasks = await watchTasks(page);
    const frames = await page.evaluate(
      (seconds) =>
        new Promise<number>((resolve) => {
          let count = 0;
          const end = performance.now() + seconds * 1000;
          const frame = () => {
            count += 1;
            if (performance.now() < end) requestAnimationFrame(frame);
            else resolve(count);
          };
          frame();
        }),
      STREAMED_S,
    );
    print(`24 lanes, ${STREAMED_S} s, ${Math.round(frames / STREAMED_S)} pictures a second`, await tasks());
    await expect(page.getByText(/^\d of 7 ·$/).first()).toBeVisible();
    expect(frames).toBeGreaterThan(0);
    expect(station.complaints).toEqual([]);
  } finally {
    await station.close();
  }
});

test(`a file of ${ROWS} rows is checked and looked through`, async () => {
  test.setTimeout(180_000);
  const folder = await mkdtemp(join(tmpdir(), 'lineside-rows-'));
  const station = await launchStation();
  try {
    const { page } = station;
    await expect(page.getByRole('heading', { name: say('window.first.title') })).toBeVisible();
    const file = join(folder, 'large.csv');
    await writeRows(file);
    await goToHash(page, '#/batches/import');
    const tasks = await watchTasks(page);
    await page.locator('input[type="file"]').setInputFiles(file);
    await expect(page.getByRole('button', { name: say('window.table.next') })).toBeVisible({ timeout: 120_000 });
    const table = page.getByRole('grid');
    await page.getByRole('button', { name: say('window.table.page-size') }).click();
    await page.getByRole('option', { name: say('window.table.all-rows') }).click();
    await expect(table).toHaveAttribute('aria-rowcount', String(1 + ROWS));
    for (let jump = 0; jump < 20; jump += 1) {
      await table.evaluate((element, part) => {
        for (let box: Element | null = element; box !== null; box = box.parentElement) box.scrollTop = box.scrollHeight * part;
      }, jump / 20);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    }
    print(`${ROWS} rows checked and scrolled`, await tasks());
    expect(station.complaints).toEqual([]);
  } finally {
    await station.close();
    await rm(folder, { recursive: true, force: true });
  }
});

/** One bad cell in the middle. */
async function writeRows(file: string): Promise<void> {
  const stream = createWriteStream(file);
  stream.write('identifier,deviceName,site\n');
  for (let row = 1; row <= ROWS; row += 1) {
    const identifier = row === ROWS / 2 ? '' : `AX-${String(row).padStart(7, '0')}`;
    if (!stream.write(`${identifier},gateway ${row},hall ${row % 7}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}
