/** From when until when a new certificate is valid. */
import { AppError } from '../../../shared/errors/app-error.ts';
import { nameText } from './distinguished-name.ts';
import type { ParsedCertificate } from './parse-certificate.ts';

const DAY_MS = 86_400_000;

export interface ValidityOrder {
  readonly days: number;
  readonly now: Date;
  /** The authority whose own time bounds it. */
  readonly within?: Pick<ParsedCertificate, 'notBefore' | 'notAfter' | 'subject'> | undefined;
}

/**
 * From a day ago, so that a gateway whose clock lags accepts it, but not before its authority; in whole seconds. Throws
 * `pki/outlives-authority`: a certificate that its authority's end cuts short would fail before the date that it shows.
 */
export function validity({ days, now, within }: ValidityOrder): { readonly notBefore: Date; readonly notAfter: Date } {
  const second = Math.floor(now.getTime() / 1000) * 1000;
  const notBefore = new Date(Math.max(second - DAY_MS, within?.notBefore.getTime() ?? 0));
  const notAfter = new Date(second + days * DAY_MS);
  if (within !== undefined && notAfter > within.notAfter) {
    const left = Math.max(0, Math.floor((within.notAfter.getTime() - second) / DAY_MS));
    const params = { subject: nameText(within.subject), until: within.notAfter.toISOString(), days: String(days), left: String(left) };
    throw new AppError('pki/outlives-authority', { params });
  }
  return { notBefore, notAfter };
}
