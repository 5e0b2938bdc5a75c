import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkForm } from '../../../../shared/domain/component-form-check.ts';
import { joinList, splitList } from '../../../../shared/domain/component-form-text.ts';
import {
  componentForm,
  componentFormSchema,
  type DescribedAttribute,
  type DescribedComponent,
} from '../../../../shared/domain/component-form.ts';

const attribute = (id: string, type: string, more: Partial<DescribedAttribute> = {}): DescribedAttribute => ({ id, type, ...more });

function component(attributes: readonly DescribedAttribute[], properties: DescribedComponent['properties'] = {}): DescribedComponent {
  return { pid: 'the.pid', definition: { name: 'The component', description: 'What it does', attributes }, properties };
}

const field = (described: DescribedComponent, id: string) => componentForm(described).fields.find((each) => each.id === id);

describe('a list as a text', () => {
  it('takes a comma and a backslash as they are behind a backslash', () => {
    expect(splitList('a,b\\,c,\\\\d')).toEqual(['a', 'b,c', '\\d']);
    expect(splitList('')).toEqual([]);
    expect(splitList('a,')).toEqual(['a', '']);
  });

  it('comes back as it was written, whatever the items are', () => {
    const lists = fc.array(fc.string({ unit: 'binary' })).filter((items) => items.length !== 1 || items[0] !== '');
    fc.assert(
      fc.property(lists, (items) => {
        expect(splitList(joinList(items))).toEqual(items);
      }),
    );
  });
});

describe('componentForm', () => {
  it('makes a field of each property, in the definition’s order, with what its author says', () => {
    const described = component(
      [
        attribute('port', 'Integer', {
          name: 'Port',
          description: 'Where to listen',
          min: '1',
          max: '65535',
          defaultValue: '443',
          isRequired: true,
        }),
        attribute('mode', 'STRING', { options: ['a', 'b'], optionLabels: { a: 'First' } }),
        attribute('on', 'BOOLEAN'),
        attribute('note', 'STRING', { description: 'Some words |TextArea' }),
        attribute('Store.target', 'STRING'),
        attribute('ports', 'INTEGER', { cardinality: 3, defaultValue: '443,4443' }),
        attribute('odd', 'XML'),
      ],
      { port: { type: 'INTEGER', value: 8080 }, ports: { type: 'INTEGER', value: [1, 2] } },
    );
    const form = componentForm(described);
    expect(componentFormSchema.parse(form)).toEqual(form);
    expect(form).toMatchObject({ pid: 'the.pid', name: 'The component', help: 'What it does' });
    expect(form.fields.map(({ id, kind }) => [id, kind])).toEqual([
      ['port', 'number'],
      ['mode', 'choice'],
      ['on', 'flag'],
      ['note', 'text-area'],
      ['Store.target', 'filter'],
      ['ports', 'number'],
      ['odd', 'read-only'],
    ]);
    expect(form.fields[0]).toEqual({
      id: 'port',
      label: 'Port',
      help: 'Where to listen',
      type: 'INTEGER',
      kind: 'number',
      required: true,
      min: '1',
      max: '65535',
      default: '443',
      value: '8080',
      isMistyped: false,
    });
    expect(form.fields[1]?.options).toEqual([
      { value: 'a', label: 'First' },
      { value: 'b', label: 'b' },
    ]);
    expect(form.fields[3]?.help).toBe('Some words');
    expect(form.fields[5]).toMatchObject({ listOf: 3, default: ['443', '4443'], value: ['1', '2'] });
  });

  it('never holds a password or what is named like one, but whether there is one', () => {
    const described = component(
      [
        attribute('password', 'PASSWORD', { defaultValue: 'factory-s3cret' }),
        attribute('api.token', 'STRING'),
        attribute('auth.password.enabled', 'BOOLEAN'),
      ],
      {
        password: { type: 'PASSWORD', value: 'planted-s3cret' },
        'api.token': { type: 'STRING', value: 'planted-s3cret' },
        'auth.password.enabled': { type: 'BOOLEAN', value: true },
        'undeclared.secret': { type: 'STRING', value: 'planted-s3cret' },
        'users.config': { type: 'STRING', value: 'planted-s3cret' },
      },
    );
    expect(JSON.stringify(componentForm(described))).not.toMatch(/s3cret/);
    expect(field(described, 'password')).toMatchObject({ kind: 'password', password: 'set' });
    expect(field(described, 'api.token')).toMatchObject({ kind: 'password', password: 'set' });
    expect(field(described, 'auth.password.enabled')).toMatchObject({ kind: 'flag', value: 'true' });
    expect(field(component([attribute('password', 'PASSWORD')]), 'password')).toMatchObject({ password: 'unknown' });
  });

  it('shows what nobody describes to look at only, without what Kura itself keeps there', () => {
    const described = component([], {
      'kura.service.pid': { type: 'STRING', value: 'the.pid' },
      extra: { type: 'LONG', value: 9_007_199_254_740_993n },
    });
    expect(componentForm(described).fields).toEqual([
      { id: 'extra', label: 'extra', type: 'LONG', kind: 'read-only', required: false, value: '9007199254740993', isMistyped: false },
    ]);
  });

  it('says where the gateway holds a value of another type', () => {
    const described = component([attribute('port', 'INTEGER'), attribute('list', 'STRING', { cardinality: -2 })], {
      port: { type: 'STRING', value: '443' },
      list: { type: 'STRING', value: 'one' },
    });
    expect(field(described, 'port')).toMatchObject({ isMistyped: true, value: '443' });
    expect(field(described, 'list')).toMatchObject({ isMistyped: true });
  });
});

describe('checkForm', () => {
  it('gives every problem with its field, not the first only', () => {
    const described = component([
      attribute('port', 'INTEGER', { min: '1', max: '65535' }),
      attribute('mode', 'STRING', { options: ['a'] }),
      attribute('name', 'STRING', { isRequired: true, max: '3' }),
      attribute('password', 'PASSWORD'),
      attribute('on', 'BOOLEAN'),
      attribute('letter', 'CHAR'),
    ]);
    const { problems } = checkForm(described, {
      port: '0',
      mode: 'b',
      name: 'long',
      password: 'placeholder',
      on: 'yes',
      letter: 'xy',
      prot: '1',
    });
    expect(problems.map(({ name, error }) => [name, error.code])).toEqual([
      ['port', 'component/out-of-range'],
      ['mode', 'component/not-an-option'],
      ['name', 'component/wrong-length'],
      ['password', 'component/placeholder-value'],
      ['on', 'component/wrong-type'],
      ['letter', 'component/wrong-type'],
      ['prot', 'component/unknown-property'],
    ]);
    expect(problems.at(-1)?.error.params).toMatchObject({ suggestion: 'port' });
  });

  it('clears what may be without a value, and refuses to clear what may not', () => {
    const described = component([
      attribute('a', 'INTEGER'),
      attribute('b', 'INTEGER', { isRequired: true }),
      attribute('c', 'STRING', { cardinality: 2, isRequired: true }),
    ]);
    const { values, problems } = checkForm(described, { a: '', b: null, c: '' });
    expect(values.get('a')).toBeNull();
    expect(problems.map(({ name, error }) => [name, error.code])).toEqual([
      ['b', 'component/value-missing'],
      ['c', 'component/value-missing'],
    ]);
  });

  it('names a required property that neither the gateway nor the form has', () => {
    const described = component([attribute('a', 'STRING'), attribute('b', 'STRING', { isRequired: true })]);
    expect(checkForm(described, { a: 'x' }).problems).toMatchObject([{ name: 'b', error: { code: 'component/missing-required' } }]);
    expect(checkForm(described, { a: 'x', b: 'y' }).problems).toEqual([]);
    const withDefault = component([attribute('a', 'STRING'), attribute('b', 'STRING', { isRequired: true, defaultValue: 'z' })]);
    expect(checkForm(withDefault, { a: 'x' }).problems).toEqual([]);
  });

  it('takes every 64-bit number as typed, and its text gives back the same number', () => {
    const described = component([attribute('n', 'LONG')]);
    const longs = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    fc.assert(
      fc.property(longs, (value) => {
        const { values, problems } = checkForm(described, { n: String(value) });
        expect(problems).toEqual([]);
        expect(BigInt(values.get('n') as number | bigint)).toBe(value);
        const shown = component([attribute('n', 'LONG')], { n: { type: 'LONG', value: values.get('n') } });
        expect(field(shown, 'n')?.value).toBe(String(value));
      }),
    );
  });

  it('never takes a number that is out of its type’s or its definition’s range', () => {
    const described = component([attribute('n', 'SHORT', { min: '-5', max: '500' })]);
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 65n), max: 2n ** 65n }), (value) => {
        const fits = value >= -5n && value <= 500n;
        expect(checkForm(described, { n: String(value) }).problems.length).toBe(fits ? 0 : 1);
      }),
    );
  });

  it('takes the items of a list from one text, each held to the definition', () => {
    const described = component([attribute('ports', 'INTEGER', { cardinality: 3, max: '100' })]);
    expect(checkForm(described, { ports: '1,2' }).values.get('ports')).toEqual([1, 2]);
    expect(checkForm(described, { ports: '' }).values.get('ports')).toEqual([]);
    expect(checkForm(described, { ports: '1,200' }).problems).toMatchObject([{ error: { code: 'component/out-of-range' } }]);
    expect(checkForm(described, { ports: '1,2,3,4' }).problems).toMatchObject([{ error: { code: 'component/wrong-count' } }]);
  });
});
