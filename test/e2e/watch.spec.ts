/** The lifecycle watch in the window: a batch's gateways are expected, come with their birth message, and go. */
import { expect } from 'playwright/test';
import { chooseFromMenu } from '../support/window/screens.ts';
import { importBatchFile, openNewestBatch, openSimulatedStation } from '../support/window/simulated-station.ts';
import { lookAt } from './look-at.ts';
import { test } from './station-test.ts';
import { say } from './words.ts';

const GATEWAYS = 4;
const RECIPE = 'ESF gateway to Everyware Cloud';
const BROKER = 'training-account';

test('shows the gateways of a batch as they come', async () => {
  test.setTimeout(240_000);
  const line = await openSimulatedStation(['--gateways', String(GATEWAYS), '--lanes', '2']);
  try {
    const { station, batchFile } = line;
    const { page } = station;
    await importBatchFile(page, batchFile, RECIPE);
    await chooseFromMenu(page, say('window.batches.more'), say('window.watch.open'));
    await expect(page.getByRole('heading', { level: 1, name: say('window.watch.title') })).toBeVisible();
    await lookAt(station, 'watch-empty');
    await expect(page.getByRole('button', { name: new RegExp(BROKER) })).toBeVisible();
    await page.getByRole('button', { name: say('window.watch.start') }).click();
    await expect(page.getByText(say('window.watch.link.connected'))).toBeVisible();
    const rows = (state: 'expected' | 'connected') => page.getByRole('row').filter({ hasText: say(`window.watch.state.${state}`) });
    await expect(rows('expected')).toHaveCount(GATEWAYS);
    await lookAt(station, 'watch-expected');

    await page.getByRole('link', { name: say('window.rail.line'), exact: true }).click();
    await page.getByRole('button', { name: say('window.line.start'), exact: true }).click();
    await page.getByLabel(say('window.operator.name')).fill('Kim Olsson');
    await page.keyboard.press('Enter');
    await expect(page.getByText(`${GATEWAYS} / ${GATEWAYS}`)).toBeVisible({ timeout: 120_000 });
    await openNewestBatch(page);
    await chooseFromMenu(page, say('window.batches.more'), say('window.watch.open'));
    await expect(rows('expected')).toHaveCount(0);
    await expect(page.getByRole('row').nth(1).getByRole('link')).toBeVisible();
    await lookAt(station, 'watch-heard');
    await page.getByRole('button', { name: say('window.watch.stop') }).click();
    await expect(page.getByRole('button', { name: say('window.watch.start') })).toBeVisible();
    expect(station.complaints).toEqual([]);
  } finally {
    await line.close();
  }
});
