/** Component definitions as Kura's metatypes give them (kura.md §3.3, §5). */

export const valueTypes = ['STRING', 'LONG', 'DOUBLE', 'FLOAT', 'INTEGER', 'BYTE', 'CHAR', 'BOOLEAN', 'SHORT', 'PASSWORD'] as const;
export type ValueType = (typeof valueTypes)[number];

/** One attribute; min, max and default are texts, as on the wire. */
export interface Attribute {
  readonly id: string;
  readonly name: string;
  readonly type: ValueType;
  readonly description: string;
  /** Above 1: the value is an array. */
  readonly cardinality: number;
  readonly isRequired: boolean;
  readonly defaultValue?: string;
  readonly min?: string;
  readonly max?: string;
  readonly option?: readonly { readonly label: string; readonly value: string }[];
}

export interface Definition {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly icon?: readonly { readonly resource: string; readonly size: number }[];
  readonly ad: readonly Attribute[];
}

export interface StoredValue {
  readonly type: ValueType;
  readonly value: unknown;
}

export type Values = ReadonlyMap<string, StoredValue>;

/** A component before anybody configured it. */
export interface ComponentTemplate {
  readonly pid: string;
  readonly factoryPid?: string;
  readonly definition: Definition;
}

/** Writes an attribute in one line; its name is its id where `more` has none. */
export function attribute(id: string, type: ValueType, more: Partial<Attribute> = {}): Attribute {
  return { id, name: id, type, description: '', cardinality: 0, isRequired: false, ...more };
}

/** What a component has before it is configured: its defaults and the properties every component has. */
export function initialValues({ pid, factoryPid, definition }: ComponentTemplate): Map<string, StoredValue> {
  const values = new Map<string, StoredValue>([['kura.service.pid', { type: 'STRING', value: pid }]]);
  if (factoryPid !== undefined) values.set('service.factoryPid', { type: 'STRING', value: factoryPid });
  for (const { id, type, defaultValue, cardinality } of definition.ad) {
    if (defaultValue === undefined) continue;
    const isArray = Math.abs(cardinality) > 1;
    const items = isArray ? defaultValue.split(',').filter((item) => item !== '') : [defaultValue];
    const parsed = items.map((item) => parseDefault(type, item));
    values.set(id, { type, value: isArray ? parsed : parsed[0] });
  }
  return values;
}

function parseDefault(type: ValueType, text: string): unknown {
  if (type === 'BOOLEAN') return text === 'true';
  return type === 'STRING' || type === 'PASSWORD' || type === 'CHAR' ? text : Number(text);
}
