/** What the file of an export is called where nobody names it. */
import type { Dialect } from '../../../shared/domain/exports.ts';
import type { Batch } from '../../../shared/domain/unit.ts';
import { dialectList } from './dialect-list.ts';

/** The plain forms are told by their extension; any other needs its name, so that two exports of one batch are not one file. */
export function exportFileName({ name }: Batch, dialect: Dialect): string {
  const { extension } = dialectList[dialect];
  return extension === dialect ? `${fileName(name)}.export.${extension}` : `${fileName(name)}.${dialect}.${extension}`;
}

/** Of the secrets of a batch, encrypted. */
export function secretsFileName({ name }: Batch): string {
  return `${fileName(name)}.secrets.p7m`;
}

/** So that a draft of it, and the manifest beside it, have names of at most 255 bytes, too. */
const LONGEST_BYTES = 140;
/** Devices of Windows, whatever follows the first dot. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** A batch may be called anything; a file may not. */
function fileName(batchName: string): string {
  const safe = batchName.replaceAll(/[^\p{L}\p{N} ._()-]/gu, '_').replace(/^\.+/, '_');
  let short = '';
  for (const character of safe) {
    if (Buffer.byteLength(short + character) > LONGEST_BYTES) break;
    short += character;
  }
  const name = short.trim() || 'batch';
  return DEVICE_NAME.test(name) ? `_${name}` : name;
}
