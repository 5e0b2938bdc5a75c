import { describe, expect, it } from 'vitest';
import type { HeardClient } from '../../../../../electron/engine/platforms/station-broker/lifecycle-ledger.ts';
import { judgeBirth } from '../../../../../electron/engine/steps/remote-meet.ts';
import { toIdentifier } from '../../../../../shared/domain/identifiers.ts';
import { aUnit } from '../../../../support/units.ts';

const unit = { ...aUnit(1), identifiers: [toIdentifier('serialNumber', 'SN0001'), toIdentifier('macAddress', '00:60:0C:00:00:01')] };

function born(serialNumber: string | undefined, macAddresses: readonly string[], counts = {}): HeardClient {
  return {
    account: 'plant',
    clientId: 'GW-1',
    state: 'connected',
    connection: 1,
    birth: { macAddresses: [...macAddresses], applicationIds: [], ...(serialNumber === undefined ? {} : { serialNumber }) },
    counts: { births: 1, repeats: 0, apps: 0, disconnects: 0, lastWills: 0, takeovers: 0, ...counts },
  };
}

describe('judgeBirth', () => {
  it('passes by serial number and by any of the interfaces, however the address is written', () => {
    expect(judgeBirth(unit, born('SN0001', ['00:00:00:00:00:02', '00:60:0c:00:00:01']))).toMatchObject({ outcome: 'pass' });
    expect(judgeBirth(unit, born('UNKNOWN', ['00:60:0C:00:00:01']))).toMatchObject({ outcome: 'pass' });
    expect(judgeBirth(unit, born('SN0001', []))).toMatchObject({ outcome: 'pass' });
  });

  it('fails a gateway that says it is another', () => {
    expect(judgeBirth(unit, born('SN0002', ['00:60:0C:00:00:01']))).toMatchObject({
      outcome: 'fail',
      failure: { code: 'meet/foreign-unit' },
    });
    const other = judgeBirth(unit, born('SN0001', ['00:60:0C:00:00:02']));
    expect(other).toMatchObject({ outcome: 'fail', failure: { code: 'meet/foreign-unit', params: { observed: '00:60:0C:00:00:02' } } });
  });

  it('proves nothing by a birth without an identity, unless the row has none either', () => {
    expect(judgeBirth(unit, born(undefined, ['00:00:00:00:00:00']))).toMatchObject({
      outcome: 'error',
      failure: { code: 'meet/no-identity' },
    });
    expect(judgeBirth({ ...unit, identifiers: [toIdentifier('identifier', 'x')] }, born('SN9', []))).toMatchObject({ outcome: 'pass' });
  });

  it('notes births that came twice and connections that were taken over', () => {
    const { evidence } = judgeBirth(unit, born('SN0001', [], { repeats: 2, takeovers: 1 }));
    expect(evidence).toContainEqual({ name: 'repeated birth messages', observed: '2', verdict: 'noted', source: 'remote' });
    expect(evidence).toContainEqual({ name: 'connections taken over', observed: '1', verdict: 'noted', source: 'remote' });
  });
});
