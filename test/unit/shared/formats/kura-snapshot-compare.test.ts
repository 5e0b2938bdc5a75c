import { describe, expect, it } from 'vitest';
import { type ComparableComponent, compareSnapshots } from '../../../../shared/formats/kura-snapshot-compare.ts';

const component = (pid: string, properties: ComparableComponent['properties']): ComparableComponent => ({ pid, properties });
const text = (value: unknown) => ({ type: 'STRING', value });
const password = (value: unknown) => ({ type: 'PASSWORD', value });

describe('compareSnapshots', () => {
  it('tells what was added, removed and changed, sorted, and leaves out what is equal', () => {
    const before = [
      component('same', { a: { type: 'LONG', value: 5n }, list: { type: 'INTEGER', value: [1, 2] } }),
      component('gone', { a: text('x') }),
      component('changed', {
        kept: text('1'),
        off: text('y'),
        turned: text('1'),
        port: { type: 'INTEGER', value: 1 },
        __proto__x: text(''),
      }),
    ];
    const after = [
      component('new', { b: text('z') }),
      component('same', { a: { type: 'LONG', value: 5 }, list: { type: 'INTEGER', value: [1, 2] } }),
      component('changed', { kept: text('1'), turned: text(['1']), port: { type: 'INTEGER', value: 2 }, __proto__x: text('') }),
    ];
    expect(compareSnapshots(before, after)).toEqual([
      {
        pid: 'changed',
        change: 'changed',
        properties: [
          { name: 'off', type: 'STRING', change: 'removed', secret: false, before: ['y'] },
          { name: 'port', type: 'INTEGER', change: 'changed', secret: false, before: ['1'], after: ['2'] },
          { name: 'turned', type: 'STRING', change: 'changed', secret: false, before: ['1'], after: ['1'] },
        ],
      },
      { pid: 'gone', change: 'removed', properties: [{ name: 'a', type: 'STRING', change: 'removed', secret: false, before: ['x'] }] },
      { pid: 'new', change: 'added', properties: [{ name: 'b', type: 'STRING', change: 'added', secret: false, after: ['z'] }] },
    ]);
  });

  it('compares passwords and never shows one, nor what the console keeps of its users', () => {
    const before = [
      component('c', {
        p: password('old'),
        q: password('same'),
        r: password('placeholder'),
        s: password(undefined),
        'users.config': text('hash 1'),
      }),
    ];
    const after = [
      component('c', { p: password('new'), q: password('same'), r: password('x'), s: password('y'), 'users.config': text('hash 2') }),
    ];
    expect(compareSnapshots(before, after)[0]?.properties).toEqual([
      { name: 'p', type: 'PASSWORD', change: 'changed', secret: true },
      { name: 'r', type: 'PASSWORD', change: 'not-compared', secret: true },
      { name: 's', type: 'PASSWORD', change: 'not-compared', secret: true },
      { name: 'users.config', type: 'STRING', change: 'changed', secret: true },
    ]);
  });

  it('takes a FLOAT from JSON and one from XML for the same', () => {
    const float = (value: unknown) => [component('c', { f: { type: 'FLOAT', value } })];
    expect(compareSnapshots(float(0.1), float(Math.fround(0.1)))).toEqual([]);
    expect(compareSnapshots(float([0.1]), float([Math.fround(0.2)]))[0]?.properties).toMatchObject([{ before: ['0.1'], after: ['0.2'] }]);
  });
});
