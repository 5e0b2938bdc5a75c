/** The signed record, certificates of a batch and a key in a token from the command line, beside an engine that has the journal. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyFile } from '../../electron/engine/audit/verify-file.ts';
import { aSoftToken, PIN, softTokenMissing, TOKEN } from '../support/pki/tokens.ts';
import { StationClient } from '../support/station-client.ts';
import { CommandLine, object, objects } from './cli-process.ts';

let line: CommandLine;
let station: StationClient;
let db: string;
let batchId: string;
const missing = softTokenMissing();

const run = (...words: readonly string[]) => line.run([...words, '--json', '--db', db]);
const verify = (...words: readonly string[]) => line.run(['audit', 'verify', ...words, '--json']);

beforeAll(async () => {
  line = await CommandLine.open();
  station = await StationClient.open();
  db = join(station.folder, 'journal.sqlite');
  ({ id: batchId } = await station.importUnits());
  await station.ask('certificates.init', { name: 'Acme' });
});
afterAll(async () => {
  await station.remove();
  await line.close();
});

describe('lineside audit', { timeout: 60_000 }, () => {
  it('exports beside a running engine, and checks it without a journal', async () => {
    const made = await run('audit', 'export', '--out', 'one.jsonl');
    expect([made.status, made.stderr]).toEqual([0, '']);
    const { signedBy, entries, head } = object(made) as { signedBy: string; entries: number; head: object };
    expect(statSync(line.path('one.jsonl')).mode & 0o777).toBe(0o600);
    const good = await verify('one.jsonl', '--key', signedBy);
    expect([good.status, object(good)]).toEqual([0, expect.objectContaining({ kind: 'audit', ok: true, entries, head, keyKnown: true })]);
    const other = await verify('one.jsonl', '--key', `SHA256:${'A'.repeat(43)}`);
    expect([other.status, object(other)['problem'], object(other)['firstBad']]).toEqual([1, 'other-key', 1]);
    writeFileSync(line.path('changed.jsonl'), readFileSync(line.path('one.jsonl'), 'utf8').replace('"epoch":1', '"epoch":2'));
    const read = await line.run(['audit', 'verify', 'changed.jsonl', '--language', 'de']);
    expect([read.status, read.stdout]).toEqual([1, expect.stringContaining('NICHT gut ab Ereignis 1 (Zeile 2)')]);
    expect(read.stdout).toContain(signedBy);
    // From here on each command has the journal itself.
    await station.close();
  });

  it('tells an exported file by its manifest', async () => {
    const exported = await run('export', batchId, '--to', 'csv', '--out', 'units.csv');
    expect(exported.status).toBe(0);
    const good = object(await verify('units.csv', '--earlier', 'one.jsonl'));
    expect(good).toMatchObject({ kind: 'manifest', ok: true, rows: 3, dialect: 'csv', keyKnown: true });
    writeFileSync(line.path('units.csv'), 'x', { flag: 'a' });
    const changed = await verifyFile({ file: line.path('units.csv'), signal: new AbortController().signal });
    expect(changed).toMatchObject({ ok: false, problem: 'other-file' });
  });
});

describe('lineside pki issue --batch', { timeout: 60_000 }, () => {
  it('issues for all units, writes their files, and goes on where it is asked again', async () => {
    const words = ['pki', 'issue', '--batch', batchId, '--out', 'bundles'];
    const first = await run(...words, '--subject', 'CN={{unit.serialNumber}},O=Acme');
    expect([first.status, first.stdout]).toEqual([0, expect.any(String)]);
    const told = objects(first);
    expect(told.slice(0, -1).map(({ identifier, subject, result }) => [identifier, subject, result])).toEqual(
      [1, 2, 3].map((row) => [`SN-000${row}`, `CN=SN-000${row},O=Acme`, 'issued']),
    );
    expect(told.at(-1)).toMatchObject({ issued: 3, passedOver: 0, refused: 0, files: 3, stopped: false });
    const files = readdirSync(line.path('bundles'));
    expect(files.map((name) => name.replace(/-[0-9a-f]{8}\.p12$/, ''))).toEqual(['000001-SN-0001', '000002-SN-0002', '000003-SN-0003']);
    expect(files.every((name) => (statSync(join(line.path('bundles'), name)).mode & 0o777) === 0o600)).toBe(true);
    expect(objects(await run(...words)).at(-1)).toMatchObject({ issued: 0, passedOver: 3, files: 0 });
  });
});

describe.skipIf(missing !== undefined)('lineside pki init --pkcs11', { timeout: 60_000 }, () => {
  it('takes the key of a token, and says the PIN nowhere', async () => {
    const { module, environment } = aSoftToken(line.folder);
    const own = line.path('own.sqlite');
    writeFileSync(line.path('pin'), `${PIN}\n`, { mode: 0o600 });
    const ask = (...words: readonly string[]) =>
      line.run([...words, '--json', '--db', own], { SOFTHSM2_CONF: environment['SOFTHSM2_CONF'] ?? '' });
    const init = ['pki', 'init', '--name', 'Acme', '--pkcs11', module, '--token', TOKEN];
    const made = await ask(...init, '--token-key', 'ca', '--token-pin-file', 'pin');
    expect([made.status, made.stdout.includes(PIN)]).toEqual([0, false]);
    const [issuing] = object(made)['certificates'] as readonly { state: string; hasKey: boolean }[];
    expect(issuing).toMatchObject({ state: 'ok', hasKey: false });
    // The next one has its key there, too, and none at the station.
    const renewed = await ask('pki', 'init', '--renew', ...init.slice(4), '--token-key', 'ca-rsa', '--token-pin-file', 'pin');
    const [next] = object(renewed)['certificates'] as readonly { keyType: string; hasKey: boolean }[];
    expect(next).toMatchObject({ keyType: 'rsa-2048', hasKey: false });
  });
});
