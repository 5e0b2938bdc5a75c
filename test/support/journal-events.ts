/** Units, imports and runs as the journal takes them. Needs no test around it: the programs of `journal-programs` use it, too. */
import { createHash, randomUUID } from 'node:crypto';
import type { StagedUnit } from '../../electron/engine/journal/journal.ts';
import { UnitsDigest } from '../../electron/engine/journal/units-digest.ts';
import type { EventOf, JournalEvent } from '../../shared/domain/events.ts';
import type { BatchId, DeviceId, LaneId, PersonId, RunId, Sha256, UnitId } from '../../shared/domain/ids.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import { aUnit } from './units.ts';

export const RECIPE_TEXT = '{"lineside":1,"recipe":"Kura gateway"}';
export const RECIPE_SHA256 = createHash('sha256').update(RECIPE_TEXT).digest('hex') as Sha256;

/** Units with ids that no other batch has; their identifiers and devices are those of their row. */
export function unitsOf(batchId: BatchId, count: number): Unit[] {
  return Array.from({ length: count }, (_, index) =>
    aUnit(index + 1, { batchId, unitId: `${batchId}/${index + 1}` as UnitId, deviceId: `device-${index + 1}` as DeviceId }),
  );
}

export function importedEvent(batchId: BatchId, units: readonly Unit[]): EventOf<'batch.imported'> {
  const digest = new UnitsDigest();
  for (const unit of units) digest.add(unit);
  return {
    type: 'batch.imported',
    version: 3,
    batchId,
    name: `Batch ${batchId}`,
    profile: 'everyware',
    file: { name: 'units.csv', sha256: 'b'.repeat(64) as Sha256, sizeBytes: 100 },
    recipe: { name: 'Kura gateway', version: 1, sha256: RECIPE_SHA256 },
    columns: ['serialNumber', 'macAddress'],
    secretColumns: [],
    unitCount: units.length,
    unitsSha256: digest.sha256(),
  };
}

export function staged(units: readonly Unit[]): StagedUnit[] {
  return units.map((unit) => ({ unit, secrets: {} }));
}

/** The events of one run, to be appended in any order that makes sense. */
export function eventsOfRun(unit: Pick<Unit, 'unitId' | 'batchId' | 'deviceId'>, runId = randomUUID() as RunId) {
  const { unitId, batchId, deviceId } = unit;
  const ids = { batchId, unitId, runId } as const;
  const step = { ...ids, stepIndex: 0, step: 'kura.properties', name: 'Properties' } as const;
  const started: JournalEvent = {
    type: 'run.started',
    version: 1,
    ...ids,
    deviceId,
    lane: '1' as LaneId,
    operator: 'person-1' as PersonId,
    attempt: 1,
    recipeSha256: RECIPE_SHA256,
    steps: [{ step: 'kura.properties', name: 'Properties' }],
    training: false,
  };
  const intended: JournalEvent = {
    type: 'step.intended',
    version: 1,
    ...step,
    stepVersion: 1,
    tag: 'idempotent',
    planSha256: 'c'.repeat(64) as Sha256,
    changes: [{ target: '/opt/kura.properties#a', from: '1', to: '2', secret: false }],
  };
  const settled: JournalEvent = {
    type: 'step.settled',
    version: 1,
    ...step,
    outcome: 'pass',
    applied: true,
    evidence: [{ name: 'a', expected: '2', observed: '2', verdict: 'proved', source: 'shell' }],
    proof: 'prepared',
    results: {},
    durationMs: 12.5,
  };
  const passed: JournalEvent = { type: 'run.settled', version: 1, ...ids, outcome: 'pass', proof: 'prepared' };
  return { runId, started, intended, settled, passed, whole: [started, intended, settled, passed] };
}
