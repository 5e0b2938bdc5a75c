/** Certificates, by what they are found by; what is said of each is read from its events. */
import type { EventOf } from '../../../../shared/domain/events.ts';
import type { EventRow } from '../chain/event-row.ts';
import type { CertificateName, CertificateQuery, CertificateReader, RecordedCertificate, RevokedEntry } from '../certificate-reader.ts';
import { toStoredEvent } from './event-queries.ts';
import type { ReadConnection } from './read-connection.ts';
import type { Upcasters } from './upcasters.ts';

const COLUMNS = `SELECT issued_seq AS seq, revoked_seq AS revokedSeq,
  EXISTS (SELECT 1 FROM private_key WHERE private_key.issued_seq = certificate.issued_seq) AS hasKey FROM certificate`;
const PAGE = 'issued_seq > ? ORDER BY issued_seq LIMIT ?';
const EVENT = 'SELECT * FROM event WHERE seq = ?';
const AUTHORITIES = `${COLUMNS} WHERE is_authority = 1 ORDER BY issued_seq DESC`;
const COUNT = 'SELECT count(*) AS issued FROM certificate WHERE issuer_seq = ?';
const REVOKED = `SELECT serial_number AS serialNumber, event.wall_time AS at, event.body FROM certificate
  JOIN event ON event.seq = certificate.revoked_seq
  WHERE issuer_seq = ? AND revoked_seq IS NOT NULL ORDER BY issued_seq`;
const KEY = 'SELECT encrypted FROM private_key WHERE issued_seq = ?';
const ANY_KEY = 'SELECT issued_seq FROM private_key LIMIT 1';

interface Place {
  readonly seq: number;
  readonly revokedSeq: number | null;
  readonly hasKey: 0 | 1;
}

export function certificateQueries(connection: ReadConnection, upcasters: Upcasters): CertificateReader {
  const record = (place: Place) => recordOf(connection, upcasters, place);
  return {
    certificates: (query) => placesOf(connection, query).map(record),
    certificate: (name) => {
      const place = connection.get<Place>(...byName(name));
      return place === undefined ? undefined : record(place);
    },
    authorities: () => connection.all<Place>(AUTHORITIES).map(record),
    issuedCount: (issuerSeq) => connection.get<{ issued: number }>(COUNT, issuerSeq)?.issued ?? 0,
    eachRevoked: (issuerSeq, visit) =>
      connection.each<{ serialNumber: string; at: string; body: string }>(REVOKED, [issuerSeq], ({ serialNumber, at, body }) => {
        const { reason } = JSON.parse(body) as EventOf<'certificate.revoked'>;
        visit({ serialNumber, at, reason } satisfies RevokedEntry);
        return true;
      }),
    privateKey: (seq) => connection.get<{ encrypted: Uint8Array }>(KEY, seq)?.encrypted,
    hasPrivateKeys: () => connection.get(ANY_KEY) !== undefined,
  };
}

function placesOf(connection: ReadConnection, { afterSeq = 0, limit, deviceId, unitId }: CertificateQuery): Place[] {
  if (unitId !== undefined) return connection.all(`${COLUMNS} WHERE unit_id = ? AND ${PAGE}`, unitId, afterSeq, limit);
  if (deviceId !== undefined) return connection.all(`${COLUMNS} WHERE device_id = ? AND ${PAGE}`, deviceId, afterSeq, limit);
  return connection.all(`${COLUMNS} WHERE ${PAGE}`, afterSeq, limit);
}

function byName(name: CertificateName): [sql: string, value: string] {
  if ('serialNumber' in name) return [`${COLUMNS} WHERE serial_number = ? ORDER BY issued_seq DESC LIMIT 1`, name.serialNumber];
  if ('spkiSha256' in name) return [`${COLUMNS} WHERE spki_sha256 = ?`, name.spkiSha256];
  return [`${COLUMNS} WHERE certificate_sha256 = ?`, name.certificateSha256];
}

function recordOf(connection: ReadConnection, upcasters: Upcasters, { seq, revokedSeq, hasKey }: Place): RecordedCertificate {
  const read = (place: number) => {
    const row = connection.get<EventRow>(EVENT, place);
    return row && toStoredEvent(row, { upcasters, file: connection.file });
  };
  const issued = read(seq);
  const revoked = revokedSeq === null ? undefined : read(revokedSeq);
  return {
    seq,
    issuedAt: issued?.wallTime ?? '',
    event: issued?.event as RecordedCertificate['event'],
    hasKey: hasKey === 1,
    ...(revoked?.event.type === 'certificate.revoked' ? { revoked: { at: revoked.wallTime, event: revoked.event } } : {}),
  };
}
