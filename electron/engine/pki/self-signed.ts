/**
 * X.509 certificates the program makes for itself: self-signed ones, a small authority, and server certificates under it.
 * Keys come from node:crypto (fast, off the event loop), the certificate's structure from forge, the signature from node:crypto.
 */
import { type KeyObject, createPrivateKey, generateKeyPair, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';

const MODULUS_BITS = 2048;
const DAY_MS = 86_400_000;
/** ASN.1 tags of a subject alternative name (RFC 5280 §4.2.1.6). */
const ALT_NAME_TYPE = { dns: 2, ip: 7 } as const;

/** A key and its certificate, both as PEM text. */
export interface CertifiedKey {
  readonly keyPem: string;
  readonly certificatePem: string;
}

export interface SelfSignedOptions {
  /** Distinguished name by short names in order, e.g. `{ CN: 'Kura', O: 'Eclipse Foundation' }`. */
  readonly subject: Readonly<Record<string, string>>;
  readonly validDays: number;
  /** Start of validity in ms since 1970; certificates start a day early, so that a clock that lags accepts them. */
  readonly nowMs: number;
}

export interface ServerCertificateOptions extends SelfSignedOptions {
  readonly dnsNames?: readonly string[];
  readonly ipAddresses?: readonly string[];
}

/** An RSA-2048 key with a certificate signed by itself, as a Kura installation makes one (kura.md §3.1). */
export async function makeSelfSignedCertificate(options: SelfSignedOptions): Promise<CertifiedKey> {
  const key = await makeKey();
  const name = toName(options.subject);
  return certify({ key, options, issuer: name, signer: key, extensions: [{ name: 'subjectKeyIdentifier' }] });
}

/** A root authority that signs server certificates; nothing below it may sign. */
export async function makeAuthority(options: SelfSignedOptions): Promise<CertifiedKey> {
  const key = await makeKey();
  const extensions = [
    { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ];
  return certify({ key, options, issuer: toName(options.subject), signer: key, extensions });
}

/** A TLS server's certificate under `authority`, valid for the names and addresses given. */
export async function issueServerCertificate(authority: CertifiedKey, options: ServerCertificateOptions): Promise<CertifiedKey> {
  const key = await makeKey();
  const authorityCertificate = forge.pki.certificateFromPem(authority.certificatePem);
  const altNames = [
    ...(options.dnsNames ?? []).map((value) => ({ type: ALT_NAME_TYPE.dns, value })),
    ...(options.ipAddresses ?? []).map((ip) => ({ type: ALT_NAME_TYPE.ip, ip })),
  ];
  const extensions = [
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectKeyIdentifier' },
    ...(altNames.length === 0 ? [] : [{ name: 'subjectAltName', altNames }]),
  ];
  return certify({
    key,
    options,
    issuer: authorityCertificate.subject.attributes,
    signer: createPrivateKey(authority.keyPem),
    extensions,
  });
}

interface CertificateRequest {
  readonly key: KeyObject;
  readonly options: SelfSignedOptions;
  readonly issuer: forge.pki.CertificateField[];
  readonly signer: KeyObject;
  readonly extensions: readonly object[];
}

function certify({ key, options, issuer, signer, extensions }: CertificateRequest): CertifiedKey {
  const keyPem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const certificate = forge.pki.createCertificate();
  const privateKey = forge.pki.privateKeyFromPem(keyPem);
  certificate.publicKey = forge.pki.setRsaPublicKey(privateKey.n, privateKey.e);
  certificate.serialNumber = positiveSerialNumber();
  certificate.validity.notBefore = new Date(options.nowMs - DAY_MS);
  certificate.validity.notAfter = new Date(options.nowMs + options.validDays * DAY_MS);
  certificate.setSubject(toName(options.subject));
  certificate.setIssuer(issuer);
  certificate.setExtensions([...extensions]);
  signCertificate(certificate, signer);
  return { keyPem, certificatePem: forge.pki.certificateToPem(certificate) };
}

/** forge signs in JavaScript, tens of milliseconds on the event loop; node:crypto takes one. */
function signCertificate(certificate: forge.pki.Certificate, signer: KeyObject): void {
  const algorithmOid = forge.pki.oids['sha256WithRSAEncryption'] ?? '';
  certificate.signatureOid = algorithmOid;
  certificate.siginfo.algorithmOid = algorithmOid;
  certificate.signature = '';
  const [body] = forge.pki.certificateToAsn1(certificate).value as forge.asn1.Asn1[];
  if (body === undefined) throw new Error('forge gave a certificate without a body');
  certificate.tbsCertificate = body;
  const bytes = Buffer.from(forge.asn1.toDer(body).getBytes(), 'latin1');
  certificate.signature = sign('sha256', bytes, signer).toString('latin1');
}

/** 16 random bytes with the top bit off, because a serial number is a positive integer (RFC 5280 §4.1.2.2). */
function positiveSerialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}

function toName(subject: Readonly<Record<string, string>>): forge.pki.CertificateField[] {
  return Object.entries(subject).map(([shortName, value]) => ({ shortName, value }));
}

async function makeKey(): Promise<KeyObject> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: MODULUS_BITS });
  return privateKey;
}
