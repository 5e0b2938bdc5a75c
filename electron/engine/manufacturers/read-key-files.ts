/**
 * What is in the files that a platform's form offers for download. Their names and number are not documented (cervello.md §2), so each is
 * known by its content: PEM, DER or PKCS#12.
 */
import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { AppError } from '../../../shared/errors/app-error.ts';
import { readBundle } from '../pki/pkcs12/read-bundle.ts';

export interface KeyFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface FileContent {
  readonly file: string;
  readonly privateKeys: readonly KeyObject[];
  readonly publicKeys: readonly KeyObject[];
  /** DER. */
  readonly certificates: readonly Buffer[];
}

type Found = Omit<FileContent, 'file'>;

const BEGIN = '-----BEGIN ';
const NOTHING: Found = { privateKeys: [], publicKeys: [], certificates: [] };
const DER_FORMS = ['pkcs8', 'pkcs1', 'sec1'] as const;

/** `manufacturers/file-not-understood` for a file with nothing of use in it, `manufacturers/wrong-password`. */
export async function readKeyFile({ name, bytes }: KeyFile, password: string): Promise<FileContent> {
  const text = bytes.toString('latin1');
  const found = text.includes(BEGIN) ? readPem(text, { name, password }) : await readDerFile(bytes, { name, password });
  if (found.privateKeys.length + found.publicKeys.length + found.certificates.length === 0) throw notUnderstood(name);
  return { file: name, ...found };
}

interface Reading {
  readonly name: string;
  readonly password: string;
}

function readPem(text: string, reading: Reading): Found {
  const blocks = text.split(BEGIN).slice(1);
  return blocks.reduce<Found>((found, block) => joined(found, readBlock(block, reading)), NOTHING);
}

function joined(one: Found, other: Found): Found {
  return {
    privateKeys: [...one.privateKeys, ...other.privateKeys],
    publicKeys: [...one.publicKeys, ...other.publicKeys],
    certificates: [...one.certificates, ...other.certificates],
  };
}

/** @param rest From the label on. */
function readBlock(rest: string, { name, password }: Reading): Found {
  const label = rest.slice(0, rest.indexOf('-----'));
  const end = rest.indexOf(`-----END ${label}-----`);
  if (end < 0) throw notUnderstood(name);
  const pem = `${BEGIN}${rest.slice(0, end)}-----END ${label}-----\n`;
  if (label.endsWith('PRIVATE KEY')) {
    return { ...NOTHING, privateKeys: [orRefused(name, () => createPrivateKey({ key: pem, passphrase: password }))] };
  }
  if (label.endsWith('PUBLIC KEY')) return { ...NOTHING, publicKeys: [orRefused(name, () => createPublicKey(pem))] };
  if (label.endsWith('CERTIFICATE')) return { ...NOTHING, certificates: [orRefused(name, () => new X509Certificate(pem).raw)] };
  return NOTHING;
}

/** OpenSSL says by its codes what was wrong; nothing is taken from its messages. */
function orRefused<Result>(name: string, read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    throw isPasswordTrouble(cause) ? wrongPassword(name, cause) : notUnderstood(name, cause);
  }
}

function isPasswordTrouble(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return code === 'ERR_OSSL_BAD_DECRYPT' || code === 'ERR_MISSING_PASSPHRASE' || code === 'ERR_OSSL_BAD_PASSWORD_READ';
}

async function readDerFile(bytes: Buffer, { name, password }: Reading): Promise<Found> {
  const certificate = attempt(() => new X509Certificate(bytes).raw);
  if (certificate !== undefined) return { ...NOTHING, certificates: [certificate] };
  for (const type of DER_FORMS) {
    const key = attempt(() => createPrivateKey({ key: bytes, format: 'der', type, passphrase: password }), name);
    if (key !== undefined) return { ...NOTHING, privateKeys: [key] };
  }
  const publicKey = attempt(() => createPublicKey({ key: bytes, format: 'der', type: 'spki' }));
  if (publicKey !== undefined) return { ...NOTHING, publicKeys: [publicKey] };
  return readPkcs12File(bytes, { name, password });
}

async function readPkcs12File(bytes: Buffer, { name, password }: Reading): Promise<Found> {
  try {
    const { privateKeys, certificates } = await readBundle(bytes, password);
    const keys = privateKeys.map((key) => createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
    return { ...NOTHING, privateKeys: keys, certificates };
  } catch (cause) {
    const isPassword = cause instanceof AppError && cause.code === 'pki/wrong-password';
    throw isPassword ? wrongPassword(name, cause) : notUnderstood(name, cause);
  }
}

/** @param encrypted Name of the file, where what is read may be encrypted. */
function attempt<Result>(read: () => Result, encrypted?: string): Result | undefined {
  try {
    return read();
  } catch (cause) {
    if (encrypted !== undefined && isPasswordTrouble(cause)) throw wrongPassword(encrypted, cause);
    return undefined;
  }
}

function wrongPassword(file: string, cause: unknown): AppError {
  return new AppError('manufacturers/wrong-password', { params: { file }, cause });
}

function notUnderstood(file: string, cause?: unknown): AppError {
  return new AppError('manufacturers/file-not-understood', { params: { file }, cause });
}
