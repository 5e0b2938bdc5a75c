/** The station's authority in the window: set up, root taken offline, requests signed, revoked, listed; and the same with keys alone. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { text } from '../../shared/texts/text.ts';
import type { LaunchedStation } from '../support/window/launch-station.ts';
import { goToHash, tabTo } from '../support/window/screens.ts';
import { lookAt } from './look-at.ts';
import { test } from './station-test.ts';
import { say } from './words.ts';

const OPERATOR = 'Kim Olsson';
const PASSWORD = 'four green trees';
const NAME = 'Acme Line';

let folder = '';
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-e2e-pki-'));
});
test.afterEach(() => rm(folder, { recursive: true, force: true }));

/** Native dialogs cannot be driven from a page: whatever is saved from now on goes there. */
async function saveTo({ app }: LaunchedStation, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === '', filePath });
  }, file);
}

function aRequest(commonName: string): Buffer {
  const key = join(folder, `${commonName}.key`);
  const args = ['req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key];
  return execFileSync('openssl', [...args, '-subj', `/CN=${commonName}/O=Acme`], { stdio: ['ignore', 'pipe', 'ignore'] });
}

async function setUp(page: Page, quota: string): Promise<void> {
  await goToHash(page, '#/station/certificates');
  await page.getByRole('button', { name: say('window.certificates.set-up') }).click();
  await page.getByLabel(say('window.certificates.name')).fill(NAME);
  await page.getByLabel(say('window.certificates.quota')).fill(quota);
  await page.getByRole('button', { name: say('window.certificates.set-up.do'), exact: true }).click();
}

async function giveName(page: Page): Promise<void> {
  await page
    .getByRole('dialog', { name: say('window.operator.title') })
    .getByRole('textbox')
    .fill(OPERATOR);
  await page.keyboard.press('Enter');
}

async function sign(page: Page, commonName: string): Promise<void> {
  await page.getByRole('button', { name: say('window.certificates.sign') }).click();
  const buffer = aRequest(commonName);
  await page.locator('input[type=file]').setInputFiles({ name: `${commonName}.csr`, mimeType: 'application/pkcs10', buffer });
  await page.getByRole('button', { name: say('window.certificates.sign.do'), exact: true }).click();
}

test('sets up an authority, takes its root offline, signs, revokes and lists', async ({ station }) => {
  test.setTimeout(240_000);
  const { page } = station;
  await goToHash(page, '#/station/certificates');
  await expect(page.getByRole('heading', { name: say('window.certificates.empty.title') })).toBeVisible();
  await lookAt(station, 'certificates-empty');
  await lookAt(station, 'certificates-set-up', {
    open: (language) => page.getByRole('button', { name: text(language, 'window.certificates.set-up') }).click(),
  });
  await setUp(page, '2');
  await giveName(page);
  await expect(page.getByText(say('window.certificates.issued.of', { issued: 0, quota: 2 }))).toBeVisible();

  const bundle = join(folder, 'root.p12');
  await page.getByRole('button', { name: say('window.certificates.root-key.take') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('window.certificates.password'), { exact: true }).fill(PASSWORD);
  await dialog.getByLabel(say('window.certificates.password.again')).fill(PASSWORD);
  await saveTo(station, '');
  await dialog.getByRole('button', { name: say('window.certificates.root-key.save') }).click();
  await expect(dialog.getByRole('button', { name: say('window.certificates.root-key.save') })).toBeEnabled();
  await expect(dialog.getByRole('button', { name: say('window.certificates.root-key.remove') })).toHaveCount(0);
  await saveTo(station, bundle);
  await dialog.getByRole('button', { name: say('window.certificates.root-key.save') }).click();
  await expect(dialog.getByText(say('window.certificates.saved', { file: 'root.p12' }))).toBeVisible();
  const remove = dialog.getByRole('button', { name: say('window.certificates.root-key.remove') });
  await expect(remove).toBeDisabled();
  await dialog.getByText(say('window.certificates.root-key.safe')).click();
  await remove.click();
  await expect(page.getByText(say('window.certificates.root-key.offline'))).toBeVisible();
  const inside = execFileSync('openssl', ['pkcs12', '-in', bundle, '-passin', `pass:${PASSWORD}`, '-nodes'], { encoding: 'utf8' });
  expect(inside).toContain('PRIVATE KEY');

  await sign(page, 'gw-1');
  await expect(dialog.getByText(say('window.certificates.issued.for', { subject: 'CN=gw-1,O=Acme' }))).toBeVisible();
  await saveTo(station, join(folder, 'gw-1.pem'));
  await dialog.getByRole('button', { name: say('window.certificates.save') }).click();
  await expect(dialog.getByText(say('window.certificates.saved', { file: 'gw-1.pem' }))).toBeVisible();
  expect((await readFile(join(folder, 'gw-1.pem'), 'utf8')).match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
  await page.keyboard.press('Escape');

  await sign(page, 'gw-2');
  await page.keyboard.press('Escape');
  await expect(page.getByText(say('window.certificates.issued.of', { issued: 2, quota: 2 }))).toBeVisible();
  await lookAt(station, 'certificates');
  await lookAt(station, 'certificates-over-quota', {
    open: (language) => page.getByRole('button', { name: text(language, 'window.certificates.sign') }).click(),
  });

  await page.getByRole('searchbox').fill('gw-1');
  await expect(page.getByRole('row')).toHaveCount(2);
  await lookAt(station, 'certificate', { open: () => page.getByRole('button', { name: 'gw-1' }).click() });
  await page.getByRole('button', { name: 'gw-1' }).click();
  await dialog.getByRole('button', { name: say('window.certificates.revoke') }).click();
  const question = page.getByRole('dialog', { name: say('window.certificates.revoke.title') });
  await expect(question).toContainText('CN=gw-1,O=Acme');
  await expect(question.getByRole('button', { name: say('window.certificates.revoke'), exact: true })).toBeDisabled();
  await question.getByRole('button', { name: new RegExp(say('window.certificates.reason.choose')) }).click();
  await page.getByRole('option', { name: say('certificate.reason.key-compromise') }).click();
  await question.getByRole('button', { name: say('window.certificates.revoke'), exact: true }).click();
  await expect(question).toBeHidden();
  await expect(page.getByRole('row').nth(1)).toContainText(say('window.certificates.validity.revoked'));
  await expect(page.getByRole('button', { name: 'gw-1' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(say('certificate.reason.key-compromise'))).toBeVisible();
  await expect(dialog.getByRole('button', { name: say('window.certificates.revoke') })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await saveTo(station, join(folder, 'acme.crl'));
  await page.getByRole('button', { name: say('window.certificates.crl') }).click();
  await dialog.getByRole('button', { name: say('window.certificates.crl.do') }).click();
  await expect(dialog.getByText(say('window.certificates.saved', { file: 'acme.crl' }))).toBeVisible();
  const list = execFileSync('openssl', ['crl', '-in', join(folder, 'acme.crl'), '-noout', '-text'], { encoding: 'utf8' });
  expect(list).toContain('Key Compromise');
});

test('sets up an authority and issues a certificate with keys alone', async ({ station }) => {
  test.setTimeout(120_000);
  const { page } = station;
  const press = async (name: string) => {
    await tabTo(page.getByRole('button', { name, exact: true }).last());
    await page.keyboard.press('Enter');
  };
  await expect(page.getByRole('heading', { name: say('window.first.title') })).toBeVisible();
  await page.keyboard.press('Alt+6');
  await press(say('window.certificates.open'));
  await press(say('window.certificates.set-up'));
  await expect(page.getByLabel(say('window.certificates.name'))).toBeFocused();
  await page.keyboard.type(NAME);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: say('window.operator.title') }).getByRole('textbox')).toBeFocused();
  await page.keyboard.type(OPERATOR);
  await page.keyboard.press('Enter');
  await expect(page.getByText(say('window.certificates.root-key.here'))).toBeVisible();
  await press(say('window.certificates.issue'));
  await expect(page.getByLabel(say('window.certificates.subject'))).toBeFocused();
  await page.keyboard.type('CN=gw-9,O=Acme');
  await tabTo(page.getByLabel(say('window.certificates.password'), { exact: true }));
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await saveTo(station, join(folder, 'gw-9.p12'));
  await press(say('window.certificates.save'));
  await expect(page.getByText(say('window.certificates.saved', { file: 'gw-9.p12' }))).toBeVisible();
  await page.keyboard.press('Escape');
  await tabTo(page.getByRole('button', { name: 'gw-9', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText(say('window.certificates.key-lies.here'));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'gw-9', exact: true })).toBeFocused();
});
