/** A snapshot of a gateway's configuration, plain or encrypted, as Kura itself would read it (CLI.md; kura.md §2). */
import { holdsSecret } from '../../../shared/domain/component-form.ts';
import { MASK } from '../../../shared/domain/evidence.ts';
import { passwordOf } from '../../../shared/formats/kura-password.ts';
import type { SnapshotConfiguration, SnapshotProperty } from '../../../shared/formats/kura-snapshot.ts';
import { text as say } from '../../../shared/texts/text.ts';
import { keyFrom } from '../files/snapshot-cipher.ts';
import { readSnapshotFile, type SnapshotFile } from '../files/snapshot-file.ts';
import type { DecodedFile, FileToInspect } from './decoded-file.ts';

export function kuraSnapshotContent({ bytes, language, reveal, keyVariable, environment }: FileToInspect): DecodedFile {
  const file = readSnapshotFile(bytes, keyVariable === undefined ? undefined : keyFrom(environment, keyVariable));
  const show = (name: string, property: SnapshotProperty) => (reveal ? inClear(property, file) : masked(name, property));
  const configurations = file.configurations.map(({ pid, properties, ignored }) => ({
    pid,
    properties: Object.fromEntries([...properties].map(([name, property]) => [name, { ...property, values: show(name, property) }])),
    ...(ignored.length === 0 ? {} : { ignored }),
  }));
  const lines = file.configurations.flatMap((configuration) => [
    configuration.pid,
    ...[...configuration.properties].map(([name, property]) => `  ${name} (${property.type}) = ${show(name, property).join(', ')}`),
    ...configuration.ignored.map(({ name, type }) => `  ${say(language, 'inspect.snapshot.ignored', { name, type })}`),
  ]);
  return { content: { encrypted: file.encrypted, configurations }, lines, ok: file.configurations.every(isWhole) };
}

function isWhole({ ignored }: SnapshotConfiguration): boolean {
  return ignored.length === 0;
}

/** With the file's key at hand; what has yet another key stays as it stands. */
function inClear({ type, encrypted, values }: SnapshotProperty, { decrypt }: SnapshotFile): readonly string[] {
  return type === 'Password' && encrypted ? values.map((text) => passwordOf(text, decrypt) ?? text) : values;
}

/** Of the console's users, who stand in one text, only the hashes: a plain hash tells a weak password (kura.md §2.4). */
function masked(name: string, { type, values }: SnapshotProperty): readonly string[] {
  if (name === 'users.config') return values.map(withoutHashes);
  return holdsSecret({ id: name, type: type.toUpperCase() }) ? values.map(() => MASK) : values;
}

function withoutHashes(text: string): string {
  return text.replaceAll(/("kura\.password"\s*:\s*)"(?:[^"\\]|\\.)*"/g, (_whole, name: string) => `${name}${JSON.stringify(MASK)}`);
}
