/** Certificates in PEM texts, by their SHA-256. */
import { createHash, X509Certificate } from 'node:crypto';

export interface CertificateText {
  /** One certificate, without what stood around it. */
  readonly pem: string;
  /** Over its DER, hexadecimal. */
  readonly sha256: string;
  /** UTC, ISO 8601. */
  readonly notAfter: string;
}

/** All of a text, in order; empty where one of them cannot be read. */
export function certificatesIn(text: string): readonly CertificateText[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const found = blocks.flatMap((block) => readable(block) ?? []);
  return found.length === blocks.length ? found : [];
}

/** Undefined where nobody can read it. */
export function sha256OfPem(pem: string | undefined): string | undefined {
  return pem === undefined ? undefined : readable(pem)?.sha256;
}

function readable(pem: string): CertificateText | undefined {
  try {
    const certificate = new X509Certificate(pem);
    const sha256 = createHash('sha256').update(certificate.raw).digest('hex');
    return { pem: certificate.toString(), sha256, notAfter: certificate.validToDate.toISOString() };
  } catch {
    return undefined;
  }
}
