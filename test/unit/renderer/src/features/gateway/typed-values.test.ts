import { describe, expect, it } from 'vitest';
import {
  countTyped,
  presentValue,
  withoutComponents,
  withoutField,
  withTyped,
} from '../../../../../../renderer/src/features/gateway/typed-values.ts';
import type { FormField } from '../../../../../../shared/domain/component-form.ts';

const base = { label: 'x', type: 'STRING', required: false, isMistyped: false } as const;
const keepAlive: FormField = { ...base, id: 'keep-alive', kind: 'number', value: '30' };
const topics: FormField = { ...base, id: 'topics', kind: 'text', listOf: 10, value: ['a', 'b'] };
const password: FormField = { ...base, id: 'password', kind: 'password', password: 'set' };

describe('what was typed into forms', () => {
  it('counts a field from its first difference until it is the gateway’s own again', () => {
    const changed = withTyped({}, { pid: 'transport', field: keepAlive, value: '45' });
    expect(changed).toEqual({ transport: { 'keep-alive': '45' } });
    expect(countTyped(changed)).toBe(1);
    expect(withTyped(changed, { pid: 'transport', field: keepAlive, value: '30' })).toEqual({});
  });

  it('compares lists item by item', () => {
    expect(withTyped({}, { pid: 'p', field: topics, value: ['a', 'b'] })).toEqual({});
    expect(withTyped({}, { pid: 'p', field: topics, value: ['b', 'a'] })).toEqual({ p: { topics: ['b', 'a'] } });
    expect(withTyped({}, { pid: 'p', field: topics, value: [] })).toEqual({ p: { topics: [] } });
  });

  it('takes a password only where one was typed, whatever the gateway has', () => {
    expect(presentValue(password)).toBe('');
    const typed = withTyped({}, { pid: 'p', field: password, value: 'new' });
    expect(countTyped(typed)).toBe(1);
    expect(withTyped(typed, { pid: 'p', field: password, value: '' })).toEqual({});
  });

  it('discards one field, or what was written', () => {
    const typed = { one: { a: '1', b: '2' }, other: { c: '3' } };
    expect(withoutField(typed, 'one', 'a')).toEqual({ one: { b: '2' }, other: { c: '3' } });
    expect(withoutField(typed, 'other', 'c')).toEqual({ one: { a: '1', b: '2' } });
    expect(withoutComponents(typed, ['one'])).toEqual({ other: { c: '3' } });
  });
});
