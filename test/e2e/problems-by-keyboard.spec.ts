/** The reasons behind red cells and lanes, read without a mouse. */
import { expect, test } from 'playwright/test';
import { type LaunchedStation, launchStation } from '../support/window/launch-station.ts';
import { goToHash, tabTo } from '../support/window/screens.ts';
import { say } from './words.ts';

let station: LaunchedStation;
test.afterEach(() => station.close());

test('a red cell says why when it has the focus, and the next problem is one press away', async () => {
  station = await launchStation({ scene: 'empty' });
  const { page } = station;
  await goToHash(page, '#/batches/import');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'week11.csv', mimeType: 'text/csv', buffer: Buffer.from('serialNumber,macAddress,accountName\n') });
  const next = page.getByRole('button', { name: say('window.table.next') });
  await tabTo(next);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /00:1A:C5:00:00$/ })).toBeFocused();
  await expect(page.getByRole('tooltip')).toContainText('six pairs of hexadecimal digits');
  await tabTo(page.getByRole('button', { name: say('window.table.only-invalid') }));
  await page.keyboard.press('Space');
  await tabTo(next);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /empty/ })).toBeFocused();
  await expect(page.getByRole('tooltip')).toContainText('The cell is empty.');
  expect(station.complaints).toEqual([]);
});

test('a lane’s details open and close by keyboard, and the focus comes back', async () => {
  station = await launchStation({ scene: 'bench:8' });
  const { page } = station;
  const opener = page.getByRole('button', { name: say('window.lane.open', { lane: 4 }) });
  await tabTo(opener);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await tabTo(page.getByRole('button', { name: /Write the device name/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: say('window.evidence') })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(opener).toBeFocused();
  expect(station.complaints).toEqual([]);
});
