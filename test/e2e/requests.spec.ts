/** Provision requests in the window, at the simulated cloud's real API: made for a batch, stopped, looked at, edited, deleted, made again. */
import { expect, type Page } from 'playwright/test';
import { text } from '../../shared/texts/text.ts';
import { chooseFromMenu } from '../support/window/screens.ts';
import { importBatchFile, openNewestBatch, openSimulatedStation, type SimulatedStation } from '../support/window/simulated-station.ts';
import { lookAt } from './look-at.ts';
import { test } from './station-test.ts';
import { say } from './words.ts';

const GATEWAYS = 6;
const RECIPE = 'ESF gateway to Everyware Cloud';
const OPERATOR = 'Kim Olsson';

async function withLine(words: readonly string[], work: (line: SimulatedStation) => Promise<void>): Promise<void> {
  const line = await openSimulatedStation(words);
  try {
    await work(line);
    expect(line.station.complaints).toEqual([]);
  } finally {
    await line.close();
  }
}

async function openRequests(page: Page): Promise<void> {
  await chooseFromMenu(page, say('window.batches.more'), say('window.requests.open-screen'));
  await expect(page.getByRole('heading', { level: 1, name: say('window.requests.title') })).toBeVisible();
}

async function create(page: Page, units: number): Promise<void> {
  const name = say('window.requests.create', { units });
  await page.getByRole('button', { name }).click();
  await page.getByRole('dialog').getByRole('button', { name }).click();
}

const rowsThat = (page: Page, standing: 'there' | 'none' | 'removed') =>
  page.getByRole('row').filter({ hasText: say(`window.requests.standing.${standing}`) });

test('makes the requests of a batch, edits one, deletes it and makes it again', async () => {
  test.setTimeout(180_000);
  await withLine(['--gateways', String(GATEWAYS), '--lanes', '2', '--requests', 'none'], async ({ station, batchFile }) => {
    const { page } = station;
    await importBatchFile(page, batchFile, RECIPE);
    await lookAt(station, 'batch-with-orders');
    await openRequests(page);
    await expect(rowsThat(page, 'none')).toHaveCount(GATEWAYS);
    await lookAt(station, 'requests-none');
    await lookAt(station, 'requests-create', {
      open: (language) => page.getByRole('button', { name: text(language, 'window.requests.create', { units: GATEWAYS }) }).click(),
    });
    await create(page, GATEWAYS);
    await page.getByLabel(say('window.operator.name')).fill(OPERATOR);
    await page.keyboard.press('Enter');
    await expect(page.getByText(say('window.requests.figure.created'))).toBeVisible();
    await expect(rowsThat(page, 'there')).toHaveCount(GATEWAYS);
    await lookAt(station, 'requests-made');

    await page.getByRole('radio', { name: say('window.requests.in-cloud', { cloud: 'training' }) }).click();
    await expect(page.getByRole('row')).toHaveCount(1 + GATEWAYS);
    await lookAt(station, 'requests-cloud');
    const clientId = (await page.getByRole('row').nth(1).getByRole('button').innerText()).trim();
    const open = page.getByRole('button', { name: say('window.requests.open', { clientId }) });
    await open.click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(say('window.requests.executions.none'))).toBeVisible();
    await page.keyboard.press('Escape');
    await lookAt(station, 'request', {
      open: async (language) => {
        await page.getByRole('button', { name: text(language, 'window.requests.open', { clientId }) }).click();
        await expect(dialog.getByText(text(language, 'window.requests.executions.none'))).toBeVisible();
      },
    });

    await open.click();
    await dialog.getByRole('button', { name: say('window.requests.edit') }).click();
    await dialog.getByLabel(say('window.requests.expires')).fill('2031-05-04 10:30');
    await dialog.getByRole('textbox', { name: say('window.requests.attempts.most') }).fill('7');
    await dialog.getByRole('button', { name: say('window.requests.edit.save') }).click();
    await expect(dialog.getByText(/4 May 2031/)).toBeVisible();
    await expect(dialog.getByText('0 / 7')).toBeVisible();

    await dialog.getByRole('button', { name: say('window.requests.delete') }).click();
    const question = page.getByRole('dialog', { name: say('window.requests.delete.title', { clientId }) });
    await expect(question).toContainText(clientId);
    await question.getByRole('button', { name: say('window.requests.delete') }).click();
    await expect(question).toBeHidden();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('row')).toHaveCount(GATEWAYS);
    await page.getByRole('radio', { name: /^Units of/ }).click();
    await expect(rowsThat(page, 'removed')).toHaveCount(1);
    await create(page, GATEWAYS);
    await expect(page.getByText(`1 ${say('window.requests.figure.created')}`)).toBeVisible();
    await expect(page.getByText(`${GATEWAYS - 1} ${say('window.requests.figure.present')}`)).toBeVisible();
  });
});

test('stops between two rows, says how far it came, and goes on with the rest', async () => {
  test.setTimeout(120_000);
  const many = 120;
  await withLine(['--gateways', String(many), '--lanes', '1', '--requests', 'none'], async ({ station, batchFile }) => {
    const { page } = station;
    await importBatchFile(page, batchFile, RECIPE);
    await openRequests(page);
    await create(page, many);
    await page.getByLabel(say('window.operator.name')).fill(OPERATOR);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: say('window.requests.stop') }).click();
    await expect(page.getByText(say('window.requests.stopped'), { exact: true })).toBeVisible();
    await expect(page.getByRole('radio', { name: new RegExp(`^\\d+ ${say('window.requests.standing.none')}$`) })).toBeVisible();
    await expect(page.getByRole('radio', { name: /to look at$/ })).toHaveCount(0);
    await lookAt(station, 'requests-stopped');
    await create(page, many);
    await expect(page.getByText(new RegExp(`^\\d+ ${say('window.requests.figure.present')}$`))).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('radio', { name: `${many} ${say('window.requests.standing.there')}` })).toBeVisible();
  });
});

test('merges columns that came back, and refuses a file with problems as a whole', async () => {
  test.setTimeout(120_000);
  await withLine(['--gateways', '2', '--lanes', '1'], async ({ station, batchFile }) => {
    const { page } = station;
    await importBatchFile(page, batchFile, RECIPE);
    const serial = (await page.getByRole('row').nth(1).getByRole('link').innerText()).trim();
    await chooseFromMenu(page, say('window.batches.more'), say('window.update.open'));
    const dialog = page.getByRole('dialog');
    const give = async (lines: readonly string[]) => {
      await dialog
        .locator('input[type=file]')
        .setInputFiles({ name: 'came-back.csv', mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) });
    };
    await give(['serialNumber,crate', `${serial},A1`, 'nobody,A2']);
    await page.getByLabel(say('window.operator.name')).fill(OPERATOR);
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('list', { name: say('window.update.problems') })).toContainText(say('window.update.row', { row: 2 }));
    await give(['serialNumber,crate', `${serial},A1`]);
    await expect(dialog.getByText(say('window.update.done', { units: 1 }))).toBeVisible();
    await expect(dialog.getByText(say('window.update.columns', { columns: 'crate' }))).toBeVisible();
  });
});

test.describe('at a station without a cloud', () => {
  test.use({ launch: { scene: 'bench:4' } });

  test('says what cannot be done here, and what to do', async ({ station }) => {
    const { page } = station;
    await openNewestBatch(page);
    await openRequests(page);
    await expect(page.getByRole('heading', { name: say('window.requests.no-cloud.title') })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Create/ })).toHaveCount(0);
    await lookAt(station, 'requests-no-cloud');
  });
});
