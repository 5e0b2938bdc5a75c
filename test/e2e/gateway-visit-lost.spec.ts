/** A visit that ends without anybody asking it to, and one that never begins: both said, and what was typed is kept. */
import { expect, test } from 'playwright/test';
import { enginePid } from '../support/window/engine-pid.ts';
import { type LaunchedStation, launchStation } from '../support/window/launch-station.ts';
import { openSimulatedStation } from '../support/window/simulated-station.ts';
import { lookAt } from './look-at.ts';
import { say } from './words.ts';

async function goAndConnect({ page }: LaunchedStation, lane: number): Promise<void> {
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.keyboard.press('Alt+4');
  await page.getByRole('button', { name: say('window.gateway.connect-to', { lane }) }).click();
  await page.getByLabel(say('window.operator.name')).fill('Kim Olsson');
  await page.keyboard.press('Enter');
}

test('keeps what was typed when the engine is lost', async () => {
  test.setTimeout(120_000);
  const bench = await openSimulatedStation(['--gateways', '2', '--lanes', '2']);
  const { app, page } = bench.station;
  try {
    await goAndConnect(bench.station, 1);
    await page.getByRole('searchbox', { name: say('window.gateway.components.search') }).fill('DataTransport');
    await page.keyboard.press('Enter');
    const keepAlive = page.getByRole('textbox', { name: 'keep-alive' });
    await keepAlive.fill('55');
    await expect(page.getByText(say('window.gateway.review.fits'))).toBeVisible();
    process.kill(await enginePid(app), 'SIGKILL');

    await expect(page.getByText(say('window.gateway.lost', { lane: 1 }))).toBeVisible();
    await expect(page.getByText(say('window.gateway.lost.kept', { fields: 1 }))).toBeVisible();
    await expect(page.getByText(say('window.restarting'))).toBeHidden();
    await lookAt(bench.station, 'gateway-lost');
    await page.getByRole('button', { name: say('window.gateway.connect-again-to', { lane: 1 }) }).click();
    await expect(page.getByRole('region', { name: say('window.gateway.review.label') })).toBeVisible();
    await page
      .getByRole('button', { name: /MqttDataTransport/ })
      .first()
      .click();
    await expect(keepAlive).toHaveValue('55');
  } finally {
    await bench.close();
  }
});

test('says why nobody could be reached, and connecting can be cancelled', async () => {
  const station = await launchStation();
  const { page } = station;
  // Nothing listens on port 9.
  const rest = { url: 'https://127.0.0.1:9', user: 'admin', password: { env: 'PATH' } };
  const file = { lineside: 1, name: 'No gateways', lanes: [{ lane: 1, name: 'Empty', rest }] };
  try {
    const buffer = Buffer.from(JSON.stringify(file));
    await page.locator('input[type="file"]').setInputFiles({ name: 'station.json', mimeType: 'application/json', buffer });
    await goAndConnect(station, 1);
    await expect(page.getByText(say('window.gateway.connecting', { lane: 1 }))).toBeVisible();
    await page.getByRole('button', { name: say('window.gateway.connecting.cancel') }).click();
    await expect(page.getByText(say('window.gateway.connecting', { lane: 1 }))).toBeHidden();
    await page.getByRole('button', { name: say('window.gateway.connect-to', { lane: 1 }) }).click();
    await expect(page.getByText(say('error.visit/nobody-there.title'))).toBeVisible({ timeout: 40_000 });
    await expect(page.getByRole('button', { name: say('window.gateway.connect-again-to', { lane: 1 }) })).toBeFocused();
  } finally {
    await station.close();
  }
});
