/** Gives the records of a file their numbers. */
import type { NumberedRecord } from './numbered-record.ts';
import type { RawRecord } from './record-reader.ts';

export interface NumberedRecords {
  readonly records: readonly NumberedRecord[];
  /** Empty lines between these records and those before. */
  readonly emptyLines: number;
}

/** Empty lines are passed over, and counted once a record follows: at the end of a file they mean nothing. */
export class RowNumbering {
  rows: number;
  #waiting = 0;

  constructor(rowsBefore: number) {
    this.rows = rowsBefore;
  }

  /** A row that is known not to be an empty line. Returns how many of those stood before it. */
  next(): number {
    const emptyLines = this.#waiting;
    this.#waiting = 0;
    this.rows += 1;
    return emptyLines;
  }

  number(records: readonly RawRecord[]): NumberedRecords {
    const numbered: NumberedRecord[] = [];
    let emptyLines = 0;
    for (const record of records) {
      if (isEmptyLine(record)) {
        this.#waiting += 1;
        continue;
      }
      emptyLines += this.next();
      numbered.push(
        record.fault === undefined
          ? { cells: record.cells, row: this.rows, key: this.rows }
          : { ...record, row: this.rows, key: this.rows },
      );
    }
    return { records: numbered, emptyLines };
  }
}

function isEmptyLine({ cells, fault }: RawRecord): boolean {
  return fault === undefined && cells.length === 1 && cells[0] === '';
}
