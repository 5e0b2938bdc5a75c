/**
 * What is to be made of a device that came back: the label, the device itself, the record and, where it could be asked, the cloud, held
 * against each other. Whatever speaks against it stops the return; nothing that could not be asked is taken for a yes.
 */
import type { AskedDevice, FindingReason, Ownership } from '../../../shared/contract/returns.ts';
import type { ReturnFinding } from '../../../shared/domain/device-return.ts';
import { identifierKey, isBlankIdentity, isBlankSerialNumber } from '../../../shared/domain/identifiers.ts';
import type { DeviceId } from '../../../shared/domain/ids.ts';
import type { JournalReader } from '../journal/journal.ts';
import { withStandings } from './ask-device.ts';

type Records = Pick<JournalReader, 'unitsByDevice' | 'deviceFacts' | 'deviceByFingerprint' | 'unitsByIdentifier' | 'certificate'>;

export interface Sides {
  /** Devices that the label names; undefined where there is no label. */
  readonly labelled: readonly DeviceId[] | undefined;
  /** Undefined where no lane was named. */
  readonly device: AskedDevice | undefined;
  readonly ownership: Ownership;
}

export interface Judgement {
  readonly finding: ReturnFinding;
  readonly reasons: readonly FindingReason[];
  /** The one of the record that is spoken of; undefined where none is, or more than one could be. */
  readonly deviceId: DeviceId | undefined;
}

/** Facts of which a device's own word can be held against the record. */
const FACTS = ['serialNumber', 'macAddress', 'imei'] as const;

export function judgeDevice(read: Records, sides: Sides): Judgement {
  const { labelled, device, ownership } = sides;
  const told = device === undefined ? [] : devicesTold(read, device);
  const candidates = labelled ?? told;
  const [deviceId] = candidates;
  if (new Set(candidates).size > 1) {
    return { finding: 'mismatch', reasons: [reason('label-names-several', { devices: String(candidates.length) })], deviceId: undefined };
  }
  const against = deviceId === undefined ? strangerReasons(told) : againstRecord(read, deviceId, device);
  // A device that says by word and by key that it is another one is in the wrong lane, or under the wrong label.
  const isAnother = against.some(({ code }) => code === 'identity-differs');
  const isForeign = ({ code }: FindingReason) => FOREIGN.has(code) && !(isAnother && code === 'fingerprint-of-another');
  const foreign = [...against.filter(isForeign), ...foreignOwner(ownership)];
  const differing = against.filter((found) => !isForeign(found) && (FOREIGN.has(found.code) || DIFFERS.has(found.code)));
  const rest = [...against.filter(({ code }) => !FOREIGN.has(code) && !DIFFERS.has(code)), ...ownerNotes(ownership)];
  const reasons = [...foreign, ...differing, ...rest];
  return { finding: findingOf(deviceId, foreign, differing), reasons, deviceId };
}

const FOREIGN: ReadonlySet<FindingReason['code']> = new Set(['fingerprint-of-another', 'certificate-of-another', 'account-of-another']);
const DIFFERS: ReadonlySet<FindingReason['code']> = new Set(['identity-differs', 'fingerprint-changed']);

function findingOf(deviceId: DeviceId | undefined, foreign: readonly FindingReason[], differing: readonly FindingReason[]): ReturnFinding {
  if (foreign.length > 0) return 'somebody-else';
  if (differing.length > 0) return 'mismatch';
  return deviceId === undefined ? 'unknown-device' : 'ours';
}

function againstRecord(read: Records, deviceId: DeviceId, device: AskedDevice | undefined): readonly FindingReason[] {
  if (device === undefined) return [reason('device-not-asked')];
  const reasons = [
    ...fingerprintReasons(read, deviceId, device),
    ...certificateReasons(read, deviceId, device),
    ...identityReasons(read, deviceId, device),
  ];
  if (reasons.length > 0) return reasons;
  return [reason(isTelling(device) ? 'device-agrees' : 'device-did-not-tell')];
}

/** A label that the record does not have, on a device that it has: the label says one thing, the device another. */
function strangerReasons(told: readonly DeviceId[]): readonly FindingReason[] {
  return told.length > 0 ? [reason('identity-differs', { fact: 'label', expected: '', observed: '' })] : [reason('not-in-journal')];
}

function fingerprintReasons(read: Records, deviceId: DeviceId, { fingerprints }: AskedDevice): readonly FindingReason[] {
  const facts = read.deviceFacts(deviceId);
  return fingerprints.flatMap(({ fact, fingerprint }) => {
    const owner = read.deviceByFingerprint(fingerprint);
    if (owner !== undefined && owner !== deviceId) return [reason('fingerprint-of-another', { fact, fingerprint })];
    const known = facts.filter((had) => had.fact === fact);
    const isChanged = known.length > 0 && !known.some((had) => had.fingerprint === fingerprint);
    return isChanged ? [reason('fingerprint-changed', { fact, fingerprint })] : [];
  });
}

function certificateReasons(read: Records, deviceId: DeviceId, device: AskedDevice): readonly FindingReason[] {
  const { keys = [] } = withStandings(device, read, deviceId);
  return keys
    .filter(({ standing }) => standing === 'of-another-device')
    .map(({ keystore, alias, subject }) => reason('certificate-of-another', { place: `${keystore}/${alias}`, subject }));
}

/** Of every unit that the device was: it may still say what it was called before its last return. */
function identityReasons(read: Records, deviceId: DeviceId, { identity }: AskedDevice): readonly FindingReason[] {
  const known = read.unitsByDevice(deviceId).flatMap(({ unit }) => unit.identifiers);
  return FACTS.flatMap((fact) => {
    const observed = identity[fact];
    const isBlank = fact === 'serialNumber' ? isBlankSerialNumber(observed) : isBlankIdentity(observed);
    const had = known.filter(({ kind }) => kind === fact);
    if (isBlank || observed === undefined || had.length === 0) return [];
    const key = identifierKey(fact, observed);
    if (had.some((identifier) => identifier.key === key)) return [];
    return [reason('identity-differs', { fact, expected: had[0]?.text ?? '', observed })];
  });
}

/** The device's own word counts only where it says something that no factory image says. */
function isTelling({ identity, fingerprints }: AskedDevice): boolean {
  return fingerprints.length > 0 || FACTS.some((fact) => !isBlankIdentity(identity[fact]));
}

/** By its keys first, which nobody can copy from a label. */
function devicesTold(read: Records, { identity, fingerprints }: AskedDevice): readonly DeviceId[] {
  const byKey = fingerprints.flatMap(({ fingerprint }) => read.deviceByFingerprint(fingerprint) ?? []);
  if (byKey.length > 0) return [...new Set(byKey)];
  const byWord = FACTS.flatMap((fact) => {
    const text = identity[fact];
    if (text === undefined || isBlankIdentity(text)) return [];
    return [...read.unitsByIdentifier(text, fact), ...read.unitsByIdentifier(text, 'identifier')].map(({ unit }) => unit.deviceId);
  });
  return [...new Set(byWord)];
}

function foreignOwner(ownership: Ownership): readonly FindingReason[] {
  if (!ownership.checked || ownership.account === undefined || ownership.expectedAccount === undefined) return [];
  if (ownership.account === ownership.expectedAccount) return [];
  return [reason('account-of-another', { account: ownership.account, expected: ownership.expectedAccount })];
}

function ownerNotes(ownership: Ownership): readonly FindingReason[] {
  if (!ownership.checked) return [reason('owner-not-checked')];
  return ownership.account !== undefined && ownership.account === ownership.expectedAccount
    ? [reason('owner-agrees', { account: ownership.account })]
    : [];
}

function reason(code: FindingReason['code'], params: FindingReason['params'] = {}): FindingReason {
  return { code, params };
}
