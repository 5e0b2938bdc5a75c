/**
 * The file that an organisation's manager imports (cervello.md §1): headers exactly as documented. Comma, RFC 4180 quotes and UTF-8 are
 * our reading of "CSV", unconfirmed; a file with anything wrong in it is refused whole.
 */
import type { ImportedDevice } from './organisation.ts';

const HEADERS = 'uniqueIdentifier,deviceName,deviceType';
const DEVICE_TYPES: ReadonlySet<string> = new Set(['GATEWAY', 'STANDALONE', 'PERIPHERAL']);

/** Which line is wrong, from 1; the header is the first. */
export class ImportRefused extends Error {
  readonly line: number;

  constructor(line: number, reason: string) {
    super(`line ${line}: ${reason}`);
    this.line = line;
  }
}

/** Throws `ImportRefused`. */
export function readImport(text: string): readonly ImportedDevice[] {
  const [header, ...rows] = text.split(/\r?\n/);
  if (header !== HEADERS) throw new ImportRefused(1, `the header is not ${HEADERS}`);
  if (rows.at(-1) === '') rows.pop();
  const seen = new Set<string>();
  return rows.map((row, index) => {
    const device = readRow(row, index + 2);
    if (seen.has(device.uniqueIdentifier)) throw new ImportRefused(index + 2, 'the uniqueIdentifier is there twice');
    seen.add(device.uniqueIdentifier);
    return device;
  });
}

function readRow(row: string, line: number): ImportedDevice {
  const [uniqueIdentifier, deviceName, deviceType, ...further] = cellsOf(row, line);
  if (deviceType === undefined || further.length > 0) throw new ImportRefused(line, 'there are not three cells');
  if (!uniqueIdentifier || !deviceName) throw new ImportRefused(line, 'a cell is empty');
  if (!DEVICE_TYPES.has(deviceType)) throw new ImportRefused(line, 'the deviceType is none');
  return { uniqueIdentifier, deviceName, deviceType };
}

/** Of one line: cells with line ends in them are refused, as no identifier, name or type has any. */
function cellsOf(row: string, line: number): readonly string[] {
  const cells = [...`,${row}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/gy)];
  if (cells.reduce((length, [cell]) => length + cell.length, 0) !== row.length + 1) throw new ImportRefused(line, 'quotes are wrong');
  return cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}
