/** Certificates for whole batches: resumable, with whatever is wrong with one unit told of that one. */
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { batchFiles } from '../../electron/engine/pki/batch/batch-files.ts';
import { type BatchOrder, issueBatch } from '../../electron/engine/pki/batch/issue-batch.ts';
import { unitSubject } from '../../electron/engine/pki/batch/unit-subject.ts';
import { openVault } from '../../electron/engine/vault/open-vault.ts';
import { BUNDLE_PASSWORD_COLUMN } from '../../shared/domain/generated-secrets.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import { importUnits } from '../support/journal.ts';
import { eventsOfRun, unitsOf } from '../support/journal-events.ts';
import { ADA, anAuthority, aRequest, openssl, YEAR } from '../support/pki/station-pki.ts';
import { aUnit } from '../support/units.ts';

const never = new AbortController().signal;

async function aBatch(count: number, quota?: number) {
  const stationKey = randomBytes(32);
  const { pki, journal, folder } = await anAuthority({ stationKey, ...(quota === undefined ? {} : { quota }) });
  const units = unitsOf('batch-1' as BatchId, count);
  await importUnits(journal, units);
  const vault = openVault(journal, { provider: 'key-file', key: stationKey });
  const batch = journal.read.findBatch('batch-1');
  if (batch === undefined) throw new Error('no batch');
  const parts = { journal, vault, pki };
  const order: BatchOrder = { batch, purpose: 'client', days: YEAR, by: ADA, all: false, afterRow: 0, limit: 15, signal: never };
  return { parts, order, units, folder, vault, journal, pki };
}

it('issues page by page, passes over who has one, and hands over bundles whose password is the unit’s secret', async () => {
  const { parts, order, units, vault, journal, pki, folder } = await aBatch(40);
  const first = await issueBatch(parts, order);
  expect(first.issued.map(({ row }) => row)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
  expect(first.nextRow).toBe(15);
  // As if the caller had been lost: it begins again.
  const again = await issueBatch(parts, order);
  expect([again.issued, again.passedOver.length]).toEqual([[], 15]);
  const rest = await issueBatch(parts, { ...order, afterRow: 15, limit: 100 });
  expect([rest.issued.length, rest.nextRow, rest.refused, rest.stopped]).toEqual([25, undefined, [], undefined]);
  const { files } = await batchFiles(parts, { batch: order.batch, purpose: 'client', afterRow: 0, limit: 100 });
  expect(files).toHaveLength(40);
  const [one] = files;
  const password = vault.reveal('batch-1' as BatchId, one?.unitId ?? units[0]?.unitId ?? ('' as never), BUNDLE_PASSWORD_COLUMN);
  expect(password).toMatch(/^[0-9a-f]{32}$/);
  writeFileSync(join(folder, 'one.p12'), Buffer.from(one?.pkcs12 ?? '', 'base64'));
  expect(openssl('pkcs12', '-in', join(folder, 'one.p12'), '-passin', `pass:${password}`, '-nodes')).toContain('PRIVATE KEY');
  // Revoked, the unit gets another, with another password.
  await pki.revoke({ certificate: { serialNumber: one?.serialNumber ?? '' }, reason: 'superseded', by: ADA });
  const replaced = await issueBatch(parts, order);
  expect(replaced.issued.map(({ row }) => row)).toEqual([1]);
  expect(vault.reveal('batch-1' as BatchId, one?.unitId ?? ('' as never), BUNDLE_PASSWORD_COLUMN)).not.toBe(password);
  expect(await journal.read.verifyChain()).toMatchObject({ ok: true });
});

it('leaves the bundles that were written for one purpose open by their password, whatever is issued for another', async () => {
  const { parts, order, units, vault, folder } = await aBatch(1);
  const passwordNow = () => vault.reveal('batch-1' as BatchId, units[0]?.unitId ?? ('' as never), BUNDLE_PASSWORD_COLUMN);
  await issueBatch(parts, order);
  const { files } = await batchFiles(parts, { batch: order.batch, purpose: 'client', afterRow: 0, limit: 1 });
  writeFileSync(join(folder, 'client.p12'), Buffer.from(files[0]?.pkcs12 ?? '', 'base64'));
  expect((await issueBatch(parts, { ...order, purpose: 'server' })).issued).toHaveLength(1);
  const opened = openssl('pkcs12', '-in', join(folder, 'client.p12'), '-passin', `pass:${passwordNow()}`, '-nodes');
  expect(opened).toContain('PRIVATE KEY');
});

it('leaves units aside that no run takes any more, unless all are asked for', async () => {
  const { parts, order, units, journal } = await aBatch(3);
  await journal.append(eventsOfRun(units[1] ?? ({} as never)).whole);
  expect((await issueBatch(parts, order)).issued.map(({ row }) => row)).toEqual([1, 3]);
  expect((await issueBatch(parts, { ...order, all: true })).issued.map(({ row }) => row)).toEqual([2]);
});

it('signs requests; one that is bad is refused alone, a key that comes twice ends it', async () => {
  const { parts, order, units, folder } = await aBatch(6);
  const p256 = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  const good = aRequest(folder, p256);
  const wrongSignature = withOtherLastByte(good);
  const weak = aRequest(folder, ['-newkey', 'rsa:1024']);
  const csrs = [good, wrongSignature, weak, 'no request', aRequest(folder, p256)];
  const requests = csrs.map((csrPem, index) => ({ unitId: units[index]?.unitId ?? ('' as never), csrPem }));
  const issue = await issueBatch(parts, { ...order, requests });
  expect(issue.issued.map(({ row }) => row)).toEqual([1, 5]);
  const refused = Object.fromEntries(issue.refused.map(({ row, failure }) => [row, failure.code]));
  expect(refused).toEqual({ 2: 'pki/request-signature-wrong', 3: 'pki/weak-key', 4: 'pki/request-unreadable' });
  const files = await batchFiles(parts, { batch: order.batch, purpose: 'client', afterRow: 0, limit: 10 });
  expect(files.files.map(({ row, pem, pkcs12 }) => [row, pem?.includes('BEGIN CERTIFICATE'), pkcs12])).toEqual([
    [1, true, undefined],
    [5, true, undefined],
  ]);
  const copy = await issueBatch(parts, { ...order, requests: [{ unitId: units[5]?.unitId ?? ('' as never), csrPem: good }] });
  expect(copy).toMatchObject({ issued: [], stopped: { row: 6, failure: { code: 'pki/key-used-before' } } });
});

it('ends at the quota, with what it issued on record', async () => {
  const { parts, order, pki } = await aBatch(5, 3);
  const issue = await issueBatch(parts, order);
  expect(issue.issued).toHaveLength(3);
  expect(issue.stopped?.failure.code).toBe('pki/over-quota');
  expect(issue.nextRow).toBeUndefined();
  expect(pki.list({ limit: 100 })).toHaveLength(3 + 2);
});

it('names units by their columns, and never by a secret', () => {
  const unit = { ...aUnit(1), columns: { serialNumber: 'A,1' }, secretColumns: ['password'] };
  expect(unitSubject(unit, 'CN={{unit.serialNumber}},O=Acme')).toBe(String.raw`CN=A\,1,O=Acme`);
  expect(() => unitSubject(unit, 'CN={{unit.password}}')).toThrow(expect.objectContaining({ code: 'template/unknown-name' }));
  expect(() => unitSubject(unit, 'CN={{secret.x}}')).toThrow(expect.objectContaining({ code: 'template/unknown-name' }));
});

/** Of its signature. */
function withOtherLastByte(pem: string): string {
  const der = Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  der[der.length - 1] = (der.at(-1) ?? 0) ^ 1;
  return `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`;
}
