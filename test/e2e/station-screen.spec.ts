/** The station's own screen: what each lane is plugged into, whose port is whose, and learning it by plugging. */
import { expect } from 'playwright/test';
import { findObstacles, takePicture } from './look-at.ts';
import { test } from './station-test.ts';
import { say } from './words.ts';

test.use({ launch: { scene: 'bench:8' } });

test.beforeEach(async ({ station }) => {
  await expect(station.page.getByRole('article')).toHaveCount(8);
  await station.page.keyboard.press('Alt+6');
});

test('shows the bench as it stands, with the port that each adapter is now', async ({ station }) => {
  const { page } = station;
  const lanes = page
    .getByRole('region', { name: say('window.bench.title') })
    .getByRole('list')
    .first()
    .locator('> li');
  await expect(lanes).toHaveCount(8);
  await expect(lanes.nth(0)).toContainText('usb 1-1.1');
  await expect(lanes.nth(0)).toContainText('/dev/ttyUSB0');
  await expect(lanes.nth(3)).toContainText(say('window.bench.unplugged'));
  await expect(lanes.nth(4)).toContainText('127.0.64.5:22');
  const port = page.getByRole('row').filter({ hasText: '/dev/ttyUSB1' });
  await expect(port.getByRole('cell').last()).toHaveText('2');
  await expect(page.getByRole('row').filter({ hasText: '/dev/ttyS0' }).getByRole('cell').last()).toHaveText(say('window.ports.free'));
});

test('learns a lane’s port by plugging, with keys alone, and saves it', async ({ station }) => {
  const { page } = station;
  await page.getByRole('button', { name: say('window.ports.learn') }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(say('window.learn.unplug', { lane: 1 }))).toBeVisible();
  await takePicture(page, 'learn-unplug');
  await expect(dialog.getByText(say('window.learn.plug', { lane: 1 }), { exact: true })).toBeVisible();
  await expect(dialog.getByText(say('window.learn.learned', { lane: 1, path: '/dev/ttyUSB0' }))).toBeVisible();
  await expect(dialog.getByText('"serial": { "usb": { "location": "1-1.1" } }')).toBeVisible();
  await takePicture(page, 'learn-learned');
  expect(await findObstacles(page)).toEqual([]);
  await dialog.getByRole('radio', { name: say('window.learn.way.location') }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByText('"serial": { "usb": { "serialNumber": "AB0K4T20" } }')).toBeVisible();
  await dialog.getByRole('button', { name: say('window.learn.copy') }).focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => station.app.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe('"serial": { "usb": { "serialNumber": "AB0K4T20" } }');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: say('window.learn.save') })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/station\.json$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: say('window.ports.learn') })).toBeFocused();
});
