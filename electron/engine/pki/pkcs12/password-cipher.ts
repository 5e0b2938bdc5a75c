/** Opens what a password encrypted: PBES2 (RFC 8018), and the two schemes that older programs write into PKCS#12 (RFC 7292, appendix C). */
import { createDecipheriv, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { childOf, type DerElement, DerError, numberOf, octetsOf, oidOf } from '../der/der-reader.ts';
import { oid } from '../der/object-identifiers.ts';
import { DERIVED, deriveKey } from './pkcs12-derivation.ts';

/** More would let a file keep the station busy for minutes. */
const MOST_ROUNDS = 5_000_000;
const RC2_40_BITS = 40;

const derive = promisify(pbkdf2);

const DIGESTS: Readonly<Record<string, string>> = {
  [oid.hmacSha1]: 'sha1',
  [oid.hmacSha256]: 'sha256',
  [oid.hmacSha384]: 'sha384',
  [oid.hmacSha512]: 'sha512',
};
const CIPHERS: Readonly<Record<string, { readonly name: string; readonly keyBytes: number }>> = {
  [oid.aes128Cbc]: { name: 'aes-128-cbc', keyBytes: 16 },
  [oid.aes192Cbc]: { name: 'aes-192-cbc', keyBytes: 24 },
  [oid.aes256Cbc]: { name: 'aes-256-cbc', keyBytes: 32 },
};

/** As a `DerError` where the scheme is not known; undefined where the password does not open it. */
export async function decryptByPassword(algorithm: DerElement, encrypted: Buffer, password: string): Promise<Buffer | undefined> {
  const scheme = oidOf(childOf(algorithm, 0));
  const params = childOf(algorithm, 1, 0x30);
  if (scheme === oid.pbes2) return decryptPbes2(params, encrypted, password);
  if (scheme === oid.pbeSha1TripleDes) return decryptOld({ cipher: 'des-ede3-cbc', keyBytes: 24 }, params, { encrypted, password });
  if (scheme === oid.pbeSha1Rc2) return decryptOld({ cipher: 'rc2-40', keyBytes: 5 }, params, { encrypted, password });
  throw new DerError(`scheme ${scheme}`);
}

async function decryptPbes2(params: DerElement, encrypted: Buffer, password: string): Promise<Buffer | undefined> {
  const derivation = childOf(params, 0, 0x30);
  const scheme = childOf(params, 1, 0x30);
  const cipher = CIPHERS[oidOf(childOf(scheme, 0))];
  if (oidOf(childOf(derivation, 0)) !== oid.pbkdf2 || cipher === undefined) throw new DerError('scheme');
  const [salt, rounds, ...others] = childOf(derivation, 1, 0x30).children;
  const pseudoRandom = others.find(({ tag }) => tag === 0x30);
  const digest = DIGESTS[pseudoRandom === undefined ? oid.hmacSha1 : oidOf(childOf(pseudoRandom, 0))];
  if (salt === undefined || rounds === undefined || digest === undefined) throw new DerError('derivation');
  const key = await derive(password, octetsOf(salt), roundsOf(rounds), cipher.keyBytes, digest);
  return decrypt(() => createDecipheriv(cipher.name, key, octetsOf(childOf(scheme, 1, 0x04))), encrypted);
}

interface OldScheme {
  readonly cipher: 'des-ede3-cbc' | 'rc2-40';
  readonly keyBytes: number;
}

async function decryptOld(
  { cipher, keyBytes }: OldScheme,
  params: DerElement,
  { encrypted, password }: { readonly encrypted: Buffer; readonly password: string },
): Promise<Buffer | undefined> {
  const by = { digest: 'sha1', password, salt: octetsOf(childOf(params, 0)), rounds: roundsOf(childOf(params, 1)) } as const;
  const key = await deriveKey({ ...by, purpose: DERIVED.key, bytes: keyBytes });
  const vector = await deriveKey({ ...by, purpose: DERIVED.vector, bytes: 8 });
  if (cipher === 'rc2-40') return decryptRc2(key, vector, encrypted);
  return decrypt(() => createDecipheriv(cipher, key, vector), encrypted);
}

/** The OpenSSL that Node is built with has no RC2; forge has. */
function decryptRc2(key: Buffer, vector: Buffer, encrypted: Buffer): Buffer | undefined {
  const cipher = forge.rc2.createDecryptionCipher(key.toString('latin1'), RC2_40_BITS);
  cipher.start(vector.toString('latin1'));
  cipher.update(forge.util.createBuffer(encrypted.toString('latin1')));
  return cipher.finish() ? Buffer.from(cipher.output.getBytes(), 'latin1') : undefined;
}

function decrypt(open: () => ReturnType<typeof createDecipheriv>, encrypted: Buffer): Buffer | undefined {
  try {
    const decipher = open();
    return Buffer.concat([decipher.update(encrypted), decipher.final()]);
  } catch {
    // Wrong padding is all that a wrong password shows.
    return undefined;
  }
}

/** Throws a `DerError` for more than any program would ask for. */
export function roundsOf(element: DerElement): number {
  const rounds = numberOf(element);
  if (rounds < 1 || rounds > MOST_ROUNDS) throw new DerError(`${rounds} rounds`);
  return rounds;
}
