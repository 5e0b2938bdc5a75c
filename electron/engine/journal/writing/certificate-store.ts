/** Where each certificate is told of, folded from the record, and the private keys beside it. */
import type Database from 'better-sqlite3';
import type { EventOf, StoredEvent } from '../../../../shared/domain/events.ts';
import type { Sha256 } from '../../../../shared/domain/ids.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { holderOf } from '../certificate-holder.ts';
import type { Erasure } from '../files/erased-in-backups.ts';

type Certified = EventOf<'authority.created'> | EventOf<'certificate.issued'>;

const SEQ_OF = 'SELECT issued_seq AS seq FROM certificate WHERE certificate_sha256 = ?';
const REMOVE_KEY = 'DELETE FROM private_key WHERE issued_seq = ?';

/** @param issuedSeq Place of the certificate whose key goes. */
export function privateKeyErasure(issuedSeq: number): Erasure {
  return { table: 'private_key', sql: REMOVE_KEY, params: [issuedSeq] };
}

export class CertificateStore {
  readonly #statements: ReturnType<typeof prepareStatements>;
  readonly #erased: (issuedSeq: number) => void;

  /** @param erased Called within the transaction that deletes a private key. */
  constructor(database: Database.Database, erased: (issuedSeq: number) => void) {
    this.#statements = prepareStatements(database);
    this.#erased = erased;
  }

  /** Throws `pki/key-used-before` where the public key was certified at any time before. */
  fold({ event, seq }: Pick<StoredEvent, 'event' | 'seq'>): void {
    switch (event.type) {
      case 'authority.created':
      case 'certificate.issued':
        this.#add(event, seq);
        return;
      case 'certificate.revoked':
        this.#statements.revoke.run(seq, event.certificateSha256);
        return;
      case 'authority.key-removed':
        this.#removeKey(event.certificateSha256);
        return;
      default:
        return;
    }
  }

  /** `issuedSeq` is the event's that tells of the certificate; it is in the same transaction. */
  storeKey(issuedSeq: number, encrypted: Uint8Array): void {
    this.#statements.addKey.run(issuedSeq, encrypted);
  }

  #add(event: Certified, seq: number): void {
    const used = this.#statements.findKey.get(event.spkiSha256)?.serialNumber;
    if (used !== undefined) throw new AppError('pki/key-used-before', { params: { spkiSha256: event.spkiSha256, serialNumber: used } });
    const { certificateSha256, spkiSha256, serialNumber } = event;
    this.#statements.add.run({
      seq,
      certificateSha256,
      spkiSha256,
      serialNumber,
      issuerSeq: this.#seqOf(event.issuerSha256),
      isAuthority: event.type === 'authority.created' ? 1 : 0,
      ...holderOf(event),
    });
  }

  #removeKey(certificateSha256: Sha256): void {
    const seq = this.#seqOf(certificateSha256);
    if (seq === null) return;
    this.#statements.removeKey.run(seq);
    this.#erased(seq);
  }

  #seqOf(certificateSha256: Sha256 | undefined): number | null {
    return certificateSha256 === undefined ? null : (this.#statements.seqOf.get(certificateSha256)?.seq ?? null);
  }
}

function prepareStatements(database: Database.Database) {
  return {
    findKey: database.prepare<[string], { serialNumber: string }>(
      'SELECT serial_number AS serialNumber FROM certificate WHERE spki_sha256 = ?',
    ),
    seqOf: database.prepare<[string], { seq: number }>(SEQ_OF),
    add: database.prepare(
      `INSERT INTO certificate VALUES (@seq, @certificateSha256, @spkiSha256, @serialNumber, @issuerSeq, @isAuthority, @deviceId, @unitId, NULL)`,
    ),
    // The first revocation counts; it cannot be taken back.
    revoke: database.prepare('UPDATE certificate SET revoked_seq = ? WHERE certificate_sha256 = ? AND revoked_seq IS NULL'),
    addKey: database.prepare('INSERT INTO private_key VALUES (?, ?)'),
    removeKey: database.prepare(REMOVE_KEY),
  };
}
