/**
 * The columns of the profile for gateways with Everyware Software Framework, for whoever manages the fleet: Everyware Cloud has no import
 * of such files that is public (esf.md §4.6). Secrets are left empty; further columns follow.
 */
import { profileColumns, profileSecretColumns } from '../../../../shared/domain/profile-columns.ts';
import type { Batch } from '../../../../shared/domain/unit.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { csvLine, csvLines } from './csv-line.ts';
import { deviceSerial, refuseValue } from './device-name.ts';
import type { DialectDefinition, ExportRow } from './dialect.ts';
import { openColumns } from './unit-table.ts';

const SECRET = profileSecretColumns.everyware;

export const everywareCsv: DialectDefinition = {
  extension: 'csv',
  canBeFormulaSafe: false,
  needs: 'columns',
  warnings: ({ batch }) => ['unconfirmed', ...(batch.secretColumns.some((name) => SECRET.includes(name)) ? (['left-empty'] as const) : [])],
  refusal: ({ batch }) =>
    openColumns(batch).includes('macAddress')
      ? undefined
      : new AppError('export/lacks-column', { params: { batch: batch.name, column: 'macAddress' } }),
  writer: ({ batch, warn }) => {
    const columns = columnsOf(batch);
    const leaves = batch.secretColumns.some((name) => SECRET.includes(name));
    return {
      head: () => csvLine(columns),
      units: (rows) =>
        csvLines(rows, (row) => {
          if (leaves) warn('left-empty');
          return cellsOf(row, batch, columns);
        }),
      tail: () => '',
    };
  },
};

function columnsOf(batch: Batch): readonly string[] {
  const further = openColumns(batch).filter((name) => !profileColumns.everyware.includes(name));
  return [...profileColumns.everyware, ...further];
}

function cellsOf(row: ExportRow, batch: Batch, columns: readonly string[]): readonly string[] {
  const serialNumber = deviceSerial(row, batch);
  if (serialNumber === '') throw refuseValue(row, { column: 'serialNumber', value: '', limit: '1 …' });
  const macAddress = row.columns['macAddress'] ?? '';
  if (macAddress === '') throw refuseValue(row, { column: 'macAddress', value: '', limit: '1 …' });
  return columns.map((name) => (name === 'serialNumber' ? serialNumber : SECRET.includes(name) ? '' : (row.columns[name] ?? '')));
}
