/** Configurations of a visited gateway as files: a snapshot saved and applied again, a recipe; and the screen magnified to 200 %. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import type { LaunchedStation } from '../support/window/launch-station.ts';
import { findCutTexts, pageOverflow } from '../support/window/screens.ts';
import { findObstacles, takeMagnifiedPicture, takePicture } from './look-at.ts';
import { test } from './station-test.ts';
import { say } from './words.ts';

test.beforeEach(async ({ station }) => {
  const { page } = station;
  await page.getByRole('textbox', { name: say('window.training.lanes') }).fill('2');
  await page.getByRole('button', { name: say('window.training.start') }).click();
  await expect(page.getByText(say('window.training.word'), { exact: true })).toBeVisible();
  await page.keyboard.press('Alt+4');
  await page.getByRole('button', { name: say('window.gateway.connect-to', { lane: 1 }) }).click();
  await page.getByLabel(say('window.operator.name')).fill('Kim Olsson');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: say('window.gateway.head') })).toBeVisible();
});

/** The system's own dialog cannot be driven: whatever is saved from now on goes there. */
async function saveTo({ app, folder }: LaunchedStation, name: string): Promise<string> {
  const file = join(folder, name);
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  return file;
}

test('saves a snapshot without its passwords, applies it changed, and makes a recipe of what is there', async ({ station }) => {
  test.setTimeout(120_000);
  const { page } = station;
  await page.getByRole('tab', { name: say('window.gateway.tab.snapshots') }).click();
  const file = await saveTo(station, 'first.xml');
  await page
    .getByRole('button', { name: say('window.gateway.snapshots.save-one', { name: say('window.gateway.snapshots.first') }) })
    .click();
  await page.getByRole('menuitem', { name: say('window.gateway.snapshots.save.xml') }).click();
  await expect(page.getByText(say('window.gateway.saved', { name: 'first.xml' }))).toBeVisible();
  const text = await readFile(file, 'utf8');
  expect(text).not.toMatch(/type="Password"/i);

  const changed = text.replace(/(name="keep-alive"[^>]*>\s*<esf:value>|name="keep-alive"[\s\S]*?<[a-z:]*value>)30</, '$140<');
  expect(changed).not.toBe(text);
  await page.locator('input[type="file"]').setInputFiles({ name: 'changed.xml', mimeType: 'text/xml', buffer: Buffer.from(changed) });
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: say('window.gateway.file.title', { name: 'changed.xml' }) })).toBeVisible();
  await expect(dialog.getByText(/keep-alive$/)).toBeVisible();
  await takePicture(page, 'gateway-file-plan');
  await dialog.getByRole('button', { name: say('window.gateway.file.apply') }).click();
  await expect(dialog.getByText(say('window.gateway.applied.proved'))).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole('button', { name: say('window.gateway.applied.close') }).click();

  const recipeFile = await saveTo(station, 'recipe.json');
  await page.getByRole('button', { name: say('window.gateway.snapshots.recipe') }).click();
  await dialog.getByLabel(say('window.gateway.recipe.name')).fill('Like lane 1');
  await expect(dialog.getByRole('checkbox').first()).toBeAttached();
  expect(await findObstacles(page)).toEqual([]);
  await takePicture(page, 'gateway-recipe');
  await dialog.getByRole('button', { name: say('window.gateway.recipe.save') }).click();
  await expect(dialog.getByText(say('window.gateway.saved', { name: 'recipe.json' }))).toBeVisible();
  const recipe = await readFile(recipeFile, 'utf8');
  expect(JSON.parse(recipe)).toMatchObject({ recipe: 'Like lane 1' });
  expect(recipe).toMatch(/"keep-alive": 40/);
});

test('can be worked with at 200 %', async ({ station }) => {
  const { app, page } = station;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThanOrEqual(683);
  await page.getByRole('searchbox', { name: say('window.gateway.components.search') }).fill('DataTransport');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'keep-alive' }).fill('46');
  await expect(page.getByText(say('window.gateway.review.fits'))).toBeVisible();
  await takeMagnifiedPicture(station, 'gateway-zoomed');
  expect(await findObstacles(page)).toEqual([]);
  expect(await findCutTexts(page)).toEqual([]);
  expect(await pageOverflow(page)).toEqual({ x: 0, y: 0 });
  await page.getByRole('button', { name: say('window.gateway.review.open') }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await takeMagnifiedPicture(station, 'gateway-zoomed-review');
});
