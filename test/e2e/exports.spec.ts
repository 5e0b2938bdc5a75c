/** What leaves the station: a batch as a file with its manifest, secrets for their recipient, a Cervello batch on its way, the record. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from 'playwright/test';
import { everywareFile } from '../fixtures/batches/everyware-file.ts';
import type { LaunchedStation } from '../support/window/launch-station.ts';
import { chooseFromMenu, findCutTexts, goToHash, tabTo } from '../support/window/screens.ts';
import { importBatchFile } from '../support/window/simulated-station.ts';
import { findObstacles } from './look-at.ts';
import { test } from './station-test.ts';
import { say } from './words.ts';

const OPERATOR = 'Kim Olsson';
const UNITS = 3;

let folder = '';
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-e2e-exports-'));
});
test.afterEach(() => rm(folder, { recursive: true, force: true }));

const inFolder = (name: string) => join(folder, name);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Native dialogs cannot be driven from a page: whatever is saved from now on goes there; nowhere where the name is empty. */
async function saveTo({ app }: LaunchedStation, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === '', filePath });
  }, file);
}

function certify(name: string, subject: string): void {
  const made = ['-newkey', 'rsa:2048', '-nodes', '-keyout', inFolder(`${name}.key`), '-out', inFolder(`${name}.pem`), '-days', '30'];
  execFileSync('openssl', ['req', '-x509', ...made, '-subj', subject], { stdio: 'ignore' });
}

const dialogOf = (page: Page) => page.getByRole('dialog').last();

function button(page: Page | Locator, key: Parameters<typeof say>[0], params = {}): Locator {
  return page.getByRole('button', { name: say(key, params), exact: true });
}

async function giveName(page: Page): Promise<void> {
  const field = page.getByRole('dialog', { name: say('window.operator.title') }).getByRole('textbox');
  await expect(field).toBeFocused();
  await page.keyboard.type(OPERATOR);
  await page.keyboard.press('Enter');
}

/** In both themes, and without a text that is cut. */
async function expectAccessible(page: Page): Promise<void> {
  const show = (theme: string) => page.evaluate((next) => document.documentElement.setAttribute('data-theme', next), theme);
  await show('dark');
  // All that a theme can change.
  expect.soft(await findObstacles(page, ['color-contrast']), 'dark').toEqual([]);
  await show('light');
  expect.soft(await findObstacles(page), 'light').toEqual([]);
  expect.soft(await findCutTexts(page)).toEqual([]);
}

/** Opens the list that has the focus and takes the choice, with keys alone. */
async function pick(page: Page, list: Locator, choice: string): Promise<void> {
  await tabTo(list);
  await page.keyboard.press('Enter');
  const option = page.getByRole('option', { name: choice, exact: true });
  await expect(option).toBeVisible();
  await page.keyboard.type(choice);
  await expect(option).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(option).toBeHidden();
}

test('a batch leaves with its manifest, its secrets for their recipient, and the record is checked', async ({ station }) => {
  test.setTimeout(90_000);
  const { page } = station;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await writeFile(inFolder('batch.csv'), everywareFile(...Array.from({ length: UNITS }, () => ({}))));
  await importBatchFile(page, inFolder('batch.csv'), 'ESF gateway to Everyware Cloud');
  await exportByKeyboard(station);
  await handOver(station);
  await checkRecord(station);
});

async function exportByKeyboard(station: LaunchedStation): Promise<void> {
  const { page } = station;
  await tabTo(button(page, 'window.exports.open'));
  await page.keyboard.press('Enter');
  const dialog = dialogOf(page);
  const form = dialog.getByRole('button', { name: say('window.exports.dialect'), exact: false }).first();
  await expect(form).toBeFocused();
  await pick(page, form, say('window.exports.dialect.rainmaker-csv'));
  await expect(dialog.getByText(say('error.export/no-certificate.title'))).toBeVisible();
  await expect(button(dialog, 'window.exports.write')).toBeDisabled();
  await pick(page, form, say('window.exports.dialect.everyware-csv'));
  await expect(dialog.getByText(say('window.exports.warning.unconfirmed'))).toBeVisible();
  await expect(dialog.getByRole('region')).toContainText('SN00001,00:60:0C:00:00:01');
  await pick(page, dialog.getByRole('button', { name: say('window.exports.only') }), say('window.exports.only.pass'));
  await expect(dialog.getByRole('region')).not.toContainText('SN00001');
  await pick(page, dialog.getByRole('button', { name: say('window.exports.only') }), say('window.exports.only.all'));
  await expect(dialog.getByRole('region')).toContainText('SN00003');
  await expectAccessible(page);

  await saveTo(station, '');
  await tabTo(button(dialog, 'window.exports.write'));
  await page.keyboard.press('Enter');
  await giveName(page);
  await expect(dialog.getByText(say('window.exports.not-saved'), { exact: true })).toBeVisible();
  await saveTo(station, inFolder('out.csv'));
  await tabTo(button(dialog, 'window.exports.not-saved.do'));
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(say('window.exports.saved', { file: 'out.csv', rows: UNITS }))).toBeVisible();
  const bytes = await readFile(inFolder('out.csv'));
  await expect(dialog.getByText(sha256(bytes))).toBeVisible();
  expect(bytes.toString()).toContain('SN00003,00:60:0C:00:00:03,');
  expect(bytes.toString()).not.toContain('pass-3-word');
  expect(JSON.parse(await readFile(inFolder('out.csv.manifest.json'), 'utf8'))).toMatchObject({ rows: UNITS, sha256: sha256(bytes) });
  await page.keyboard.press('Escape');
  await expect(button(page, 'window.exports.open')).toBeFocused();
}

async function handOver(station: LaunchedStation): Promise<void> {
  const { page } = station;
  certify('recipient', '/O=Acme/CN=Fleet operations');
  await button(page, 'window.exports.open').click();
  await button(dialogOf(page), 'window.hand-over.open').click();
  const dialog = page.getByRole('dialog', { name: /Secrets of/ });
  const files = dialog.locator('input[type=file]');
  const send = button(dialog, 'window.hand-over.do');
  await expect(dialog.getByText('activationKey, password')).toBeVisible();
  await files.setInputFiles(inFolder('recipient.key'));
  await expect(dialog.getByText(say('error.export/unusable-recipient.title'))).toBeVisible();
  await dialog.getByLabel(say('window.hand-over.reason')).fill('They run the gateways from now on');
  await expect(send).toBeDisabled();
  await files.setInputFiles(inFolder('recipient.pem'));
  await expect(dialog.getByText('O=Acme, CN=Fleet operations')).toBeVisible();
  await expectAccessible(page);
  await saveTo(station, inFolder('secrets.p7m'));
  await send.click();
  await expect(page.getByText(say('window.hand-over.saved', { file: 'secrets.p7m', units: UNITS }))).toBeVisible();
  const opened = ['cms', '-decrypt', '-inform', 'DER', '-in', inFolder('secrets.p7m'), '-inkey', inFolder('recipient.key')];
  expect(execFileSync('openssl', opened, { encoding: 'utf8' })).toContain('pass-3-word');
  await page.keyboard.press('Escape');

  await chooseFromMenu(page, say('window.batches.more'), say('window.hand-over.open'));
  await expect(dialog.getByText(new RegExp(`^${OPERATOR} handed them over before`))).toBeVisible();
  await files.setInputFiles(inFolder('recipient.pem'));
  await dialog.getByLabel(say('window.hand-over.reason')).fill('They lost the file');
  await expect(dialog.getByText('O=Acme, CN=Fleet operations')).toBeVisible();
  await expect(send).toBeDisabled();
  await dialog.getByText(say('window.hand-over.again')).click();
  await expect(send).toBeEnabled();
  await page.keyboard.press('Escape');
}

async function checkRecord(station: LaunchedStation): Promise<void> {
  const { page } = station;
  await page.keyboard.press('Alt+6');
  await button(page, 'window.audit.export').click();
  const dialog = dialogOf(page);
  await expect(dialog.getByText(/^SHA256:/)).toBeVisible();
  const key = await dialog.getByText(/^SHA256:/).innerText();
  await saveTo(station, inFolder('line.audit.jsonl'));
  await button(dialog, 'window.audit.export.do').click();
  await expect(dialog.getByText(/events written to line\.audit\.jsonl/)).toBeVisible();
  const record = await readFile(inFolder('line.audit.jsonl'), 'utf8');
  await expect(dialog.getByText(sha256(Buffer.from(record)))).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await button(page, 'window.audit.verify').click();
  const choose = (place: number, name: string) => dialog.locator('input[type=file]').nth(place).setInputFiles(inFolder(name));
  const check = () => button(dialog, 'window.audit.verify.do').click();
  await choose(0, 'line.audit.jsonl');
  await dialog.getByLabel(say('window.audit.key'), { exact: true }).fill(key);
  await check();
  await expect(dialog.getByText(say('window.audit.good.audit'))).toBeVisible();
  await expect(dialog.getByText(say('window.audit.key-known'))).toBeVisible();
  await writeFile(inFolder('tampered.jsonl'), record.replace('They run the gateways', 'They ran the gateways'));
  await choose(0, 'tampered.jsonl');
  await check();
  const bad = dialog.getByRole('alert').filter({ hasText: say('window.audit.problem.changed') });
  const [line] = record.split('\n').flatMap((text, index) => (text.includes('They run the gateways') ? [index + 1] : []));
  await expect(bad).toContainText(`${say('window.audit.line')}${line}`);
  await expect(bad).toContainText(say('window.audit.first-bad'));
  await expectAccessible(page);

  await choose(0, 'out.csv.manifest.json');
  await choose(1, 'out.csv');
  await choose(2, 'out.csv.manifest.json');
  await check();
  await expect(dialog.getByText(say('window.audit.good.manifest'))).toBeVisible();
  await choose(1, 'batch.csv');
  await check();
  await expect(dialog.getByRole('alert')).toContainText(say('window.audit.problem.other-file'));
  await page.keyboard.press('Escape');
}

test('a Cervello batch goes exported, then confirmed, and a certificate comes and goes with its manufacturer', async ({ station }) => {
  test.setTimeout(90_000);
  const { page } = station;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await addManufacturer(page);
  await importCervello(page);
  await exportAndConfirm(station);
  await removeCertificate(page);
  await issueForBatch(page);
});

async function addManufacturer(page: Page): Promise<void> {
  certify('device', '/O=Acme/CN=Line 1');
  await goToHash(page, '#/batches/manufacturers');
  await button(page, 'window.manufacturers.add').click();
  await expect(page.getByLabel(say('window.manufacturers.name'))).toBeFocused();
  await page.keyboard.type('Acme');
  await page.keyboard.press('Enter');
  await giveName(page);
  await expect(page.getByText(say('window.manufacturers.no-certificate'))).toBeVisible();
  await button(page, 'window.manufacturers.add-certificate').click();
  const dialog = dialogOf(page);
  await dialog.locator('input[type=file]').setInputFiles([inFolder('device.pem'), inFolder('device.key')]);
  await dialog.getByLabel(say('window.manufacturers.certificate.name')).fill('2026');
  await dialog.getByLabel(say('window.manufacturers.access-key')).fill('access-key-1');
  await expectAccessible(page);
  await button(dialog, 'window.manufacturers.certificate.add').click();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'device.key' })).toContainText(say('window.manufacturers.holds.private-key'));
  await expect(dialog.getByText(say('error.manufacturers/no-access-token.title'))).toBeVisible();
  await button(dialog, 'window.manufacturers.added.done').click();
  await expect(page.getByRole('listitem').filter({ hasText: '2026' })).toContainText(say('window.manufacturers.state.usable'));
}

async function importCervello(page: Page): Promise<void> {
  await goToHash(page, '#/batches/import');
  await page.getByRole('combobox', { name: say('window.recipe.manufacturer') }).fill('Ac');
  await page.getByRole('option', { name: 'Acme', exact: true }).click();
  await page.getByLabel(say('window.recipe.customer')).fill('City works');
  const rows = Array.from({ length: UNITS }, (_each, index) => `00-14-22-01-23-0${index},gateway ${index},GATEWAY`);
  const buffer = Buffer.from(`${['uniqueIdentifier,deviceName,deviceType', ...rows].join('\r\n')}\r\n`);
  await page.locator('input[type=file]').setInputFiles({ name: 'cervello.csv', mimeType: 'text/csv', buffer });
  await button(page, 'window.import.go-on').click();
  await page.getByText('Kura gateway to Cervello', { exact: true }).click();
  await button(page, 'window.import.import', { units: UNITS }).click();
  await expect(button(page, 'window.import.done.line')).toBeVisible();
  await goToHash(page, '#/batches');
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.getByText(say('window.batches.for', { customer: 'City works' }), { exact: false })).toBeVisible();
}

async function exportAndConfirm(station: LaunchedStation): Promise<void> {
  const { page } = station;
  const way = page.getByRole('region', { name: say('window.platform.title') });
  await expect(way).toContainText(say('window.platform.not-exported'));
  await expect(button(way, 'window.platform.confirm')).toHaveCount(0);
  await button(way, 'window.platform.export').click();
  await saveTo(station, inFolder('for-cervello.csv'));
  await button(dialogOf(page), 'window.exports.write').click();
  await expect(page.getByText(say('window.exports.manifest', { file: 'for-cervello.csv.manifest.json' }))).toBeVisible();
  expect(existsSync(inFolder('for-cervello.csv.manifest.json'))).toBe(true);
  expect((await readFile(inFolder('for-cervello.csv'), 'utf8')).split('\r\n')[1]).toBe('00-14-22-01-23-00,gateway 0,GATEWAY');
  await page.keyboard.press('Escape');
  await expect(way.getByRole('listitem').first()).toContainText(OPERATOR);
  await expect(way).toContainText(say('window.platform.not-confirmed'));
  await button(way, 'window.platform.confirm').click();
  await page.getByLabel(say('window.platform.note')).fill('Seen in the list');
  await button(dialogOf(page), 'window.platform.confirm.do').click();
  const confirmed = way.getByRole('listitem').last();
  await expect(confirmed).toContainText(new RegExp(`${OPERATOR}, .*\\d\\d:\\d\\d.*Seen in the list`));
  await expect(way.getByRole('button')).toHaveCount(0);
  await expectAccessible(page);
}

async function removeCertificate(page: Page): Promise<void> {
  await goToHash(page, '#/batches/manufacturers');
  await page.getByRole('button', { name: '2026', exact: true }).click();
  const dialog = dialogOf(page);
  await expect(dialog.getByText('O=Acme,CN=Line 1').first()).toBeVisible();
  await expect(dialog.getByText(say('window.manufacturers.units.none'))).toBeVisible();
  await expectAccessible(page);
  await button(dialog, 'window.manufacturers.remove').click();
  const question = page.getByRole('dialog', { name: say('window.manufacturers.remove.title', { name: '2026' }) });
  await expect(button(question, 'window.manufacturers.remove.do')).toBeDisabled();
  await question.getByLabel(say('window.manufacturers.reason')).fill('Its key was copied');
  await button(question, 'window.manufacturers.remove.do').click();
  await expect(question).toBeHidden();
  await expect(dialog.getByText('Its key was copied')).toBeVisible();
  await expect(button(dialog, 'window.manufacturers.remove')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listitem').filter({ hasText: '2026' })).toContainText(say('window.manufacturers.state.removed'));
}

async function issueForBatch(page: Page): Promise<void> {
  await goToHash(page, '#/station/certificates');
  await button(page, 'window.certificates.set-up').click();
  await page.getByLabel(say('window.certificates.name')).fill('Acme Line');
  await page.keyboard.press('Enter');
  await expect(page.getByText(say('window.certificates.root-key.here'))).toBeVisible();
  const issue = async () => {
    await button(page, 'window.certificates.batch').click();
    await page.getByRole('button', { name: new RegExp(say('window.certificates.batch.choose')) }).click();
    await page.getByRole('option', { name: /cervello/ }).click();
    await button(dialogOf(page), 'window.certificates.batch.do').click();
  };
  await issue();
  await expect(page.getByText(say('window.certificates.batch.done', { issued: UNITS }))).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row').filter({ hasText: '00-14-22-01-23-02' })).toContainText(say('window.certificates.validity.valid'));
  await issue();
  await expect(page.getByText(say('window.certificates.batch.done.none'))).toBeVisible();
  await expect(page.getByText(say('window.certificates.batch.passed-over', { count: UNITS }))).toBeVisible();
}
