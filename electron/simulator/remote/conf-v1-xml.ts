/** What CONF-V1 writes: components with their definitions, passwords as base64 of the clear text (kura.md §2.2, §4.2). */
import { type Attribute, type ComponentTemplate, type Values } from '../kura/definitions.ts';
import type { ComponentStore } from '../kura/component-store.ts';
import type { ComponentValues } from '../kura/snapshot-file.ts';
import { AppException } from './remote-answer.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACES = 'xmlns:ocd="http://www.osgi.org/xmlns/metatype/v1.2.0" xmlns:esf="http://eurotech.com/esf/2.0"';

/** All components, or one; with `kept` as a snapshot has them, which knows no definitions. */
export function configurationsXml(components: ComponentStore, only: string | undefined, kept?: ComponentValues): string {
  const templates = components.templates().filter(({ pid }) => only === undefined || pid === only);
  if (templates.length === 0) throw new AppException(404, `Configuration ${only ?? ''} not found`);
  const parts = templates.flatMap((template) => {
    const values = kept === undefined ? components.values(template.pid) : kept.get(template.pid);
    return values === undefined ? [] : [componentXml(template, values, kept === undefined)];
  });
  return `${HEAD}<esf:configurations ${NAMESPACES}>${parts.join('')}</esf:configurations>`;
}

export function snapshotIdsXml(ids: readonly number[]): string {
  const parts = ids.map((id) => `<esf:snapshotIds>${id}</esf:snapshotIds>`);
  return `${HEAD}<esf:snapshot-ids ${NAMESPACES}>${parts.join('')}</esf:snapshot-ids>`;
}

function componentXml(template: ComponentTemplate, values: Values, hasDefinition: boolean): string {
  const properties = [...values].map(([name, { type, value }]) => {
    const isPassword = type === 'PASSWORD';
    const typeName = type.charAt(0) + type.slice(1).toLowerCase();
    const texts = [value].flat().map((item) => (isPassword ? Buffer.from(String(item)).toString('base64') : String(item)));
    const elements = texts.map((text) => (text === '' ? '<esf:value/>' : `<esf:value>${escaped(text)}</esf:value>`));
    return `<esf:property array="${Array.isArray(value)}" encrypted="${isPassword}" name="${escaped(name)}" type="${typeName}">${elements.join('')}</esf:property>`;
  });
  const definition = hasDefinition ? definitionXml(template) : '';
  return `<esf:configuration pid="${escaped(template.pid)}">${definition}<esf:properties>${properties.join('')}</esf:properties></esf:configuration>`;
}

function definitionXml({ definition }: ComponentTemplate): string {
  const icons = (definition.icon ?? []).map(({ resource, size }) => `<ocd:Icon resource="${escaped(resource)}" size="${size}"/>`);
  const attributes = definition.ad.map(attributeXml);
  const { id, name, description } = definition;
  return `<ocd:OCD id="${escaped(id)}" name="${escaped(name)}" description="${escaped(description)}">${attributes.join('')}${icons.join('')}</ocd:OCD>`;
}

function attributeXml({ id, name, type, description, cardinality, isRequired, defaultValue, min, max, option = [] }: Attribute): string {
  const typeName = type.charAt(0) + type.slice(1).toLowerCase();
  const optional = Object.entries({ default: defaultValue, min, max }).map(([key, text]) =>
    text === undefined ? '' : ` ${key}="${escaped(text)}"`,
  );
  const head = `id="${escaped(id)}" name="${escaped(name)}" type="${typeName}" description="${escaped(description)}" cardinality="${cardinality}" required="${isRequired}"`;
  const options = option.map(({ label, value }) => `<ocd:Option label="${escaped(label)}" value="${escaped(value)}"/>`);
  return `<ocd:AD ${head}${optional.join('')}>${options.join('')}</ocd:AD>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\r', '&#13;');
}
