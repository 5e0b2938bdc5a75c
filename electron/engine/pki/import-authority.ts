/** An issuing authority that was made elsewhere, with its key: looked at before the station keeps it. */
import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { sha256Of } from './certificate-facts.ts';
import { nameText } from './distinguished-name.ts';
import { createdEvent, type HeldKey, keeping, type NewAuthority } from './found-authority.ts';
import { acceptedKeyType, publicKeyDer } from './key-types.ts';
import { type ParsedCertificate, parseCertificate } from './parse-certificate.ts';
import { pemBlocks } from './pem.ts';
import { readBundle } from './pkcs12/read-bundle.ts';
import { algorithmFor } from './signature-algorithms.ts';
import type { AuthorityToken } from './token/token-signer.ts';

export type AuthorityBundle = { readonly pkcs12: Uint8Array } | { readonly certificatesPem: string; readonly keyPem: string };

export interface ImportOrder {
  readonly bundle: AuthorityBundle;
  readonly password: string;
  readonly now: Date;
  readonly quota?: number | undefined;
  readonly by: PersonId;
}

export interface OpenedAuthority {
  readonly key: KeyObject;
  /** The key's own. */
  readonly certificate: ParsedCertificate;
  readonly others: readonly ParsedCertificate[];
}

/**
 * The authority, and the certificates above it that came along, highest first. Throws `pki/not-an-authority`,
 * `pki/authority-expired`, `pki/authority-not-yet-valid`, and what `openAuthority` throws.
 */
export async function importAuthority(order: ImportOrder): Promise<readonly NewAuthority[]> {
  const { key, certificate, others } = await openAuthority(order.bundle, order.password);
  return describe({ certificate, others }, order, key.export({ type: 'pkcs8', format: 'der' }));
}

/**
 * The same of an authority whose key is in a token. Throws `pki/key-mismatch` where no certificate is the key's.
 */
export function importHeldAuthority(
  certificatesPem: string,
  held: HeldKey,
  order: Omit<ImportOrder, 'bundle' | 'password'>,
): readonly NewAuthority[] {
  const parsed = certificatesIn(certificatesPem).map(parseCertificate);
  const certificate = parsed.find((each) => each.publicKey.equals(held.publicKey));
  if (certificate === undefined) throw new AppError('pki/key-mismatch');
  return describe({ certificate, others: parsed.filter((each) => each !== certificate) }, order, held.token);
}

function describe(
  { certificate, others }: Omit<OpenedAuthority, 'key'>,
  order: Omit<ImportOrder, 'bundle' | 'password'>,
  keptAs: Buffer | AuthorityToken,
): readonly NewAuthority[] {
  const key = Buffer.isBuffer(keptAs) ? keptAs : undefined;
  demandUsable(certificate, order.now);
  const above = chainAbove(certificate, others);
  const parents = above.map((parent, index): NewAuthority => {
    const purpose = parent.subject.equals(parent.issuer) ? 'root' : 'issuing';
    const event = {
      ...createdEvent(parent, order.by),
      purpose,
      origin: 'imported',
      keyKept: false,
      ...issuerOf(above[index + 1]),
    } as const;
    return { event, key: undefined, certificate: parent };
  });
  const event = {
    ...createdEvent(certificate, order.by),
    purpose: 'issuing',
    origin: 'imported',
    ...keeping(Buffer.isBuffer(keptAs) ? undefined : keptAs),
    ...issuerOf(above[0]),
    ...(order.quota === undefined ? {} : { quota: order.quota }),
  } as const;
  return [...parents.toReversed(), { event, key, certificate }];
}

/**
 * Key and certificate of a bundle. Throws `pki/wrong-password`, `pki/bundle-unreadable`, `pki/key-mismatch` where no certificate is the
 * key's, `pki/weak-key` and `pki/key-not-accepted`.
 */
export async function openAuthority(bundle: AuthorityBundle, password: string): Promise<OpenedAuthority> {
  const { key, certificates } = 'pkcs12' in bundle ? await openPkcs12(bundle.pkcs12, password) : openPem(bundle, password);
  acceptedKeyType(createPublicKey(key));
  algorithmFor(key);
  const parsed = certificates.map(parseCertificate);
  const publicKey = publicKeyDer(key);
  const certificate = parsed.find((each) => each.publicKey.equals(publicKey));
  if (certificate === undefined) throw new AppError('pki/key-mismatch');
  return { key, certificate, others: parsed.filter((each) => each !== certificate) };
}

async function openPkcs12(bytes: Uint8Array, password: string) {
  const { privateKeys, certificates } = await readBundle(bytes, password);
  const [der] = privateKeys;
  if (der === undefined || privateKeys.length > 1) throw unreadable('PKCS#12');
  return { key: readKey(() => createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }), password), certificates };
}

function openPem({ certificatesPem, keyPem }: Extract<AuthorityBundle, { keyPem: string }>, password: string) {
  const certificates = certificatesIn(certificatesPem);
  return { key: readKey(() => createPrivateKey({ key: keyPem, passphrase: password }), password), certificates };
}

function certificatesIn(pem: string): readonly Buffer[] {
  const certificates = pemBlocks(pem).flatMap(({ label, der }) => (label === 'CERTIFICATE' ? [der] : []));
  if (certificates.length === 0) throw unreadable('X.509');
  return certificates;
}

/** OpenSSL says in its codes what was wrong; of an encrypted key nothing but the password can be told from outside. */
function readKey(read: () => KeyObject, password: string): KeyObject {
  try {
    return read();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const isPassword =
      code === 'ERR_OSSL_BAD_DECRYPT' || code === 'ERR_MISSING_PASSPHRASE' || (code === 'ERR_OSSL_UNSUPPORTED' && password !== '');
    throw isPassword ? new AppError('pki/wrong-password', { cause }) : unreadable('PKCS#8', cause);
  }
}

function demandUsable(certificate: ParsedCertificate, now: Date): void {
  const subject = nameText(certificate.subject);
  const { notBefore, notAfter } = certificate;
  if (!certificate.isAuthority || !certificate.maySignCertificates) throw new AppError('pki/not-an-authority', { params: { subject } });
  if (now >= notAfter) throw new AppError('pki/authority-expired', { params: { subject, until: notAfter.toISOString() } });
  if (now < notBefore) throw new AppError('pki/authority-not-yet-valid', { params: { subject, from: notBefore.toISOString() } });
}

/** From the certificate's issuer up, as far as signatures lead through what came along. */
function chainAbove(certificate: ParsedCertificate, others: readonly ParsedCertificate[]): ParsedCertificate[] {
  const chain: ParsedCertificate[] = [];
  for (let below = certificate; ; ) {
    const issuer = others.find((each) => !chain.includes(each) && each.isAuthority && isSignedBy(below, each));
    if (issuer === undefined || below.subject.equals(below.issuer)) return chain;
    chain.push(issuer);
    below = issuer;
  }
}

function isSignedBy(below: ParsedCertificate, above: ParsedCertificate): boolean {
  if (!below.issuer.equals(above.subject)) return false;
  try {
    return new X509Certificate(below.der).verify(createPublicKey({ key: above.publicKey, format: 'der', type: 'spki' }));
  } catch {
    // A certificate that OpenSSL cannot read leads nowhere.
    return false;
  }
}

function issuerOf(above: ParsedCertificate | undefined) {
  return above === undefined ? {} : { issuerSha256: sha256Of(above.der) };
}

function unreadable(reason: string, cause?: unknown): AppError {
  return new AppError('pki/bundle-unreadable', { params: { reason }, cause });
}
