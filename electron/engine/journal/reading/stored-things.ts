/** What is looked up by its one key: contents, secrets, facts of devices. */
import type { BatchId, DeviceId, Sha256, UnitId } from '../../../../shared/domain/ids.ts';
import type { DeviceFact, JournalReader } from '../journal.ts';
import type { ReadConnection } from './read-connection.ts';

type Lookups = Pick<
  JournalReader,
  'content' | 'wrappedBatchKey' | 'newestBatchKey' | 'hasBatchKeys' | 'encryptedSecret' | 'deviceFacts' | 'deviceByFingerprint'
>;

const CONTENT = 'SELECT content FROM content WHERE sha256 = ?';
const BATCH_KEY = `SELECT wrapped_key AS bytes FROM batch_secret_key WHERE batch_key = (SELECT batch_key FROM batch WHERE batch_id = ?)`;
const NEWEST_KEY = `SELECT batch.batch_id AS batchId, wrapped_key AS wrappedKey FROM batch_secret_key
  JOIN batch ON batch.batch_key = batch_secret_key.batch_key
  WHERE batch_secret_key.batch_key = (SELECT max(batch_key) FROM batch_secret_key)`;
const SECRET = `SELECT secret.encrypted AS bytes FROM unit JOIN batch ON batch.batch_key = unit.batch_key AND batch.imported_seq IS NOT NULL
  JOIN secret ON secret.unit_key = unit.unit_key WHERE unit.unit_id = ? AND secret.column_name = ?`;
const FACTS = `SELECT fact, fingerprint, event_id AS eventId FROM device_fact WHERE device_id = ? ORDER BY seq`;
/** The device that showed it first. */
const BY_FINGERPRINT = 'SELECT device_id AS deviceId FROM device_fact WHERE fingerprint = ? ORDER BY seq LIMIT 1';

export function storedThings(connection: ReadConnection): Lookups {
  const newestBatchKey = () => connection.get<{ batchId: BatchId; wrappedKey: Uint8Array }>(NEWEST_KEY);
  return {
    newestBatchKey,
    hasBatchKeys: () => newestBatchKey() !== undefined,
    content: (sha256: Sha256) => connection.get<{ content: string }>(CONTENT, sha256)?.content,
    wrappedBatchKey: (batchId: BatchId) => connection.get<{ bytes: Uint8Array }>(BATCH_KEY, batchId)?.bytes,
    encryptedSecret: (unitId: UnitId, column: string) => connection.get<{ bytes: Uint8Array }>(SECRET, unitId, column)?.bytes,
    deviceFacts: (deviceId: DeviceId): readonly DeviceFact[] => connection.all<DeviceFact>(FACTS, deviceId),
    deviceByFingerprint: (fingerprint: string) => connection.get<{ deviceId: DeviceId }>(BY_FINGERPRINT, fingerprint)?.deviceId,
  };
}
