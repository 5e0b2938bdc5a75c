/**
 * ThingsBoard's bulk provisioning of devices: a CSV with at least name and type (ThingsBoard documentation, "Bulk provisioning"). Its import
 * asks what each column is: `name`, `type`, `label` and `isGateway` are what they are called there, further columns become attributes.
 * `default` is the device profile that every installation has. Access tokens are made there.
 */
import { profileColumns } from '../../../../shared/domain/profile-columns.ts';
import type { Batch } from '../../../../shared/domain/unit.ts';
import { csvLine, csvLines } from './csv-line.ts';
import { deviceName, deviceSerial, firstValue, refuseValue } from './device-name.ts';
import type { DialectDefinition, ExportRow } from './dialect.ts';
import { openColumns } from './unit-table.ts';

const HEADERS = ['name', 'type', 'label', 'isGateway'];
/** A name of ThingsBoard is at most this long. */
const MAX_NAME = 255;

export const thingsboardCsv: DialectDefinition = {
  extension: 'csv',
  canBeFormulaSafe: false,
  needs: 'columns',
  warnings: () => ['unconfirmed'],
  refusal: () => undefined,
  writer: ({ batch }) => {
    const attributes = attributesOf(batch);
    return {
      head: () => csvLine([...HEADERS, ...attributes]),
      units: (rows) => csvLines(rows, (row) => cellsOf(row, batch, attributes)),
      tail: () => '',
    };
  },
};

/** What is told by one of the four columns already is no attribute. */
function attributesOf(batch: Batch): readonly string[] {
  const told = [...HEADERS, 'deviceName', 'deviceType', profileColumns[batch.profile][0] ?? ''];
  return openColumns(batch).filter((column) => !told.includes(column));
}

function cellsOf(row: ExportRow, batch: Batch, attributes: readonly string[]): readonly string[] {
  const { columns } = row;
  const name = deviceName(row, batch);
  if (name === '' || name.length > MAX_NAME) throw refuseValue(row, { column: 'name', value: name, limit: `1-${MAX_NAME}` });
  const isGateway = batch.profile === 'everyware' || columns['deviceType'] === 'GATEWAY';
  const label = firstValue(columns, ['label', 'deviceName']) || deviceSerial(row, batch);
  const type = firstValue(columns, ['type', 'deviceType']) || 'default';
  return [name, type, label, String(isGateway), ...attributes.map((column) => columns[column] ?? '')];
}
