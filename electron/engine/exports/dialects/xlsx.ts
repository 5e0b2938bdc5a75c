/** The generic table as a workbook of one sheet, in which every cell is a text: no zero in front is lost, and nothing is computed. */
import { AppError } from '../../../../shared/errors/app-error.ts';
import { refuseValue } from './device-name.ts';
import type { DialectDefinition, DialectWriter, WholeRow, WriterSources } from './dialect.ts';
import { StableZip } from './stable-zip.ts';
import { tableCells, tableColumns, tableHeader } from './unit-table.ts';
import { MAX_CELL_LENGTH, sheetRow } from './xlsx-cells.ts';
import { fixedParts, SHEET_PART, SHEET_TAIL, sheetHead } from './xlsx-parts.ts';

/** A sheet has no more, the header's among them. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

export const xlsx: DialectDefinition = {
  extension: 'xlsx',
  canBeFormulaSafe: false,
  needs: 'whole',
  warnings: () => [],
  refusal: ({ batch }) => {
    if (tableHeader(tableColumns(batch)).length > MOST_COLUMNS) return tooLarge(`${MOST_COLUMNS}`);
    return batch.unitCount >= MOST_ROWS ? tooLarge(`${MOST_ROWS}`) : undefined;
  },
  writer: sheetWriter,
};

function tooLarge(limit: string): AppError {
  return new AppError('export/sheet-too-large', { params: { limit } });
}

function sheetWriter({ batch }: WriterSources): DialectWriter<WholeRow> {
  const columns = tableColumns(batch);
  const header = tableHeader(columns);
  const zip = new StableZip();
  return {
    head: () => {
      for (const [name, content] of fixedParts) {
        zip.begin(name);
        zip.add(content);
      }
      zip.begin(SHEET_PART);
      zip.add(sheetHead(header.length) + sheetRow(header));
      return zip.take();
    },
    units: (rows) => {
      let lines = '';
      for (const row of rows) lines += sheetRow(fitting(row, tableCells(row, columns), header));
      zip.add(lines);
      return zip.take();
    },
    tail: () => {
      zip.add(SHEET_TAIL);
      zip.end();
      return zip.take();
    },
  };
}

function fitting(row: WholeRow, cells: readonly string[], header: readonly string[]): readonly string[] {
  const long = cells.findIndex((cell) => cell.length > MAX_CELL_LENGTH);
  if (long === -1) return cells;
  throw refuseValue(row, { column: header[long] ?? '', value: cells[long] ?? '', limit: `≤ ${MAX_CELL_LENGTH}` });
}
