import { describe, expect, it } from 'vitest';
import { packUnits } from '../../../../../../electron/engine/journal/writing/packed-units.ts';
import { toIdentifier } from '../../../../../../shared/domain/identifiers.ts';
import type { BatchId, DeviceId, PersonId, UnitId } from '../../../../../../shared/domain/ids.ts';
import type { Unit } from '../../../../../../shared/domain/unit.ts';
import { eventsOfRun, importedEvent, RECIPE_SHA256, RECIPE_TEXT, staged, unitsOf } from '../../../../../support/journal-events.ts';
import { aRoom, appendRequest, OPENING, type TestRoom } from '../../../../../support/writing-room.ts';

const FIRST = 'aaaa-1' as BatchId;
const SECOND = 'aaab-2' as BatchId;
const idsOf = (rows: readonly { readonly unit: Unit }[]) => rows.map(({ unit }) => unit.unitId);

/** Two batches with the same devices: row 1 of both is `device-1`. */
function twoBatches(): TestRoom {
  const room = aRoom();
  room.importUnits(unitsOf(FIRST, 12));
  room.importUnits(unitsOf(SECOND, 3));
  return room;
}

describe('batches', () => {
  it('are listed newest first, as they were imported', () => {
    const { read } = twoBatches();
    expect(read.batches().map(({ batchId }) => batchId)).toEqual([SECOND, FIRST]);
    expect(read.batch(FIRST)).toMatchObject({ name: 'Batch aaaa-1', unitCount: 12, recipeSha256: RECIPE_SHA256, profile: 'everyware' });
    expect(read.batch(FIRST)?.importedAt).toBe('2026-01-01T00:00:00.000Z');
  });

  it('are found by id, by a name or a beginning of the id that only one has', () => {
    const room = twoBatches();
    const found = (text: string) => room.read.findBatch(text)?.batchId;
    expect([found('aaaa-1'), found('Batch aaab-2'), found('aaab')]).toEqual([FIRST, SECOND, SECOND]);
    expect([found('aaa'), found('bbbb'), found('')]).toEqual([undefined, undefined, undefined]);
    room.settle(appendRequest([{ ...importedEvent('aaab-3' as BatchId, []), name: 'Batch aaab-2' }]));
    expect([found('aaab'), found('Batch aaab-2'), found('aaab-3')]).toEqual([undefined, undefined, 'aaab-3']);
  });

  it('begin with every unit open', () => {
    expect(twoBatches().read.batchStatus(FIRST)).toMatchObject({ open: 12, running: 0, interrupted: 0, outcomes: {}, prepared: 0 });
    expect(twoBatches().read.batchStatus('none' as BatchId)).toBeUndefined();
  });
});

describe('units', () => {
  it('come in row order, a page at a time, byte for byte as they were staged', () => {
    const { read } = twoBatches();
    const first = read.units({ batchId: FIRST, limit: 5 });
    const second = read.units({ batchId: FIRST, afterRow: 5, limit: 5 });
    expect([...first, ...second].map(({ unit }) => unit)).toEqual(unitsOf(FIRST, 10));
    expect(read.units({ batchId: FIRST, afterRow: 10, limit: 5 })).toHaveLength(2);
  });

  it('are open before any event touched them', () => {
    expect(twoBatches().read.unit(`${FIRST}/3` as UnitId)?.state).toEqual({
      unitId: `${FIRST}/3`,
      batchId: FIRST,
      deviceId: 'device-3',
      row: 3,
      status: 'open',
      attempts: 0,
      seq: 0,
    });
  });

  it('that a run may take are given in row order; one that ended for reasons of the station comes back', () => {
    const room = twoBatches();
    const [one, two] = unitsOf(FIRST, 2).map((unit) => eventsOfRun(unit));
    room.append([...(one?.whole ?? [])], [...(two?.whole ?? [])]);
    expect(idsOf(room.read.openUnits(FIRST, 2))).toEqual([`${FIRST}/3`, `${FIRST}/4`]);
    const again = eventsOfRun({ unitId: `${FIRST}/1` as UnitId, batchId: FIRST, deviceId: 'device-1' as DeviceId });
    room.append([again.started, { ...again.passed, outcome: 'error' }]);
    expect(idsOf(room.read.openUnits(FIRST, 2))).toEqual([`${FIRST}/1`, `${FIRST}/3`]);
  });

  it('are found by any identifier in any spelling, the newest batch first', () => {
    const { read } = twoBatches();
    const both = [`${SECOND}/2`, `${FIRST}/2`];
    expect(idsOf(read.unitsByIdentifier(' sn00002 '))).toEqual(both);
    expect(idsOf(read.unitsByIdentifier('02-00-00-00-00-02'))).toEqual(both);
    expect(idsOf(read.unitsByIdentifier('SN00002', 'serialNumber'))).toEqual(both);
    expect(read.unitsByIdentifier('SN00002', 'imei')).toEqual([]);
    expect(idsOf(read.unitsByDevice('device-2' as DeviceId))).toEqual(both);
    expect(read.deviceByIdentifier('macAddress', '020000000002')).toBe('device-2');
    expect(read.deviceByIdentifier('serialNumber', 'SN99999')).toBeUndefined();
  });

  it('are found while an identifier is typed, each once, up to the limit', () => {
    const { read } = twoBatches();
    expect(idsOf(read.searchUnits('sn0001', 10))).toEqual([`${FIRST}/10`, `${FIRST}/11`, `${FIRST}/12`]);
    expect(idsOf(read.searchUnits('02:00:00:00:00:1', 10))).toEqual([`${FIRST}/10`, `${FIRST}/11`, `${FIRST}/12`]);
    expect(read.searchUnits('SN', 4)).toHaveLength(4);
    expect(read.searchUnits('  ', 4)).toEqual([]);
    expect(read.searchUnits('%', 4)).toEqual([]);
  });

  it('with the same text under two kinds are found once', () => {
    const room = aRoom();
    const [unit] = unitsOf(FIRST, 1);
    const identifiers = [toIdentifier('serialNumber', 'ABC1'), toIdentifier('identifier', 'abc1'), toIdentifier('macAddress', 'AB-C1')];
    room.importUnits([{ ...(unit as Unit), identifiers }]);
    expect(room.read.searchUnits('abc', 10)).toHaveLength(1);
    expect(room.read.unitsByIdentifier('abc1')).toHaveLength(1);
  });
});

describe('units of a batch that is not published', () => {
  it('are nowhere to be seen', () => {
    const room = aRoom();
    const units = unitsOf(FIRST, 3);
    room.settle({ kind: 'stage', call: 1, units: packUnits(units.map((unit) => ({ unit, secrets: { password: new Uint8Array([1]) } }))) });
    const { read } = room;
    expect(read.batches()).toEqual([]);
    expect([read.batch(FIRST), read.findBatch(FIRST), read.batchStatus(FIRST)]).toEqual([undefined, undefined, undefined]);
    expect([read.units({ batchId: FIRST, limit: 9 }), read.openUnits(FIRST, 9), read.searchUnits('SN', 9)]).toEqual([[], [], []]);
    expect([read.unitsByIdentifier('SN00001'), read.unitsByDevice('device-1' as DeviceId)]).toEqual([[], []]);
    expect([read.unit(`${FIRST}/1` as UnitId), read.deviceByIdentifier('serialNumber', 'SN00001')]).toEqual([undefined, undefined]);
    expect(read.encryptedSecret(`${FIRST}/1` as UnitId, 'password')).toBeUndefined();
    room.append([importedEvent(FIRST, units)]);
    expect(read.units({ batchId: FIRST, limit: 9 })).toHaveLength(3);
    expect(read.encryptedSecret(`${FIRST}/1` as UnitId, 'password')).toEqual(Buffer.from([1]));
  });

  it.each([
    ['fewer than announced', 2, 'Batch aaaa-1'],
    ['others than announced', 3, 'changed'],
  ])('are not published where they are %s', (_, count, columnText) => {
    const room = aRoom();
    const units = unitsOf(FIRST, 3);
    const stored = units.slice(0, count).map((unit) => ({ ...unit, columns: { ...unit.columns, note: columnText } }));
    room.settle({ kind: 'stage', call: 1, units: packUnits(staged(stored)) });
    const [result] = room.append([importedEvent(FIRST, units)]);
    expect(result).toMatchObject({ failure: { code: 'journal/units-differ', params: { announced: '3', staged: String(count) } } });
    expect(room.read.batches()).toEqual([]);
    expect(room.read.head().seq).toBe(1);
  });

  it('cannot be added to a batch once it is published', () => {
    const room = twoBatches();
    const later = unitsOf(FIRST, 13).slice(12);
    const code = 'journal/batch-published';
    expect(room.settle({ kind: 'stage', call: 1, units: packUnits(staged(later)) })).toMatchObject([
      { failure: { code, params: { batch: FIRST } } },
    ]);
    expect(room.append([importedEvent(FIRST, [])])).toMatchObject([{ failure: { code } }]);
    expect(room.settle({ kind: 'discard', call: 2, batchId: FIRST })).toMatchObject([{ failure: { code } }]);
  });
});

describe('events', () => {
  it('are read by unit, device and batch, alone and together, in order and in pages', () => {
    const room = twoBatches();
    const [unit] = unitsOf(FIRST, 1);
    const [sameDevice] = unitsOf(SECOND, 1);
    if (unit === undefined || sameDevice === undefined) throw new Error('no units');
    const [one, again, later] = [eventsOfRun(unit), eventsOfRun(unit), eventsOfRun(sameDevice)];
    room.append(one.whole, later.whole, again.whole);
    const events = (query: Omit<Parameters<typeof room.read.events>[0], 'limit'>, limit = 100) =>
      room.read.events({ ...query, limit }).map(({ event }) => event);
    expect(events({ unitId: unit.unitId, batchId: SECOND })).toEqual([]);
    expect(events({ deviceId: unit.deviceId, batchId: SECOND }, 1)).toEqual(later.whole.slice(0, 1));
    expect(events({ unitId: unit.unitId })).toEqual([...one.whole, ...again.whole]);
    expect(events({ deviceId: unit.deviceId })).toEqual([...one.whole, ...later.whole, ...again.whole]);
    expect(events({ deviceId: unit.deviceId, batchId: SECOND })).toEqual(later.whole);
    expect(events({ batchId: SECOND })).toEqual([importedEvent(SECOND, unitsOf(SECOND, 3)), ...later.whole]);
    const [first] = room.read.events({ unitId: unit.unitId, limit: 1 });
    expect(events({ unitId: unit.unitId, afterSeq: first?.seq ?? 0 }, 2)).toEqual(one.whole.slice(1, 3));
    expect(events({ unitId: 'nobody' as UnitId })).toEqual([]);
  });

  it('know their place: station, epoch, times and hash', () => {
    const room = aRoom();
    room.append([OPENING]);
    const [opening, second] = room.read.events({ limit: 10 });
    expect(second).toMatchObject({ seq: 2, epoch: 1, wallTime: '2026-01-01T00:00:00.000Z', event: OPENING });
    expect(second?.stationId).toBe(opening?.stationId);
    expect(room.read.head()).toEqual({ seq: 2, hash: second?.hash });
  });

  it('are at most ten thousand at a time', () => {
    const room = aRoom();
    room.append(Array.from({ length: 10_050 }, () => OPENING));
    expect(room.read.events({ limit: 1_000_000 })).toHaveLength(10_000);
  });
});

describe('what is stored by its key', () => {
  it('is found again: contents, people, keys', () => {
    const room = aRoom();
    const content = { kind: 'content', call: 1, sha256: RECIPE_SHA256, content: RECIPE_TEXT } as const;
    const person = (newId: string, name: string) => ({ kind: 'person', call: 2, newId: newId as PersonId, name }) as const;
    const key = { kind: 'store-key', call: 3, batchId: FIRST, wrappedKey: new Uint8Array([7, 8]) } as const;
    const results = room.settle(content, content, person('p1', 'Ada'), person('p2', 'Ada'), person('p3', 'Grace'), key);
    expect(results.map((result) => result.ok && result.answer)).toEqual([undefined, undefined, 'p1', 'p1', 'p3', undefined]);
    expect(room.read.content(RECIPE_SHA256)).toBe(RECIPE_TEXT);
    expect(room.read.personName('p1' as PersonId)).toBe('Ada');
    expect(room.read.personName('p2' as PersonId)).toBeUndefined();
    expect(room.read.wrappedBatchKey(FIRST)).toEqual(Buffer.from([7, 8]));
    room.settle({ kind: 'delete-key', call: 4, batchId: FIRST });
    expect(room.read.wrappedBatchKey(FIRST)).toBeUndefined();
  });

  it('is a content only under its own hash', () => {
    const [result] = aRoom().settle({ kind: 'content', call: 1, sha256: RECIPE_SHA256, content: 'another' });
    expect(result).toMatchObject({ failure: { code: 'journal/content-differs' } });
  });
});
