/** What the journal is asked about manufacturers and their certificates. */
import type { StoredEvent } from '../../../shared/domain/events.ts';
import type { ManufacturerCertificateId } from '../../../shared/domain/ids.ts';

export interface ManufacturerReader {
  /** Every event of manufacturers but those of units, in order. */
  manufacturerEvents(): readonly StoredEvent[];
  /** The first `manufacturer.certificate-used` of each unit that a certificate was used for, in order. */
  certificateUses(query: CertificateUseQuery): readonly StoredEvent[];
  /** Units that it was used for. */
  certificateUseCount(certificateId: ManufacturerCertificateId): number;
}

export interface CertificateUseQuery {
  readonly certificateId: ManufacturerCertificateId;
  readonly afterSeq?: number | undefined;
  /** At most 10,000. */
  readonly limit: number;
}
