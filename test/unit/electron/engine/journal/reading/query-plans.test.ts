/** No query of the journal reads a table whole, however many units and events there are. */
import type Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ClosableReader, journalReader } from '../../../../../../electron/engine/journal/reading/journal-reader.ts';
import { ReadConnection } from '../../../../../../electron/engine/journal/reading/read-connection.ts';
import type { BatchId, DeviceId, ManufacturerCertificateId, PersonId, Sha256, UnitId } from '../../../../../../shared/domain/ids.ts';
import { unitsOf } from '../../../../../support/journal-events.ts';
import { aRoom, type TestRoom } from '../../../../../support/writing-room.ts';

const batchId = 'batch-1' as BatchId;
const unitId = 'batch-1/1' as UnitId;
const deviceId = 'device-1' as DeviceId;
const certificateId = 'certificate-1' as ManufacturerCertificateId;

const QUERIES: Readonly<Record<string, (read: ClosableReader) => unknown>> = {
  batches: (read) => read.batches(),
  batch: (read) => read.batch(batchId),
  'batch by name': (read) => read.findBatch('no such name'),
  batchStatus: (read) => read.batchStatus(batchId),
  units: (read) => read.units({ batchId, afterRow: 1, limit: 10 }),
  unit: (read) => read.unit(unitId),
  openUnits: (read) => read.openUnits(batchId, 10),
  'interruptedUnits of a batch': (read) => read.interruptedUnits(batchId),
  'interruptedUnits of all': (read) => read.interruptedUnits(),
  'unitsByIdentifier of a kind': (read) => read.unitsByIdentifier('SN00001', 'serialNumber'),
  'unitsByIdentifier of any kind': (read) => read.unitsByIdentifier('SN00001'),
  unitsByDevice: (read) => read.unitsByDevice(deviceId),
  searchUnits: (read) => read.searchUnits('SN', 10),
  deviceByIdentifier: (read) => read.deviceByIdentifier('serialNumber', 'SN00001'),
  devicesByIdentifiers: (read) => read.devicesByIdentifiers('serialNumber', ['SN00001', 'SN00002']),
  deviceFacts: (read) => read.deviceFacts(deviceId),
  deviceByFingerprint: (read) => read.deviceByFingerprint('aa'),
  events: (read) => read.events({ afterSeq: 1, limit: 10 }),
  'events of a batch': (read) => read.events({ batchId, limit: 10 }),
  'events of a unit': (read) => read.events({ unitId, limit: 10 }),
  'events of a device': (read) => read.events({ deviceId, limit: 10 }),
  'events of a unit in a batch': (read) => read.events({ unitId, batchId, limit: 10 }),
  content: (read) => read.content('a'.repeat(64) as Sha256),
  wrappedBatchKey: (read) => read.wrappedBatchKey(batchId),
  newestBatchKey: (read) => read.newestBatchKey(),
  hasBatchKeys: (read) => read.hasBatchKeys(),
  batchIsIntact: (read) => read.batchIsIntact(batchId),
  encryptedSecret: (read) => read.encryptedSecret(unitId, 'password'),
  hasPeople: (read) => read.hasPeople(),
  people: (read) => read.people(),
  personRole: (read) => read.personRole('person-1' as PersonId),
  pinOf: (read) => read.pinOf('person-1' as PersonId),
  personName: (read) => read.personName('person-1' as PersonId),
  eventsOfDeviceAlone: (read) => read.eventsOfDeviceAlone(deviceId),
  eventsOfBatchAlone: (read) => read.eventsOfBatchAlone(batchId),
  manufacturerEvents: (read) => read.manufacturerEvents(),
  certificateUses: (read) => read.certificateUses({ certificateId, afterSeq: 1, limit: 10 }),
  certificateUseCount: (read) => read.certificateUseCount(certificateId),
  engineSince: (read) => read.engineSince(),
  'certificates of all': (read) => read.certificates({ limit: 10 }),
  'certificates of a device': (read) => read.certificates({ deviceId, limit: 10 }),
  'certificates of a unit': (read) => read.certificates({ unitId, limit: 10 }),
  'certificate by number': (read) => read.certificate({ serialNumber: '01' }),
  'certificate by key': (read) => read.certificate({ spkiSha256: 'a'.repeat(64) as Sha256 }),
  'certificate by fingerprint': (read) => read.certificate({ certificateSha256: 'a'.repeat(64) as Sha256 }),
  authorities: (read) => read.authorities(),
  issuedCount: (read) => read.issuedCount(1),
  eachRevoked: (read) => read.eachRevoked(1, () => undefined),
  privateKey: (read) => read.privateKey(1),
  hasPrivateKeys: (read) => read.hasPrivateKeys(),
  unitColumns: (read) => read.unitColumns({ batchId, limit: 10, withState: true }),
  head: (read) => read.head(),
};

let room: TestRoom;
let statements: string[];
let read: ClosableReader;

beforeEach(() => {
  room = aRoom();
  room.importUnits(unitsOf(batchId, 3));
  statements = [];
  const listening = {
    name: room.files.database,
    open: true,
    prepare: (sql: string) => {
      statements.push(sql);
      return room.database.prepare(sql);
    },
  };
  read = journalReader(new ReadConnection(listening as unknown as Database.Database), { files: room.files });
});

function planOf(sql: string): string[] {
  const params = Array<number>(sql.split('?').length - 1).fill(1);
  return room.database
    .prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...params)
    .map(({ detail }) => detail);
}

describe('the plan of', () => {
  it.each(Object.keys(QUERIES))('%s uses an index for every table', (name) => {
    QUERIES[name]?.(read);
    const plans = statements.flatMap(planOf);
    expect(plans.length).toBeGreaterThan(0);
    // The head is the last row of the table's own order: SQLite calls it a scan and stops after the first row. The index of
    // interrupted units holds nothing else, nor does that of authorities, or of manufacturers. People are few, and of private keys the first is enough. `wanted`
    // are the keys that were asked for.
    const isCheap = (detail: string) =>
      name === 'head' ||
      name === 'authorities' ||
      name === 'hasPrivateKeys' ||
      name.toLowerCase().includes('people') ||
      detail.startsWith('SCAN wanted VIRTUAL TABLE') ||
      detail.endsWith('USING INDEX event_manufacturer') ||
      detail.endsWith('USING INDEX unit_state_interrupted');
    const scans = plans.filter((detail) => detail.startsWith('SCAN') && !isCheap(detail));
    expect(scans).toEqual([]);
  });

  it.each(['units', 'openUnits', 'unitColumns', 'events', 'events of a batch', 'events of a unit', 'searchUnits'])(
    '%s needs no sorting, so that a page costs what it holds',
    (name) => {
      QUERIES[name]?.(read);
      expect(statements.flatMap(planOf).filter((detail) => detail.includes('TEMP B-TREE'))).toEqual([]);
    },
  );

  it('every query of the reader is in this test', () => {
    const tested = new Set(Object.keys(QUERIES).map((name) => name.split(' ')[0]));
    const { verifyChain: _, close: __, findBatch: ___, ...queries } = read;
    expect(Object.keys(queries).filter((name) => !tested.has(name))).toEqual([]);
  });
});
