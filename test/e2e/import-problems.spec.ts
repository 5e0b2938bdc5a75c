/** A CSV with mistakes: each shown where it is, with its reason and remedy; nothing is stored until the file is right. */
import { expect, type Page } from 'playwright/test';
import { everywareFile } from '../fixtures/batches/everyware-file.ts';
import { notCsvFiles } from '../fixtures/batches/file-problems.ts';
import { test } from './station-test.ts';
import { say } from './words.ts';

const badMac = '00:60:0C:00:00:0G';
/** Six rows; the MAC address of the second and the serial number of the fifth are wrong. */
const broken = everywareFile({}, { macAddress: badMac }, {}, {}, { serialNumber: 'SN00001' }, {});
const mended = everywareFile({}, {}, {}, {}, {}, {});

test.beforeEach(async ({ station }) => {
  const { page } = station;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Alt+2');
  await page.getByRole('button', { name: say('window.batches.import') }).click();
});

test('shows each problem at its cell, with the reason on focus, and imports nothing', async ({ station }) => {
  const { page } = station;
  await chooseFile(page, 'broken.csv', broken);
  const table = page.getByRole('grid');
  await expect(table.getByRole('row')).toHaveCount(1 + 6);
  const bad = table.locator('[data-severity="error"]');
  await expect(bad).toHaveCount(2);
  const red = await colourOf(page, '--fail');
  for (const cell of await bad.all()) await expect(cell).toHaveCSS('border-color', red);

  await page.getByRole('button', { name: say('window.table.next') }).focus();
  await page.keyboard.press('Enter');
  const wrongMac = bad.filter({ hasText: badMac });
  await expect(wrongMac).toHaveAttribute('data-active', 'true');
  await expect(table).toBeFocused();
  const reason = page.getByRole('tooltip');
  await expect(reason).toContainText(say('error.csv/bad-mac.action'));
  await page.keyboard.press('F8');
  await expect(bad.filter({ hasText: 'SN00001' })).toHaveAttribute('data-active', 'true');
  await expect(reason).toContainText(say('error.csv/duplicate.action'));

  const filter = page.getByRole('button', { name: say('window.table.only-invalid') });
  await expect(filter).toHaveAttribute('aria-pressed', 'false');
  await filter.click();
  await expect(table.getByRole('row')).toHaveCount(1 + 2);
  await expect(bad).toHaveCount(2);
  await filter.click();
  await expect(table.getByRole('row')).toHaveCount(1 + 6);
  await expect(page.getByText(say('window.table.invalid-cells', { cells: 2 }))).toBeVisible();
  await expect(page.getByRole('button', { name: say('window.import.go-on') })).toBeDisabled();
});

test('imports the file once it is mended', async ({ station }) => {
  const { page } = station;
  await chooseFile(page, 'broken.csv', broken);
  await expect(page.getByText(say('window.table.invalid-cells', { cells: 2 }))).toBeVisible();
  await page.getByRole('button', { name: say('window.import.other') }).click();
  await chooseFile(page, 'mended.csv', mended);
  await expect(page.getByText(say('window.import.good', { rows: 6 }))).toBeVisible();
  await page.getByRole('button', { name: say('window.import.go-on') }).click();
  await page.getByText('ESF gateway to Everyware Cloud').click();
  await page.getByRole('button', { name: say('window.import.import', { units: 6 }) }).click();
  await expect(page.getByText(say('window.import.done.title', { batch: 'mended' }))).toBeVisible();
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
});

test('says in one clear message that a file is no CSV, and takes the next one', async ({ station }) => {
  const { page } = station;
  for (const { content, kind } of notCsvFiles.filter(({ name }) => ['an Excel workbook', 'a PDF', 'JSON'].includes(name))) {
    await chooseFile(page, 'units.csv', content);
    const message = page.getByRole('alert');
    await expect(message).toHaveCount(1);
    await expect(message).toContainText(say('error.csv/not-csv.title'));
    await expect(message).toContainText(say('error.csv/not-csv.meaning', { file: 'units.csv', kind }));
    await expect(message).toContainText(say('error.csv/not-csv.action'));
    await expect(page.getByRole('grid')).toHaveCount(0);
    await page.getByRole('button', { name: say('window.import.other') }).click();
  }
  await chooseFile(page, 'mended.csv', mended);
  await expect(page.getByText(say('window.import.good', { rows: 6 }))).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

async function chooseFile(page: Page, name: string, content: string | Uint8Array): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
}

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
