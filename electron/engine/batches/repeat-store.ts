/** The repetitions of a whole file, 16 bytes each, so that any row can be shown again with its own. */
import type { Repeat } from './repeats.ts';
import { RowList } from './row-list.ts';

export class RepeatStore {
  readonly #rows = new RowList();
  /** Place of the column plus one; 0 where the whole row is meant. */
  readonly #columns = new RowList();
  readonly #firstRows = new RowList();
  /** Place of the first column plus one; 0 where it is the same. */
  readonly #firstColumns = new RowList();

  /** In the order of the rows. */
  add(repeats: readonly Repeat[]): void {
    for (const { row, columnAt, firstRow, firstColumnAt } of repeats) {
      this.#rows.push(row);
      this.#columns.push(columnAt === undefined ? 0 : columnAt + 1);
      this.#firstRows.push(firstRow);
      this.#firstColumns.push(firstColumnAt === undefined ? 0 : firstColumnAt + 1);
    }
  }

  of(row: number): Repeat[] {
    const repeats: Repeat[] = [];
    for (let index = this.#rows.firstFrom(row); this.#rows.at(index) === row; index += 1) {
      const column = this.#columns.at(index) ?? 0;
      const firstColumn = this.#firstColumns.at(index) ?? 0;
      const repeat = { row, columnAt: column === 0 ? undefined : column - 1, firstRow: this.#firstRows.at(index) ?? 0 };
      repeats.push(firstColumn === 0 ? repeat : { ...repeat, firstColumnAt: firstColumn - 1 });
    }
    return repeats;
  }
}
