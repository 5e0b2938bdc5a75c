/** The table of a checked file, mended with keys alone until it is good, and imported. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from 'playwright/test';
import { everywareFile, type EverywareCells } from '../fixtures/batches/everyware-file.ts';
import type { LaunchedStation } from '../support/window/launch-station.ts';
import { enginePid } from '../support/window/engine-pid.ts';
import { findCutTexts, pageOverflow } from '../support/window/screens.ts';
import { findObstacles, lookAt, takeMagnifiedPicture } from './look-at.ts';
import { test } from './station-test.ts';
import { say } from './words.ts';

const BAD_MAC = '00:60:0C:00:00:0G';
const RECIPE = 'ESF gateway to Everyware Cloud';
const ROWS = 60;

function rowsWith(changes: Readonly<Record<number, Partial<EverywareCells>>>, rows = ROWS): string {
  return everywareFile(...Array.from({ length: rows }, (_each, index) => changes[index + 1] ?? {}));
}

async function openFile(page: Page, name: string, content: string): Promise<Locator> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Alt+2');
  await page.getByRole('button', { name: say('window.batches.import') }).click();
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  const grid = page.getByRole('grid');
  await expect(grid.getByRole('rowheader').first()).toHaveText('1');
  return grid;
}

/** The cell that the grid says the keyboard is in. */
function activeCell(page: Page): Locator {
  return page.locator('[role="grid"] [data-active]');
}

async function expectAt(page: Page, row: number, column: number): Promise<void> {
  const grid = page.getByRole('grid');
  await expect(activeCell(page)).toHaveAttribute('aria-colindex', String(column + 1));
  await expect(activeCell(page).locator('xpath=..')).toHaveAttribute('aria-rowindex', String(row + 1));
  await expect(grid).toHaveAttribute('aria-activedescendant', (await activeCell(page).getAttribute('id')) ?? '');
}

function button(page: Page, key: Parameters<typeof say>[0], params = {}): Locator {
  return page.getByRole('button', { name: say(key, params), exact: true });
}

async function choosePageSize(page: Page, rows: number): Promise<void> {
  await page.getByRole('button', { name: say('window.table.page-size') }).click();
  await page.getByRole('option', { name: say('window.table.rows-on-page', { rows }) }).click();
}

async function putOnClipboard({ app }: LaunchedStation, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
}

test('a file is mended with keys alone, saved and imported', async ({ station }) => {
  const { app, page, folder } = station;
  const grid = await openFile(page, 'week 12.csv', rowsWith({ 2: { macAddress: BAD_MAC }, 30: { serialNumber: 'SN00001' } }));
  await expect(grid).toHaveAttribute('aria-rowcount', String(ROWS + 1));
  await expect(page.getByText(say('window.table.records', { rows: ROWS }))).toBeVisible();
  await expect(page.getByText(say('window.table.not-valid'))).toBeVisible();
  await expect(button(page, 'window.import.go-on')).toBeDisabled();

  await choosePageSize(page, 25);
  const links = page.getByRole('navigation', { name: say('window.table.page-links') });
  const second = links.getByRole('button', { name: say('window.table.page-invalid', { page: 2 }) });
  await expect(second).toHaveCSS('color', await colourOf(page, '--fail-text'));
  await expect(links.getByRole('button', { name: say('window.table.page', { page: 3 }), exact: true })).toBeVisible();
  await page.getByRole('button', { name: say('window.table.page-size') }).press('Tab');
  await expect(page.getByRole('button', { name: /^\d+ invalid cells$/ })).toBeFocused();
  await expect(page.getByRole('tooltip')).toHaveText(say('window.table.pages', { pages: '1–2' }));

  await page.keyboard.press('F8');
  await expect(grid).toBeFocused();
  await expectAt(page, 2, 2);
  await expect(activeCell(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(activeCell(page)).toHaveAccessibleDescription(new RegExp(say('error.csv/bad-mac.action').slice(0, 20)));
  await expect(page.getByRole('tooltip')).toContainText(say('error.csv/bad-mac.action'));

  await page.keyboard.type('00:60:0C:00:00:02');
  await page.keyboard.press('Enter');
  await expectAt(page, 3, 2);
  const mended = grid.getByRole('gridcell', { name: '00:60:0C:00:00:02' });
  await expect(mended).toHaveAttribute('data-edited', 'true');
  await expect(mended).not.toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('status').filter({ hasText: say('window.table.cell-good', { column: 'macAddress', row: 2 }) })).toHaveCount(
    1,
  );
  await page.keyboard.press('Control+z');
  await expect(grid.getByRole('gridcell', { name: BAD_MAC })).toBeVisible();
  await expect(button(page, 'window.table.redo-count', { count: 1 })).toBeEnabled();
  await page.keyboard.press('Control+Shift+Z');
  await expect(mended).toBeVisible();

  await page.keyboard.press('F8');
  await expectAt(page, 30, 1);
  await expect(second).toHaveAttribute('aria-current', 'page');
  await page.keyboard.press('F2');
  await expect(page.getByLabel(say('window.table.edit-label', { column: 'serialNumber', row: 30 }))).toHaveValue('SN00001');
  await page.keyboard.type('X');
  await page.keyboard.press('Escape');
  await expect(activeCell(page)).toHaveText('SN00001', { useInnerText: true });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('SN00030');
  await page.keyboard.press('Tab');
  await expectAt(page, 30, 2);
  await expect(page.getByText(say('window.import.good', { rows: ROWS }))).toBeVisible();
  await expect(links.getByRole('button', { name: /invalid/ })).toHaveCount(0);

  const file = join(folder, 'corrected.csv');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await button(page, 'window.table.save').press('Enter');
  await expect(page.getByText(say('window.table.saved-as', { file: 'corrected.csv' }))).toBeVisible();
  const saved = await readFile(file, 'utf8');
  expect(saved).toContain('SN00002,00:60:0C:00:00:02,');
  expect(saved).toContain('SN00030,');
  expect(saved).toContain('pass-30-word');
  expect(saved).not.toContain(BAD_MAC);

  await button(page, 'window.import.go-on').press('Enter');
  await page.getByText(RECIPE, { exact: true }).click();
  await button(page, 'window.import.import', { units: ROWS }).click();
  await expect(page.getByText(say('window.import.done.title', { batch: 'week 12' }))).toBeVisible();
});

test('cells are moved through, copied, pasted, cleared and deleted as in a spreadsheet', async ({ station }) => {
  const { app, page } = station;
  const grid = await openFile(page, 'a.csv', rowsWith({}, 12));
  await grid.focus();
  await expectAt(page, 1, 1);
  for (const [keys, row, column] of [
    ['ArrowDown', 2, 1],
    ['End', 2, 8],
    ['Home', 2, 0],
    ['ArrowRight', 2, 1],
    ['Control+End', 12, 8],
    ['Control+Home', 1, 0],
    ['ArrowRight', 1, 1],
    ['PageDown', undefined, 1],
    ['PageUp', 1, 1],
  ] as const) {
    await page.keyboard.press(keys);
    if (row !== undefined) await expectAt(page, row, column);
  }

  for (const keys of ['Shift+ArrowDown', 'Shift+ArrowRight', 'Control+c']) await page.keyboard.press(keys);
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe('SN00001\t00:60:0C:00:00:01\nSN00002\t00:60:0C:00:00:02');
  for (const keys of ['End', 'ArrowLeft', 'ArrowLeft', 'Control+c']) await page.keyboard.press(keys);
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe('••••••');

  for (const keys of ['Control+End', 'Home', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(keys);
  await putOnClipboard(station, 'south\tclient-12\r\nnorth\tclient-13\r\n');
  await page.keyboard.press('Control+v');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(say('window.table.paste-title', { rows: 2, columns: 2 }));
  await expect(dialog).toContainText(say('window.table.paste-append-one'));
  await expect(dialog.getByRole('cell', { name: 'client-13' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(grid).toHaveAttribute('aria-rowcount', '14');
  await expect(grid.getByRole('gridcell', { name: 'client-12' })).toBeVisible();
  await expect(button(page, 'window.table.undo-count', { count: 2 })).toBeEnabled();
  await expect(page.getByText(say('window.table.not-valid'))).toBeVisible();
  await grid.press('Control+z');
  await grid.press('Control+z');
  await expect(grid).toHaveAttribute('aria-rowcount', '13');

  await grid.press('Control+Home');
  for (const keys of ['ArrowRight', 'Delete']) await page.keyboard.press(keys);
  await expect(grid.getByRole('gridcell').first()).toHaveAttribute('aria-invalid', 'true');
  await button(page, 'window.table.undo-count', { count: 1 }).press('Enter');
  await expect(grid.getByRole('gridcell').first()).toHaveText('SN00001');

  await grid.press('Home');
  for (const keys of ['Space', 'ArrowDown', 'Space', 'Delete']) await page.keyboard.press(keys);
  await expect(grid).toHaveAttribute('aria-rowcount', '11');
  await expect(grid.getByRole('gridcell').first()).toHaveText('SN00003');
  await page.keyboard.press('Control+z');
  await expect(grid).toHaveAttribute('aria-rowcount', '13');
});

test('one press fixes all of a kind, headers are read as meant, and only rows with problems are shown', async ({ station }) => {
  const { page } = station;
  const content = rowsWith({ 3: { accountName: ' acme' }, 40: { accountName: 'acme ' }, 50: { macAddress: BAD_MAC } });
  const grid = await openFile(page, 'blanks.csv', content.replace('serialNumber', 'Serial No.'));
  await button(page, 'window.mapping.offer', { header: 'Serial No.', column: 'serialNumber' }).click();
  await expect(grid.getByRole('columnheader', { name: 'serialNumber' })).toBeVisible();
  await expect(button(page, 'window.mapping.offer', { header: 'Serial No.', column: 'serialNumber' })).toHaveCount(0);

  await button(page, 'window.mapping.open').click();
  await expect(page.getByRole('dialog').getByRole('button', { name: /serialNumber/ })).toBeVisible();
  await page.keyboard.press('Escape');

  await button(page, 'window.table.only-invalid').click();
  await expect(grid).not.toHaveAttribute('aria-rowcount', String(ROWS + 1));
  await expect(grid.getByRole('rowheader', { name: '50', exact: true })).toBeVisible();
  await button(page, 'window.table.only-invalid').click();
  await expect(grid).toHaveAttribute('aria-rowcount', String(ROWS + 1));

  await grid.getByRole('gridcell', { name: 'acme', exact: true }).nth(2).click();
  await expectAt(page, 3, 3);
  await button(page, 'window.table.fix-all').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('row')).toHaveCount(1 + 2);
  await dialog.getByRole('button', { name: say('window.table.fix-many', { count: 2 }) }).click();
  await expect(dialog).toBeHidden();
  await expect(button(page, 'window.table.undo-count', { count: 1 })).toBeEnabled();
  await expect(activeCell(page)).toHaveText('acme', { useInnerText: true });
  await expect(activeCell(page)).not.toHaveAttribute('data-severity', /./);

  await button(page, 'window.import.other').click();
  await expect(dialog).toContainText(say('window.table.lose-title-one'));
  await button(page, 'window.table.lose').click();
  await expect(page.getByText(say('window.import.drop'))).toBeVisible();
});

test('the keyboard stays with its row, what is typed fast is kept, and every edit can be taken back', async ({ station }) => {
  const { page } = station;
  const changes = Object.fromEntries([10, 20, 30, 40].map((row) => [row, { macAddress: BAD_MAC }]));
  const grid = await openFile(page, 'week 12.csv', rowsWith(changes));
  await expect(page.getByText(say('window.table.invalid-cells', { cells: 4 }))).toBeVisible();
  await button(page, 'window.table.only-invalid').click();
  await expect(grid).toHaveAttribute('aria-rowcount', '5');
  await grid.focus();
  await page.keyboard.press('F8');
  await expectAt(page, 1, 2);
  // Each mended row leaves the list, and the keyboard is at the one behind it, not at the next but one.
  for (const tail of [11, 12, 13, 14]) await page.keyboard.type(`00:60:0C:0A:00:${tail}\n`);
  await expect(grid).toHaveAttribute('aria-rowcount', '1');
  await expect(page.getByText(say('window.import.good', { rows: ROWS }))).toBeVisible();
  await button(page, 'window.table.only-invalid').click();
  const rowTen = grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '10', exact: true }) });
  await expect(rowTen.getByRole('gridcell', { name: '00:60:0C:0A:00:11' })).toHaveCount(1);
  await page.keyboard.press('F8');
  await expect(page.getByText(say('window.table.none-invalid'))).toBeVisible();

  await grid.focus();
  for (const keys of ['Control+Home', 'Home', 'Control+Shift+End', 'Control+Delete']) await page.keyboard.press(keys);
  await expect(page.getByText(say('window.table.not-valid-empty'))).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(grid).toHaveAttribute('aria-rowcount', String(ROWS + 1));
  await grid.press('Control+Home');
  for (const keys of ['ArrowRight', 'x', 'Enter', 'Control+z']) await page.keyboard.press(keys);
  await expect(button(page, 'window.table.redo-count', { count: 1 })).toBeVisible();
  await expect(grid.getByRole('gridcell').first()).toHaveText('SN00001');
});

test('a table that was left is there again; one whose engine died is read anew', async ({ station }) => {
  const { app, page } = station;
  const grid = await openFile(page, 'week 12.csv', rowsWith({ 2: { macAddress: BAD_MAC } }));
  await grid.focus();
  for (const keys of ['ArrowRight', 'x', 'Enter']) await page.keyboard.press(keys);
  await expect(button(page, 'window.table.undo-count', { count: 1 })).toBeEnabled();
  for (const keys of ['Alt+1', 'Alt+2']) await page.keyboard.press(keys);
  await button(page, 'window.batches.import').click();
  await expect(button(page, 'window.table.undo-count', { count: 1 })).toBeEnabled();
  await expect(grid.getByRole('gridcell', { name: 'x', exact: true })).toBeVisible();

  process.kill(await enginePid(app), 'SIGKILL');
  await expect(page.getByRole('alert')).toContainText(say('error.table/gone.title'));
  await button(page, 'window.import.again').press('Enter');
  await expect(grid.getByRole('gridcell').first()).toHaveText('SN00001');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(button(page, 'window.table.undo')).toBeDisabled();
});

test('a file for Cervello asks for the manufacturer', async ({ station }) => {
  const { page } = station;
  await openFile(page, 'devices.csv', 'uniqueIdentifier,deviceName,deviceType\n00-14-22-01-23-84,Device 1,STANDALONE\n');
  await button(page, 'window.import.go-on').click();
  const manufacturer = page.getByRole('combobox', { name: say('window.recipe.manufacturer') });
  await manufacturer.fill('ACME Sensors');
  await page.getByRole('option', { name: say('window.manufacturer.add', { name: 'ACME Sensors' }) }).click();
  await expect(manufacturer).toHaveValue('ACME Sensors');
  await manufacturer.fill('sens');
  await page.getByRole('option', { name: 'ACME Sensors', exact: true }).click();
  await expect(manufacturer).toHaveValue('ACME Sensors');
});

test('nobody is kept out by how the table looks', async ({ station }) => {
  test.setTimeout(60_000);
  const { app, page } = station;
  const grid = await openFile(page, 'week 12.csv', rowsWith({ 2: { macAddress: BAD_MAC }, 3: { clientId: 'a+b' } }));
  await grid.focus();
  await page.keyboard.press('F8');
  await expect(page.getByRole('tooltip')).toBeVisible();
  await lookAt(station, 'table');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
  await page.getByRole('button', { name: say('window.display.label') }).click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await takeMagnifiedPicture(station, 'table-zoomed-de');
  expect(await findObstacles(page)).toEqual([]);
  expect(await findCutTexts(page)).toEqual([]);
  expect(await pageOverflow(page)).toEqual({ x: 0, y: 0 });
});

/** A colour of the style sheet as the page computes it. */
async function colourOf(page: Page, variable: string): Promise<string> {
  return page.evaluate((name) => {
    const probe = document.createElement('span');
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, variable);
}
