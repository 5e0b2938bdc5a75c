/** What a file is that is no CSV: told by how its content begins, so that the message can name it. */

const signatures: readonly (readonly [string, readonly number[]])[] = [
  ['XLSX / ZIP', [0x50, 0x4b, 0x03, 0x04]],
  ['XLS', [0xd0, 0xcf, 0x11, 0xe0]],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['GZIP', [0x1f, 0x8b]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['SQLite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20]],
];

/** The name of the format, or undefined where the bytes may be lines of text. */
export function foreignKind(head: Uint8Array): string | undefined {
  const known = signatures.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte));
  return known?.[0];
}

/** The same for a text: markup and JSON are text, but no table. */
export function foreignTextKind(head: string): string | undefined {
  const start = head.trimStart().slice(0, 100).toLowerCase();
  if (/^<(!doctype|html|\?xml|[a-z][\w:-]*[\s>])/.test(start)) return 'HTML / XML';
  if (/^(\{\s*["}]|\[\s*[[{"\]])/.test(start)) return 'JSON';
  return undefined;
}
