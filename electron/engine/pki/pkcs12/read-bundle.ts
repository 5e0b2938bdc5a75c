/** Opens bundles (PKCS#12) of other programs: one private key and certificates. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { childOf, type DerElement, DerError, octetsOf, oidOf, readDer } from '../der/der-reader.ts';
import { oid } from '../der/object-identifiers.ts';
import { decryptByPassword, roundsOf } from './password-cipher.ts';
import { type DerivationDigest, DERIVED, deriveKey } from './pkcs12-derivation.ts';

const DIGESTS: Readonly<Record<string, { readonly name: DerivationDigest; readonly bytes: number }>> = {
  [oid.sha1]: { name: 'sha1', bytes: 20 },
  [oid.sha256]: { name: 'sha256', bytes: 32 },
  [oid.sha384]: { name: 'sha384', bytes: 48 },
  [oid.sha512]: { name: 'sha512', bytes: 64 },
};

export interface OpenedBundle {
  /** PKCS#8. */
  readonly privateKeys: readonly Buffer[];
  readonly certificates: readonly Buffer[];
}

/** Throws `pki/wrong-password`, and `pki/bundle-unreadable` for what is no PKCS#12, or one of a kind that is not read here. */
export async function readBundle(bytes: Uint8Array, password: string): Promise<OpenedBundle> {
  try {
    return await open(bytes, password);
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause;
    throw new AppError('pki/bundle-unreadable', { params: { reason: 'PKCS#12' }, cause });
  }
}

async function open(bytes: Uint8Array, password: string): Promise<OpenedBundle> {
  const whole = readDer(bytes);
  const safe = contentOf(childOf(whole, 1, 0x30), oid.data);
  await demandIntegrity(childOf(whole, 2, 0x30), safe, password);
  const found = { privateKeys: [] as Buffer[], certificates: [] as Buffer[] };
  for (const info of readDer(safe).children) await openContent(info, password, found);
  return found;
}

/** Octets of a ContentInfo of this type. */
function contentOf(info: DerElement, type: string): Buffer {
  if (oidOf(childOf(info, 0)) !== type) throw new DerError('content of another type');
  return octetsOf(childOf(childOf(info, 1, 0xa0), 0));
}

/** A wrong password shows here, before anything is decrypted by it. */
async function demandIntegrity(integrity: DerElement, safe: Buffer, password: string): Promise<void> {
  const digestInfo = childOf(integrity, 0, 0x30);
  const digest = DIGESTS[oidOf(childOf(childOf(digestInfo, 0, 0x30), 0))];
  if (digest === undefined) throw new DerError('digest');
  const salt = octetsOf(childOf(integrity, 1, 0x04));
  const rounds = integrity.children[2] === undefined ? 1 : roundsOf(integrity.children[2]);
  const key = await deriveKey({ digest: digest.name, password, salt, rounds, purpose: DERIVED.integrity, bytes: digest.bytes });
  const expected = octetsOf(childOf(digestInfo, 1, 0x04));
  const found = createHmac(digest.name, key).update(safe).digest();
  if (found.length !== expected.length || !timingSafeEqual(found, expected)) throw new AppError('pki/wrong-password');
}

interface Found {
  readonly privateKeys: Buffer[];
  readonly certificates: Buffer[];
}

async function openContent(info: DerElement, password: string, found: Found): Promise<void> {
  const isEncrypted = oidOf(childOf(info, 0)) === oid.encryptedData;
  const bags = isEncrypted ? await decryptContent(info, password) : contentOf(info, oid.data);
  for (const each of readDer(bags).children) await openBag(each, password, found);
}

async function decryptContent(info: DerElement, password: string): Promise<Buffer> {
  const content = childOf(childOf(childOf(info, 1, 0xa0), 0, 0x30), 1, 0x30);
  return decrypted(childOf(content, 1, 0x30), octetsOf(childOf(content, 2)), password);
}

async function openBag(bag: DerElement, password: string, { privateKeys, certificates }: Found): Promise<void> {
  const value = childOf(childOf(bag, 1, 0xa0), 0);
  switch (oidOf(childOf(bag, 0))) {
    case oid.keyBag:
      privateKeys.push(value.raw);
      return;
    case oid.shroudedKeyBag:
      privateKeys.push(await decrypted(childOf(value, 0, 0x30), octetsOf(childOf(value, 1, 0x04)), password));
      return;
    case oid.certificateBag:
      if (oidOf(childOf(value, 0)) === oid.x509Certificate) certificates.push(octetsOf(childOf(childOf(value, 1, 0xa0), 0)));
      return;
    default:
      return;
  }
}

async function decrypted(algorithm: DerElement, encrypted: Buffer, password: string): Promise<Buffer> {
  const content = await decryptByPassword(algorithm, encrypted, password);
  if (content === undefined) throw new AppError('pki/wrong-password');
  return content;
}
