/** The columns of a batch's units, for a million of them at a time: what is not asked for is not parsed. */
import type { UnitId } from '../../../../shared/domain/ids.ts';
import { withAddedColumns } from '../../../../shared/domain/request-state.ts';
import type { Unit } from '../../../../shared/domain/unit.ts';
import type { UnitState } from '../../../../shared/domain/unit-state.ts';
import type { UnitColumns, UnitColumnsQuery } from '../journal.ts';
import type { ReadConnection } from './read-connection.ts';
import type { UnitFold } from './unit-fold.ts';

interface StoredColumns {
  readonly unitKey: number;
  readonly unitId: UnitId;
  readonly row: number;
  readonly body: string;
  /** Null where no event has touched the unit. */
  readonly state: string | null;
}

const PAGE = `SELECT unit_key AS unitKey, unit_id AS unitId, row, body,
  (SELECT state FROM unit_state WHERE unit_state.unit_key = unit.unit_key) AS state
  FROM unit WHERE batch_key = (SELECT batch_key FROM batch WHERE batch_id = ? AND imported_seq IS NOT NULL) AND row > ? ORDER BY row LIMIT ?`;

/** Canonical JSON has the fields of a unit in this order, and no quote stands bare within a text: these two find one place each. */
const COLUMNS_BEGIN = '"columns":';
const COLUMNS_END = '},"deviceId":';
/** States that say more of the columns than the unit itself does, or may. */
const MORE_OF_COLUMNS = ['"added":', '"training":true', '"status":"running"'];

export function unitColumns(connection: ReadConnection, fold: UnitFold, query: UnitColumnsQuery): UnitColumns[] {
  const { batchId, afterRow = 0, limit, withState } = query;
  return connection.all<StoredColumns>(PAGE, batchId, afterRow, limit).map((stored) => {
    const { unitId, row, body, state } = stored;
    if (state === null || !(withState || MORE_OF_COLUMNS.some((mark) => state.includes(mark)))) {
      return { row, unitId, columns: columnsOf(body), isTraining: false, state: undefined };
    }
    const upToDate = fold.upToDate(stored.unitKey, JSON.parse(state) as UnitState);
    const { columns } = withAddedColumns(JSON.parse(body) as Unit, upToDate.added);
    return { row, unitId, columns, isTraining: upToDate.run?.training === true, state: upToDate };
  });
}

function columnsOf(body: string): Readonly<Record<string, string>> {
  const begin = body.indexOf(COLUMNS_BEGIN) + COLUMNS_BEGIN.length;
  return JSON.parse(body.slice(begin, body.indexOf(COLUMNS_END, begin) + 1)) as Record<string, string>;
}
