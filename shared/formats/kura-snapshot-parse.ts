/** Reads a plain snapshot exactly as Kura does, and refuses by name what Kura refuses without one (kura.md §2.2). */
import { AppError } from '../errors/app-error.ts';
import { isPasswordText } from './kura-password.ts';
import { type SnapshotConfiguration, type SnapshotProperty, type SnapshotType, snapshotTypes } from './kura-snapshot.ts';
import { definitionOf } from './kura-snapshot-definition.ts';
import { scalarOf } from './kura-snapshot-values.ts';
import { localName, readElements, type XmlElement } from './kura-snapshot-xml.ts';

/**
 * Beside what `readElements` throws: `snapshot/not-a-snapshot` where nothing in it counts for Kura, which looks for the literal name
 * `esf:configuration`; and, where Kura refuses the whole document, `snapshot/pid-missing`, `snapshot/properties-not-last`,
 * `snapshot/value-missing`, `snapshot/bad-value` and `snapshot/bad-password`.
 */
export function parseSnapshot(text: string): readonly SnapshotConfiguration[] {
  const { root, elements } = readElements(text, 'esf:configuration');
  if (elements.length === 0 && root !== 'esf:configurations') {
    throw new AppError('snapshot/not-a-snapshot', { params: { root } });
  }
  return elements.map(configurationOf);
}

/** Kura takes the last child for the properties, whatever its name is. */
function configurationOf({ attributes, children }: XmlElement): SnapshotConfiguration {
  const pid = attributes['pid'];
  if (pid === undefined || pid === '') throw new AppError('snapshot/pid-missing');
  const definitions = children.filter(isDefinition);
  const last = children.at(-1);
  if (last !== undefined && isDefinition(last)) throw new AppError('snapshot/properties-not-last', { params: { pid } });
  const properties = new Map<string, SnapshotProperty>();
  const ignored: { name: string; type: string }[] = [];
  for (const element of last?.children ?? []) {
    const name = element.attributes['name'] ?? '';
    const type = element.attributes['type'] ?? '';
    if (isKnownType(type)) properties.set(name, propertyOf(element, { pid, name, type }));
    else ignored.push({ name, type });
  }
  const definition = definitions.at(-1);
  return { pid, properties, ignored, ...(definition === undefined ? {} : { definition: definitionOf(definition) }) };
}

function isDefinition(element: XmlElement): boolean {
  return localName(element) === 'OCD';
}

const knownTypes: ReadonlySet<string> = new Set(snapshotTypes);

function isKnownType(type: string): type is SnapshotType {
  return knownTypes.has(type);
}

interface PropertyPlace {
  readonly pid: string;
  readonly name: string;
  readonly type: SnapshotType;
}

function propertyOf({ attributes, children }: XmlElement, place: PropertyPlace): SnapshotProperty {
  const { pid, name, type } = place;
  const array = isTrue(attributes['array']);
  const encrypted = isTrue(attributes['encrypted']);
  const texts = children.map(({ text }) => text);
  const values = array ? texts : texts.slice(0, 1);
  if (!array && values.length === 0) throw new AppError('snapshot/value-missing', { params: { pid, name } });
  for (const value of values) {
    if (type === 'Password' && encrypted && !isPasswordText(value)) throw new AppError('snapshot/bad-password', { params: { pid, name } });
    if (scalarOf(type, value) === undefined) throw new AppError('snapshot/bad-value', { params: { pid, name, type } });
  }
  return { type, array, encrypted, values };
}

function isTrue(text: string | undefined): boolean {
  return text?.toLowerCase() === 'true';
}
