/** Every request of the certificates, once, by whoever is signed in: for tests of the contract. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { expect } from 'vitest';
import type { StationClient } from '../station-client.ts';
import { aRequest, openssl } from './station-pki.ts';

const PASSWORD = 'correct horse';

export async function askAllOfCertificates(station: StationClient): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-certificates-'));
  try {
    expect(await station.ask('certificates.authorities', {})).toEqual({ earlier: [] });
    const made = await station.ask('certificates.init', { name: 'Contract', quota: 100 });
    expect(made.issuing).toMatchObject({ state: 'ok', quota: 100, issued: 0 });
    const { pkcs12, certificateSha256 } = await station.ask('certificates.rootBundle', { password: PASSWORD });
    expect((await station.ask('certificates.removeRootKey', { certificateSha256 })).root?.state).toBe('no-key');
    expect((await station.ask('certificates.renew', { root: { pkcs12, password: PASSWORD } })).earlier).toHaveLength(1);
    const imported = await station.ask('certificates.importAuthority', { bundle: anAuthorityFile(folder) });
    expect(imported.issuing?.certificate.subject).toBe('CN=Own');
    const order = { purpose: 'client', days: 30 } as const;
    const signed = await station.ask('certificates.signRequest', { csrPem: aRequest(folder), ...order });
    expect(new X509Certificate(signed.certificatePem).checkIssued(new X509Certificate(signed.chainPem[0] ?? ''))).toBe(true);
    const issued = await station.ask('certificates.issue', { subject: 'CN=gw-2', password: PASSWORD, ...order });
    const { serialNumber } = issued.certificate;
    const again = await station.ask('certificates.export', { serialNumber, password: PASSWORD });
    expect([again.certificatePem, again.pkcs12 === undefined]).toEqual([issued.certificatePem, false]);
    await station.ask('certificates.revoke', { certificate: { serialNumber }, reason: 'superseded' });
    expect(await station.ask('certificates.crl', {})).toMatchObject({ revoked: 1 });
    expect((await station.ask('certificates.list', {})).map(({ subject }) => subject).slice(-2)).toEqual(['CN=gw-1,O=Acme', 'CN=gw-2']);
    await askForBatch(station);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Where the station has no batch yet. */
async function askForBatch(station: StationClient): Promise<void> {
  const page = { batch: 'no-such-batch', purpose: 'client' } as const;
  await expect(station.ask('certificates.issueBatch', { ...page, days: 30 })).rejects.toMatchObject({ code: 'batch/not-found' });
  await expect(station.ask('certificates.batchFiles', page)).rejects.toMatchObject({ code: 'batch/not-found' });
}

function anAuthorityFile(folder: string) {
  const [key, certificate] = [join(folder, 'own.key'), join(folder, 'own.pem')];
  const made = ['-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate];
  openssl('req', '-x509', ...made, '-subj', '/CN=Own', '-days', '400', '-addext', 'keyUsage=critical,keyCertSign,cRLSign');
  return { certificatesPem: readFileSync(certificate, 'utf8'), keyPem: readFileSync(key, 'utf8') };
}
