/** Every entry of every keystore of a visited gateway, with what speaks against it (kura.md §3.5). */
import { X509Certificate } from 'node:crypto';
import type { DeviceId, Sha256 } from '../../../shared/domain/ids.ts';
import {
  type EntryFinding,
  type KeystoreEntryView,
  type KeystoreReview,
  purposeOfKeystore,
} from '../../../shared/domain/keystore-review.ts';
import type { KeystoreEntry } from '../gateway/kura-calls.ts';
import { kuraOf } from '../gateway/kura-of.ts';
import type { JournalReader } from '../journal/journal.ts';
import { certificateFingerprint } from '../gateway/rest/certificate-pin.ts';
import type { Pki } from '../pki/pki.ts';
import { type ReadCertificate, readX509 } from '../pki/read-x509.ts';
import { visitCall } from './visit-survey.ts';
import type { Visit } from './visit.ts';

const SOON_MS = 30 * 86_400_000;
const MIN_BITS = 2048;
const MIN_CURVE_BITS = 256;

/** What the station's record knows of keys and of who showed them. */
export interface KeyRecords {
  readonly pki: Pick<Pki, 'certificateOfKey'>;
  readonly read: Pick<JournalReader, 'deviceByFingerprint'>;
}

/** `gateway/cannot`, `gateway/no-kura`, and what the calls throw. */
export async function reviewKeystores(visit: Visit, records: KeyRecords): Promise<KeystoreReview> {
  const call = visitCall(visit);
  const kura = await kuraOf(visit.gateway, call);
  const keystores = await kura.keystores(call);
  const entries = (await kura.keystoreEntries(call)).map(described);
  const deviceId = visit.facts.device?.deviceId;
  return {
    keystores: keystores.map(({ pid, type, size }) => ({ keystore: pid, type, size, ...purposeOfKeystore(pid) })),
    entries: entries.map((entry) => viewOf(entry, { entries, records, deviceId })),
  };
}

interface Described {
  readonly entry: KeystoreEntry;
  /** Undefined where nobody can read it. */
  readonly leaf: (ReadCertificate & { readonly isWeak: boolean }) | undefined;
}

interface Surroundings {
  readonly entries: readonly Described[];
  readonly records: KeyRecords;
  readonly deviceId: DeviceId | undefined;
}

function described(entry: KeystoreEntry): Described {
  const pem = entry.kind === 'trusted' ? entry.pem : entry.chain[0];
  try {
    const [leaf] = pem === undefined ? [] : readX509(Buffer.from(pem));
    return { entry, leaf: leaf === undefined || pem === undefined ? undefined : { ...leaf, isWeak: isWeak(new X509Certificate(pem)) } };
  } catch {
    return { entry, leaf: undefined };
  }
}

function viewOf(found: Described, surroundings: Surroundings): KeystoreEntryView {
  const { entry, leaf } = found;
  const { keystore, alias } = entry;
  const isTrusted = entry.kind === 'trusted';
  const base = { keystore, alias, kind: isTrusted ? 'trusted' : 'key', ...purposeOfKeystore(keystore) } as const;
  const chainLength = isTrusted ? 1 : entry.chain.length;
  if (leaf === undefined) return { ...base, chainLength, isOfStation: false, findings: ['unreadable'] };
  const { subject, issuer, serial, notBefore, notAfter, key, sha256, spkiSha256 } = leaf;
  return {
    ...base,
    subject,
    issuer,
    serialNumber: serial,
    notBefore,
    notAfter,
    keyType: key,
    chainLength,
    certificateSha256: sha256 as Sha256,
    spkiSha256: spkiSha256 as Sha256,
    isSelfSigned: subject === issuer,
    isOfStation: surroundings.records.pki.certificateOfKey(spkiSha256 as Sha256)?.certificateSha256 === sha256,
    findings: findingsOf(found, leaf, surroundings),
  };
}

function findingsOf({ entry }: Described, leaf: NonNullable<Described['leaf']>, surroundings: Surroundings): EntryFinding[] {
  const now = Date.now();
  const record = surroundings.records.pki.certificateOfKey(leaf.spkiSha256 as Sha256);
  const isExpired = Date.parse(leaf.notAfter) < now;
  const found: Readonly<Record<Exclude<EntryFinding, 'unreadable'>, boolean>> = {
    expired: isExpired,
    'expires-soon': !isExpired && Date.parse(leaf.notAfter) < now + SOON_MS,
    'not-yet-valid': Date.parse(leaf.notBefore) > now,
    'weak-key': leaf.isWeak,
    revoked: record?.revoked !== undefined,
    'shared-key': entry.kind === 'private-key' && isShared(entry, leaf, surroundings),
  };
  return Object.entries(found).flatMap(([finding, isSo]) => (isSo ? [finding as EntryFinding] : []));
}

/** In another entry of this gateway, or known from another device: certified for it, or shown by it. */
function isShared(entry: KeystoreEntry, leaf: ReadCertificate, { entries, records, deviceId }: Surroundings): boolean {
  const isTwice = entries.some(
    (other) => other.entry.kind === 'private-key' && other.entry !== entry && other.leaf?.spkiSha256 === leaf.spkiSha256,
  );
  if (isTwice || deviceId === undefined) return isTwice;
  const owners = [
    records.pki.certificateOfKey(leaf.spkiSha256 as Sha256)?.deviceId,
    records.read.deviceByFingerprint(certificateFingerprint(Buffer.from(pemBytes(entry)))),
  ];
  return owners.some((owner) => owner !== undefined && owner !== deviceId);
}

function pemBytes(entry: KeystoreEntry): Uint8Array {
  return new X509Certificate((entry.kind === 'trusted' ? entry.pem : entry.chain[0]) ?? '').raw;
}

function isWeak({ publicKey }: X509Certificate): boolean {
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {};
  if (modulusLength !== undefined) return modulusLength < MIN_BITS;
  const curveBits = Number(/\d{3}/.exec(namedCurve ?? '')?.[0] ?? MIN_CURVE_BITS);
  return curveBits < MIN_CURVE_BITS;
}
