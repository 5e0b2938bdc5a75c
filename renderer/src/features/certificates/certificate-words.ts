/** How certificates are called and found on the screen. */
import type { Certificate } from '../../../../shared/domain/certificates.ts';

const PAIR = /(?=(?:..)+$)/g;

/** The common name, else the whole subject. */
export function shortName({ subject }: Pick<Certificate, 'subject'>): string {
  return /(?:^|,)\s*CN=((?:\\.|[^,\\])+)/i.exec(subject)?.[1]?.replaceAll(/\\(.)/g, '$1') ?? subject;
}

/** `58:43:fc:08`, as other programs show it. */
export function serialText(serialNumber: string): string {
  return serialNumber.split(PAIR).join(':');
}

/** `revoked` before `expired`: what was revoked stays so. */
export type Validity = 'valid' | 'not-yet' | 'expired' | 'revoked';

export function validityOf({ notBefore, notAfter, revoked }: Certificate, nowMs: number): Validity {
  if (revoked !== undefined) return 'revoked';
  if (Date.parse(notAfter) < nowMs) return 'expired';
  return Date.parse(notBefore) > nowMs ? 'not-yet' : 'valid';
}

/** By subject, serial number with or without colons, or fingerprint. */
export function matches(certificate: Certificate, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  if (wanted === '' || certificate.subject.toLowerCase().includes(wanted)) return true;
  const digits = wanted.replaceAll(':', '');
  return [certificate.serialNumber, certificate.certificateSha256, certificate.spkiSha256].some((each) => each.startsWith(digits));
}

/** What a file of it is called; nothing in it that a file name may not have. */
export function fileName(certificate: Certificate, ending: string): string {
  const plain = shortName(certificate)
    .replaceAll(/[^\w.-]+/g, '-')
    .slice(0, 80);
  return `${plain}.${ending}`;
}
