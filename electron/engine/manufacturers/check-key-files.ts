/** Whether the files of a manufacturer's certificate belong together and can be used, before any of them is kept. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import type { EventOf } from '../../../shared/domain/events.ts';
import type { Failure } from '../../../shared/domain/problem.ts';
import { AppError, toFailure } from '../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import { factsOf } from '../pki/certificate-facts.ts';
import { acceptedKeyType, publicKeyDer } from '../pki/key-types.ts';
import { type ParsedCertificate, parseCertificate } from '../pki/parse-certificate.ts';
import { keyText } from '../pki/read-x509.ts';
import { type FileContent, type KeyFile, readKeyFile } from './read-key-files.ts';

type StoredCertificate = EventOf<'manufacturer.certificate-added'>['certificates'][number];
type Holding = 'private-key' | 'public-key' | 'certificate' | 'chain';

export interface CheckedFiles {
  readonly key: KeyObject;
  /** The key's own first. */
  readonly certificates: readonly StoredCertificate[];
  readonly files: readonly { readonly file: string; readonly holds: readonly Holding[] }[];
  readonly warnings: readonly Failure[];
}

const SOON_MS = 30 * 24 * 3_600_000;

interface FilesToCheck {
  readonly files: readonly KeyFile[];
  readonly password: string;
  readonly hasAccessToken: boolean;
  readonly nowMs: number;
}

/**
 * `manufacturers/no-key`, `/several-keys`, `/no-certificate`, `/key-mismatch`, `/public-key-mismatch`, `/certificate-expired`, and what
 * `readKeyFile` throws. What is odd but does not keep the certificate from use is a warning.
 */
export async function checkKeyFiles({ files, password, hasAccessToken, nowMs }: FilesToCheck): Promise<CheckedFiles> {
  const contents: FileContent[] = [];
  for (const file of files) contents.push(await readKeyFile(file, password));
  const key = onlyKey(contents);
  const publicKey = publicKeyDer(key);
  const certificates = parsed(contents);
  const own = certificates.find((each) => each.publicKey.equals(publicKey));
  if (own === undefined) throw new AppError(certificates.length === 0 ? 'manufacturers/no-certificate' : 'manufacturers/key-mismatch');
  demandPublicKeys(contents, publicKey);
  const others = certificates.filter((each) => each !== own);
  const subject = factsOf(own, '').subject;
  if (own.notAfter.getTime() <= nowMs) {
    throw new AppError('manufacturers/certificate-expired', { params: { subject, until: own.notAfter.toISOString() } });
  }
  return {
    key,
    certificates: [own, ...others].map((each) => factsOf(each, keyTypeOf(each))),
    files: contents.map((content) => ({ file: content.file, holds: holdings(content, own) })),
    warnings: [...validityWarnings(own, nowMs), ...keyWarnings(key), ...chainWarnings(own, others), ...tokenWarning(hasAccessToken)],
  };
}

function onlyKey(contents: readonly FileContent[]): KeyObject {
  const byPublicHalf = new Map(
    contents.flatMap(({ privateKeys }) => privateKeys).map((key) => [publicKeyDer(key).toString('base64'), key]),
  );
  const [key, ...more] = byPublicHalf.values();
  if (key === undefined) throw new AppError('manufacturers/no-key');
  if (more.length > 0) throw new AppError('manufacturers/several-keys');
  return key;
}

/** Each once, as they came. */
function parsed(contents: readonly FileContent[]): readonly ParsedCertificate[] {
  const byContent = new Map(contents.flatMap(({ certificates }) => certificates).map((der) => [der.toString('base64'), der]));
  return [...byContent.values()].map(parseCertificate);
}

function demandPublicKeys(contents: readonly FileContent[], publicKey: Buffer): void {
  const other = contents.find(({ publicKeys }) => publicKeys.some((key) => !key.export({ type: 'spki', format: 'der' }).equals(publicKey)));
  if (other !== undefined) throw new AppError('manufacturers/public-key-mismatch', { params: { file: other.file } });
}

function holdings({ privateKeys, publicKeys, certificates }: FileContent, own: ParsedCertificate): readonly Holding[] {
  const isOwn = certificates.map((der) => der.equals(own.der));
  return [
    ...(privateKeys.length > 0 ? (['private-key'] as const) : []),
    ...(publicKeys.length > 0 ? (['public-key'] as const) : []),
    ...(isOwn.includes(true) ? (['certificate'] as const) : []),
    ...(isOwn.includes(false) ? (['chain'] as const) : []),
  ];
}

function keyTypeOf({ publicKey }: ParsedCertificate): string {
  const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
  try {
    return acceptedKeyType(key);
  } catch {
    // The platform made it: what the station would not certify is named here, and no more.
    return keyText(key).slice(0, 32);
  }
}

function validityWarnings({ notBefore, notAfter }: ParsedCertificate, nowMs: number): readonly Failure[] {
  if (notBefore.getTime() > nowMs) return [warning('manufacturers/certificate-not-yet-valid', { from: notBefore.toISOString() })];
  return notAfter.getTime() - nowMs < SOON_MS ? [warning('manufacturers/certificate-ends-soon', { until: notAfter.toISOString() })] : [];
}

/** The schemes of the shipped profile all need RSA. */
function keyWarnings(key: KeyObject): readonly Failure[] {
  const found = keyText(createPublicKey(key));
  if (key.asymmetricKeyType !== 'rsa') return [warning('manufacturers/key-not-rsa', { found })];
  return (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048 ? [warning('manufacturers/weak-key', { found })] : [];
}

function chainWarnings(own: ParsedCertificate, others: readonly ParsedCertificate[]): readonly Failure[] {
  const above: ParsedCertificate[] = [];
  for (let below: ParsedCertificate | undefined = own; below !== undefined; ) {
    const { issuer }: ParsedCertificate = below;
    below = others.find((each) => !above.includes(each) && each.subject.equals(issuer));
    if (below !== undefined) above.push(below);
  }
  const stray = others.find((each) => !above.includes(each));
  return stray === undefined ? [] : [warning('manufacturers/stray-certificate', { subject: factsOf(stray, '').subject })];
}

function tokenWarning(hasAccessToken: boolean): readonly Failure[] {
  return hasAccessToken ? [] : [warning('manufacturers/no-access-token', {})];
}

function warning(code: ErrorCode, params: Readonly<Record<string, string>>): Failure {
  return toFailure(new AppError(code, { params }));
}
