import { describe, expect, test } from 'vitest';
import {
  beginFlow,
  identifierOf,
  isSilent,
  orderFor,
  type ReturnFlow,
  wishOf,
} from '../../../../../../renderer/src/features/returns/return-flow.ts';
import type { ReturnLook } from '../../../../../../shared/contract/returns.ts';

const unknown: ReturnLook = {
  finding: 'unknown-device',
  reasons: [],
  device: { identity: { serialNumber: 'SN-1', macAddress: '02:00:00:00:00:01' }, fingerprints: [], troubles: [] },
  ownership: { checked: false, why: 'no-cloud-login' },
  decisions: [],
};
const { finding, reasons, ownership, decisions } = unknown;
const unasked: ReturnLook = { finding, reasons, ownership, decisions };

function flow(part: Partial<ReturnFlow>): ReturnFlow {
  return { ...beginFlow('LABEL'), look: unknown, ...part };
}

describe('a return in the making', () => {
  test('begins with the label where there is one', () => {
    expect(beginFlow('SN-1')).toMatchObject({ stage: 'compare', label: 'SN-1' });
    expect(beginFlow(undefined)).toMatchObject({ stage: 'identify' });
  });

  test('without a label the device names itself', () => {
    expect(identifierOf({ label: 'LABEL', look: unknown })).toBe('LABEL');
    expect(identifierOf({ label: undefined, look: unknown })).toBe('SN-1');
    expect(identifierOf({ label: undefined, look: unasked })).toBe('');
  });

  test('a device that nobody asked can only be scrapped as absent', () => {
    expect(isSilent(unasked)).toBe(true);
    expect(orderFor(unasked, undefined)).toMatchObject({ isAbsent: true, set: {} });
    expect(wishOf(flow({ decision: 'scrap', order: orderFor(unasked, undefined) }))).toMatchObject({ absent: true });
  });

  test('the row of an unknown device begins with what it says', () => {
    expect(orderFor(unknown, 'a.json')).toMatchObject({ isAbsent: false, set: { serialNumber: 'SN-1', macAddress: '02:00:00:00:00:01' } });
  });

  test('nothing is asked before there is a recipe, but for scrap', () => {
    expect(wishOf(flow({ decision: 'same-identity' }))).toBeUndefined();
    expect(wishOf(flow({ decision: 'scrap' }))).toMatchObject({ identifier: 'LABEL', decision: 'scrap', absent: false });
  });

  test('certificates of the target are told for a move alone', () => {
    const order = { ...orderFor(unknown, 'a.json'), targets: 'aa\n\n bb ' };
    expect(wishOf(flow({ decision: 'move-account', order }))).toMatchObject({ recipe: 'a.json', targetCertificates: ['aa', ' bb '] });
    expect(wishOf(flow({ decision: 'same-identity', order }))).not.toHaveProperty('targetCertificates');
    expect(wishOf(flow({ decision: 'scrap', order }))).not.toHaveProperty('recipe');
  });
});
