/** Secrets that gateways were given, handed over once and encrypted; opened by openssl, which shares no code with the station. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEngine } from '../../electron/engine/open-engine.ts';
import { envelopeFor, recipientOf } from '../../electron/engine/pki/enveloped-data.ts';
import { REST_PASSWORD_COLUMN } from '../../shared/domain/generated-secrets.ts';
import { batchIdSchema } from '../../shared/domain/ids.ts';
import { lineside } from '../support/lineside.ts';

const PASSWORD = 'made-for-A1-Kw7#x';

let folder: string;
const inFolder = (name: string) => join(folder, name);
const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-hand-over-'));
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'recipient.key',
    '-out',
    'recipient.pem',
    '-subj',
    '/O=Operator/CN=Recipient',
    '-days',
    '2',
  );
  openssl('x509', '-in', 'recipient.pem', '-pubkey', '-noout', '-out', 'public.pem');
  openssl('req', '-x509', '-newkey', 'rsa:1024', '-nodes', '-keyout', 'short.key', '-out', 'short.pem', '-subj', '/CN=Short', '-days', '2');
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'ec.key');
  openssl('ec', '-in', 'ec.key', '-pubout', '-out', 'ec.pem');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string) => readFileSync(inFolder(name), 'utf8');
const decrypted = (file: string, ...more: string[]) =>
  openssl('cms', '-decrypt', '-inform', 'DER', '-in', file, '-inkey', 'recipient.key', ...more);

describe('an envelope', () => {
  it.each([
    ['a certificate', 'recipient.pem', ['-recip', 'recipient.pem']],
    ['a certificate, by the key alone', 'recipient.pem', []],
    ['a public key', 'public.pem', []],
  ])('for %s is opened by openssl', (_what, pem, more) => {
    const content = randomBytes(70_001);
    writeFileSync(inFolder('message'), envelopeFor(recipientOf(read(pem)), content));
    expect(decrypted('message', ...more, '-binary').equals(content)).toBe(true);
    expect(openssl('cms', '-cmsout', '-print', '-inform', 'DER', '-in', 'message').toString()).toContain('aes-256-cbc');
  });

  it('is the same recipient for certificate and key, and is not opened by another key', () => {
    expect(recipientOf(read('public.pem')).sha256).toBe(recipientOf(read('recipient.pem')).sha256);
    writeFileSync(inFolder('message'), envelopeFor(recipientOf(read('public.pem')), Buffer.from('secret')));
    const opened = () => openssl('cms', '-decrypt', '-inform', 'DER', '-in', 'message', '-inkey', 'short.key');
    expect(opened).toThrow(/openssl cms/);
  });

  it.each(['short.pem', 'ec.pem', 'recipient.key', 'nonsense'])('is made for no %s', (name) => {
    writeFileSync(inFolder('nonsense'), 'no PEM');
    expect(() => recipientOf(read(name))).toThrow(expect.objectContaining({ code: 'export/unusable-recipient' }));
  });
});

describe('export --with-secrets', () => {
  let batch: string;
  const db = () => ['--db', inFolder('journal.sqlite')];
  const exported = (...words: string[]) =>
    lineside(['export', batch, '--to', 'csv', '--out', inFolder('out.csv'), '--json', '--operator', 'Ada', ...db(), ...words]);
  const withSecrets = ['--with-secrets', 'RECIPIENT', '--reason', 'sent to the plant'];
  const words = () => withSecrets.map((word) => (word === 'RECIPIENT' ? inFolder('recipient.pem') : word));

  beforeAll(async () => {
    const steps = [{ step: 'identify', with: { expect: { identifier: '{{unit.identifier}}' } } }];
    writeFileSync(
      inFolder('recipe.json'),
      JSON.stringify({ lineside: 1, recipe: 'Look', model: 'any', version: 1, profile: 'generic', steps }),
    );
    writeFileSync(inFolder('batch.csv'), 'identifier\r\nA1\r\nA2\r\n');
    const imported = await lineside(['import', inFolder('batch.csv'), '--recipe', inFolder('recipe.json'), '--json', ...db()]);
    expect(imported.status, imported.stderr).toBe(0);
    batch = (imported.lines[0]?.['batch'] as { readonly id: string }).id;
  }, 60_000);

  it('has nothing to hand over where no gateway was given a secret', async () => {
    const ended = await exported(...words());
    expect(ended.status).not.toBe(0);
    expect(ended.stderr).toContain('export/no-secrets');
  }, 60_000);

  it('hands over once, says who did, and again only when asked', async () => {
    await giveSecret();
    const first = await exported(...words());
    expect(first.status, first.stderr).toBe(0);
    expect(first.lines.at(-1)).toMatchObject({ secrets: { file: inFolder('out.csv.secrets.p7m'), count: 1 } });
    const opened = JSON.parse(decrypted('out.csv.secrets.p7m', '-recip', 'recipient.pem').toString()) as { units: object[] };
    expect(opened.units).toEqual([
      { row: 1, unitId: expect.any(String) as string, identifiers: { identifier: 'A1' }, secrets: { [REST_PASSWORD_COLUMN]: PASSWORD } },
    ]);
    expect(read('out.csv') + read('out.csv.manifest.json') + first.stderr + JSON.stringify(first.lines)).not.toContain(PASSWORD);

    const second = await exported(...words());
    expect(second.status).not.toBe(0);
    expect(second.stderr).toContain('Ada');
    const again = await exported(...words(), '--again');
    expect(again.status, again.stderr).toBe(0);
    const engine = await anEngine();
    const told = engine.journal.read
      .events({ batchId: batchIdSchema.parse(batch), limit: 100 })
      .flatMap(({ event }) => (event.type === 'secrets.handed-over' ? [event] : []));
    await engine.close();
    expect(told).toHaveLength(2);
    expect(told[0]).toMatchObject({
      count: 1,
      columns: [REST_PASSWORD_COLUMN],
      reason: 'sent to the plant',
      recipientSha256: recipientOf(read('recipient.pem')).sha256,
    });
  }, 120_000);

  it('hands over what came with the file, too', async () => {
    writeFileSync(inFolder('pins.csv'), 'identifier,pin,psk\r\nB1,pin-of-B1,psk-of-B1\r\nB2,,psk-of-B2\r\n');
    const secret = ['--secret', 'pin', '--secret', 'psk'];
    const recipe = ['--recipe', inFolder('recipe.json')];
    const imported = await lineside(['import', inFolder('pins.csv'), ...recipe, ...secret, '--json', ...db()]);
    expect(imported.status, imported.stderr).toBe(0);
    const out = ['--to', 'json', '--out', inFolder('pins.json')];
    const ended = await lineside(['export', 'pins', ...out, '--json', '--operator', 'Ada', ...db(), ...words()]);
    expect(ended.status, ended.stderr).toBe(0);
    expect(read('pins.json')).not.toContain('-of-B');
    const opened = JSON.parse(decrypted('pins.json.secrets.p7m', '-recip', 'recipient.pem').toString()) as { units: object[] };
    expect(opened.units).toMatchObject([
      { identifiers: { identifier: 'B1' }, secrets: { pin: 'pin-of-B1', psk: 'psk-of-B1' } },
      { identifiers: { identifier: 'B2' }, secrets: { psk: 'psk-of-B2' } },
    ]);
  }, 120_000);

  it('wants a reason before anything is written', async () => {
    const ended = await exported('--with-secrets', inFolder('recipient.pem'));
    expect(ended.status).not.toBe(0);
    expect(ended.stderr).toContain('--reason');
  }, 60_000);

  const anEngine = () => openEngine({ journalFile: inFolder('journal.sqlite'), keyFolder: folder, environment: {}, linesideVersion: '0' });

  async function giveSecret(): Promise<void> {
    const engine = await anEngine();
    const batchId = batchIdSchema.parse(batch);
    const [row] = engine.journal.read.units({ batchId, limit: 1 });
    if (row === undefined) throw new Error('no unit');
    const box = engine.vault.boxOf(batchId);
    const { unitId } = row.unit;
    await engine.journal.storeUnitSecret(unitId, REST_PASSWORD_COLUMN, box.encrypt(unitId, REST_PASSWORD_COLUMN, PASSWORD));
    await engine.close();
  }
});
