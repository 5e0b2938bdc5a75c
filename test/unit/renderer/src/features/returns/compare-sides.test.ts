import { describe, expect, test } from 'vitest';
import { compareSides, type SideFact } from '../../../../../../renderer/src/features/returns/compare-sides.ts';
import type { AskedDevice, ReturnLook } from '../../../../../../shared/contract/returns.ts';
import { toIdentifier } from '../../../../../../shared/domain/identifiers.ts';
import { openUnit } from '../../../../../../shared/domain/unit-state.ts';
import { aUnit } from '../../../../../support/units.ts';

const unit = aUnit(7, {
  identifiers: [toIdentifier('serialNumber', 'SN00007'), toIdentifier('macAddress', '02:00:00:00:00:07'), toIdentifier('clientId', 'GW-7')],
  columns: { accountName: 'ec-provisioning' },
});
const passport: NonNullable<ReturnLook['passport']> = {
  units: [{ unit, state: openUnit(unit), batchName: 'Factory' }],
  runs: [],
  facts: [{ fact: 'ssh-host-key', fingerprint: 'SHA256:own' }],
};

function look(device: Partial<AskedDevice>, rest: Partial<ReturnLook> = {}): ReturnLook {
  const ownership = { checked: false, why: 'no-cloud-login' } as const;
  const asked = { identity: {}, fingerprints: [], troubles: [], ...device };
  return { finding: 'ours', reasons: [], passport, device: asked, ownership, decisions: [], ...rest };
}

function rowOf(found: ReturnLook, fact: SideFact) {
  return compareSides(found).find((row) => row.fact === fact);
}

describe('record, device and cloud side by side', () => {
  test('a MAC address written otherwise is the same', () => {
    expect(rowOf(look({ identity: { macAddress: '020000000007' } }), 'macAddress')).toMatchObject({
      record: ['02:00:00:00:00:07'],
      device: ['020000000007'],
      verdict: 'same',
    });
  });

  test('what differs is the engine’s word', () => {
    const reasons: ReturnLook['reasons'] = [
      { code: 'identity-differs', params: { fact: 'serialNumber', expected: 'SN00007', observed: 'SN00009' } },
    ];
    const found = look({ identity: { serialNumber: 'SN00009' } }, { finding: 'mismatch', reasons });
    expect(rowOf(found, 'serialNumber')).toMatchObject({ record: ['SN00007'], device: ['SN00009'], verdict: 'differs' });
    expect(rowOf(look({ identity: { serialNumber: 'SN00009' } }), 'serialNumber')).toMatchObject({ verdict: 'alone' });
  });

  test('a side that says nothing is not compared', () => {
    expect(rowOf(look({}), 'serialNumber')).toMatchObject({ device: [], verdict: 'alone' });
    expect(rowOf(look({}), 'imei')).toBeUndefined();
  });

  test('another host key is marked, the known one is the same', () => {
    const fingerprints: AskedDevice['fingerprints'] = [{ fact: 'ssh-host-key', fingerprint: 'SHA256:own' }];
    expect(rowOf(look({ fingerprints }), 'ssh-host-key')).toMatchObject({ verdict: 'same' });
    const reasons: ReturnLook['reasons'] = [{ code: 'fingerprint-changed', params: { fact: 'ssh-host-key', fingerprint: 'SHA256:other' } }];
    const other: AskedDevice['fingerprints'] = [{ fact: 'ssh-host-key', fingerprint: 'SHA256:other' }];
    expect(rowOf(look({ fingerprints: other }, { reasons }), 'ssh-host-key')).toMatchObject({ verdict: 'differs' });
  });

  test('a cloud that was not asked says nothing', () => {
    expect(rowOf(look({}), 'account')).toBeUndefined();
    const ownership = { checked: true, cloud: 'plant', clientId: 'GW-7', account: '11', expectedAccount: '4711' } as const;
    const reasons: ReturnLook['reasons'] = [{ code: 'account-of-another', params: { account: '11', expected: '4711' } }];
    expect(rowOf(look({}, { ownership, reasons }), 'account')).toMatchObject({ record: ['4711'], cloud: ['11'], verdict: 'differs' });
  });

  test('client ids that do not agree are shown to differ, whatever follows from it', () => {
    const provisioning = { pid: 'p', enabled: false, provisioned: true, clientId: 'GW-8' };
    expect(rowOf(look({ provisioning }), 'clientId')).toMatchObject({ record: ['GW-7'], device: ['GW-8'], verdict: 'differs' });
  });

  test('the key of another device is marked', () => {
    const key = { keystore: 'K', alias: 'a', subject: 'CN=x', issuer: '', serialNumber: '01', notAfter: '', spkiSha256: 'aa' } as const;
    const keys: NonNullable<AskedDevice['keys']> = [{ ...key, standing: 'of-another-device' }];
    const reasons: ReturnLook['reasons'] = [{ code: 'certificate-of-another', params: { place: 'K/a', subject: 'CN=x' } }];
    expect(rowOf(look({ keys }, { reasons }), 'certificate')).toMatchObject({ place: 'K/a', verdict: 'differs' });
  });
});
