/** Units with their place in the work. Units of unpublished batches are not there yet. */
import { type IdentifierKind, identifierKey } from '../../../../shared/domain/identifiers.ts';
import type { BatchId, DeviceId, UnitId } from '../../../../shared/domain/ids.ts';
import type { Unit } from '../../../../shared/domain/unit.ts';
import { openUnit, type UnitState } from '../../../../shared/domain/unit-state.ts';
import type { JournalReader, UnitRow } from '../journal.ts';
import type { ReadConnection } from './read-connection.ts';

interface StoredUnit {
  readonly body: string;
  /** Null where no event has touched the unit. */
  readonly state: string | null;
}

type UnitQueries = Pick<
  JournalReader,
  'units' | 'unit' | 'openUnits' | 'interruptedUnits' | 'unitsByIdentifier' | 'unitsByDevice' | 'searchUnits' | 'deviceByIdentifier'
>;

const COLUMNS = 'unit.body, unit_state.state';
const WITH_STATE = 'LEFT JOIN unit_state ON unit_state.unit_key = unit.unit_key';
const PUBLISHED = 'JOIN batch ON batch.batch_key = unit.batch_key AND batch.imported_seq IS NOT NULL';
const BATCH_KEY = '(SELECT batch_key FROM batch WHERE batch_id = ? AND imported_seq IS NOT NULL)';
const NEWEST_BATCH_FIRST = 'ORDER BY batch.imported_seq DESC, unit.row';

const PAGE = `SELECT ${COLUMNS} FROM unit ${WITH_STATE} WHERE unit.batch_key = ${BATCH_KEY} AND unit.row > ? ORDER BY unit.row LIMIT ?`;
const ONE = `SELECT ${COLUMNS} FROM unit ${PUBLISHED} ${WITH_STATE} WHERE unit.unit_id = ?`;
const OPEN = `SELECT ${COLUMNS} FROM open_unit JOIN unit ON unit.unit_key = open_unit.unit_key ${WITH_STATE}
  WHERE open_unit.batch_key = ${BATCH_KEY} ORDER BY open_unit.row LIMIT ?`;
const INTERRUPTED = `SELECT ${COLUMNS} FROM unit_state JOIN unit ON unit.unit_key = unit_state.unit_key
  WHERE unit_state.status = 'interrupted'`;
const INTERRUPTED_OF_ALL = `${INTERRUPTED} ORDER BY unit_state.batch_key, unit_state.row`;
const INTERRUPTED_OF_BATCH = `${INTERRUPTED} AND unit_state.batch_key = ${BATCH_KEY} ORDER BY unit_state.row`;
const RUNNING = `SELECT ${COLUMNS} FROM unit_state JOIN unit ON unit.unit_key = unit_state.unit_key WHERE unit_state.status = 'running'`;
const RUNNING_OF_BATCH = `${RUNNING} AND unit_state.batch_key = ${BATCH_KEY}`;
const OF_DEVICE = `SELECT ${COLUMNS} FROM unit ${PUBLISHED} ${WITH_STATE} WHERE unit.device_id = ? ${NEWEST_BATCH_FIRST}`;
const BY_IDENTIFIER = `SELECT ${COLUMNS} FROM unit ${PUBLISHED} ${WITH_STATE}
  WHERE unit.unit_key IN (SELECT unit_key FROM identifier WHERE key = ? AND kind = ?) ${NEWEST_BATCH_FIRST}`;
const BY_ANY_IDENTIFIER = `SELECT ${COLUMNS} FROM unit ${PUBLISHED} ${WITH_STATE}
  WHERE unit.unit_key IN (SELECT unit_key FROM identifier WHERE key = ? AND kind = 'macAddress'
    UNION SELECT unit_key FROM identifier WHERE key = ? AND kind <> 'macAddress') ${NEWEST_BATCH_FIRST}`;
const BY_PREFIX = `SELECT ${COLUMNS} FROM identifier JOIN unit ON unit.unit_key = identifier.unit_key ${PUBLISHED} ${WITH_STATE}
  WHERE identifier.key >= ? AND identifier.key < ? AND (identifier.kind = 'macAddress') = ? ORDER BY identifier.key`;
const DEVICE_BY_IDENTIFIER = `SELECT unit.device_id AS deviceId FROM identifier JOIN unit ON unit.unit_key = identifier.unit_key ${PUBLISHED}
  WHERE identifier.key = ? AND identifier.kind = ? ORDER BY batch.imported_seq, unit.row LIMIT 1`;

/** Sorts behind every text that begins with what stands before it. */
const LAST_CHARACTER = '\u{10FFFF}';

export function unitQueries(connection: ReadConnection): UnitQueries {
  const rows = (sql: string, ...params: (string | number)[]) => connection.all<StoredUnit>(sql, ...params).map(toUnitRow);
  return {
    units: ({ batchId, afterRow = 0, limit }) => rows(PAGE, batchId, afterRow, limit),
    unit: (unitId: UnitId) => rows(ONE, unitId)[0],
    openUnits: (batchId: BatchId, limit: number) => rows(OPEN, batchId, limit),
    interruptedUnits: (batchId?: BatchId) => (batchId === undefined ? rows(INTERRUPTED_OF_ALL) : rows(INTERRUPTED_OF_BATCH, batchId)),
    unitsByDevice: (deviceId: DeviceId) => rows(OF_DEVICE, deviceId),
    unitsByIdentifier: (text: string, kind?: IdentifierKind) =>
      kind === undefined
        ? rows(BY_ANY_IDENTIFIER, identifierKey('macAddress', text), identifierKey('identifier', text))
        : rows(BY_IDENTIFIER, identifierKey(kind, text), kind),
    searchUnits: (text: string, limit: number) => search(connection, text, limit),
    deviceByIdentifier: (kind: IdentifierKind, key: string) =>
      connection.get<{ deviceId: DeviceId }>(DEVICE_BY_IDENTIFIER, key, kind)?.deviceId,
  };
}

/** Units that the journal holds as in work; only as many as there are lanes. */
export function runningUnits(connection: ReadConnection, batchId?: BatchId): readonly UnitRow[] {
  const found = batchId === undefined ? connection.all<StoredUnit>(RUNNING) : connection.all<StoredUnit>(RUNNING_OF_BATCH, batchId);
  return found.map(toUnitRow);
}

/** MAC addresses have their own form of key, so both forms are looked for. */
function search(connection: ReadConnection, text: string, limit: number): UnitRow[] {
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
  return [...found.values()].map(toUnitRow);
}

function toUnitRow({ body, state }: StoredUnit): UnitRow {
  const unit = JSON.parse(body) as Unit;
  const { unitId, batchId, deviceId, row } = unit;
  return { unit, state: state === null ? openUnit({ unitId, batchId, deviceId, row }) : (JSON.parse(state) as UnitState) };
}
