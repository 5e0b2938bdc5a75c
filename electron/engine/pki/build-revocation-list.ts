/** Revocation lists of version 2 with reasons (RFC 5280 §5). */
import type { RevocationReason } from '../../../shared/domain/certificates.ts';
import { bitString, enumerated, explicit, integer, sequence, time, unsignedInteger } from './der/der-writer.ts';
import { oid } from './der/object-identifiers.ts';
import { authorityKeyIdentifier, extension } from './extensions.ts';
import type { Signer } from './signer.ts';

const VERSION_2 = 1;

/** RFC 5280 §5.3.1. Nothing is said for `unspecified`, as the RFC recommends. */
const REASONS: Readonly<Record<RevocationReason, number | undefined>> = {
  unspecified: undefined,
  'key-compromise': 1,
  'affiliation-changed': 3,
  superseded: 4,
  'cessation-of-operation': 5,
  'privilege-withdrawn': 9,
};

export interface RevokedSerial {
  /** Hexadecimal digits. */
  readonly serialNumber: string;
  readonly at: Date;
  readonly reason: RevocationReason;
}

export interface RevocationListContent {
  /** Name as DER. */
  readonly issuer: Uint8Array;
  readonly issuerKeyIdentifier: Uint8Array | undefined;
  readonly number: number;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly revoked: readonly RevokedSerial[];
}

/** The list as DER. */
export async function buildRevocationList(content: RevocationListContent, signer: Signer): Promise<Buffer> {
  const { issuer, issuerKeyIdentifier, number, thisUpdate, nextUpdate, revoked } = content;
  const extensions = [
    ...(issuerKeyIdentifier === undefined ? [] : [authorityKeyIdentifier(issuerKeyIdentifier)]),
    extension(oid.crlNumber, integer(number)),
  ];
  const body = sequence(
    integer(VERSION_2),
    signer.algorithm,
    issuer,
    time(thisUpdate),
    time(nextUpdate),
    ...(revoked.length === 0 ? [] : [sequence(...revoked.map(entry))]),
    explicit(0, sequence(...extensions)),
  );
  return sequence(body, signer.algorithm, bitString(await signer.sign(body)));
}

function entry({ serialNumber, at, reason }: RevokedSerial): Buffer {
  const code = REASONS[reason];
  const reasons = code === undefined ? [] : [sequence(extension(oid.crlReason, enumerated(code)))];
  return sequence(unsignedInteger(Buffer.from(serialNumber, 'hex')), time(at), ...reasons);
}
