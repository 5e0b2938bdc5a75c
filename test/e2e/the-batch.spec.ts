/** The main job in the window, from the first start to a unit's passport, against the real engine and simulated gateways. */
import { expect } from 'playwright/test';
import { text } from '../../shared/texts/text.ts';
import type { LaunchedStation } from '../support/window/launch-station.ts';
import { lookAt, takePicture } from './look-at.ts';
import { test } from './station-test.ts';
import { say } from './words.ts';

const GATEWAYS = 8;
const LANES = 4;
const RECIPE = 'ESF gateway to Everyware Cloud';
const OPERATOR = 'Kim Olsson';

test('takes a batch of eight gateways from CSV to proven, recorded units', async ({ station }) => {
  test.setTimeout(180_000);
  await practise(station);
  await importBatch(station);
  await run(station);
  await readPassport(station);
  await lookAround(station);
});

/** First start: nothing is set up, and the training line is one press away. */
async function practise(station: LaunchedStation): Promise<void> {
  const { page } = station;
  await expect(page.getByRole('heading', { name: say('window.first.title') })).toBeVisible();
  await lookAt(station, 'first-start');
  const gateways = page.getByRole('textbox', { name: say('window.training.gateways') });
  await gateways.fill(String(GATEWAYS - 1));
  await page.getByRole('textbox', { name: say('window.training.lanes') }).fill(String(LANES));
  await page.getByRole('group').filter({ has: gateways }).getByRole('button').last().click();
  await expect(gateways).toHaveValue(String(GATEWAYS));
  await page.getByRole('button', { name: say('window.training.start') }).click();
  await expect(page.getByText(say('window.training.word'), { exact: true })).toBeVisible();
}

/** The training line's CSV is there already, and checked. */
async function importBatch(station: LaunchedStation): Promise<void> {
  const { page } = station;
  await expect(page.getByText(say('window.import.good', { rows: GATEWAYS }))).toBeVisible();
  const table = page.getByRole('grid');
  await expect(table.getByRole('row')).toHaveCount(1 + GATEWAYS);
  await expect(table).toHaveAttribute('aria-rowcount', String(1 + GATEWAYS));
  await lookAt(station, 'import-check');
  await page.getByRole('button', { name: say('window.import.go-on') }).click();
  const start = page.getByRole('button', { name: say('window.import.import', { units: GATEWAYS }) });
  await expect(start).toBeDisabled();
  await page.getByText(RECIPE).click();
  await expect(page.getByRole('radio', { name: RECIPE })).toBeChecked();
  await expect(start).toBeEnabled();
  await lookAt(station, 'import-recipe');
  await start.click();
  await expect(page.getByText(say('window.import.done.many', { units: GATEWAYS }))).toBeVisible();
  await lookAt(station, 'import-done');
  await page.getByRole('button', { name: say('window.import.done.line') }).click();
}

async function run(station: LaunchedStation): Promise<void> {
  const { page } = station;
  const lanes = page.getByRole('article');
  await expect(lanes).toHaveCount(LANES);
  await expect(page.getByText(`0 / ${GATEWAYS}`)).toBeVisible();
  await lookAt(station, 'line-ready');
  const ask = (language: 'en' | 'de') => page.getByRole('button', { name: text(language, 'window.line.start'), exact: true }).click();
  await lookAt(station, 'operator', { open: ask });
  await ask('en');
  await page.getByLabel(say('window.operator.name')).fill(OPERATOR);
  await page.getByRole('button', { name: say('window.operator.keep') }).click();
  await page.getByRole('progressbar').first().waitFor();
  await lookAt(station, 'line-running');
  await expect(page.getByText(`${GATEWAYS} / ${GATEWAYS}`)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(say('window.said.done'))).toBeVisible();
  for (const lane of await lanes.all()) {
    await expect(lane.getByText('PASS', { exact: true })).toBeVisible();
    await expect(lane.getByText('PROVISIONED', { exact: true })).toBeVisible();
  }
  await lookAt(station, 'line-done');
  await station.resize(3840, 2160);
  await takePicture(page, 'line-done-light-en-3840');
  await station.resize(1366, 768);
  await lookAt(station, 'lane-details', {
    open: (language) => page.getByRole('button', { name: text(language, 'window.lane.open', { lane: 1 }) }).click(),
  });
}

/** By the serial number of the unit that is in lane 1. */
async function readPassport(station: LaunchedStation): Promise<void> {
  const { page } = station;
  const serialNumber = (
    await page
      .getByRole('article')
      .first()
      .getByText(/^\d{10}$/)
      .innerText()
  ).trim();
  await page.getByRole('link', { name: say('window.rail.units') }).click();
  await lookAt(station, 'units');
  const search = page.getByRole('searchbox', { name: say('window.units.search') });
  await search.fill(serialNumber);
  await expect(page.getByRole('navigation', { name: say('window.units.results') }).getByRole('link')).toHaveCount(1);
  await search.press('Enter');
  const passport = page.getByRole('article', { name: say('window.passport.label') });
  await expect(passport.getByRole('heading', { name: serialNumber })).toBeVisible();
  await expect(passport.getByRole('heading', { name: say('window.passport.run', { attempt: 1 }) })).toBeVisible();
  await expect.soft(passport.getByText(OPERATOR)).toBeVisible();
  await lookAt(station, 'passport');
  await passport.getByRole('button', { name: /^3 / }).click();
  const source = say('window.evidence.source', { source: say('window.evidence.source.rest') });
  const name = ['kura.serialNumber', serialNumber, serialNumber, say('window.evidence.proved'), source].join(' ');
  await expect(passport.getByRole('region', { name: say('window.evidence') }).getByRole('row', { name, exact: true })).toBeVisible();
  await passport.getByRole('region', { name: say('window.evidence') }).scrollIntoViewIfNeeded();
  await lookAt(station, 'passport-evidence');
}

/** The other screens, now that there is something on them. */
async function lookAround(station: LaunchedStation): Promise<void> {
  const { page } = station;
  await page.getByRole('link', { name: say('window.rail.batches') }).click();
  await lookAt(station, 'batches');
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.getByRole('row')).toHaveCount(1 + GATEWAYS);
  await expect(page.getByRole('row').getByText(say('window.standing.provisioned'))).toHaveCount(GATEWAYS);
  await lookAt(station, 'batch');
  await page.getByRole('link', { name: say('window.rail.station') }).click();
  await expect(page.getByRole('button', { name: say('window.doctor.again') })).toBeVisible();
  await lookAt(station, 'station');
  await page.getByRole('link', { name: say('window.rail.help') }).click();
  await lookAt(station, 'help');
}
