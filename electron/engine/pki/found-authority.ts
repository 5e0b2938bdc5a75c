/** New authorities: a root with an issuing one under it, or another issuing one under a root that is there. */
import { createPublicKey } from 'node:crypto';
import type { KeyType } from '../../../shared/domain/certificates.ts';
import type { EventOf } from '../../../shared/domain/events.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { buildCertificate, newSerialNumber } from './build-certificate.ts';
import { factsOf, sha256Of } from './certificate-facts.ts';
import { commonNameOf, encodeName, parseName } from './distinguished-name.ts';
import { authorityExtensions, keyIdentifier } from './extensions.ts';
import { acceptedKeyType, makeKey } from './key-types.ts';
import { type ParsedCertificate, parseCertificate } from './parse-certificate.ts';
import { keySigner, type Signer } from './signer.ts';
import type { AuthorityToken } from './token/token-signer.ts';
import { validity } from './validity.ts';

/** A path from the root has one authority below it, and that one has none. */
const ROOT_PATH_LENGTH = 1;
const ISSUING_PATH_LENGTH = 0;
const LONGEST_BASE_NAME = 46;
const SHOWN_SERIAL_DIGITS = 8;

export interface NewAuthority {
  readonly event: EventOf<'authority.created'>;
  /** PKCS#8 as DER; undefined where the station does not keep it. */
  readonly key: Uint8Array | undefined;
  readonly certificate: ParsedCertificate;
}

export interface AuthorityOrder {
  readonly keyType: KeyType;
  readonly days: number;
  readonly now: Date;
  readonly quota?: number | undefined;
  readonly by: PersonId;
}

/** Throws `pki/subject-not-usable` for a name that no certificate can have. */
export async function makeRoot(name: string, order: AuthorityOrder): Promise<NewAuthority & { readonly signer: Signer }> {
  const { publicKey, privateKey: key } = await makeKey(order.keyType);
  const signer = keySigner(key);
  const subject = commonName(`${name} Root`);
  const der = await buildCertificate(
    {
      serialNumber: newSerialNumber(),
      issuer: subject,
      subject,
      ...validity(order),
      publicKey,
      extensions: authorityExtensions({ publicKey, issuerKeyIdentifier: keyIdentifier(publicKey) }, ROOT_PATH_LENGTH),
    },
    signer,
  );
  const certificate = parseCertificate(der);
  const event = { ...createdEvent(certificate, order.by), purpose: 'root', origin: 'made', keyKept: true } as const;
  return { event, key, certificate, signer };
}

/** A key that is in a token already. */
export interface HeldKey {
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Buffer;
  readonly token: AuthorityToken;
}

/**
 * With a key made here, or one that a token holds. Throws `pki/outlives-authority` where the root ends earlier; of a token's key
 * `pki/weak-key` and `pki/key-not-accepted`.
 */
export async function makeIssuing(
  root: { readonly certificate: ParsedCertificate; readonly signer: Signer },
  order: AuthorityOrder & { readonly held?: HeldKey | undefined },
): Promise<NewAuthority> {
  const { certificate: above, signer } = root;
  const made = order.held === undefined ? await makeKey(order.keyType) : undefined;
  const publicKey = made?.publicKey ?? order.held?.publicKey ?? Buffer.alloc(0);
  const serialNumber = newSerialNumber();
  const base = commonNameOf(above.subject)
    .replace(/ Root$/, '')
    .slice(0, LONGEST_BASE_NAME);
  const der = await buildCertificate(
    {
      serialNumber,
      issuer: above.subject,
      subject: commonName(`${base} Issuing ${serialNumber.toString('hex').slice(0, SHOWN_SERIAL_DIGITS)}`),
      ...validity({ ...order, within: above }),
      publicKey,
      extensions: authorityExtensions({ publicKey, issuerKeyIdentifier: above.keyIdentifier }, ISSUING_PATH_LENGTH),
    },
    signer,
  );
  const certificate = parseCertificate(der);
  const event = {
    ...createdEvent(certificate, order.by),
    purpose: 'issuing',
    origin: 'made',
    ...keeping(order.held?.token),
    issuerSha256: sha256Of(above.der),
    ...(order.quota === undefined ? {} : { quota: order.quota }),
  } as const;
  return { event, key: made?.privateKey, certificate };
}

/** What an event says of where the private key is. */
export function keeping(token: AuthorityToken | undefined) {
  return token === undefined ? { keyKept: true } : { keyKept: false, token };
}

/** What each such event has. Throws `pki/weak-key` and `pki/key-not-accepted`. */
export function createdEvent(certificate: ParsedCertificate, by: PersonId) {
  const keyType = acceptedKeyType(createPublicKey({ key: certificate.publicKey, format: 'der', type: 'spki' }));
  return { type: 'authority.created', version: 2, ...factsOf(certificate, keyType), by } as const;
}

function commonName(value: string): Buffer {
  const name = parseName(`CN=${value.replaceAll(/[\\,]/g, String.raw`\$&`)}`);
  if (name.length !== 1) throw new AppError('pki/subject-not-usable', { params: { name: value } });
  return encodeName(name);
}
