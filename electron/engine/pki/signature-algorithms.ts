/** Signature algorithms by their object identifiers, as node:crypto knows them. */
import type { KeyObject } from 'node:crypto';
import { AppError } from '../../../shared/errors/app-error.ts';
import { nothing, objectIdentifier, sequence } from './der/der-writer.ts';
import { oid } from './der/object-identifiers.ts';

type KeyKind = 'rsa' | 'ec' | 'dsa' | 'ed25519';

interface SignatureAlgorithm {
  readonly key: KeyKind;
  /** Undefined where the algorithm has none of its own to choose. */
  readonly digest: 'sha256' | 'sha384' | 'sha512' | undefined;
}

const ALGORITHMS: Readonly<Record<string, SignatureAlgorithm>> = {
  [oid.sha256WithRsa]: { key: 'rsa', digest: 'sha256' },
  [oid.sha384WithRsa]: { key: 'rsa', digest: 'sha384' },
  [oid.sha512WithRsa]: { key: 'rsa', digest: 'sha512' },
  [oid.ecdsaWithSha256]: { key: 'ec', digest: 'sha256' },
  [oid.ecdsaWithSha384]: { key: 'ec', digest: 'sha384' },
  [oid.ecdsaWithSha512]: { key: 'ec', digest: 'sha512' },
  [oid.dsaWithSha256]: { key: 'dsa', digest: 'sha256' },
  [oid.ed25519]: { key: 'ed25519', digest: undefined },
};
/** MD5 and SHA-1: two contents with one signature can be made. */
const BROKEN: Readonly<Record<string, string>> = {
  [oid.sha1WithRsa]: 'SHA-1 with RSA',
  [oid.md5WithRsa]: 'MD5 with RSA',
  [oid.ecdsaWithSha1]: 'ECDSA with SHA-1',
  [oid.dsaWithSha1]: 'DSA with SHA-1',
};

/** Throws `pki/weak-signature`; for what is not known, `pki/key-not-accepted`. */
export function signatureAlgorithm(identifier: string): SignatureAlgorithm {
  const broken = BROKEN[identifier];
  if (broken !== undefined) throw new AppError('pki/weak-signature', { params: { found: broken } });
  const known = ALGORITHMS[identifier];
  if (known === undefined) throw new AppError('pki/key-not-accepted', { params: { found: identifier } });
  return known;
}

export interface ChosenAlgorithm {
  readonly digest: SignatureAlgorithm['digest'];
  /** AlgorithmIdentifier. */
  readonly der: Buffer;
}

/** What an authority signs with by this key: a digest as strong as the key (RFC 5758 §3.2, RFC 4055 §5, RFC 8410 §3). */
export function algorithmFor(key: KeyObject): ChosenAlgorithm {
  const { namedCurve } = key.asymmetricKeyDetails ?? {};
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return { digest: 'sha256', der: sequence(objectIdentifier(oid.sha256WithRsa), nothing()) };
    case 'ec':
      if (namedCurve === 'secp521r1') return { digest: 'sha512', der: sequence(objectIdentifier(oid.ecdsaWithSha512)) };
      if (namedCurve === 'secp384r1') return { digest: 'sha384', der: sequence(objectIdentifier(oid.ecdsaWithSha384)) };
      return { digest: 'sha256', der: sequence(objectIdentifier(oid.ecdsaWithSha256)) };
    case 'ed25519':
      return { digest: undefined, der: sequence(objectIdentifier(oid.ed25519)) };
    default:
      throw new AppError('pki/key-not-accepted', { params: { found: key.asymmetricKeyType ?? 'unknown' } });
  }
}
