/** Key pairs that a simulated gateway makes for itself: real keys, a certificate signed by itself, real requests (kura.md §3.5). */
import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { buildCertificate, newSerialNumber } from '../../engine/pki/build-certificate.ts';
import { bitString, explicit, integer, nothing, objectIdentifier, sequence } from '../../engine/pki/der/der-writer.ts';
import { oid } from '../../engine/pki/der/object-identifiers.ts';
import { encodeName, parseName } from '../../engine/pki/distinguished-name.ts';
import { toPem } from '../../engine/pki/pem.ts';
import type { Signer } from '../../engine/pki/signer.ts';

export interface WantedKey {
  readonly algorithm: 'RSA' | 'DSA';
  readonly sizeBits: number;
  /** `SHA256withRSA`; Java does not mind the case. */
  readonly signatureAlgorithm: string;
  /** `CN=Kura, OU=IoT`. */
  readonly subject: string;
}

export interface DeviceKey {
  /** PKCS#8. */
  readonly keyPem: string;
  /** PEM, leaf first. */
  readonly chain: readonly string[];
}

/** As Kura's own: a year. */
const VALID_MS = 365 * 86_400_000;
const DSA_DIVISOR_BITS = 256;
const SIGNATURES: Readonly<Record<string, { readonly kind: string; readonly der: () => Buffer }>> = {
  sha256withrsa: { kind: 'rsa', der: () => sequence(objectIdentifier(oid.sha256WithRsa), nothing()) },
  sha256withdsa: { kind: 'dsa', der: () => sequence(objectIdentifier(oid.dsaWithSha256)) },
};

/** Throws for what Java would not do either. */
export async function makeDeviceKey({ algorithm, sizeBits, signatureAlgorithm, subject }: WantedKey, nowMs: number): Promise<DeviceKey> {
  const key = await makeKey(algorithm, sizeBits);
  const name = encodeName(parseName(subject));
  const content = {
    serialNumber: newSerialNumber(),
    issuer: name,
    subject: name,
    notBefore: new Date(nowMs),
    notAfter: new Date(nowMs + VALID_MS),
    publicKey: publicKeyOf(key),
    extensions: [],
  };
  const certificate = await buildCertificate(content, signerWith(key, signatureAlgorithm));
  return { keyPem: key.export({ type: 'pkcs8', format: 'pem' }).toString(), chain: [toPem('CERTIFICATE', certificate)] };
}

/** PEM of a PKCS#10 request (RFC 2986 §4). */
export async function requestFor(
  keyPem: string,
  { signatureAlgorithm, subject }: Pick<WantedKey, 'signatureAlgorithm' | 'subject'>,
): Promise<string> {
  const key = createPrivateKey(keyPem);
  const signer = signerWith(key, signatureAlgorithm);
  const body = sequence(integer(0), encodeName(parseName(subject)), publicKeyOf(key), explicit(0, Buffer.alloc(0)));
  return toPem('CERTIFICATE REQUEST', sequence(body, signer.algorithm, bitString(await signer.sign(body))));
}

export function isKeyOf(keyPem: string, certificatePem: string): boolean {
  return new X509Certificate(certificatePem).checkPrivateKey(createPrivateKey(keyPem));
}

function makeKey(algorithm: WantedKey['algorithm'], modulusLength: number): Promise<KeyObject> {
  return new Promise((resolve, reject) => {
    const made = (error: Error | null, _publicKey: KeyObject, privateKey: KeyObject) =>
      error === null ? resolve(privateKey) : reject(error);
    if (algorithm === 'RSA') generateKeyPair('rsa', { modulusLength }, made);
    else generateKeyPair('dsa', { modulusLength, divisorLength: DSA_DIVISOR_BITS }, made);
  });
}

function signerWith(key: KeyObject, name: string): Signer {
  const known = SIGNATURES[name.toLowerCase()];
  if (known === undefined || known.kind !== key.asymmetricKeyType) throw new Error(`no ${name} with ${key.asymmetricKeyType}`);
  return { algorithm: known.der(), sign: async (content) => sign('sha256', content, key) };
}

function publicKeyOf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ type: 'spki', format: 'der' });
}
