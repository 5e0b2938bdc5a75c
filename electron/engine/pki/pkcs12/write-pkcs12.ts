/**
 * Hand-over bundles (PKCS#12, RFC 7292): key, certificate and chain, all of it encrypted by AES-256 (PBES2, RFC 8018) and its whole
 * checked by HMAC-SHA-256. openssl from 1.1 and Java from 8u301 read it.
 */
import { createCipheriv, createHmac, createSecretKey, hash, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { bmpString, explicit, implicit, integer, nothing, objectIdentifier, octetString, sequence, setOf } from '../der/der-writer.ts';
import { oid } from '../der/object-identifiers.ts';
import { DERIVED, deriveKey } from './pkcs12-derivation.ts';

const VERSION = 3;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const VECTOR_BYTES = 16;
const derive = promisify(pbkdf2);

export interface BundleContent {
  /** PKCS#8. */
  readonly privateKey: Uint8Array;
  /** The key's own first, then its chain. */
  readonly certificates: readonly Uint8Array[];
  /** What key stores show it under. */
  readonly name: string;
}

export interface BundleProtection {
  readonly password: string;
  /** Rounds of both derivations; a password of random bits needs few. */
  readonly rounds: { readonly encryption: number; readonly integrity: number };
}

export async function writePkcs12(content: BundleContent, { password, rounds }: BundleProtection): Promise<Buffer> {
  const encrypt = await passwordCipher(password, rounds.encryption);
  const [own = Buffer.alloc(0)] = content.certificates;
  const attributes = setOf(
    sequence(objectIdentifier(oid.friendlyName), setOf(bmpString(content.name))),
    sequence(objectIdentifier(oid.localKeyId), setOf(octetString(hash('sha1', own, 'buffer')))),
  );
  const certificates = content.certificates.map((certificate, index) => certificateBag(certificate, index === 0 ? attributes : undefined));
  const key = encrypt(content.privateKey);
  const keyBag = bag(oid.shroudedKeyBag, sequence(key.algorithm, octetString(key.encrypted)), attributes);
  const safe = sequence(encryptedContent(encrypt(sequence(...certificates))), dataContent(sequence(keyBag)));
  return sequence(integer(VERSION), dataContent(safe), await integrityOf(safe, password, rounds.integrity));
}

interface Encrypted {
  readonly algorithm: Buffer;
  readonly encrypted: Buffer;
}

/** One derived key for all of a bundle, each part with a vector of its own: the slow part is done once. */
async function passwordCipher(password: string, rounds: number): Promise<(content: Uint8Array) => Encrypted> {
  const salt = randomBytes(SALT_BYTES);
  const key = createSecretKey(await derive(password, salt, rounds, KEY_BYTES, 'sha256'));
  const derivation = sequence(
    objectIdentifier(oid.pbkdf2),
    sequence(octetString(salt), integer(rounds), integer(KEY_BYTES), sequence(objectIdentifier(oid.hmacSha256), nothing())),
  );
  return (content) => {
    const vector = randomBytes(VECTOR_BYTES);
    const cipher = createCipheriv('aes-256-cbc', key, vector);
    const encrypted = Buffer.concat([cipher.update(content), cipher.final()]);
    const scheme = sequence(objectIdentifier(oid.aes256Cbc), octetString(vector));
    return { algorithm: sequence(objectIdentifier(oid.pbes2), sequence(derivation, scheme)), encrypted };
  };
}

function certificateBag(certificate: Uint8Array, attributes: Buffer | undefined): Buffer {
  return bag(oid.certificateBag, sequence(objectIdentifier(oid.x509Certificate), explicit(0, octetString(certificate))), attributes);
}

function bag(kind: string, value: Buffer, attributes: Buffer | undefined): Buffer {
  return sequence(objectIdentifier(kind), explicit(0, value), ...(attributes === undefined ? [] : [attributes]));
}

function dataContent(content: Buffer): Buffer {
  return sequence(objectIdentifier(oid.data), explicit(0, octetString(content)));
}

function encryptedContent({ algorithm, encrypted }: Encrypted): Buffer {
  const content = sequence(objectIdentifier(oid.data), algorithm, implicit(0, encrypted));
  return sequence(objectIdentifier(oid.encryptedData), explicit(0, sequence(integer(0), content)));
}

async function integrityOf(safe: Buffer, password: string, rounds: number): Promise<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const key = await deriveKey({ digest: 'sha256', password, salt, rounds, purpose: DERIVED.integrity, bytes: KEY_BYTES });
  const digest = createHmac('sha256', createSecretKey(key)).update(safe).digest();
  const digestInfo = sequence(sequence(objectIdentifier(oid.sha256), nothing()), octetString(digest));
  return sequence(digestInfo, octetString(salt), ...(rounds === 1 ? [] : [integer(rounds)]));
}
