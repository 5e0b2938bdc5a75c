/** A person at one gateway of the training line, outside a run: its form, its snapshots, its certificates, and who has the lane. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from 'playwright/test';
import type { LaunchedStation } from '../support/window/launch-station.ts';
import { tabTo } from '../support/window/screens.ts';
import { findObstacles, lookAt, takePicture } from './look-at.ts';
import { test } from './station-test.ts';
import { say } from './words.ts';

const TRANSPORT = 'org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport';
const OPERATOR = 'Kim Olsson';

test.beforeEach(async ({ station }) => {
  const { page } = station;
  await page.getByRole('textbox', { name: say('window.training.lanes') }).fill('2');
  await page.getByRole('button', { name: say('window.training.start') }).click();
  await expect(page.getByText(say('window.training.word'), { exact: true })).toBeVisible();
});

async function goToGateways(page: Page): Promise<void> {
  await page.keyboard.press('Alt+4');
  await expect(page.getByRole('button', { name: say('window.gateway.connect-to', { lane: 1 }) })).toBeVisible();
}

async function connect({ page }: LaunchedStation): Promise<void> {
  await page.getByRole('button', { name: say('window.gateway.connect-to', { lane: 1 }) }).click();
  const name = page.getByLabel(say('window.operator.name'));
  const head = page.getByRole('region', { name: say('window.gateway.head') });
  await expect(name.or(head)).toBeVisible();
  if (await name.isVisible()) {
    await name.fill(OPERATOR);
    await page.keyboard.press('Enter');
  }
  await expect(head).toBeVisible();
}

async function disconnect(page: Page): Promise<void> {
  await page.getByRole('button', { name: say('window.gateway.disconnect') }).click();
  await expect(page.getByRole('button', { name: say('window.gateway.connect-to', { lane: 1 }) })).toBeEnabled();
}

async function openComponent(page: Page, pid: string): Promise<void> {
  const list = page.getByRole('navigation', { name: say('window.gateway.components.label') });
  await list.getByRole('searchbox').fill(pid);
  await list.getByRole('button', { name: pid }).first().click();
  await expect(page.getByRole('region', { name: say('window.gateway.form.label') }).getByText(pid, { exact: true })).toBeVisible();
}

const tab = (page: Page, name: 'configuration' | 'snapshots' | 'certificates') =>
  page.getByRole('tab', { name: say(`window.gateway.tab.${name}`) });

test('changes a value that did not fit at first, reads it back, and goes back to the snapshot before', async ({ station }) => {
  test.setTimeout(180_000);
  const { page } = station;
  await goToGateways(page);
  await lookAt(station, 'gateway-lanes');
  await connect(station);
  await openComponent(page, TRANSPORT);

  const keepAlive = page.getByRole('textbox', { name: 'keep-alive' });
  await expect(keepAlive).toHaveValue('30');
  await keepAlive.fill('0');
  await expect(
    page.getByText(say('window.gateway.problem.out-of-range', { range: say('window.gateway.field.number.min', { min: 1 }) })),
  ).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('Typed-Pa55word-of-the-form');
  await expect(page.getByText(say('window.gateway.review.problems', { problems: 1 }))).toBeVisible();
  await lookAt(station, 'gateway-problem');
  await page.getByRole('button', { name: say('window.gateway.review.open') }).click();
  await expect(keepAlive).toBeFocused();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await keepAlive.fill('45');
  await expect(page.getByText(say('window.gateway.review.fits'))).toBeVisible();
  await page.getByRole('button', { name: say('window.gateway.review.open') }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(`${TRANSPORT} keep-alive`)).toBeVisible();
  await expect(dialog.getByText('••••••')).toBeVisible();
  expect(await page.locator('body').innerText()).not.toContain('Typed-Pa55word');
  await dialog.getByRole('button', { name: say('window.gateway.review.apply') }).click();
  await expect(dialog.getByText(say('window.gateway.applied.proved'))).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole('button', { name: say('window.gateway.applied.close') }).click();
  await expect(page.getByRole('region', { name: say('window.gateway.review.label') })).toHaveCount(0);
  await expect(keepAlive).toHaveValue('45');

  await tab(page, 'snapshots').click();
  const snapshots = page.getByRole('list', { name: say('window.gateway.tab.snapshots') }).getByRole('listitem');
  await expect(snapshots.nth(1)).toBeVisible();
  await snapshots
    .nth(1)
    .getByRole('button', { name: new RegExp(say('window.gateway.snapshots.compare')) })
    .click();
  const differences = page.getByRole('region', { name: say('window.gateway.compare.differences') });
  await expect(differences.getByRole('row', { name: `${TRANSPORT} keep-alive 30 45` })).toBeVisible();
  await lookAt(station, 'gateway-compare');

  await snapshots
    .nth(1)
    .getByRole('button', { name: /Go back/ })
    .click();
  await expect(dialog.getByText(`${TRANSPORT} keep-alive`)).toBeVisible();
  await dialog.getByRole('button', { name: say('window.gateway.rollback.apply'), exact: true }).click();
  await expect(dialog.getByText(/Written/)).toBeVisible({ timeout: 90_000 });
  await dialog.getByRole('button', { name: say('window.gateway.applied.close') }).click();
  await tab(page, 'configuration').click();
  await expect(page.getByRole('textbox', { name: 'keep-alive' })).toHaveValue('30');
  await disconnect(page);
});

test('adds a trusted certificate and takes it out again', async ({ station }) => {
  test.setTimeout(120_000);
  const { page, folder } = station;
  const pem = join(folder, 'new-broker.pem');
  const key = join(folder, 'new-broker.key');
  const words = `req -x509 -newkey rsa:2048 -nodes -days 90 -subj /CN=New-broker/O=Works -out ${pem} -keyout ${key}`;
  const made = spawnSync('openssl', words.split(' '));
  test.skip(made.status !== 0, 'openssl is not installed');
  await goToGateways(page);
  await connect(station);
  await tab(page, 'certificates').click();
  const store = page.getByRole('region', { name: 'SSLKeystore', exact: true });
  await expect(store.getByText(say('window.gateway.purpose.broker'))).toBeVisible();
  await lookAt(station, 'gateway-certificates');

  await store.getByRole('button', { name: say('window.gateway.trust.add-to', { keystore: 'SSLKeystore' }) }).click();
  const dialog = page.getByRole('dialog').last();
  await dialog.getByLabel(say('window.gateway.trust.alias')).fill('new-broker');
  await dialog.getByLabel(say('window.gateway.trust.pem')).fill('no certificate');
  await dialog.getByRole('button', { name: say('window.gateway.trust.check') }).click();
  await expect(dialog.getByText(say('window.gateway.plan.problems'))).toBeVisible();
  await page.keyboard.press('Escape');
  await dialog.getByLabel(say('window.gateway.trust.pem')).fill(readFileSync(pem, 'utf8'));
  await dialog.getByRole('button', { name: say('window.gateway.trust.check') }).click();
  await dialog.getByRole('button', { name: say('window.gateway.trust.add.apply') }).click();
  await expect(dialog.getByText(say('window.gateway.applied.proved'))).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole('button', { name: say('window.gateway.applied.close') }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(store.getByText('CN=New-broker,O=Works', { exact: true })).toBeVisible();

  await store.getByRole('button', { name: say('window.gateway.trust.remove-one', { alias: 'new-broker' }) }).click();
  await dialog.getByRole('button', { name: say('window.gateway.trust.remove.apply') }).click();
  await expect(dialog.getByText(say('window.gateway.applied.proved'))).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole('button', { name: say('window.gateway.applied.close') }).click();
  await expect(store.getByText('CN=New-broker,O=Works', { exact: true })).toHaveCount(0);
  await disconnect(page);
});

test('works with keys alone, and the screen is free of barriers on the way', async ({ station }) => {
  const { page } = station;
  const press = async (target: Locator) => {
    await tabTo(target);
    await page.keyboard.press('Enter');
  };
  await goToGateways(page);
  await press(page.getByRole('button', { name: say('window.gateway.connect-to', { lane: 2 }) }));
  await expect(page.getByLabel(say('window.operator.name'))).toBeFocused();
  await page.keyboard.type(OPERATOR);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: say('window.gateway.title', { lane: 2 }) })).toBeVisible();
  await tabTo(page.getByRole('searchbox', { name: say('window.gateway.components.search') }));
  await page.keyboard.type('DataTransport');
  await page.keyboard.press('Enter');
  const keepAlive = page.getByRole('textbox', { name: 'keep-alive' });
  await tabTo(keepAlive);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('50');
  await expect(page.getByText(say('window.gateway.review.fits'))).toBeVisible();
  expect(await findObstacles(page)).toEqual([]);
  await press(page.getByRole('button', { name: say('window.gateway.review.open') }));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  expect(await findObstacles(page)).toEqual([]);
  await takePicture(page, 'gateway-review');
  await press(dialog.getByRole('button', { name: say('window.gateway.review.apply') }));
  await expect(dialog.getByText(say('window.gateway.applied.proved'))).toBeVisible({ timeout: 60_000 });
  expect(await findObstacles(page)).toEqual([]);
  await takePicture(page, 'gateway-applied');
  await press(dialog.getByRole('button', { name: say('window.gateway.applied.close') }));
  await expect(keepAlive).toHaveValue('50');
  await press(page.getByRole('button', { name: say('window.gateway.disconnect') }));
  await expect(page.getByRole('button', { name: say('window.gateway.connect-to', { lane: 2 }) })).toBeEnabled();
});

test('keeps runs out of its lane until it is disconnected', async ({ station }) => {
  test.setTimeout(120_000);
  const { page } = station;
  await importBatch(page);
  await goToGateways(page);
  await connect(station);
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: say('window.line.start'), exact: true }).click();
  await expect(page.getByText(say('error.visit/lane-visited.title', { lane: 1 }))).toBeVisible();
  await page.keyboard.press('Alt+4');
  await expect(page.getByRole('heading', { name: say('window.gateway.title', { lane: 1 }) })).toBeVisible();
  await disconnect(page);
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: say('window.line.start'), exact: true }).click();
  await expect(page.getByText(say('window.said.done'))).toBeVisible({ timeout: 60_000 });
});

async function importBatch(page: Page): Promise<void> {
  await page.getByRole('button', { name: say('window.import.go-on') }).click();
  await page.getByText('ESF gateway to Everyware Cloud').click();
  await page.getByRole('button', { name: /^Import/ }).click();
  await page.getByRole('button', { name: say('window.import.done.line') }).click();
}
