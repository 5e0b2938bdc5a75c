/** A visit at a gateway ends without anybody asking it to: the window says so, and what was typed is there after connecting again. */
import { expect } from 'playwright/test';
import { enginePid } from '../support/window/engine-pid.ts';
import { type OuterBench, startOuterBench } from '../support/window/outer-bench.ts';
import { lookAt } from './look-at.ts';
import { test } from './station-test.ts';
import { say } from './words.ts';

let bench: OuterBench;
test.beforeEach(async ({ station }) => {
  bench = await startOuterBench({ gateways: 2, lanes: 2 });
  await station.page.locator('input[type="file"]').setInputFiles(bench.stationFile);
  await expect(station.page.getByRole('article')).toHaveCount(2);
  await station.page.keyboard.press('Alt+4');
});
test.afterEach(() => bench.remove());

test('keeps what was typed when the engine is lost', async ({ station }) => {
  test.setTimeout(120_000);
  const { app, page } = station;
  await page.getByRole('button', { name: say('window.gateway.connect-to', { lane: 1 }) }).click();
  await page.getByLabel(say('window.operator.name')).fill('Kim Olsson');
  await page.keyboard.press('Enter');
  await page.getByRole('searchbox', { name: say('window.gateway.components.search') }).fill('DataTransport');
  await page.keyboard.press('Enter');
  const keepAlive = page.getByRole('textbox', { name: 'keep-alive' });
  await keepAlive.fill('55');
  await expect(page.getByText(say('window.gateway.review.fits'))).toBeVisible();
  process.kill(await enginePid(app), 'SIGKILL');

  await expect(page.getByText(say('window.gateway.lost', { lane: 1 }))).toBeVisible();
  await expect(page.getByText(say('window.gateway.lost.kept', { fields: 1 }))).toBeVisible();
  await expect(page.getByText(say('window.restarting'))).toBeHidden();
  await lookAt(station, 'gateway-lost');
  await page.getByRole('button', { name: say('window.gateway.connect-again-to', { lane: 1 }) }).click();
  await expect(page.getByRole('region', { name: say('window.gateway.review.label') })).toBeVisible();
  await page
    .getByRole('button', { name: /MqttDataTransport/ })
    .first()
    .click();
  await expect(keepAlive).toHaveValue('55');
});

test('says why nobody could be reached, and connecting can be cancelled', async ({ station }) => {
  const { page } = station;
  await bench.remove();
  await page.getByRole('button', { name: say('window.gateway.connect-to', { lane: 2 }) }).click();
  await page.getByLabel(say('window.operator.name')).fill('Kim Olsson');
  await page.keyboard.press('Enter');
  await expect(page.getByText(say('window.gateway.connecting', { lane: 2 }))).toBeVisible();
  await page.getByRole('button', { name: say('window.gateway.connecting.cancel') }).click();
  await expect(page.getByText(say('window.gateway.connecting', { lane: 2 }))).toBeHidden();
  await page.getByRole('button', { name: say('window.gateway.connect-to', { lane: 2 }) }).click();
  await expect(page.getByText(say('error.visit/nobody-there.title'))).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole('button', { name: say('window.gateway.connect-again-to', { lane: 2 }) })).toBeVisible();
});
