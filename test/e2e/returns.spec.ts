/** Taking back units in the window, for each of the four decisions, against the real engine, simulated gateways and their cloud. */
import { expect, type Page } from 'playwright/test';
import type { ReturnDecision } from '../../shared/domain/device-return.ts';
import { enginePid } from '../support/window/engine-pid.ts';
import type { LaunchedStation } from '../support/window/launch-station.ts';
import { findObstacles, lookAt } from './look-at.ts';
import { openReturnBench, RECIPE, type ReturnedUnit } from './return-bench.ts';
import { test } from './station-test.ts';
import { say } from './words.ts';

const OPERATOR = 'Kim Olsson';
const RUN_MS = 60_000;

test('takes back a unit for each decision, and goes on after the engine was killed', async ({ station }) => {
  test.setTimeout(240_000);
  const bench = await openReturnBench(station, 4, OPERATOR);
  try {
    const { fresh, same, moved, scrapped } = shareOut(bench.units);
    await station.page.keyboard.press('Alt+5');
    await isFree(station.page, 'returns-empty');
    await stopsAtTheWrongLabel(station, { label: moved, inLane: same });
    await sameIdentity(station, same);
    await newIdentity(station, fresh);
    await moveAccount(station, moved, bench.cloudAuthority);
    await scrap(station, scrapped);
    await readBack(station, fresh);
  } finally {
    await bench.close();
  }
});

/** The one that becomes somebody new has a client id and a user name of its own: what is computed from its number would change with it. */
function shareOut(units: readonly ReturnedUnit[]): Readonly<Record<'fresh' | 'same' | 'moved' | 'scrapped', ReturnedUnit>> {
  const fresh = units.find(({ columns }) => columns['clientId'] !== '' && columns['username'] !== '');
  const [same, moved, scrapped] = units.filter((unit) => unit !== fresh);
  if (fresh === undefined || same === undefined || moved === undefined || scrapped === undefined) throw new Error('too few units');
  return { fresh, same, moved, scrapped };
}

async function stopsAtTheWrongLabel(
  station: LaunchedStation,
  { label, inLane }: { label: ReturnedUnit; inLane: ReturnedUnit },
): Promise<void> {
  const { page } = station;
  await page.getByRole('heading', { level: 1 }).focus();
  await scan(page, label.serialNumber);
  // The record alone proves nothing of the device.
  await expect(page.getByRole('heading', { name: say('window.returns.finding.not-asked') })).toBeVisible();
  await expect(page.getByRole('heading', { name: say('returns.finding.ours') })).toHaveCount(0);
  await page.getByRole('button', { name: say('window.returns.ask-lane', { lane: inLane.lane }) }).click();
  await expect(page.getByRole('alert').getByRole('heading', { name: say('returns.finding.mismatch') })).toBeVisible();
  const serial = page.getByRole('row', { name: say('window.identifier.serialNumber') });
  await expect(serial).toContainText(say('window.returns.side.differs'));
  await expect(serial).toContainText(label.serialNumber);
  await expect(serial).toContainText(inLane.serialNumber);
  await expect(page.getByRole('button', { name: say('window.returns.to-decide') })).toHaveCount(0);
  await lookAt(station, 'returns-mismatch');
  await startOver(page);
}

/** Killed in the middle: nothing is done twice, and the run goes on where it was. */
async function sameIdentity(station: LaunchedStation, unit: ReturnedUnit): Promise<void> {
  const { page, app } = station;
  await identify(page, unit);
  await isFree(page, 'returns-compare');
  await decide(page, 'same-identity');
  await expect(page.getByRole('button', { name: say('window.returns.recipe') })).toContainText(RECIPE);
  await lookAt(station, 'returns-fill');
  await goOn(page);
  await expect(page.getByRole('listitem').filter({ hasText: say('step.return.revoke.title') })).toBeVisible();
  await page.getByLabel(say('window.returns.reason')).fill('Came back from Oslo');
  await isFree(page, 'returns-check');
  // Known before, so that the kill comes at once: from the provisioning on, a person would have to decide.
  const pid = await enginePid(app);
  await page.getByRole('button', { name: say('window.returns.open', { lane: unit.lane }) }).click();
  await page
    .getByText(/^[2-7] of /)
    .first()
    .waitFor();
  process.kill(pid, 'SIGKILL');
  await expect(page.getByText(say('window.restarting'))).toBeVisible();
  await expect(page.getByText(say('window.restarting'))).toBeHidden();
  await page.getByRole('button', { name: say('window.returns.run.resume', { lane: unit.lane }) }).click();
  await ended(page, say('window.returns.run.passed.title'));
  await expect(page.getByRole('article').getByText('PROVISIONED', { exact: true })).toBeVisible();
  await lookAt(station, 'returns-run');
  await startOver(page);
}

async function newIdentity(station: LaunchedStation, unit: ReturnedUnit): Promise<void> {
  const { page } = station;
  await identify(page, unit);
  await decide(page, 'new-identity');
  const further = page.getByRole('button', { name: say('window.returns.go-on') });
  await expect(page.getByText(say('window.returns.missing', { columns: 'password' }))).toBeVisible();
  await expect(further).toBeDisabled();
  await expect(page.getByLabel('password', { exact: true })).toHaveAttribute('type', 'password');
  // The training cloud knows this gateway by one request only.
  for (const column of ['clientId', 'username', 'password', 'activationKey'])
    await page.getByLabel(column, { exact: true }).fill(unit.columns[column] ?? '');
  await expect(page.getByText(say('error.returns/identity-not-new.title'))).toBeVisible();
  await page.getByLabel('serialNumber', { exact: true }).fill(newSerial(unit));
  await goOn(page);
  await expect(page.getByText(unit.columns['password'] ?? '')).toHaveCount(0);
  await carryOut(page, unit, 'Sold to somebody else');
  await ended(page, say('window.returns.run.passed.title'));
  await startOver(page);
}

async function moveAccount(station: LaunchedStation, unit: ReturnedUnit, cloudAuthority: string): Promise<void> {
  const { page } = station;
  await identify(page, unit);
  await decide(page, 'move-account');
  await expect(page.getByText(say('error.returns/target-certificates-unknown.title'))).toBeVisible();
  await page.getByLabel(say('window.returns.targets')).fill(cloudAuthority);
  await expect(page.getByText(say('window.returns.missing', { columns: 'accountName, password' }))).toBeVisible();
  for (const column of ['accountName', 'password', 'activationKey'])
    await page.getByLabel(column, { exact: true }).fill(unit.columns[column] ?? '');
  await goOn(page);
  await carryOut(page, unit, 'Goes to the account of the south');
  await ended(page, say('window.returns.run.passed.title'));
  await startOver(page);
}

/** Without a label, and with keys alone. */
async function scrap(station: LaunchedStation, unit: ReturnedUnit): Promise<void> {
  const { page } = station;
  const press = async (name: string) => {
    const button = page.getByRole('button', { name, exact: true });
    await expect(button).toBeEnabled();
    for (let stops = 0; stops < 60; stops += 1) {
      if (await button.evaluate((element) => element === document.activeElement)) return page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
    }
    throw new Error(`not reached by Tab: ${name}`);
  };
  await press(say('window.returns.ask-lane', { lane: unit.lane }));
  await expect(page.getByRole('heading', { name: unit.serialNumber })).toBeVisible();
  await press(say('window.returns.to-decide'));
  const choices = page.getByRole('radio');
  for (let stops = 0; stops < 60 && !(await choices.first().evaluate((element) => element === document.activeElement)); stops += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: say('returns.decision.scrap') })).toBeChecked();
  await press(say('window.returns.go-on'));
  await press(say('window.returns.go-on'));
  await expect(page.getByLabel(say('window.returns.reason'))).toBeFocused();
  await page.keyboard.type('Case is broken');
  await press(say('window.returns.open', { lane: unit.lane }));
  await ended(page, say('window.returns.run.scrapped.title'));
  await isFree(page, 'returns-scrapped');
  await press(say('window.returns.run.next'));
}

/** The list of returns, and the passport that links old and new. */
async function readBack(station: LaunchedStation, unit: ReturnedUnit): Promise<void> {
  const { page } = station;
  await expect(page.getByRole('button', { name: say('window.returns.list.show'), exact: false })).toHaveCount(4);
  await lookAt(station, 'returns-list');
  await page.keyboard.press('Alt+3');
  await page.getByRole('searchbox').fill(newSerial(unit));
  await page.keyboard.press('Enter');
  const passport = page.getByRole('article', { name: say('window.passport.label') });
  const returns = passport.getByRole('region', { name: say('window.passport.returns') });
  await expect(returns).toContainText(say('returns.decision.new-identity'));
  await expect(returns).toContainText('Sold to somebody else');
  await lookAt(station, 'returns-passport');
  await returns.getByRole('link', { name: `${unit.serialNumber} Factory`, exact: true }).click();
  await expect(passport.getByRole('heading', { level: 2, name: unit.serialNumber, exact: true })).toBeVisible();
}

const newSerial = ({ serialNumber }: ReturnedUnit) => `NEW-${serialNumber}`;

/** By its label, and by the device itself. */
async function identify(page: Page, { serialNumber, lane }: ReturnedUnit): Promise<void> {
  await page.getByRole('searchbox', { name: say('window.returns.search') }).fill(serialNumber);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: say('window.returns.ask-lane', { lane }) }).click();
  await expect(page.getByRole('heading', { name: say('returns.finding.ours') })).toBeVisible();
  await expect(page.getByText(say('returns.reason.device-agrees'))).toBeVisible();
}

async function decide(page: Page, decision: ReturnDecision): Promise<void> {
  await page.getByRole('button', { name: say('window.returns.to-decide') }).click();
  if (decision === 'new-identity') await isFree(page, 'returns-decide');
  await page.getByText(say(`returns.decision.${decision}`), { exact: true }).click();
  await expect(page.getByRole('radio', { name: say(`returns.decision.${decision}`) })).toBeChecked();
  await goOn(page);
}

async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: say('window.returns.go-on') }).click();
}

async function carryOut(page: Page, { lane }: ReturnedUnit, reason: string): Promise<void> {
  await page.getByLabel(say('window.returns.reason')).fill(reason);
  await page.getByRole('button', { name: say('window.returns.open', { lane }) }).click();
}

async function ended(page: Page, title: string): Promise<void> {
  await expect(page.getByText(title)).toBeVisible({ timeout: RUN_MS });
}

async function startOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^(${say('window.returns.over')}|${say('window.returns.run.next')})$`) }).click();
  await expect(page.getByRole('searchbox', { name: say('window.returns.search') })).toBeVisible();
}

/** Of barriers. */
async function isFree(page: Page, name: string): Promise<void> {
  expect.soft(await findObstacles(page), `axe on ${name}`).toEqual([]);
}

/** As fast as a scanner: every key in the same turn of the page. */
async function scan(page: Page, text: string): Promise<void> {
  await page.evaluate(
    (keys) => {
      const target = document.activeElement ?? document.body;
      for (const key of keys) target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    },
    [...text, 'Enter'],
  );
}
