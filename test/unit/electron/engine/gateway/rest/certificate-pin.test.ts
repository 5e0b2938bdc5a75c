import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { certificateFingerprint, normalCertificatePin } from '../../../../../../electron/engine/gateway/rest/certificate-pin.ts';

describe('certificateFingerprint', () => {
  it('is SHA-256 in 64 lower-case digits', () => {
    expect(certificateFingerprint(new Uint8Array([1, 2, 3]))).toBe(createHash('sha256').update('\x01\x02\x03').digest('hex'));
  });
});

describe('normalCertificatePin', () => {
  it('takes the ways openssl, browsers and people write it', () => {
    expect(normalCertificatePin('AB:CD:01')).toBe('abcd01');
    expect(normalCertificatePin(' ab cd\n01 ')).toBe('abcd01');
  });
});
