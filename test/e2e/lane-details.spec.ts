/** What is behind a lane's number, read without a mouse. */
import { expect, test } from 'playwright/test';
import { type LaunchedStation, launchStation } from '../support/window/launch-station.ts';
import { tabTo } from '../support/window/screens.ts';
import { say } from './words.ts';

let station: LaunchedStation;
test.afterEach(() => station.close());

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
