/** Reading a ZIP archive (PKWARE APPNOTE 6.3, without zip64 and encryption) with Node alone, entry by entry. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const END_RECORD = Buffer.from('PK\x05\x06', 'latin1');
const LONGEST_END_RECORD = 22 + 0xffff;
const CENTRAL_HEADER = 0x02014b50;

function readAt(fd, position, length) {
  const bytes = Buffer.alloc(length);
  if (readSync(fd, bytes, 0, length, position) !== length) throw new Error('the archive ends early');
  return bytes;
}

function* entriesOf(directory) {
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === CENTRAL_HEADER; ) {
    const nameLength = directory.readUInt16LE(at + 28);
    yield {
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      isDeflated: directory.readUInt16LE(at + 10) !== 0,
      packedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      headerAt: directory.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
}

function dataOf(fd, entry) {
  const header = readAt(fd, entry.headerAt, 30);
  const packed = readAt(fd, entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), entry.packedSize);
  const data = entry.isDeflated ? inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) }) : packed;
  if (data.length !== entry.size) throw new Error(`${entry.name}: ${data.length} bytes instead of ${entry.size}`);
  return data;
}

/**
 * Yields every file of an archive as `{ name, mode, data() }`; folders are left out.
 * @param {string} file
 */
export function* zipFiles(file) {
  const fd = openSync(file, 'r');
  try {
    const { size } = fstatSync(fd);
    const tailLength = Math.min(size, LONGEST_END_RECORD);
    const tail = readAt(fd, size - tailLength, tailLength);
    const end = tail.lastIndexOf(END_RECORD);
    if (end < 0) throw new Error(`${file} is no ZIP archive`);
    const directory = readAt(fd, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    for (const entry of entriesOf(directory)) {
      if (!entry.name.endsWith('/')) yield { name: entry.name, mode: entry.mode, data: () => dataOf(fd, entry) };
    }
  } finally {
    closeSync(fd);
  }
}
