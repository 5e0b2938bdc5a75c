/** The generic table as CSV. A formula-safe one puts an apostrophe before each cell that a spreadsheet would compute, and counts them. */
import { isFormula } from '../../batches/spreadsheet-damage.ts';
import { csvLine, csvLines } from './csv-line.ts';
import type { DialectDefinition, WriterSources } from './dialect.ts';
import { tableCells, tableColumns, tableHeader } from './unit-table.ts';

export const csv: DialectDefinition = {
  extension: 'csv',
  canBeFormulaSafe: true,
  needs: 'whole',
  warnings: ({ formulaSafe }) => (formulaSafe ? ['formula-safe'] : []),
  refusal: () => undefined,
  writer: (sources) => {
    const columns = tableColumns(sources.batch);
    const safe = cellsOf(sources);
    return {
      head: () => csvLine(safe(tableHeader(columns))),
      units: (rows) => csvLines(rows, (row) => safe(tableCells(row, columns))),
      tail: () => '',
    };
  },
};

function cellsOf({ formulaSafe, warn }: WriterSources): (cells: readonly string[]) => readonly string[] {
  if (!formulaSafe) return (cells) => cells;
  return (cells) =>
    cells.map((cell) => {
      if (!isFormula(cell)) return cell;
      warn('formula-safe');
      return `'${cell}`;
    });
}
