/** The `<ocd:OCD>` that CONF-V1 puts before a component's properties: its form, by OSGi's metatype names (kura.md §4.2). */
import type { SnapshotAttribute, SnapshotDefinition } from './kura-snapshot.ts';
import { localName, type XmlElement } from './kura-snapshot-xml.ts';

export function definitionOf({ attributes, children }: XmlElement): SnapshotDefinition {
  return {
    id: attributes['id'] ?? '',
    ...optional('name', attributes['name']),
    ...optional('description', attributes['description']),
    iconResources: named(children, 'Icon').flatMap((icon) => icon.attributes['resource'] ?? []),
    attributes: named(children, 'AD').map(attributeOf),
  };
}

/** What is left out has metatype's default: no list, and needed. */
function attributeOf({ attributes, children }: XmlElement): SnapshotAttribute {
  const options = named(children, 'Option').map((option) => ({
    value: option.attributes['value'] ?? '',
    label: option.attributes['label'],
  }));
  return {
    id: attributes['id'] ?? '',
    ...optional('name', attributes['name']),
    ...optional('description', attributes['description']),
    type: (attributes['type'] ?? 'String').toUpperCase().replace(/^CHARACTER$/, 'CHAR'),
    cardinality: cardinalityOf(attributes['cardinality']),
    ...optional('min', attributes['min']),
    ...optional('max', attributes['max']),
    ...optional('defaultValue', attributes['default']),
    isRequired: attributes['required']?.toLowerCase() !== 'false',
    options: options.map(({ value }) => value),
    optionLabels: Object.fromEntries(options.flatMap(({ value, label }) => (label === undefined ? [] : [[value, label]]))),
  };
}

function cardinalityOf(text: string | undefined): number {
  return text !== undefined && /^[+-]?\d{1,10}$/.test(text) ? Number.parseInt(text, 10) : 0;
}

function named(children: readonly XmlElement[], name: string): readonly XmlElement[] {
  return children.filter((child) => localName(child) === name);
}

function optional<Name extends string>(name: Name, value: string | undefined): { readonly [Key in Name]?: string } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [Key in Name]?: string };
}
