/** Every request of a checked table, in an order that leaves it as it was. */
import { expect } from 'vitest';
import type { TableState } from '../../shared/contract/batch-table.ts';
import type { StationClient } from './station-client.ts';

/** Asks until the check has ended. */
export async function checkedTable(station: StationClient, begun: TableState): Promise<TableState> {
  let state = begun;
  while (state.phase === 'checking') state = await station.ask('batches.table', { checkId: state.checkId, known: state.revision });
  return state;
}

/** Of a table that is good and has a row. */
export async function askAllOfTables(station: StationClient, checkId: string): Promise<void> {
  const state = await checkedTable(station, await station.ask('batches.table', { checkId, known: -1 }));
  const column = state.columns[0]?.name ?? '';
  const edited = await station.ask('batches.edit', { checkId, edit: { kind: 'cells', cells: [{ key: 1, column, text: '' }] } });
  expect(edited).toMatchObject({ history: { undo: 1, redo: 0 }, summary: { invalidRows: 1 } });
  expect(await station.ask('batches.nextInvalid', { checkId, afterRow: 0 })).toMatchObject({ found: { row: 1, columns: [column] } });
  expect(await station.ask('batches.previewFix', { checkId, code: 'csv/empty-cell', column })).toEqual({ count: 0, examples: [] });
  await station.ask('batches.undo', { checkId });
  await station.ask('batches.redo', { checkId });
  expect((await station.ask('batches.undo', { checkId })).history).toEqual({ undo: 0, redo: 1 });
  expect((await station.ask('batches.pageSize', { checkId, rows: 10 })).summary.pages.size).toBe(10);
  const again = await station.ask('batches.checkAgain', { checkId, secretColumns: [] });
  expect((await checkedTable(station, again)).isGood).toBe(true);
  expect((await station.ask('batches.corrected', { checkId })).files).toHaveLength(1);
}
