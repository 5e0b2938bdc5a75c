import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifierKey, isBlankIdentity, toIdentifier } from '../../../../shared/domain/identifiers.ts';

describe('identifier keys', () => {
  it.each(['00:60:0c:81:20:5a', '00-60-0C-81-20-5A', '0060.0c81.205a', ' 00600c81205A '])('match MAC address %j in any form', (text) => {
    expect(identifierKey('macAddress', text)).toBe('00600C81205A');
  });

  it('keep separators of serial numbers and fold their case', () => {
    expect(identifierKey('serialNumber', ' sn-00:1.x ')).toBe('SN-00:1.X');
    expect(identifierKey('serialNumber', '007')).not.toBe(identifierKey('serialNumber', '7'));
  });

  it('are keys of themselves, and leave the text as it was', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('serialNumber', 'macAddress', 'imei', 'identifier', 'clientId', 'username'),
        fc.string({ unit: 'binary' }),
        (kind, text) => {
          const { key, text: kept } = toIdentifier(kind, text);
          expect(kept).toBe(text);
          expect(identifierKey(kind, ` ${text}\t`)).toBe(key);
        },
      ),
    );
  });
});

describe('blank identities', () => {
  it.each([undefined, '', '  ', 'unknown', 'Device_Name', 'N/A'])('take %j as no identity', (text) => {
    expect(isBlankIdentity(text)).toBe(true);
  });

  it('take a serial number as one', () => {
    expect(isBlankIdentity('SN00012')).toBe(false);
  });
});
