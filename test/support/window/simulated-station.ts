/** A window at a line of simulated gateways with their cloud, which a test may start as it needs it, and a batch of them imported. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { text } from '../../../shared/texts/text.ts';
import { LinesideProcess } from '../lineside.ts';
import { type LaunchedStation, launchStation } from './launch-station.ts';
import { goToHash } from './screens.ts';

export interface SimulatedStation {
  readonly station: LaunchedStation;
  readonly batchFile: string;
  close(): Promise<void>;
}

/** `words` go to `lineside simulate`. */
export async function openSimulatedStation(words: readonly string[]): Promise<SimulatedStation> {
  const folder = await mkdtemp(join(tmpdir(), 'lineside-e2e-line-'));
  const simulation = new LinesideProcess(['simulate', '--json', '--seed', 'window', '--out', join(folder, 'station.json'), ...words]);
  const close = async () => {
    await simulation.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const { station: stationFile, batch: batchFile } = await simulation.line((line) => line['ready'] === true);
    const station = await launchStation({ stationFile: String(stationFile) });
    return {
      station,
      batchFile: String(batchFile),
      close: async () => {
        await station.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** From any screen to the batch's own. */
export async function importBatchFile(page: Page, batchFile: string, recipe: string): Promise<void> {
  const say = (key: Parameters<typeof text>[1], params = {}) => text('en', key, params);
  await goToHash(page, '#/batches/import');
  const buffer = Buffer.from(await readFile(batchFile));
  await page.locator('input[type=file]').setInputFiles({ name: 'week12.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: say('window.import.go-on') }).click();
  await page.getByText(recipe, { exact: true }).click();
  await page.getByRole('button', { name: /^Import \d+ units$/ }).click();
  await expect(page.getByRole('button', { name: say('window.import.done.line') })).toBeVisible();
  await openNewestBatch(page);
}

export async function openNewestBatch(page: Page): Promise<void> {
  await goToHash(page, '#/batches');
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.getByRole('table')).toBeVisible();
}
