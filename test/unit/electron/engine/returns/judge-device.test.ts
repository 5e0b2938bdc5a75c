import { describe, expect, test } from 'vitest';
import { judgeDevice, type Sides } from '../../../../../electron/engine/returns/judge-device.ts';
import type { AskedDevice, Ownership } from '../../../../../shared/contract/returns.ts';
import { toIdentifier } from '../../../../../shared/domain/identifiers.ts';
import type { DeviceId, Sha256 } from '../../../../../shared/domain/ids.ts';

type Records = Parameters<typeof judgeDevice>[0];

const OURS = 'device-1' as DeviceId;
const OTHER = 'device-2' as DeviceId;
const key = (name: string) => ({ fact: 'ssh-host-key' as const, fingerprint: `SHA256:${name}` });
const SPKI = 'cd'.repeat(32) as Sha256;

/** Each device has one unit, one serial number and one host key. */
function records({ certified }: { readonly certified?: DeviceId } = {}): Records {
  const rowOf = (deviceId: DeviceId) => ({
    unit: { unitId: `unit-${deviceId}`, deviceId, identifiers: [toIdentifier('serialNumber', `SN-${deviceId}`)] },
  });
  return {
    unitsByDevice: (deviceId: DeviceId) => [rowOf(deviceId)],
    deviceFacts: (deviceId: DeviceId) => [{ ...key(deviceId), eventId: 'e' }],
    deviceByFingerprint: (fingerprint: string) => [OURS, OTHER].find((deviceId) => key(deviceId).fingerprint === fingerprint),
    unitsByIdentifier: (text: string) => [OURS, OTHER].filter((deviceId) => text === `SN-${deviceId}`).map(rowOf),
    certificate: () =>
      certified === undefined
        ? undefined
        : { seq: 1, issuedAt: '', hasKey: false, event: { type: 'certificate.issued', deviceId: certified } },
  } as unknown as Records;
}

const asked = (part: Partial<AskedDevice> = {}): AskedDevice => ({
  identity: { serialNumber: `SN-${OURS}` },
  fingerprints: [key(OURS)],
  troubles: [],
  ...part,
});
const NOT_CHECKED: Ownership = { checked: false, why: 'no-cloud-login' };
const keys: AskedDevice['keys'] = [
  {
    keystore: 'SSL',
    alias: 'a',
    subject: 'CN=x',
    issuer: 'CN=y',
    serialNumber: '01',
    notAfter: '',
    spkiSha256: SPKI,
    standing: 'not-known',
  },
];

function judged(part: Partial<Sides>, read = records()) {
  const { finding, reasons, deviceId } = judgeDevice(read, { labelled: [OURS], device: asked(), ownership: NOT_CHECKED, ...part });
  return { finding, codes: reasons.map(({ code }) => code), deviceId };
}

describe('whose a device is', () => {
  test('label, device and record agree', () => {
    expect(judged({})).toEqual({ finding: 'ours', codes: ['device-agrees', 'owner-not-checked'], deviceId: OURS });
  });

  test('by label alone it is ours, and nobody asked it', () => {
    expect(judged({ device: undefined })).toMatchObject({ finding: 'ours', codes: ['device-not-asked', 'owner-not-checked'] });
    const silent = asked({ identity: {}, fingerprints: [] });
    expect(judged({ device: silent })).toMatchObject({ finding: 'ours', codes: ['device-did-not-tell', 'owner-not-checked'] });
  });

  test('another unit of the record under this label is a mismatch', () => {
    const device = asked({ identity: { serialNumber: `SN-${OTHER}` }, fingerprints: [key(OTHER)] });
    expect(judged({ device })).toMatchObject({
      finding: 'mismatch',
      codes: ['fingerprint-of-another', 'identity-differs', 'owner-not-checked'],
    });
  });

  test('a number that was copied onto another board is somebody else', () => {
    expect(judged({ device: asked({ fingerprints: [key(OTHER)] }) })).toMatchObject({ finding: 'somebody-else' });
  });

  test('keys that the record does not have are a mismatch', () => {
    expect(judged({ device: asked({ fingerprints: [key('new')] }) })).toMatchObject({
      finding: 'mismatch',
      codes: ['fingerprint-changed', 'owner-not-checked'],
    });
  });

  test('a key that is certified for another device is somebody else', () => {
    expect(judged({ device: asked({ keys }) }, records({ certified: OTHER }))).toMatchObject({ finding: 'somebody-else' });
    expect(judged({ device: asked({ keys }) }, records({ certified: OURS }))).toMatchObject({ finding: 'ours' });
  });

  test('another account in the cloud is somebody else, the same one is said', () => {
    const owner = { checked: true, cloud: 'c', clientId: 'GW', expectedAccount: '1' } as const;
    expect(judged({ ownership: { ...owner, account: '2' } })).toMatchObject({ finding: 'somebody-else' });
    expect(judged({ ownership: { ...owner, account: '1' } })).toMatchObject({ finding: 'ours', codes: ['device-agrees', 'owner-agrees'] });
    expect(judged({ ownership: owner })).toMatchObject({ finding: 'ours', codes: ['device-agrees'] });
  });

  test('a label that names two devices, or none while the device is on record, is a mismatch', () => {
    expect(judged({ labelled: [OURS, OTHER] })).toMatchObject({ finding: 'mismatch', deviceId: undefined });
    expect(judged({ labelled: [] })).toMatchObject({ finding: 'mismatch', deviceId: undefined });
  });

  test('nobody knows it', () => {
    const device = asked({ identity: { serialNumber: 'SN-new' }, fingerprints: [key('new')] });
    expect(judged({ labelled: [], device })).toMatchObject({ finding: 'unknown-device', codes: ['not-in-journal', 'owner-not-checked'] });
    expect(judged({ labelled: undefined, device })).toMatchObject({ finding: 'unknown-device' });
  });

  test('a blank factory image says nothing against it', () => {
    expect(judged({ device: asked({ identity: { serialNumber: 'UNKNOWN' } }) })).toMatchObject({ finding: 'ours' });
  });
});
