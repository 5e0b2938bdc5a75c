/** What a unit is called in another system: a column of its file, by its profile. */
import type { Profile } from '../../../../shared/domain/recipe.ts';
import type { Batch } from '../../../../shared/domain/unit.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { ExportRow } from './dialect.ts';

/** The first that has a value counts. A name of a client comes first: with the systems that take one, it is what the device connects as. */
const NAME_COLUMNS: Readonly<Record<Profile, readonly string[]>> = {
  cervello: ['uniqueIdentifier'],
  everyware: ['clientId', 'serialNumber'],
  generic: ['identifier'],
};
const SERIAL_COLUMNS: Readonly<Record<Profile, readonly string[]>> = {
  cervello: ['serialNumber', 'uniqueIdentifier'],
  everyware: ['serialNumber'],
  generic: ['serialNumber', 'identifier'],
};

/** Byte for byte as it was imported; empty where no column has one. */
export function deviceName({ columns }: ExportRow, { profile }: Batch): string {
  return firstValue(columns, NAME_COLUMNS[profile]);
}

export function deviceSerial({ columns }: ExportRow, { profile }: Batch): string {
  return firstValue(columns, SERIAL_COLUMNS[profile]);
}

export function firstValue(columns: Readonly<Record<string, string>>, names: readonly string[]): string {
  for (const name of names) if ((columns[name] ?? '') !== '') return columns[name] ?? '';
  return '';
}

/** The system would refuse this value; `limit` says what it takes. */
export function refuseValue({ row }: ExportRow, { column, value, limit }: { column: string; value: string; limit: string }): AppError {
  return new AppError('export/row-not-usable', { params: { row: String(row), column, value: value.slice(0, 64), limit } });
}
