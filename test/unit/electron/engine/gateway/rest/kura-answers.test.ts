import { describe, expect, it } from 'vitest';
import {
  componentPidsSchema,
  componentsSchema,
  kuraPropertiesSchema,
  systemPropertiesSchema,
} from '../../../../../../electron/engine/gateway/rest/kura-answers.ts';

const transport = {
  pid: 'T',
  definition: {
    ad: [
      {
        id: 'keep-alive',
        name: 'Keep alive',
        description: 'd',
        type: 'INTEGER',
        cardinality: 0,
        min: '1',
        defaultValue: '30',
        isRequired: true,
        option: [{ label: 'a', value: '1' }],
      },
      { id: 'bare', type: 'STRING' },
    ],
    icon: [{ resource: 'Mqtt', size: 32 }, { size: 16 }],
    id: 'T.definition',
    name: 'Transport',
    description: 'd',
  },
  properties: {
    'keep-alive': { type: 'INTEGER', value: 30 },
    ports: { type: 'INTEGER', value: [1, 2] },
    cleared: { type: 'STRING' },
  },
};

describe('componentsSchema', () => {
  it('reads a component with its definition', () => {
    expect(componentsSchema.parse({ configs: [transport] }).configs).toEqual([
      {
        pid: 'T',
        factoryPid: undefined,
        definition: {
          id: 'T.definition',
          name: 'Transport',
          description: 'd',
          iconResources: ['Mqtt'],
          attributes: [
            {
              id: 'keep-alive',
              name: 'Keep alive',
              description: 'd',
              type: 'INTEGER',
              cardinality: 0,
              min: '1',
              max: undefined,
              defaultValue: '30',
              isRequired: true,
              options: ['1'],
              optionLabels: { '1': 'a' },
            },
            {
              id: 'bare',
              name: undefined,
              type: 'STRING',
              cardinality: undefined,
              min: undefined,
              max: undefined,
              defaultValue: undefined,
              isRequired: undefined,
              options: [],
            },
          ],
        },
        properties: {
          'keep-alive': { type: 'INTEGER', value: 30 },
          ports: { type: 'INTEGER', value: [1, 2] },
          cleared: { type: 'STRING', value: null },
        },
      },
    ]);
  });

  it('tolerates what is left out', () => {
    expect(
      componentsSchema.parse({ configs: [{ pid: 'A' }, { pid: 'B', definition: { id: 'B' }, properties: {} }] }).configs,
    ).toMatchObject([
      { pid: 'A', definition: undefined, properties: {} },
      { pid: 'B', definition: { id: 'B', iconResources: [], attributes: [] } },
    ]);
  });

  it.each([{}, [[]], { configs: {} }, { configs: [{ properties: {} }] }, { configs: [{ pid: 'A', properties: { a: 'text' } }] }])(
    'refuses %j',
    (answer) => {
      expect(componentsSchema.safeParse(answer).success).toBe(false);
    },
  );
});

describe('systemPropertiesSchema', () => {
  it('turns values to text and leaves out what is none', () => {
    const answer = {
      serialNumber: '10000000ba7c7bfd',
      numberOfProcessors: 4,
      kuraHaveNetAdmin: true,
      empty: '',
      primaryMacAddress: null,
      odd: {},
    };
    expect(systemPropertiesSchema.parse(answer)).toEqual({
      serialNumber: '10000000ba7c7bfd',
      numberOfProcessors: '4',
      kuraHaveNetAdmin: 'true',
      empty: '',
    });
  });
});

describe('kuraPropertiesSchema and componentPidsSchema', () => {
  it('read Kura’s shapes', () => {
    expect(kuraPropertiesSchema.parse({ kuraProperties: { 'kura.platform': 'aarch64', count: 3 } }).kuraProperties).toEqual({
      'kura.platform': 'aarch64',
      count: '3',
    });
    expect(componentPidsSchema.parse({ components: [{ pid: 'a', factoryPid: 'f' }, { pid: 'b' }] }).components).toEqual([
      { pid: 'a', factoryPid: 'f' },
      { pid: 'b', factoryPid: undefined },
    ]);
  });
});
