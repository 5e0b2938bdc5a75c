/** A batch as one table: its own columns, verbatim, and behind them what became of each unit. */
import type { Batch } from '../../../../shared/domain/unit.ts';
import { type ExportedUnit, exportedUnit } from '../exported-unit.ts';
import type { WholeRow } from './dialect.ts';

/** In front of the station's columns, so that none is taken for one of the batch's. */
const OWN = 'lineside_';
const OWN_COLUMNS = [
  'row',
  'unitId',
  'status',
  'outcome',
  'proof',
  'attempts',
  'failure',
  'lane',
  'operator',
  'startedAt',
  'endedAt',
  'proved',
  'notProved',
  'refuted',
  'training',
] as const satisfies readonly (keyof ExportedUnit)[];
const OWN_HEADERS: readonly string[] = OWN_COLUMNS.map((name) => `${OWN}${name}`);

/** The columns of the batch's file, in its order; values of secret ones are not in the record. */
export function openColumns({ columns, secretColumns }: Batch): readonly string[] {
  return columns.filter((column) => !secretColumns.includes(column));
}

/** Without those that an earlier export had added: the new ones take their place. */
export function tableColumns(batch: Batch): readonly string[] {
  return openColumns(batch).filter((column) => !OWN_HEADERS.includes(column));
}

export function tableHeader(columns: readonly string[]): readonly string[] {
  return [...columns, ...OWN_HEADERS];
}

export function tableCells(row: WholeRow, columns: readonly string[]): string[] {
  const exported = exportedUnit(row);
  const cells = columns.map((column) => row.columns[column] ?? '');
  for (const name of OWN_COLUMNS) cells.push(String(exported[name]));
  return cells;
}
