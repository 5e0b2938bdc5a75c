import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate, hasBrokenTemplate, mapTexts, templateNames } from '../../../../shared/domain/template.ts';

describe('templates', () => {
  it('finds names with scope and path, blanks inside the braces aside', () => {
    expect(templateNames('a {{unit.site}} b {{ result.Write it.serialNumber }}{{lone}}')).toEqual([
      { scope: 'unit', path: 'site', raw: 'unit.site' },
      { scope: 'result', path: 'Write it.serialNumber', raw: 'result.Write it.serialNumber' },
      { scope: 'lone', path: '', raw: 'lone' },
    ]);
  });

  it('fills every name and nothing else', () => {
    expect(fillTemplate('{ {{unit.a}}-{{unit.b}} } $& {{unit.a}}', (name) => `<${name.path}>`)).toBe('{ <a>-<b> } $& <a>');
  });

  it('never fills what a value brought in', () => {
    expect(fillTemplate('{{unit.a}}', () => '{{unit.b}}')).toBe('{{unit.b}}');
  });

  it('throws what the value function throws', () => {
    expect(() =>
      fillTemplate('x {{unit.a}}', () => {
        throw new RangeError('no value');
      }),
    ).toThrow(RangeError);
  });

  it.each([
    ['{{unit.a}', true],
    ['{{ {unit.a} }}', true],
    ['{{unit.a}} and {{', true],
    ['{{unit.a}}', false],
    ['{"a":{"b":{}}}', false],
    ['', false],
  ])('sees whether braces match in %j', (text, broken) => {
    expect(hasBrokenTemplate(text)).toBe(broken);
  });

  it('takes linear time on long runs of blanks and braces', () => {
    const started = performance.now();
    for (const text of [`{{${' '.repeat(60_000)}`, '{'.repeat(60_000), '{{ '.repeat(20_000)]) {
      templateNames(text);
      hasBrokenTemplate(text);
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('leaves texts without braces alone', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('{{')),
        (text) => {
          expect([templateNames(text), fillTemplate(text, () => 'x')]).toEqual([[], text]);
        },
      ),
    );
  });

  it('changes texts anywhere in a JSON value and tells their paths', () => {
    const paths: string[] = [];
    const value = { set: { 'kura.name': 'a' }, list: ['b', 1, null, { c: 'd' }], yes: true };
    const changed = mapTexts(value, (text, path) => {
      paths.push(path);
      return text.toUpperCase();
    });
    expect(changed).toEqual({ set: { 'kura.name': 'A' }, list: ['B', 1, null, { c: 'D' }], yes: true });
    expect(paths).toEqual(['set.kura.name', 'list[0]', 'list[3].c']);
  });
});
