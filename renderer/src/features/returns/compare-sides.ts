/**
 * What record, device and cloud say, fact by fact. Whether they differ is the engine's word (`ReturnLook.reasons`); where it says nothing of
 * a fact, equal texts are the same and others are not.
 */
import type { AskedDevice, FindingReason, ReturnLook } from '../../../../shared/contract/returns.ts';
import type { Passport } from '../../../../shared/contract/units.ts';
import { type IdentifierKind, identifierKey } from '../../../../shared/domain/identifiers.ts';

export type SideVerdict = 'same' | 'differs' | 'alone';

export const sideFacts = [
  'label',
  'serialNumber',
  'macAddress',
  'imei',
  'identifier',
  'model',
  'generation',
  'ssh-host-key',
  'tls-certificate',
  'clientId',
  'provisioning',
  'provisioning-account',
  'account',
  'certificates',
  'certificate',
] as const;
export type SideFact = (typeof sideFacts)[number];

/** What one side says: words as they are, a state of the device, or the standing of one of its keys. */
export type Said = string | { readonly provisioned: boolean } | { readonly subject: string; readonly standing: Key['standing'] };

export interface SideRow {
  readonly fact: SideFact;
  /** Of a key on the device: `keystore/alias`. */
  readonly place?: string;
  /** Empty where this side says nothing of the fact. */
  readonly record: readonly Said[];
  readonly device: readonly Said[];
  readonly cloud: readonly Said[];
  readonly verdict: SideVerdict;
}

type Sides = Partial<Pick<SideRow, 'record' | 'device' | 'cloud'>>;
type Key = NonNullable<AskedDevice['keys']>[number];
type Fingerprint = AskedDevice['fingerprints'][number]['fact'];

/** Facts of which at least one side says something. */
export function compareSides(look: ReturnLook): readonly SideRow[] {
  const rows = [
    ...labelRow(look),
    ...(['serialNumber', 'macAddress', 'imei', 'identifier'] as const).map((kind) => identityRow(look, kind)),
    row('model', { device: one(look.device?.identity['model']) }),
    row('generation', { device: one(look.device?.generation) }),
    ...(['ssh-host-key', 'tls-certificate'] as const).map((fact) => fingerprintRow(look, fact)),
    clientIdRow(look),
    row('provisioning', { device: provisioningOf(look.device) }),
    plainRow('provisioning-account', {
      record: one(columnOf(look.passport, 'accountName')),
      device: one(look.device?.provisioning?.accountName),
    }),
    accountRow(look),
    row('certificates', { record: activeCertificates(look.passport) }),
    ...(look.device?.keys ?? []).map((key) => keyRow(look, key)),
  ];
  return rows.filter(({ record, device, cloud }) => record.length + device.length + cloud.length > 0);
}

function labelRow({ reasons }: ReturnLook): readonly SideRow[] {
  const differing = reasons.find(({ code, params }) => code === 'identity-differs' && params['fact'] === 'label');
  return differing === undefined ? [] : [{ ...row('label', { record: ['–'] }), verdict: 'differs' }];
}

function identityRow({ passport, device, reasons }: ReturnLook, kind: IdentifierKind & SideFact): SideRow {
  const known = identifiersOf(passport, kind);
  const told = one(device?.identity[kind]);
  const isOne = told.some((text) => known.some((had) => identifierKey(kind, had) === identifierKey(kind, text)));
  const verdict = hasReason(reasons, ['identity-differs'], kind) ? 'differs' : isOne ? 'same' : 'alone';
  return { ...row(kind, { record: known.slice(0, 1), device: told }), verdict };
}

function fingerprintRow({ passport, device, reasons }: ReturnLook, fact: Fingerprint): SideRow {
  const known = (passport?.facts ?? []).filter((had) => had.fact === fact).map(({ fingerprint }) => fingerprint);
  const shown = (device?.fingerprints ?? []).filter((each) => each.fact === fact).map(({ fingerprint }) => fingerprint);
  const isOne = shown.some((fingerprint) => known.includes(fingerprint));
  const isOther = hasReason(reasons, ['fingerprint-of-another', 'fingerprint-changed'], fact);
  return { ...row(fact, { record: known, device: shown }), verdict: isOther ? 'differs' : isOne ? 'same' : 'alone' };
}

function clientIdRow({ passport, device, ownership }: ReturnLook): SideRow {
  const inCloud = ownership.checked && ownership.account !== undefined ? ownership.clientId : undefined;
  const record = identifiersOf(passport, 'clientId').slice(0, 1);
  return plainRow('clientId', { record, device: one(device?.provisioning?.clientId), cloud: one(inCloud) });
}

function accountRow({ ownership, reasons }: ReturnLook): SideRow {
  if (!ownership.checked) return row('account', {});
  const sides = row('account', { record: one(ownership.expectedAccount), cloud: one(ownership.account) });
  const isOther = reasons.some(({ code }) => code === 'account-of-another');
  const isSame = reasons.some(({ code }) => code === 'owner-agrees');
  return { ...sides, verdict: isOther ? 'differs' : isSame ? 'same' : 'alone' };
}

function keyRow({ passport, reasons }: ReturnLook, { keystore, alias, subject, standing, spkiSha256 }: Key): SideRow {
  const place = `${keystore}/${alias}`;
  const recorded = passport?.certificates?.find((certificate) => certificate.spkiSha256 === spkiSha256);
  const isOther = reasons.some(({ code, params }) => code === 'certificate-of-another' && params['place'] === place);
  const verdict = isOther ? 'differs' : recorded === undefined ? 'alone' : 'same';
  return { ...row('certificate', { record: one(recorded?.subject), device: [{ subject, standing }] }), place, verdict };
}

/** Compared as they stand, where more than one side says something. */
function plainRow(fact: SideFact, sides: Sides): SideRow {
  const told = Object.values(sides).flat();
  const verdict = told.length < 2 ? 'alone' : new Set(told).size === 1 ? 'same' : 'differs';
  return { ...row(fact, sides), verdict };
}

function row(fact: SideFact, sides: Sides): SideRow {
  return { fact, record: [], device: [], cloud: [], verdict: 'alone', ...sides };
}

function hasReason(reasons: readonly FindingReason[], codes: readonly FindingReason['code'][], fact: string): boolean {
  return reasons.some(({ code, params }) => codes.includes(code) && params['fact'] === fact);
}

/** Of every unit that the device was, the newest first. */
function identifiersOf(passport: Passport | undefined, kind: IdentifierKind): readonly string[] {
  return (passport?.units ?? []).flatMap(({ unit }) => unit.identifiers.filter((had) => had.kind === kind).map(({ text }) => text));
}

function columnOf(passport: Passport | undefined, name: string): string | undefined {
  return passport?.units[0]?.unit.columns[name];
}

function activeCertificates(passport: Passport | undefined): readonly string[] {
  return (passport?.certificates ?? []).filter(({ revoked }) => revoked === undefined).map(({ serialNumber }) => serialNumber);
}

function provisioningOf(device: AskedDevice | undefined): readonly Said[] {
  return device?.provisioning === undefined ? [] : [{ provisioned: device.provisioning.provisioned }];
}

function one(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : [text];
}
