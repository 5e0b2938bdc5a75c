/** What screens read is what the reducer makes of the events, whatever happened in whatever order and however it was committed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { talliesOf } from '../../../../../../electron/engine/journal/writing/batch-tallies.ts';
import type { JournalEvent, StoredEvent } from '../../../../../../shared/domain/events.ts';
import type { BatchId, LaneId, PersonId, UnitId } from '../../../../../../shared/domain/ids.ts';
import { type Outcome, outcomeSchema } from '../../../../../../shared/domain/outcome.ts';
import type { Unit } from '../../../../../../shared/domain/unit.ts';
import { isOpen, openUnit, reduceUnit, type UnitState } from '../../../../../../shared/domain/unit-state.ts';
import { eventsOfRun, unitsOf } from '../../../../../support/journal-events.ts';
import { aRoom, OPENING, type TestRoom } from '../../../../../support/writing-room.ts';

const BATCH = 'batch-1' as BatchId;
const UNITS = unitsOf(BATCH, 4);
const RUNS = UNITS.map((unit) => eventsOfRun(unit));
const FAILURE = { code: 'gateway/line-lost', params: {}, chain: [] };

type Action = (unitIndex: number, outcome: Outcome) => JournalEvent;

/** Everything that can happen to a unit, and to the station. */
const ACTIONS: readonly Action[] = [
  () => OPENING,
  (index) => of(index).run.started,
  (index) => of(index).run.intended,
  (index) => of(index).run.settled,
  (index) => ({ type: 'step.lost', ...of(index).step, failure: FAILURE }),
  (index) => ({ type: 'step.inspected', ...of(index).step, finding: 'applied', evidence: [] }),
  (index, outcome) => ({
    type: 'run.settled',
    version: 1,
    ...of(index).ids,
    outcome,
    ...(outcome === 'pass' ? { proof: 'prepared' } : {}),
  }),
  (index) => ({ type: 'run.paused', version: 2, ...of(index).ids }),
  (index) => ({ type: 'run.resumed', version: 1, ...of(index).ids, lane: '2' as LaneId, operator: 'person-2' as PersonId }),
  (index) => ({
    type: 'unit.decided',
    version: 2,
    ...of(index).ids,
    decision: 'scrap',
    reason: 'broken',
    operator: 'person-1' as PersonId,
  }),
  (index) => ({
    type: 'device.observed',
    version: 1,
    ...of(index).ids,
    deviceId: of(index).unit.deviceId,
    fact: 'ssh-host-key',
    fingerprint: `SHA256:${index}`,
  }),
];

function of(index: number) {
  const unit = UNITS[index];
  const run = RUNS[index];
  if (unit === undefined || run === undefined) throw new RangeError(`no unit ${index}`);
  const ids = { batchId: unit.batchId, unitId: unit.unitId, runId: run.runId };
  return { unit, run, ids, step: { version: 1 as const, ...ids, stepIndex: 0, step: 'kura.properties', name: 'Properties' } };
}

const event = fc
  .tuple(fc.constantFrom(...ACTIONS), fc.nat(UNITS.length - 1), fc.constantFrom(...outcomeSchema.options))
  .map(([action, unitIndex, outcome]) => action(unitIndex, outcome));
/** Transactions of appends of events. */
const history = fc.array(fc.array(fc.array(event, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }), { maxLength: 12 });

function foldOf(unit: Unit, events: readonly StoredEvent[]): UnitState {
  const { unitId, batchId, deviceId, row } = unit;
  let state = openUnit({ unitId, batchId, deviceId, row });
  for (const stored of events) {
    const isMine = 'unitId' in stored.event && stored.event.unitId === unitId;
    // The station's event concerns units in work; for the others it would only move `seq`.
    const losesEngine = stored.event.type === 'station.opened' && state.status === 'running';
    if (isMine || losesEngine) state = reduceUnit(state, stored);
  }
  return state;
}

/** What the journal says without reading events. */
function projection({ read }: TestRoom) {
  const { batch: _, ...counts } = read.batchStatus(BATCH) ?? {};
  return {
    page: read.units({ batchId: BATCH, limit: 10 }).map(({ state }) => state),
    single: UNITS.map(({ unitId }) => read.unit(unitId)?.state),
    open: read.openUnits(BATCH, 10).map(({ unit }) => unit.unitId),
    interrupted: read.interruptedUnits(BATCH).map(({ unit }) => unit.unitId),
    counts,
  };
}

/** The same, made of the events alone. */
function folded({ read }: TestRoom): ReturnType<typeof projection> {
  const events = read.events({ limit: 10_000 });
  const states = UNITS.map((unit) => foldOf(unit, events));
  const idsOf = (wanted: (state: UnitState) => boolean) => states.filter(wanted).map(({ unitId }) => unitId);
  return {
    page: states,
    single: states,
    open: idsOf(isOpen),
    interrupted: idsOf(({ status }) => status === 'interrupted'),
    counts: countsOf(states),
  };
}

function countsOf(states: readonly UnitState[]): ReturnType<typeof projection>['counts'] {
  const tallies = states.flatMap((state) => talliesOf(state));
  const count = (name: string) => tallies.filter((tally) => tally === name).length;
  const outcomes = outcomeSchema.options.map((name) => [name, count(name)] as const).filter(([, units]) => units > 0);
  return {
    open: count('open'),
    running: count('running'),
    interrupted: count('interrupted'),
    outcomes: Object.fromEntries(outcomes),
    prepared: count('prepared'),
    provisioned: count('provisioned'),
  };
}

describe('the projection', () => {
  it('is the fold of the events, also after another opening', () => {
    fc.assert(
      fc.property(history, (transactions) => {
        const room = aRoom();
        room.importUnits(UNITS);
        for (const appends of transactions) room.append(...appends);
        expect(projection(room)).toEqual(folded(room));
        room.close();
        const next = aRoom(room.files.database);
        expect(projection(next)).toEqual(folded(next));
        next.close();
      }),
      { numRuns: 40 },
    );
  });

  it('knows more units than it keeps in memory', () => {
    const room = aRoom();
    const units = unitsOf('batch-2' as BatchId, 700);
    room.importUnits(units);
    const runs = units.map((unit) => eventsOfRun(unit));
    for (const { started } of runs) room.append([started]);
    for (const { intended } of runs) room.append([intended]);
    const states = room.read.units({ batchId: 'batch-2' as BatchId, limit: 1000 }).map(({ state }) => state.run?.steps[0]?.phase);
    expect(states).toEqual(Array<string>(700).fill('intended'));
  });

  it('hands out the first facts of a device, and whose a fingerprint is', () => {
    const room = aRoom();
    room.importUnits(UNITS);
    const seen = (index: number, fingerprint: string): JournalEvent => ({
      type: 'device.observed',
      version: 1,
      ...of(index).ids,
      deviceId: of(index).unit.deviceId,
      fact: 'tls-certificate',
      fingerprint,
    });
    room.append([seen(0, 'aa'), seen(0, 'bb'), seen(0, 'aa'), seen(1, 'aa')]);
    const { deviceId } = of(0).unit;
    const [first, second] = room.read.events({ deviceId, limit: 10 });
    expect(room.read.deviceFacts(deviceId)).toEqual([
      { fact: 'tls-certificate', fingerprint: 'aa', eventId: first?.id },
      { fact: 'tls-certificate', fingerprint: 'bb', eventId: second?.id },
    ]);
    expect(room.read.deviceByFingerprint('aa')).toBe(deviceId);
    expect(room.read.deviceByFingerprint('cc')).toBeUndefined();
  });

  it('refuses an event that names a unit of another batch', () => {
    const room = aRoom();
    room.importUnits(UNITS);
    const strange = { ...of(0).run.started, batchId: 'batch-9' as BatchId } as JournalEvent;
    expect(room.append([strange])).toMatchObject([
      { ok: false, failure: { code: 'journal/unknown-unit', params: { unit: of(0).unit.unitId } } },
    ]);
    expect(room.read.unit('batch-1/1' as UnitId)?.state.status).toBe('open');
  });
});
