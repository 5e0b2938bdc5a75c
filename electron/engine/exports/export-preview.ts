/** The first lines of an export, as it would be written; nothing is recorded, and no file is made. */
import type { Dialect, Only } from '../../../shared/domain/exports.ts';
import type { Batch } from '../../../shared/domain/unit.ts';
import type { Journal } from '../journal/journal.ts';
import type { DialectDefinition, DialectWriter, WholeRow, WriterSources } from './dialects/dialect.ts';
import { tableCells, tableColumns, tableHeader } from './dialects/unit-table.ts';
import { exportPieces } from './export-pieces.ts';
import { usableDialect, writerSources } from './usable-dialect.ts';

export interface PreviewOrder {
  readonly journal: Pick<Journal, 'read'>;
  readonly batch: Batch;
  readonly dialect: Dialect;
  readonly only: Only;
  readonly formulaSafe: boolean;
  readonly signal: AbortSignal;
}

/** About what fits on a screen; units are read a page at a time, so that a few more come along. */
const MOST_CHARACTERS = 16_000;

/** Throws as `exportBatch`, for the units that are shown. */
export async function exportPreview(order: PreviewOrder): Promise<{ readonly text: string; readonly isWhole: boolean }> {
  const { journal, dialect, only, signal } = order;
  const sources = writerSources(order, () => undefined);
  const definition = usableDialect(dialect, sources);
  const pieces = exportPieces(
    { read: journal.read, definition: asText(definition, sources), sources, only, signal },
    { rows: 0, trainingRows: 0 },
  );
  let text = '';
  for await (const piece of pieces) {
    text += piece.toString();
    if (text.length > MOST_CHARACTERS) return { text: cutAt(text, MOST_CHARACTERS), isWhole: false };
  }
  return { text, isWhole: true };
}

/** A workbook is no text: its cells, divided by tabs. */
function asText(definition: DialectDefinition, { batch }: WriterSources): DialectDefinition {
  if (definition.extension !== 'xlsx' || definition.needs !== 'whole') return definition;
  const columns = tableColumns(batch);
  const line = (cells: readonly string[]) => `${cells.map((cell) => cell.replaceAll(/[\t\r\n]/g, ' ')).join('\t')}\n`;
  return {
    ...definition,
    writer: (): DialectWriter<WholeRow> => ({
      head: () => line(tableHeader(columns)),
      units: (rows) => rows.map((row) => line(tableCells(row, columns))).join(''),
      tail: () => '',
    }),
  };
}

/** Never between the two halves of a character. */
function cutAt(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
