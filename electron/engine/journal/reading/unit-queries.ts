/** Units with their place in the work. Units of unpublished batches are not there yet. */
import { type IdentifierKind, identifierKey } from '../../../../shared/domain/identifiers.ts';
import type { BatchId, DeviceId, UnitId } from '../../../../shared/domain/ids.ts';
import { withAddedColumns } from '../../../../shared/domain/request-state.ts';
import type { Unit } from '../../../../shared/domain/unit.ts';
import { openUnit, type UnitState } from '../../../../shared/domain/unit-state.ts';
import type { JournalReader, UnitRow } from '../journal.ts';
import type { ReadConnection } from './read-connection.ts';
import { unitColumns } from './unit-columns.ts';
import { UnitFold } from './unit-fold.ts';

interface StoredUnit {
  readonly unitKey: number;
  readonly body: string;
  /** Null where no event has touched the unit. */
  readonly state: string | null;
}

interface KnownKey {
  readonly key: string;
  readonly deviceId: DeviceId | null;
}

type UnitQueries = Pick<
  JournalReader,
  | 'units'
  | 'unitColumns'
  | 'unit'
  | 'openUnits'
  | 'interruptedUnits'
  | 'unitsByIdentifier'
  | 'unitsByDevice'
  | 'searchUnits'
  | 'deviceByIdentifier'
  | 'devicesByIdentifiers'
>;

/**
 * Subqueries and no joins wherever a query is asked often: SQLite, as better-sqlite3 builds it, prepares a join with parameters anew at
 * every call, which takes five times as long as the look itself.
 */
const COLUMNS = 'unit_key AS unitKey, body, (SELECT state FROM unit_state WHERE unit_state.unit_key = unit.unit_key) AS state';
const IMPORTED_SEQ = '(SELECT imported_seq FROM batch WHERE batch.batch_key = unit.batch_key)';
const PUBLISHED = `${IMPORTED_SEQ} IS NOT NULL`;
const BATCH_KEY = '(SELECT batch_key FROM batch WHERE batch_id = ? AND imported_seq IS NOT NULL)';
const NEWEST_BATCH_FIRST = `ORDER BY ${IMPORTED_SEQ} DESC, row`;

const PAGE = `SELECT ${COLUMNS} FROM unit WHERE batch_key = ${BATCH_KEY} AND row > ? ORDER BY row LIMIT ?`;
const ONE = `SELECT ${COLUMNS} FROM unit WHERE unit_id = ? AND ${PUBLISHED}`;
const OF_DEVICE = `SELECT ${COLUMNS} FROM unit WHERE device_id = ? AND ${PUBLISHED} ${NEWEST_BATCH_FIRST}`;
const BY_IDENTIFIER = `SELECT ${COLUMNS} FROM unit
  WHERE unit_key IN (SELECT unit_key FROM identifier WHERE key = ? AND kind = ?) AND ${PUBLISHED} ${NEWEST_BATCH_FIRST}`;
const BY_ANY_IDENTIFIER = `SELECT ${COLUMNS} FROM unit
  WHERE unit_key IN (SELECT unit_key FROM identifier WHERE key = ? AND kind = 'macAddress'
    UNION SELECT unit_key FROM identifier WHERE key = ? AND kind <> 'macAddress') AND ${PUBLISHED} ${NEWEST_BATCH_FIRST}`;
const DEVICE_BY_IDENTIFIER = `SELECT device_id AS deviceId FROM unit
  WHERE unit_key IN (SELECT unit_key FROM identifier WHERE key = ? AND kind = ?) AND ${PUBLISHED} ORDER BY ${IMPORTED_SEQ}, row LIMIT 1`;
/** The condition that most keys fail is a look into the index alone. */
const DEVICES_BY_IDENTIFIERS = `SELECT wanted.value AS key, (SELECT device_id FROM unit
    WHERE unit_key IN (SELECT unit_key FROM identifier WHERE key = wanted.value AND kind = ?) AND ${PUBLISHED}
    ORDER BY ${IMPORTED_SEQ}, row LIMIT 1) AS deviceId
  FROM json_each(?) AS wanted WHERE EXISTS (SELECT 1 FROM identifier WHERE key = wanted.value AND kind = ?)`;

const JOINED_COLUMNS = 'unit.unit_key AS unitKey, unit.body, unit_state.state';
const OPEN = `SELECT ${JOINED_COLUMNS} FROM open_unit JOIN unit ON unit.unit_key = open_unit.unit_key AND unit.row = open_unit.row
  LEFT JOIN unit_state ON unit_state.unit_key = unit.unit_key WHERE open_unit.batch_key = ${BATCH_KEY} ORDER BY open_unit.row LIMIT ?`;
const OF_STATE = `SELECT ${JOINED_COLUMNS} FROM unit_state JOIN unit ON unit.unit_key = unit_state.unit_key`;
const INTERRUPTED = `${OF_STATE} WHERE unit_state.status = 'interrupted'`;
const INTERRUPTED_OF_ALL = `${INTERRUPTED} ORDER BY unit_state.batch_key, unit_state.row`;
const INTERRUPTED_OF_BATCH = `${INTERRUPTED} AND unit_state.batch_key = ${BATCH_KEY} ORDER BY unit_state.row`;
const RUNNING = `${OF_STATE} WHERE unit_state.status = 'running'`;
const RUNNING_OF_BATCH = `${RUNNING} AND unit_state.batch_key = ${BATCH_KEY}`;
const BY_PREFIX = `SELECT ${JOINED_COLUMNS} FROM identifier JOIN unit ON unit.unit_key = identifier.unit_key
  JOIN batch ON batch.batch_key = unit.batch_key AND batch.imported_seq IS NOT NULL
  LEFT JOIN unit_state ON unit_state.unit_key = unit.unit_key
  WHERE identifier.key >= ? AND identifier.key < ? AND (identifier.kind = 'macAddress') = ? ORDER BY identifier.key`;

/** Sorts behind every text that begins with what stands before it. */
const LAST_CHARACTER = '\u{10FFFF}';

export function unitQueries(connection: ReadConnection, fold: UnitFold): UnitQueries {
  const rows = (sql: string, ...params: (string | number)[]) => toUnitRows(connection.all<StoredUnit>(sql, ...params), fold);
  return {
    units: ({ batchId, afterRow = 0, limit }) => rows(PAGE, batchId, afterRow, limit),
    unitColumns: (query) => unitColumns(connection, fold, query),
    unit: (unitId: UnitId) => rows(ONE, unitId)[0],
    openUnits: (batchId: BatchId, limit: number) => rows(OPEN, batchId, limit),
    interruptedUnits: (batchId?: BatchId) => (batchId === undefined ? rows(INTERRUPTED_OF_ALL) : rows(INTERRUPTED_OF_BATCH, batchId)),
    unitsByDevice: (deviceId: DeviceId) => rows(OF_DEVICE, deviceId),
    unitsByIdentifier: (text: string, kind?: IdentifierKind) =>
      kind === undefined
        ? rows(BY_ANY_IDENTIFIER, identifierKey('macAddress', text), identifierKey('identifier', text))
        : rows(BY_IDENTIFIER, identifierKey(kind, text), kind),
    searchUnits: (text: string, limit: number) => toUnitRows(search(connection, text, limit), fold),
    deviceByIdentifier: (kind: IdentifierKind, key: string) =>
      connection.get<{ deviceId: DeviceId }>(DEVICE_BY_IDENTIFIER, key, kind)?.deviceId,
    devicesByIdentifiers: (kind: IdentifierKind, keys: readonly string[]) => {
      const found = connection.all<KnownKey>(DEVICES_BY_IDENTIFIERS, kind, JSON.stringify(keys), kind);
      // The units of a batch that is being imported have identifiers, too, and are no devices yet.
      return new Map(found.flatMap(({ key, deviceId }) => (deviceId === null ? [] : [[key, deviceId]])));
    },
  };
}

/** Units that the journal holds as in work; only as many as there are lanes. */
export function runningUnits(connection: ReadConnection, batchId?: BatchId): readonly UnitRow[] {
  const found = batchId === undefined ? connection.all<StoredUnit>(RUNNING) : connection.all<StoredUnit>(RUNNING_OF_BATCH, batchId);
  return toUnitRows(found, new UnitFold(connection));
}

/** MAC addresses have their own form of key, so both forms are looked for. */
function search(connection: ReadConnection, text: string, limit: number): StoredUnit[] {
  const found = new Map<string, StoredUnit>();
  for (const kind of ['identifier', 'macAddress'] as const) {
    const prefix = identifierKey(kind, text);
    if (prefix === '') continue;
    const params = [prefix, `${prefix}${LAST_CHARACTER}`, kind === 'macAddress' ? 1 : 0];
    connection.each<StoredUnit>(BY_PREFIX, params, (row) => {
      if (found.size < limit) found.set(row.body, row);
      return found.size < limit;
    });
  }
  return [...found.values()];
}

function toUnitRows(found: readonly StoredUnit[], fold: UnitFold): UnitRow[] {
  return found.map(({ unitKey, body, state }) => {
    const unit = JSON.parse(body) as Unit;
    const { unitId, batchId, deviceId, row } = unit;
    if (state === null) return { unit, state: openUnit({ unitId, batchId, deviceId, row }) };
    const upToDate = fold.upToDate(unitKey, JSON.parse(state) as UnitState);
    return { unit: withAddedColumns(unit, upToDate.added), state: upToDate };
  });
}
