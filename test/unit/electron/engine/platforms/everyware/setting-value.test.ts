import { describe, expect, it } from 'vitest';
import { toWireValue } from '../../../../../../electron/engine/platforms/everyware/setting-value.ts';

const attribute = (type: string, min?: string, max?: string) => ({ id: 'a', type, min, max });

describe('toWireValue', () => {
  it.each([
    ['BOOLEAN', 'true', true],
    ['Boolean', false, false],
    ['INTEGER', '30', 30],
    ['Integer', -1, -1],
    ['STRING', 30, '30'],
    ['PASSWORD', 'x', 'x'],
  ])('%s takes %j as %j', (type, value, wire) => {
    expect(toWireValue(attribute(type), value)).toBe(wire);
  });

  it.each([
    { type: 'BOOLEAN', value: 'yes', range: '…' },
    { type: 'INTEGER', value: '', range: '…' },
    { type: 'INTEGER', value: '1.5', range: '…' },
    { type: 'INTEGER', value: 0, range: '1…' },
    { type: 'LONG', value: 11, range: '…10' },
  ])('$type refuses $value in the range $range, without repeating it', ({ type, value, range }) => {
    const [min = '', max = ''] = range.split('…');
    const refusal = { code: 'everyware/bad-value', params: { property: 'a', type, range } };
    expect(() => toWireValue(attribute(type, min, max), value)).toThrow(expect.objectContaining(refusal));
  });
});
