/** What the journal answers about certificates. */
import type { EventOf } from '../../../shared/domain/events.ts';
import type { DeviceId, Sha256, UnitId } from '../../../shared/domain/ids.ts';

/** A certificate in the record, with what became of it. */
export interface RecordedCertificate {
  /** Of the event that tells of it. */
  readonly seq: number;
  /** UTC, ISO 8601. */
  readonly issuedAt: string;
  readonly event: EventOf<'authority.created'> | EventOf<'certificate.issued'>;
  readonly revoked?: { readonly at: string; readonly event: EventOf<'certificate.revoked'> };
  /** True where its private key is stored. */
  readonly hasKey: boolean;
}

export type CertificateName = { readonly serialNumber: string } | { readonly spkiSha256: Sha256 } | { readonly certificateSha256: Sha256 };

/** In the record's order, keyset-paged; of everything, of one device or of one unit. */
export interface CertificateQuery {
  readonly afterSeq?: number;
  readonly limit: number;
  readonly deviceId?: DeviceId;
  readonly unitId?: UnitId;
}

export interface CertificateReader {
  certificates(query: CertificateQuery): readonly RecordedCertificate[];
  /** Of several with one serial number, from different issuers, the newest. */
  certificate(name: CertificateName): RecordedCertificate | undefined;
  /** Newest first. */
  authorities(): readonly RecordedCertificate[];
  /** Certificates that this one signed. @param issuerSeq Its place in the record. */
  issuedCount(issuerSeq: number): number;
  /** Revoked ones among those that this one signed, in the order in which they were issued; visited one by one. */
  eachRevoked(issuerSeq: number, visit: (revoked: RevokedEntry) => void): void;
  /** Encrypted; undefined where the station has none. */
  privateKey(seq: number): Uint8Array | undefined;
  /** True where any private key is stored: then the journal needs the station key that sealed it. */
  hasPrivateKeys(): boolean;
}

export interface RevokedEntry {
  readonly serialNumber: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly reason: EventOf<'certificate.revoked'>['reason'];
}
