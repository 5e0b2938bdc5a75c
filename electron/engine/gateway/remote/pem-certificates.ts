/** Certificates out of PEM texts, as files of authorities and keystores give them. */
import { X509Certificate } from 'node:crypto';

/** Those that can be read, in order; anything around them is left out. */
export function certificatesOf(pem: string): readonly X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.flatMap((block) => readable(block) ?? []);
}

/** A trust anchor is a name with a key: a root that was issued again is still the same. */
export function isSameAuthority(one: X509Certificate, other: X509Certificate): boolean {
  return one.subject === other.subject && one.publicKey.equals(other.publicKey);
}

function readable(block: string): X509Certificate | undefined {
  try {
    return new X509Certificate(block);
  } catch {
    return undefined;
  }
}
