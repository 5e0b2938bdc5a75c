/** Whether the list of certificates says what the events say: each where it is told of, none that is not, the key and its end among it. */
import type { EventOf } from '../../../../shared/domain/events.ts';
import type { ReadConnection } from '../reading/read-connection.ts';
import { holderOf } from '../certificate-holder.ts';
import type { EventRow } from './event-row.ts';

const ISSUED = `SELECT certificate_sha256 AS certificateSha256, spki_sha256 AS spkiSha256, serial_number AS serialNumber, device_id AS deviceId,
  unit_id AS unitId, (SELECT issuer.certificate_sha256 FROM certificate AS issuer WHERE issuer.issued_seq = certificate.issuer_seq) AS issuerSha256
  FROM certificate WHERE issued_seq = ?`;
const REVOKED = 'SELECT revoked_seq AS seq FROM certificate WHERE certificate_sha256 = ?';
/** A certificate, or an end of one, that no event tells of. */
const INVENTED = `SELECT issued_seq AS seq FROM certificate WHERE issued_seq <= @last AND (
  NOT EXISTS (SELECT 1 FROM event WHERE event.seq = issued_seq AND event.type IN ('authority.created', 'certificate.issued'))
  OR (revoked_seq IS NOT NULL AND NOT EXISTS (SELECT 1 FROM event WHERE event.seq = revoked_seq AND event.type = 'certificate.revoked'))) LIMIT 1`;

type Certified = EventOf<'authority.created'> | EventOf<'certificate.issued'>;
type Listed = Pick<Certified, 'certificateSha256' | 'spkiSha256' | 'serialNumber'> & {
  readonly deviceId: string | null;
  readonly unitId: string | null;
  readonly issuerSha256: string | null;
};

/** True for events of other kinds. */
export function isCertificateListed(connection: ReadConnection, { seq, type, body }: EventRow): boolean {
  if (type === 'authority.created' || type === 'certificate.issued') return isListedAs(connection, seq, JSON.parse(body) as Certified);
  if (type !== 'certificate.revoked') return true;
  const { certificateSha256 } = JSON.parse(body) as EventOf<'certificate.revoked'>;
  const listed = connection.get<{ seq: number | null }>(REVOKED, certificateSha256);
  return listed !== undefined && listed.seq !== null && listed.seq <= seq;
}

/** Place of a row that no event up to `last` tells of. */
export function inventedCertificate(connection: ReadConnection, last: number): number | undefined {
  return connection.named<{ seq: number }>(INVENTED, { last })?.seq;
}

function isListedAs(connection: ReadConnection, seq: number, event: Certified): boolean {
  const listed = connection.get<Listed>(ISSUED, seq);
  const { deviceId, unitId } = holderOf(event);
  return (
    listed !== undefined &&
    listed.certificateSha256 === event.certificateSha256 &&
    listed.spkiSha256 === event.spkiSha256 &&
    listed.serialNumber === event.serialNumber &&
    listed.deviceId === deviceId &&
    listed.unitId === unitId &&
    // An imported authority may name an issuer that the station does not know.
    (listed.issuerSha256 === (event.issuerSha256 ?? null) || (listed.issuerSha256 === null && event.type === 'authority.created'))
  );
}
