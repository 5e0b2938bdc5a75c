/** An authority as the record has it, with its key where the station holds it. */
import type { AuthoritiesView } from '../../../shared/contract/certificates.ts';
import type { EventOf } from '../../../shared/domain/events.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CertificateReader, RecordedCertificate } from '../journal/certificate-reader.ts';
import { viewOf } from './certificate-facts.ts';
import { openPrivateKey } from './key-box.ts';
import { type ParsedCertificate, parseCertificate } from './parse-certificate.ts';
import { toPem } from './pem.ts';
import { keySigner, type Signer } from './signer.ts';
import { tokenSigner, type TokenSurroundings } from './token/token-signer.ts';

type AuthorityView = AuthoritiesView['earlier'][number];

export interface Authority {
  readonly record: RecordedCertificate & { readonly event: EventOf<'authority.created'> };
  readonly certificate: ParsedCertificate;
}

export function toAuthority(record: RecordedCertificate): Authority {
  const { event } = record;
  if (event.type !== 'authority.created') throw new AppError('pki/not-an-authority', { params: { subject: event.subject } });
  return { record: { ...record, event }, certificate: parseCertificate(Buffer.from(event.der, 'base64')) };
}

/** What it signs with is at the station, or in a token that the station speaks to. */
export function canIssue({ record: { event } }: Authority): boolean {
  return event.purpose === 'issuing' && (event.keyKept || event.token !== undefined);
}

export interface KeyPlaces {
  readonly read: CertificateReader;
  readonly stationKey: Uint8Array;
  readonly tokens: TokenSurroundings;
}

/** Throws `pki/no-key` where its key is not at the station, and `pki/key-damaged`. Of one in a token it throws when it signs. */
export function signerOf({ record, certificate }: Authority, { read, stationKey, tokens }: KeyPlaces): Signer {
  const { event, seq } = record;
  if (event.token !== undefined) return tokenSigner(event.token, certificate.publicKey, tokens);
  const sealed = read.privateKey(seq);
  if (sealed === undefined) throw new AppError('pki/no-key', { params: { subject: event.subject } });
  return keySigner(openPrivateKey(sealed, event.spkiSha256, stationKey));
}

export function stateOf({ record, certificate }: Authority, now: Date): AuthorityView['state'] {
  if (record.revoked !== undefined) return 'revoked';
  if (now < certificate.notBefore) return 'not-yet-valid';
  if (now >= certificate.notAfter) return 'expired';
  return record.hasKey || record.event.token !== undefined ? 'ok' : 'no-key';
}

/** Throws `pki/authority-expired`, `pki/authority-not-yet-valid`, or, of one that was revoked, `pki/no-authority`. */
export function demandValid(authority: Authority, now: Date): void {
  const { subject, notBefore, notAfter } = authority.record.event;
  switch (stateOf(authority, now)) {
    case 'expired':
      throw new AppError('pki/authority-expired', { params: { subject, until: notAfter } });
    case 'not-yet-valid':
      throw new AppError('pki/authority-not-yet-valid', { params: { subject, from: notBefore } });
    case 'revoked':
      throw new AppError('pki/no-authority');
    default:
      return;
  }
}

export function authorityView(authority: Authority, read: CertificateReader, now: Date): AuthorityView {
  const { record, certificate } = authority;
  const { quota, token } = record.event;
  return {
    certificate: viewOf(record),
    certificatePem: toPem('CERTIFICATE', certificate.der),
    issued: read.issuedCount(record.seq),
    state: stateOf(authority, now),
    ...(quota === undefined ? {} : { quota }),
    ...(token === undefined ? {} : { token: { module: token.module, token: token.token, key: token.key } }),
  };
}
