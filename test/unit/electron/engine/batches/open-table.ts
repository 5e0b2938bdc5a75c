/** A text as a checked table: opened from a temporary folder, closed afterwards. */
import { writeFile } from 'node:fs/promises';
import { CheckedTable, type TableOptions } from '../../../../../electron/engine/batches/checked-table.ts';
import { withFile } from './check-text.ts';

export const signal = new AbortController().signal;

type Wish = Partial<Omit<TableOptions, 'checkId' | 'path' | 'fileName'>>;

export interface OpenedTable {
  readonly table: CheckedTable;
  /** Resolves once the check of the latest edits has ended. */
  checked(): Promise<Awaited<ReturnType<CheckedTable['settled']>>>;
  /** Cells of all rows, as they are shown. */
  cells(): Promise<string[][]>;
  overwrite(content: string): Promise<void>;
}

export function withTable<Result>(
  content: string | Uint8Array,
  wish: Wish,
  use: (opened: OpenedTable) => Promise<Result>,
): Promise<Result> {
  return withFile(content, async (path) => {
    const table = await CheckedTable.open({ profile: 'generic', ...wish, checkId: 'check', path, fileName: 'week 10.csv' }, signal);
    const checked = () => table.settled(60_000);
    const cells = async () => (await table.rows({ offset: 0, limit: 10_000, onlyInvalid: false }, signal)).rows.map((row) => row.cells);
    try {
      await checked();
      return await use({ table, checked, cells, overwrite: (text) => writeFile(path, text) });
    } finally {
      await table.close();
    }
  });
}
