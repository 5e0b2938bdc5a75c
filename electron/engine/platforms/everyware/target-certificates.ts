/**
 * The certificates of the instance that a gateway is moved to have to be on it before it is re-provisioned (seed document): without them
 * it refuses the orders of its new account later. They are told apart by the SHA-256 of the certificate as it stands.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { AppError } from '../../../../shared/errors/app-error.ts';

export interface StoredCertificate {
  readonly keystore: string;
  readonly alias: string;
  readonly pem: string;
}

export interface FoundCertificate {
  readonly fingerprint: string;
  /** `keystore/alias`. */
  readonly place: string;
}

/** 64 small letters and digits; colons and blanks do not count. `everyware/bad-fingerprint`. */
export function certificateFingerprintOf(text: string): string {
  const plain = text.replaceAll(/[:\s]/g, '').toLowerCase();
  if (/^[0-9a-f]{64}$/.test(plain)) return plain;
  throw new AppError('everyware/bad-fingerprint', { params: { fingerprint: text.slice(0, 128) } });
}

/** Each text a SHA-256, or PEM of one or several; empty ones do not count. `everyware/bad-fingerprint`. */
export function targetFingerprintsOf(texts: readonly string[]): readonly string[] {
  return texts
    .filter((text) => text.trim() !== '')
    .flatMap((text) => {
      const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
      const certificates = (blocks ?? []).flatMap((pem) => readCertificate({ keystore: '', alias: '', pem }));
      if (blocks === null || certificates.length < blocks.length) return [certificateFingerprintOf(text)];
      return certificates.map(({ fingerprint }) => fingerprint);
    });
}

/**
 * Where each of the wanted ones is. `everyware/target-certificate-missing`, or `everyware/target-certificate-not-valid` where its dates
 * do not cover `now`.
 */
export function findTargetCertificates(
  wanted: readonly string[],
  stored: readonly StoredCertificate[],
  now: Date,
): readonly FoundCertificate[] {
  const known = stored.flatMap(readCertificate);
  return wanted.map((fingerprint) => {
    const found = known.find((certificate) => certificate.fingerprint === fingerprint);
    if (found === undefined)
      throw new AppError('everyware/target-certificate-missing', { params: { fingerprint, count: String(stored.length) } });
    const { certificate, place } = found;
    if (now < certificate.validFromDate || now > certificate.validToDate) {
      const params = { place, from: day(certificate.validFromDate), to: day(certificate.validToDate) };
      throw new AppError('everyware/target-certificate-not-valid', { params });
    }
    return { fingerprint, place };
  });
}

/** An entry that is no certificate that can be read is none that was asked for. */
function readCertificate({ keystore, alias, pem }: StoredCertificate) {
  try {
    const certificate = new X509Certificate(pem);
    const fingerprint = createHash('sha256').update(certificate.raw).digest('hex');
    return [{ certificate, fingerprint, place: `${keystore}/${alias}` }];
  } catch {
    return [];
  }
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
