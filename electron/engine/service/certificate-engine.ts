/** What requests about certificates need of the engine that orders go to now. */
import type { certificateRequests as asked } from '../../../shared/contract/certificates.ts';
import type { Functions } from '../../../shared/rpc/server.ts';
import type { Journal } from '../journal/journal.ts';
import type { People } from '../people/people.ts';
import type { StationPki } from '../pki/station-pki.ts';
import type { Vault } from '../vault/vault.ts';

export type CertificateRequests = Functions<typeof asked>;

export interface CertificateEngine {
  readonly journal: Pick<Journal, 'read' | 'storeUnitSecret'>;
  readonly vault: Vault;
  readonly people: People;
  readonly pki: StationPki;
}
