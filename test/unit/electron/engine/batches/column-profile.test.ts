import { describe, expect, it } from 'vitest';
import { ProfileCollector } from '../../../../../electron/engine/batches/column-profile.ts';
import { checkText, places } from './check-text.ts';

function profileOf(values: readonly string[]) {
  const collector = new ProfileCollector();
  for (const value of values) collector.add(value);
  return collector.profile();
}

const numbers = (count: number, length: number, first = 0) =>
  Array.from({ length: count }, (_item, index) => String(first + index).padStart(length, '0'));

describe('what the values of a column have in common', () => {
  it('is the length of their digits, with zeros that prove it', () => {
    expect(profileOf([...numbers(97, 12), '123', '45', '6'])).toMatchObject({ usualLength: 12, keepsZeros: true });
    expect(profileOf([...numbers(80, 12), ...numbers(20, 8, 10_000_000)])).toMatchObject({ usualLength: 12, keepsZeros: true });
    expect(profileOf([...numbers(60, 12), ...numbers(40, 8, 10_000_000)])).toMatchObject({ usualLength: 12, keepsZeros: false });
  });

  it('is only supposed without such zeros', () => {
    expect(profileOf([...numbers(97, 12, 123_456_789_012), '1234'])).toMatchObject({ usualLength: 12, keepsZeros: false });
    expect(profileOf([...numbers(80, 12, 123_456_789_012), ...numbers(20, 8, 10_000_000)])).not.toHaveProperty('usualLength');
  });

  it('is nothing for numbers that are counted up, for few values and for texts', () => {
    expect(profileOf(numbers(2000, 1, 1))).not.toHaveProperty('usualLength');
    expect(profileOf(['001', '002', '3'])).not.toHaveProperty('usualLength');
    expect(profileOf(['SN-1', 'SN-02', 'SN-003', 'SN-4'])).toMatchObject({ keepsZeros: false });
  });

  it('is the kind of number', () => {
    expect(profileOf(['00600C000001', '00600C000002', '00:60:0C:00:00:03', 'x'])).toMatchObject({ form: 'MAC' });
    expect(profileOf(['490154203237518', '356938035643809', '356938035643809', '12'])).toMatchObject({ form: 'IMEI' });
    expect(profileOf(['00600C000001', 'a', 'b', 'c'])).not.toHaveProperty('form');
  });
});

describe('a file of many pieces', () => {
  it('is looked at all over, and a cell at its end is found', async () => {
    const rows = Array.from({ length: 90_000 }, (_item, index) => `${String(index).padStart(14, '0')},some text`);
    const content = ['identifier,note', ...rows, '12345,short', `${'9'.repeat(14)},fine`].join('\n');
    expect(content.length).toBeGreaterThan(2 ** 20);
    const checked = await checkText(content, { profile: 'generic' });
    expect(places(checked)).toEqual(['90001:identifier:csv/lost-zeros']);
    expect(checked.problems[0]).toMatchObject({ severity: 'error', value: '12345' });
    expect(checked.problems[0]?.message).toContain('14');
  });

  it('is judged by all of it, not by how it begins', async () => {
    const long = Array.from({ length: 50_000 }, (_item, index) => `${String(index).padStart(12, '0')},some text of a note`);
    const short = Array.from({ length: 50_000 }, (_item, index) => `${10_000_000 + index},some text of a note`);
    const checked = await checkText(['identifier,note', ...long, ...short].join('\n'), { profile: 'generic' });
    expect(checked.problems.every(({ severity }) => severity === 'warning')).toBe(true);
  });
});
