/** How an export is written: piece by piece, the same bytes for the same records. */
import type { Batch } from '../../../shared/domain/unit.ts';
import type { UnitRow } from '../journal/journal.ts';
import { type ExportedUnit, evidenceOf, exportedUnit } from './exported-unit.ts';

export const dialects = ['csv', 'json'] as const;
export type Dialect = (typeof dialects)[number];

export interface DialectWriter {
  head(batch: Batch): string;
  unit(row: UnitRow, isFirst: boolean): string;
  tail(): string;
}

/** In front of our own columns, so that none is taken for one of the batch's. */
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

export function dialectWriter(dialect: Dialect, batch: Batch): DialectWriter {
  return dialect === 'csv' ? csvWriter(openColumns(batch)) : jsonWriter(openColumns(batch));
}

/** The columns of the batch's file, in its order; values of secret ones are not in the record. */
function openColumns({ columns, secretColumns }: Batch): readonly string[] {
  return columns.filter((column) => !secretColumns.includes(column));
}

/** RFC 4180: commas, CRLF after each line, quotes where they are needed. UTF-8 without a mark. */
function csvWriter(columns: readonly string[]): DialectWriter {
  return {
    head: () => csvLine([...columns, ...OWN_COLUMNS.map((name) => `${OWN}${name}`)]),
    unit: (row) => {
      const exported = exportedUnit(row);
      return csvLine([...columns.map((column) => row.unit.columns[column] ?? ''), ...OWN_COLUMNS.map((name) => String(exported[name]))]);
    },
    tail: () => '',
  };
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}

/** One unit per line, so that tools that compare lines compare units. */
function jsonWriter(columns: readonly string[]): DialectWriter {
  return {
    head: (batch) => `{"lineside":1,"batch":${JSON.stringify(batchContent(batch, columns))},"units":[`,
    unit: (row, isFirst) => {
      const { unit, state } = row;
      const verbatim = Object.fromEntries(columns.map((column) => [column, unit.columns[column] ?? '']));
      const evidence = evidenceOf(state).map(({ name, verdict, source, expected, observed }) => ({
        name,
        verdict,
        source,
        expected,
        observed,
      }));
      return `${isFirst ? '' : ','}\n${JSON.stringify({ ...exportedUnit(row), columns: verbatim, evidence })}`;
    },
    tail: () => '\n]}\n',
  };
}

function batchContent(batch: Batch, columns: readonly string[]): object {
  const { batchId, name, profile, recipeName, recipeVersion, recipeSha256, unitCount, quantity, manufacturer, importedAt } = batch;
  const recipe = { name: recipeName, version: recipeVersion, sha256: recipeSha256 };
  return { id: batchId, name, profile, recipe, columns, units: unitCount, quantity, manufacturer, importedAt };
}
