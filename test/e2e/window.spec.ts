/** What the window does when the engine crashes, when somebody closes it over units in work, and what it keeps for the next start. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, expect, test } from 'playwright/test';
import { answerDialogs, launchStation, type LaunchedStation } from '../support/window/launch-station.ts';

const KEEP_WORKING = 0;
let station: LaunchedStation;
test.afterEach(() => station.close());

async function beOperator(name: string): Promise<void> {
  await station.page.getByRole('button', { name: 'Enter your name' }).click();
  await station.page.getByRole('textbox', { name: 'Name' }).fill(name);
  await station.page.keyboard.press('Enter');
  await expect(station.page.getByRole('dialog')).toHaveCount(0);
}

test('an engine that crashes is started again, and the window knows both', async () => {
  station = await launchStation({ scene: 'idle:4' });
  const { page } = station;
  await beOperator('crash');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByText('The engine stopped').first()).toBeVisible();
  await expect(page.getByText('The engine stopped and starts again', { exact: false })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeEnabled();
  expect(station.complaints).toEqual([]);
});

test('an engine that keeps crashing is a fault that says what to do, and help still opens', async () => {
  station = await launchStation({ scene: 'idle:4' });
  const { page } = station;
  await beOperator('crash');
  for (let crashes = 0; crashes < 4; crashes += 1) {
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    if (crashes < 3) await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeEnabled();
  }
  await expect(page.getByRole('heading', { name: 'The station does not run' })).toBeVisible();
  await expect(page.getByText('The engine keeps stopping')).toBeVisible();
  await page.getByRole('link', { name: 'Help' }).click();
  await expect(page.getByRole('heading', { name: 'Help', level: 1 })).toBeVisible();
});

test('closing over units in work asks first; staying keeps the window, going on closes it', async () => {
  station = await launchStation({ scene: 'running:4' });
  const { app, page } = station;
  await expect(page.getByRole('article')).toHaveCount(4);
  await answerDialogs(app, KEEP_WORKING);
  const windows = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect(page.getByRole('article')).toHaveCount(4);
  expect(await windows()).toBe(1);
});

test('without units in work it closes at once', async () => {
  station = await launchStation({ scene: 'idle:4' });
  await answerDialogs(station.app, KEEP_WORKING);
  await expect(station.page.getByRole('article')).toHaveCount(4);
  const closed = station.app.waitForEvent('close');
  await station.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => undefined);
  await closed;
});

test('language and look are kept for the next start', async () => {
  station = await launchStation({ scene: 'idle:4' });
  const { page } = station;
  await page.getByRole('button', { name: 'Appearance, language, sound' }).click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await page.getByRole('button', { name: 'Darstellung, Sprache, Ton' }).click();
  await page.getByRole('menuitemradio', { name: 'Dunkel' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await station.app.evaluate(({ app }) => app.quit()).catch(() => undefined);
  await expect
    .poll(async () => JSON.parse(await readFile(join(station.folder, 'window.json'), 'utf8')))
    .toMatchObject({ language: 'de', theme: 'dark' });
});

test('frames of no known shape do not reach the engine, and the window goes on', async () => {
  station = await launchStation({ scene: 'idle:4' });
  const { page } = station;
  await expect(page.getByRole('article')).toHaveCount(4);
  await page.evaluate(() => {
    for (const frame of [{ kind: 'eval', code: '1' }, 'text', null]) window.lineside.send(frame as never);
    window.lineside.tell({ kind: 'open-external', url: 'https://example.invalid' } as never);
  });
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('link', { name: /week 8/ })).toBeVisible();
});

test('a second start with the same profile shows the first window and ends', async () => {
  station = await launchStation({ scene: 'idle:4' });
  const second = await _electron
    .launch({ args: ['.', `--user-data-dir=${station.folder}`], timeout: 10_000 })
    .then(async (app) => {
      await app.waitForEvent('close', { timeout: 5000 }).catch(() => undefined);
      return app.process().exitCode;
    })
    .catch(() => 0);
  expect(second).toBe(0);
  expect(await station.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('what is announced to listeners can be taken back under the page’s policy', async () => {
  station = await launchStation({ scene: 'empty' });
  const { page } = station;
  const lanes = page.getByRole('textbox', { name: 'Lanes' });
  await lanes.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(lanes).toHaveValue('6');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Start the training line' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  expect(station.complaints).toEqual([]);
});
