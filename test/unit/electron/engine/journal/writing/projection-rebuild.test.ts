/** What is stored beside the events can be thrown away: it is made again as it was. */
import { describe, expect, it } from 'vitest';
import { packUnits } from '../../../../../../electron/engine/journal/writing/packed-units.ts';
import type { JournalEvent } from '../../../../../../shared/domain/events.ts';
import type { BatchId, LaneId, PersonId } from '../../../../../../shared/domain/ids.ts';
import { eventsOfRun, staged, unitsOf } from '../../../../../support/journal-events.ts';
import { authorityEvent, issuedEvent, revokedEvent } from '../../../../../support/pki/certificate-events.ts';
import { appendRequest, aRoom, OPENING, type TestRoom } from '../../../../../support/writing-room.ts';

const BATCH = 'batch-1' as BatchId;
const PROJECTIONS = [
  'unit_state',
  'open_unit',
  'batch_tally',
  'unit_event',
  'batch_event',
  'device_fact',
  'person_standing',
  'certificate',
];

function contents({ database }: TestRoom) {
  const rows = PROJECTIONS.map((table) => database.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all());
  // The order of a state's fields means nothing.
  return rows.map((each) =>
    each.map((row) => (typeof row['state'] === 'string' ? { ...row, state: JSON.parse(row['state']) as object } : row)),
  );
}

/** A bit of everything: passed, failed, lost with its engine, taken up again, at work, never begun; a fact, people, a second batch. */
function eventfulRoom(): TestRoom {
  const room = aRoom();
  room.importUnits(unitsOf(BATCH, 6));
  room.importUnits(unitsOf('batch-2' as BatchId, 3));
  const [one, two, three, four] = unitsOf(BATCH, 4).map((unit) => ({ unit, ...eventsOfRun(unit) }));
  if (one === undefined || two === undefined || three === undefined || four === undefined) throw new Error('four units');
  const ids = { batchId: BATCH, unitId: three.unit.unitId, runId: three.runId };
  const person = { personId: 'p1' as PersonId, by: 'p1' as PersonId };
  const events: JournalEvent[] = [
    ...one.whole,
    {
      type: 'device.observed',
      version: 1,
      ...ids,
      unitId: one.unit.unitId,
      runId: one.runId,
      deviceId: one.unit.deviceId,
      fact: 'ssh-host-key',
      fingerprint: 'SHA256:x',
    },
    two.started,
    { type: 'run.settled', version: 1, ...ids, unitId: two.unit.unitId, runId: two.runId, outcome: 'error' },
    three.started,
    three.intended,
    OPENING,
    { type: 'run.resumed', version: 1, ...ids, lane: '2' as LaneId, operator: 'p1' as PersonId },
    four.started,
    { type: 'person.added', version: 1, role: 'supervisor', ...person },
    { type: 'person.removed', version: 1, nameErased: false, ...person },
    authorityEvent('root', 'root'),
    issuedEvent('one', 'root', { deviceId: one.unit.deviceId, ofUnit: one.unit.unitId }),
    revokedEvent('one'),
  ];
  room.append(...events.map((event) => [event]));
  return room;
}

const damage = (room: TestRoom) =>
  room.database.exec("UPDATE unit_state SET status = 'settled' WHERE status = 'running'; DELETE FROM batch_tally");

describe('an opening that finds a unit not as its events left it', () => {
  it('makes everything again that follows from events', () => {
    const room = eventfulRoom();
    const asItWas = contents(room);
    damage(room);
    room.database.exec('DELETE FROM device_fact; DELETE FROM batch_event; DELETE FROM person_standing; DELETE FROM certificate');
    room.room.begin(appendRequest([]));
    // One event says so, and concerns no unit.
    expect(room.read.events({ limit: 100 }).at(-1)?.event.type).toBe('journal.rebuilt');
    expect(contents(room)).toEqual(asItWas);
  });

  it('goes on as if nothing had been', async () => {
    const room = eventfulRoom();
    damage(room);
    room.room.begin(appendRequest([OPENING]));
    expect(room.append(...unitsOf('batch-2' as BatchId, 3).map((unit) => eventsOfRun(unit).whole)).every(({ ok }) => ok)).toBe(true);
    expect(room.read.batchStatus(BATCH)).toMatchObject({
      open: 2,
      running: 0,
      interrupted: 1,
      outcomes: { pass: 1, error: 1, unknown: 1 },
    });
    expect(room.read.batchIsIntact(BATCH)).toBe(true);
    expect(await room.read.verifyChain()).toEqual({ ok: true, entries: room.read.head().seq });
  });

  it('leaves alone what is being imported', () => {
    const room = eventfulRoom();
    room.settle({ kind: 'stage', call: 1, units: packUnits(staged(unitsOf('batch-3' as BatchId, 2))) });
    damage(room);
    room.room.begin(appendRequest([OPENING]));
    room.importUnits(unitsOf('batch-3' as BatchId, 2));
    expect(room.read.batchStatus('batch-3' as BatchId)?.open).toBe(2);
  });
});

describe('an opening that finds all as it should be', () => {
  it('says nothing of it', () => {
    const room = eventfulRoom();
    room.room.begin(appendRequest([OPENING]));
    expect(room.read.events({ limit: 100 }).map(({ event }) => event.type)).not.toContain('journal.rebuilt');
  });
});
