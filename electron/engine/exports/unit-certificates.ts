/** Certificates of units as an export needs them: by what the record says, never by the clock, so that the same record gives the same bytes. */
import { X509Certificate } from 'node:crypto';
import type { UnitId } from '../../../shared/domain/ids.ts';
import type { CertificateReader } from '../journal/certificate-reader.ts';
import type { UnitCertificates } from './dialects/dialect.ts';

/** More than any unit has. */
const OF_ONE_UNIT = 1000;

export function unitCertificates(read: Pick<CertificateReader, 'certificates'>): UnitCertificates {
  const hasAny = read.certificates({ limit: 1 }).length > 0;
  return { hasAny, of: (unitId) => (hasAny ? newestPem(read, unitId) : undefined) };
}

function newestPem(read: Pick<CertificateReader, 'certificates'>, unitId: UnitId): string | undefined {
  const newest = read
    .certificates({ unitId, limit: OF_ONE_UNIT })
    .findLast(({ event, revoked }) => event.purpose !== 'server' && revoked === undefined);
  return newest === undefined ? undefined : new X509Certificate(Buffer.from(newest.event.der, 'base64')).toString();
}
