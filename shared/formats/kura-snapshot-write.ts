/** Writes a snapshot as Kura's own writer does (kura.md §2.2): four blanks a level, no line end behind the declaration. */
import { AppError } from '../errors/app-error.ts';
import { passwordText } from './kura-password.ts';
import { type SnapshotType, snapshotNamespaces, snapshotTypes } from './kura-snapshot.ts';
import { type SnapshotScalar, scalarOf, textOf } from './kura-snapshot-values.ts';

export interface WritableComponent {
  readonly pid: string;
  /** Types in upper case, as REST names them. Null, undefined and empty lists are left out: Kura never writes them. */
  readonly properties: Readonly<Record<string, { readonly type: string; readonly value?: unknown }>>;
}

/**
 * @param passwords `base64` as Kura writes them; `plain` as the maintainers seed a gateway before its first start.
 * Throws `snapshot/bad-value` for a value that its type cannot hold and `snapshot/not-writable` for a text that XML cannot.
 */
export function writeSnapshot(components: readonly WritableComponent[], { passwords }: { readonly passwords: 'base64' | 'plain' }): string {
  const { ocd, esf } = snapshotNamespaces;
  const lines = [`<?xml version="1.0" encoding="UTF-8"?><esf:configurations xmlns:ocd="${ocd}" xmlns:esf="${esf}">`];
  for (const { pid, properties } of components) {
    lines.push(`    <esf:configuration pid="${attributeText(pid, { pid, name: 'pid' })}">`, '        <esf:properties>');
    for (const [name, { type, value }] of Object.entries(properties)) pushProperty(lines, { pid, name, type, value, passwords });
    lines.push('        </esf:properties>', '    </esf:configuration>');
  }
  lines.push('</esf:configurations>', '');
  return lines.join('\n');
}

interface PropertyToWrite {
  readonly pid: string;
  readonly name: string;
  readonly type: string;
  readonly value: unknown;
  readonly passwords: 'base64' | 'plain';
}

function pushProperty(lines: string[], property: PropertyToWrite): void {
  const { pid, name, value, passwords } = property;
  const scalars = (Array.isArray(value) ? value : [value]).filter((scalar) => scalar !== undefined && scalar !== null);
  if (scalars.length === 0) return;
  const type = typesByRestName.get(property.type.toUpperCase());
  const texts = scalars.map((scalar: unknown) => scalarText(property, type, scalar));
  const encrypted = type === 'Password' && passwords === 'base64';
  const attributes = `array="${Array.isArray(value)}" encrypted="${encrypted}" name="${attributeText(name, { pid, name })}" type="${type ?? ''}"`;
  lines.push(`            <esf:property ${attributes}>`);
  for (const text of texts) {
    const written = encrypted ? passwordText(text) : contentText(text, { pid, name });
    lines.push(written === '' ? '                <esf:value/>' : `                <esf:value>${written}</esf:value>`);
  }
  lines.push('            </esf:property>');
}

const typesByRestName: ReadonlyMap<string, SnapshotType> = new Map(snapshotTypes.map((type) => [type.toUpperCase(), type]));

/** Checked by reading it back, so that nothing is written that Kura would refuse. */
function scalarText({ pid, name, type: typeName }: PropertyToWrite, type: SnapshotType | undefined, scalar: unknown): string {
  if (type !== undefined && isScalar(scalar)) {
    const text = textOf(type, scalar);
    if (scalarOf(type, text) !== undefined) return text;
  }
  throw new AppError('snapshot/bad-value', { params: { pid, name, type: typeName } });
}

function isScalar(value: unknown): value is SnapshotScalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';
}

interface TextPlace {
  readonly pid: string;
  readonly name: string;
}

function contentText(text: string, place: TextPlace): string {
  return checked(text, place).replaceAll(/[&<>\r]/g, (char) => ESCAPES[char] ?? char);
}

function attributeText(text: string, place: TextPlace): string {
  return checked(text, place).replaceAll(/[&<>"\r\n\t]/g, (char) => ESCAPES[char] ?? char);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** XML 1.0 has no way to write control characters, half characters, U+FFFE and U+FFFF. */
function checked(text: string, params: TextPlace): string {
  if (/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text)) {
    throw new AppError('snapshot/not-writable', { params: { ...params } });
  }
  return text;
}
