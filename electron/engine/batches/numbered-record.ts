/** A record of a batch file that has its number. */
import type { RawRecord } from './record-reader.ts';

export interface NumberedRecord extends RawRecord {
  /** Data row from 1, as the table is now; empty lines are not counted. */
  readonly row: number;
  /** Stays with the row whatever is edited: its number in the file, or from `FIRST_ADDED_KEY` on. */
  readonly key: number;
}
