/** The certificates as node:crypto, which did not make them, reads and checks them. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { issueServerCertificate, makeAuthority, makeSelfSignedCertificate } from '../../../../../electron/engine/pki/self-signed.ts';

const nowMs = Date.UTC(2026, 0, 15);
const days = { nowMs, validDays: 30 };

describe('certificates the program makes for itself', () => {
  it('signs its own with the key that belongs to it', async () => {
    const made = await makeSelfSignedCertificate({ ...days, subject: { CN: 'Kura', O: 'Eclipse Foundation', C: 'CA' } });
    const certificate = new X509Certificate(made.certificatePem);
    expect(certificate.subject).toBe('CN=Kura\nO=Eclipse Foundation\nC=CA');
    expect(certificate.issuer).toBe(certificate.subject);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.checkPrivateKey(createPrivateKey(made.keyPem))).toBe(true);
    expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect([certificate.validFrom, certificate.validTo]).toEqual(['Jan 14 00:00:00 2026 GMT', 'Feb 14 00:00:00 2026 GMT']);
  });

  it('issues server certificates that only their authority vouches for', async () => {
    const subject = { CN: 'Authority' };
    const [authority, other] = [await makeAuthority({ ...days, subject }), await makeAuthority({ ...days, subject })];
    const made = await issueServerCertificate(authority, {
      ...days,
      subject: { CN: 'broker' },
      dnsNames: ['localhost'],
      ipAddresses: ['127.0.0.1'],
    });
    const certificate = new X509Certificate(made.certificatePem);
    const authorityCertificate = new X509Certificate(authority.certificatePem);
    expect(certificate.checkIssued(authorityCertificate)).toBe(true);
    expect(certificate.verify(authorityCertificate.publicKey)).toBe(true);
    expect(certificate.verify(new X509Certificate(other.certificatePem).publicKey)).toBe(false);
    expect(authorityCertificate.ca).toBe(true);
    expect(certificate.ca).toBe(false);
    expect(certificate.checkHost('localhost')).toBe('localhost');
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(certificate.checkHost('example.com')).toBeUndefined();
  });

  it('gives every certificate a serial number of its own, positive', async () => {
    const made = await Promise.all([1, 2].map(() => makeSelfSignedCertificate({ ...days, subject: { CN: 'x' } })));
    const [first, second] = made.map(({ certificatePem }) => new X509Certificate(certificatePem).serialNumber);
    expect(first).not.toBe(second);
    expect(first).toMatch(/^[4-7][0-9A-F]{31}$/);
  });
});
