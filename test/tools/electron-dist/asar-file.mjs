/** Writing an asar archive: a pickled JSON header (four little-endian words before it) and the files one after another. */

/**
 * @param {Readonly<Record<string, string>>} files text by file name (no folders)
 * @returns {Buffer}
 */
export function asarOf(files) {
  const header = { files: {} };
  const bodies = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const body = Buffer.from(text);
    header.files[name] = { size: body.length, offset: String(offset) };
    offset += body.length;
    bodies.push(body);
  }
  const json = Buffer.from(JSON.stringify(header));
  const paddedLength = Math.ceil(json.length / 4) * 4;
  const head = Buffer.alloc(16 + paddedLength);
  head.writeUInt32LE(4, 0);
  head.writeUInt32LE(8 + paddedLength, 4);
  head.writeUInt32LE(4 + paddedLength, 8);
  head.writeUInt32LE(json.length, 12);
  json.copy(head, 16);
  return Buffer.concat([head, ...bodies]);
}
