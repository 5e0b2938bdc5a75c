/**
 * A key on the gateway beside what the station's record says of it: what is left to do until it has the one active certificate of its
 * purpose. A key is never certified twice, and what the record calls active is revoked before another one is issued.
 */
import { createHash, X509Certificate } from 'node:crypto';
import type { Certificate, DevicePurpose } from '../../../shared/domain/certificates.ts';
import type { Change, Evidence } from '../../../shared/domain/evidence.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { EntryName, KeystoreEntry } from '../gateway/kura-calls.ts';
import { encodeName, nameText, parseName } from '../pki/distinguished-name.ts';
import type { CertificateOrder } from '../pki/pki.ts';
import { activeCertificates } from './active-certificates.ts';
import type { StepContext, Verification } from './step.ts';

type Certified = Pick<StepContext<unknown>, 'pki' | 'unit' | 'operator'>;

export interface CertificateParams {
  readonly alias: string;
  readonly subject?: string | undefined;
  readonly purpose: DevicePurpose;
  readonly days: number;
  readonly renewDays: number;
  readonly dnsNames?: readonly string[] | undefined;
  readonly ipAddresses?: readonly string[] | undefined;
}

export interface KeyWish extends EntryName {
  /** As records have it, `CN=gw-1,O=Acme`. */
  readonly subject: string;
  /** `rsa-2048`, `dsa-2048`, `p-256` */
  readonly keyType: string;
  readonly order: CertificateOrder;
  readonly renewDays: number;
}

export interface KeyState {
  readonly entry: (KeystoreEntry & { readonly kind: 'private-key' }) | undefined;
  /** Active certificate of the key that is there, as it was asked for; undefined where a key has to be made. */
  readonly certificate: Certificate | undefined;
  /** True where the gateway has that certificate beside its key. */
  readonly isInstalled: boolean;
  /** Active certificates that have to be revoked before anything is issued. */
  readonly superseded: readonly Certificate[];
  readonly leafSha256: string | undefined;
}

/** `pki/subject-not-usable`. */
export function keyWish(
  context: Certified,
  place: EntryName,
  { params, keyType }: { readonly params: CertificateParams; readonly keyType: string },
): KeyWish {
  const { unit, operator: by } = context;
  const { unitId, deviceId } = unit;
  const { purpose, days, dnsNames, ipAddresses, renewDays } = params;
  const parts = params.subject === undefined ? [{ name: 'CN', value: unit.identifiers[0]?.text ?? deviceId }] : parseName(params.subject);
  const order = { purpose, days, dnsNames, ipAddresses, unit: { unitId, deviceId }, by };
  return { ...place, subject: nameText(encodeName(parts)), keyType, order, renewDays };
}

/** `keystore/alias-is-trusted`; `keystore/certified-key-elsewhere` where another key of this gateway would have a certificate beside it. */
export function judgeKey(context: Certified, wish: KeyWish, entries: readonly KeystoreEntry[]): KeyState {
  const found = entries.find((entry) => isAt(entry, wish));
  const place = { keystore: wish.keystore, alias: wish.alias };
  if (found?.kind === 'trusted') throw new AppError('keystore/alias-is-trusted', { params: place });
  const active = activeCertificates(context).filter(({ purpose }) => overlap(purpose, wish.order.purpose));
  refuseElsewhere(active, wish, entries);
  const leaf = leafOf(found);
  const certificate = active.find((each) => each.spkiSha256 === leaf?.spkiSha256 && fits(each, wish));
  return {
    entry: found,
    certificate,
    isInstalled: certificate !== undefined && certificate.certificateSha256 === leaf?.sha256,
    superseded: active.filter((each) => each !== certificate),
    leafSha256: leaf?.sha256,
  };
}

/** Empty where the key has its certificate and no other one is active. */
export function changesTo(wish: KeyWish, state: KeyState, howMade: string): readonly Change[] {
  const target = `${wish.keystore} ${wish.alias}`;
  const { certificate, superseded, leafSha256, isInstalled } = state;
  const from = leafSha256 === undefined ? {} : { from: leafSha256 };
  const revoked = superseded.map(({ serialNumber, subject }) => {
    return { target: `certificate ${serialNumber} ${subject}`, from: 'active', to: 'revoked', secret: false };
  });
  if (isInstalled) return revoked;
  const to = certificate?.certificateSha256 ?? `${wish.subject}, ${wish.order.days} d, ${wish.order.purpose}`;
  const key =
    certificate === undefined
      ? [{ target: `${target} key`, ...(state.entry === undefined ? {} : { from: 'another key' }), to: howMade, secret: false }]
      : [];
  return [...revoked, ...key, { target: `${target} certificate`, ...from, to, secret: false }];
}

/** A kill may have come between two of them: what is revoked already stays so. */
export async function revokeSuperseded({ pki, operator }: Certified, { superseded }: KeyState): Promise<void> {
  for (const { spkiSha256 } of superseded) {
    try {
      await pki.revoke({ certificate: { spkiSha256 }, reason: 'superseded', by: operator });
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== 'pki/already-revoked') throw thrown;
    }
  }
}

/** From what was read back, and from the record: one active certificate, and it is the one beside the key. */
export function proveKey(
  context: Certified,
  wish: KeyWish,
  { state, source }: { readonly state: KeyState; readonly source: Evidence['source'] },
): Verification {
  const active = activeCertificates(context).filter(({ purpose }) => overlap(purpose, wish.order.purpose));
  const expected = state.certificate ?? active[0];
  const { leafSha256, isInstalled, entry } = state;
  const target = `${wish.keystore} ${wish.alias}`;
  const evidence: readonly Evidence[] = [
    {
      name: `${target} certificate`,
      ...(expected === undefined ? {} : { expected: expected.certificateSha256 }),
      ...(leafSha256 === undefined ? {} : { observed: leafSha256 }),
      verdict: isInstalled ? 'proved' : 'refuted',
      source,
    },
    {
      name: `${target} chain`,
      ...(expected === undefined ? {} : { expected: String(context.pki.issued(expected.serialNumber).chainPem.length + 1) }),
      observed: String(entry?.chain.length ?? 0),
      verdict: 'noted',
      source,
    },
    {
      name: 'active certificates',
      expected: '1',
      observed: String(active.length),
      verdict: active.length === 1 ? 'proved' : 'refuted',
      source: 'journal',
    },
  ];
  if (!isInstalled || expected === undefined || active.length !== 1) {
    const params = { keystore: wish.keystore, alias: wish.alias };
    return { outcome: 'fail', evidence, failure: new AppError('keystore/key-not-there', { params }) };
  }
  const { serialNumber, certificateSha256, spkiSha256, subject, notAfter } = expected;
  return {
    outcome: 'pass',
    evidence,
    results: { serialNumber, certificateSha256, spkiSha256, subject, notAfter, keystore: wish.keystore, alias: wish.alias },
  };
}

/** Of the key's certificate; undefined where there is none that can be read. */
export function leafOf(entry: KeystoreEntry | undefined): { readonly sha256: string; readonly spkiSha256: string } | undefined {
  const pem = entry?.kind === 'private-key' ? entry.chain[0] : undefined;
  if (pem === undefined) return undefined;
  try {
    const certificate = new X509Certificate(pem);
    const spki = certificate.publicKey.export({ type: 'spki', format: 'der' });
    return { sha256: sha256(certificate.raw), spkiSha256: sha256(spki) };
  } catch {
    return undefined;
  }
}

/** Java keeps aliases in small letters. */
export function isAt(entry: EntryName, place: EntryName): boolean {
  return entry.keystore === place.keystore && entry.alias.toLowerCase() === place.alias.toLowerCase();
}

function refuseElsewhere(active: readonly Certificate[], wish: KeyWish, entries: readonly KeystoreEntry[]): void {
  for (const entry of entries) {
    const leaf = isAt(entry, wish) ? undefined : leafOf(entry);
    const certificate = active.find(({ spkiSha256 }) => spkiSha256 === leaf?.spkiSha256);
    if (certificate === undefined) continue;
    const params = { place: `${entry.keystore} ${entry.alias}`, serialNumber: certificate.serialNumber };
    throw new AppError('keystore/certified-key-elsewhere', { params });
  }
}

function fits({ subject, purpose, keyType, notAfter }: Certificate, wish: KeyWish): boolean {
  const isLasting = Date.parse(notAfter) > Date.now() + wish.renewDays * 86_400_000;
  return isLasting && subject === wish.subject && purpose === wish.order.purpose && keyType === wish.keyType;
}

function overlap(one: Certificate['purpose'], other: DevicePurpose): boolean {
  const uses = (purpose: string) => purpose.split('-and-');
  return uses(one).some((use) => uses(other).includes(use));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
