import { describe, expect, it } from 'vitest';
import { fitValue, type GivenValue, isRounded, isSameValue } from '../../../../shared/domain/component-value.ts';
import { type TypedAttribute, wireType } from '../../../../shared/domain/component-value-type.ts';

const attribute = (type: string, more: Partial<TypedAttribute> = {}): TypedAttribute => ({ id: 'a', type, ...more });

describe('fitValue', () => {
  it.each<[string, GivenValue, unknown]>([
    ['String', ' x ', ' x '],
    ['STRING', 30, '30'],
    ['Password', '0123', '0123'],
    ['Boolean', 'true', true],
    ['Boolean', false, false],
    ['Character', 'x', 'x'],
    ['CHAR', ' ', ' '],
    ['Byte', '-128', -128],
    ['Short', 32767, 32_767],
    ['INTEGER', ' +7 ', 7],
    ['LONG', '9007199254740991', 9_007_199_254_740_991],
    ['LONG', '9007199254740993', 9_007_199_254_740_993n],
    ['LONG', '-9223372036854775808', -9_223_372_036_854_775_808n],
    ['FLOAT', '1.5e3', 1500],
    ['DOUBLE', '.25', 0.25],
  ])('%s takes %j as %s', (type, given, value) => {
    expect(fitValue(attribute(type), given)).toEqual({ value });
  });

  it.each<[string, GivenValue]>([
    ['BOOLEAN', 'yes'],
    ['CHAR', 'xy'],
    ['BYTE', 128],
    ['SHORT', '-32769'],
    ['INTEGER', '2147483648'],
    ['INTEGER', 1.5],
    ['INTEGER', '0x10'],
    ['INTEGER', true],
    ['LONG', '9223372036854775808'],
    ['FLOAT', '3.5e38'],
    ['DOUBLE', 'NaN'],
    ['DOUBLE', '1e999'],
    ['XML', 'x'],
  ])('%s refuses %j for its type', (type, given) => {
    expect(fitValue(attribute(type), given)).toEqual({ misfit: 'type' });
  });

  it('holds values to the definition’s own bounds, exactly', () => {
    expect(fitValue(attribute('INTEGER', { min: '1', max: '65535' }), 0)).toEqual({ misfit: 'range' });
    expect(fitValue(attribute('INTEGER', { min: '1', max: '65535' }), 65_535)).toEqual({ value: 65_535 });
    const long = attribute('LONG', { max: '9007199254740993' });
    expect(fitValue(long, '9007199254740993')).toEqual({ value: 9_007_199_254_740_993n });
    expect(fitValue(long, '9007199254740994')).toEqual({ misfit: 'range' });
    expect(fitValue(attribute('DOUBLE', { min: '0.5' }), 0.4)).toEqual({ misfit: 'range' });
    expect(fitValue(attribute('STRING', { min: '2', max: '3' }), 'x')).toEqual({ misfit: 'range' });
    expect(fitValue(attribute('STRING', { min: '', max: 'many' }), 'x')).toEqual({ value: 'x' });
  });

  it('takes only what is among the options, by value and not by spelling', () => {
    const options = ['file', 'memory'];
    expect(fitValue(attribute('STRING', { options }), 'Memory')).toEqual({ misfit: 'option' });
    expect(fitValue(attribute('STRING', { options }), 'memory')).toEqual({ value: 'memory' });
    expect(fitValue(attribute('INTEGER', { options: ['3', '4'] }), '04')).toEqual({ value: 4 });
    expect(fitValue(attribute('STRING', { options }), '')).toEqual({ value: '' });
  });

  it('knows what may not be empty', () => {
    expect(fitValue(attribute('STRING', { isRequired: true }), '')).toEqual({ misfit: 'missing' });
    expect(fitValue(attribute('INTEGER'), '')).toEqual({ misfit: 'missing' });
    expect(fitValue(attribute('STRING', { isRequired: true, cardinality: 3 }), [])).toEqual({ misfit: 'missing' });
  });

  it('makes lists where the cardinality says so, and only there', () => {
    const list = attribute('INTEGER', { cardinality: -2, min: '1' });
    expect(fitValue(list, ['443', 4443])).toEqual({ value: [443, 4443] });
    expect(fitValue(list, [])).toEqual({ value: [] });
    expect(fitValue(list, [443, 0])).toEqual({ misfit: 'range' });
    expect(fitValue(list, [1, 2, 3])).toEqual({ misfit: 'list' });
    expect(fitValue(list, 443)).toEqual({ misfit: 'list' });
    expect(fitValue(attribute('INTEGER', { cardinality: 1 }), [443])).toEqual({ misfit: 'list' });
  });
});

describe('isSameValue', () => {
  it.each<[string, readonly [Parameters<typeof isSameValue>[1], unknown], boolean]>([
    ['INTEGER', [30, 30], true],
    ['INTEGER', [30, '30'], false],
    ['STRING', ['', null], true],
    ['STRING', ['', undefined], true],
    ['STRING', ['x', undefined], false],
    ['FLOAT', [0.1, 0.100_000_001_490_116_12], true],
    ['DOUBLE', [0.1, 0.100_000_001_490_116_12], false],
    ['DOUBLE', [1e20, 100_000_000_000_000_000_000n], true],
    ['LONG', [9_007_199_254_740_993n, 9_007_199_254_740_992n], false],
  ])('%s: %s is %s', (type, [wanted, observed], same) => {
    expect(isSameValue(attribute(type), wanted, observed)).toBe(same);
  });

  it('compares lists by order and length; an empty one is as good as none', () => {
    const list = attribute('STRING', { cardinality: 3 });
    expect([['a', 'b'], ['b', 'a'], ['a'], 'a', undefined].map((observed) => isSameValue(list, ['a', 'b'], observed))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect([[], undefined, null, ''].map((observed) => isSameValue(list, [], observed))).toEqual([true, true, true, false]);
  });
});

describe('isRounded', () => {
  it('is a number beyond 53 bits that came back as its nearest double', () => {
    expect(isRounded(9_007_199_254_740_993n, 9_007_199_254_740_992n)).toBe(true);
    expect(isRounded(9_223_372_036_854_775_806n, 9_223_372_036_854_775_807n)).toBe(true);
    expect(isRounded(9_007_199_254_740_993n, 5)).toBe(false);
    expect(isRounded(7, 7)).toBe(false);
    expect(isRounded([1, 9_007_199_254_740_993n], [1, 9_007_199_254_740_992n])).toBe(true);
    expect(isRounded([1, 9_007_199_254_740_993n], [2, 9_007_199_254_740_992n])).toBe(false);
  });
});

describe('wireType', () => {
  it('is the name that updates use', () => {
    expect(['String', 'Character', 'char', 'Password', 'nonsense'].map((type) => wireType({ type }))).toEqual([
      'STRING',
      'CHAR',
      'CHAR',
      'PASSWORD',
      undefined,
    ]);
  });
});
