/**
 * Cervello's import of devices: three headers, comma, UTF-8 without a mark, one file for one manufacturer (cervello.md §1; the comma and the
 * line ends follow from the word CSV alone). Values go out byte for byte. A batch of another profile is written by these rules: columns of
 * Cervello's names where the batch has them; else its serial number or identifier is identifier and name, and a Kura gateway is a GATEWAY.
 */
import type { Profile } from '../../../../shared/domain/recipe.ts';
import type { Batch } from '../../../../shared/domain/unit.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { deviceTypes } from '../../batches/cell-rules.ts';
import { csvLine, csvLines } from './csv-line.ts';
import { firstValue, refuseValue } from './device-name.ts';
import type { DialectDefinition, ExportRow } from './dialect.ts';
import { openColumns } from './unit-table.ts';

const HEADERS = ['uniqueIdentifier', 'deviceName', 'deviceType'] as const;
const IDENTIFIER: Readonly<Record<Profile, string>> = { cervello: 'uniqueIdentifier', everyware: 'serialNumber', generic: 'identifier' };

export const cervelloCsv: DialectDefinition = {
  extension: 'csv',
  canBeFormulaSafe: false,
  needs: 'columns',
  warnings: () => ['unconfirmed'],
  refusal: ({ batch }) =>
    hasType(batch) ? undefined : new AppError('export/lacks-column', { params: { batch: batch.name, column: 'deviceType' } }),
  writer: ({ batch, warn }) => ({
    head: () => csvLine(HEADERS),
    units: (rows) =>
      csvLines(rows, (row) => {
        const cells = cellsOf(row, batch);
        if (cells[2] === 'PERIPHERAL') warn('peripheral');
        return cells;
      }),
    tail: () => '',
  }),
};

function hasType(batch: Batch): boolean {
  return batch.profile === 'everyware' || openColumns(batch).includes('deviceType');
}

function cellsOf(row: ExportRow, { profile }: Batch): readonly string[] {
  const { columns } = row;
  const identifier = firstValue(columns, ['uniqueIdentifier', IDENTIFIER[profile]]);
  if (identifier === '') throw refuseValue(row, { column: 'uniqueIdentifier', value: '', limit: '1 …' });
  const name = firstValue(columns, ['deviceName']) || identifier;
  const type = columns['deviceType'] ?? (profile === 'everyware' ? 'GATEWAY' : '');
  if (!deviceTypes.includes(type)) throw refuseValue(row, { column: 'deviceType', value: type, limit: deviceTypes.join(', ') });
  return [identifier, name, type];
}
