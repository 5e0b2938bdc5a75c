import { describe, expect, test } from 'vitest';
import {
  fileName,
  matches,
  serialText,
  shortName,
  validityOf,
} from '../../../../../../renderer/src/features/certificates/certificate-words.ts';
import { type Certificate, certificateSchema } from '../../../../../../shared/domain/certificates.ts';

function certificate(part: Partial<Certificate> = {}): Certificate {
  return certificateSchema.parse({
    seq: 1,
    serialNumber: '5843fc08',
    certificateSha256: 'a'.repeat(64),
    spkiSha256: 'b'.repeat(64),
    subject: 'CN=gw-1,O=Acme',
    issuer: 'CN=Acme Line Issuing',
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2027-01-01T00:00:00.000Z',
    keyType: 'p-256',
    purpose: 'client',
    issuedAt: '2026-01-02T00:00:00.000Z',
    by: 'person-1',
    hasKey: false,
    ...part,
  });
}

describe('a certificate is called', () => {
  test.each([
    ['CN=gw-1,O=Acme', 'gw-1'],
    ['O=Acme,CN=gw-1', 'gw-1'],
    [String.raw`CN=Acme\, Inc.,O=Acme`, 'Acme, Inc.'],
    ['O=Acme', 'O=Acme'],
  ])('of %s: %s', (subject, name) => {
    expect(shortName({ subject })).toBe(name);
  });
});

test('a serial number is read in pairs', () => {
  expect(serialText('5843fc08')).toBe('58:43:fc:08');
});

test('a file is called by what a file name may have', () => {
  expect(fileName(certificate({ subject: 'CN=../gw 1:ä' }), 'pem')).toBe('..-gw-1-.pem');
});

describe('is found by', () => {
  test.each(['GW-1', 'acme', '58:43', '5843fc', 'aaaa', 'bbbb', ''])('“%s”', (words) => {
    expect(matches(certificate(), words)).toBe(true);
  });

  test.each(['gw-2', '43fc', 'cc'])('and not by “%s”', (words) => {
    expect(matches(certificate(), words)).toBe(false);
  });
});

describe('counts', () => {
  const at = (iso: string) => Date.parse(iso);
  const revoked = { at: '2026-03-01T00:00:00.000Z', reason: 'superseded', by: 'person-1' } as Certificate['revoked'];

  test('within its days', () => {
    expect(validityOf(certificate(), at('2026-06-01T00:00:00Z'))).toBe('valid');
    expect(validityOf(certificate(), at('2025-12-31T00:00:00Z'))).toBe('not-yet');
    expect(validityOf(certificate(), at('2027-01-02T00:00:00Z'))).toBe('expired');
  });

  test('never again once it is revoked', () => {
    expect(validityOf(certificate({ revoked }), at('2026-06-01T00:00:00Z'))).toBe('revoked');
    expect(validityOf(certificate({ revoked }), at('2027-06-01T00:00:00Z'))).toBe('revoked');
  });
});
