import { describe, expect, it } from 'vitest';
import { packUnits } from '../../../../../../electron/engine/journal/writing/packed-units.ts';
import type { WriterResult } from '../../../../../../electron/engine/journal/writing/writer-messages.ts';
import type { JournalEvent } from '../../../../../../shared/domain/events.ts';
import type { BatchId, UnitId } from '../../../../../../shared/domain/ids.ts';
import { eventsOfRun, importedEvent, staged, unitsOf } from '../../../../../support/journal-events.ts';
import type { Unit } from '../../../../../../shared/domain/unit.ts';
import { aRoom, appendRequest, OPENING, type TestRoom } from '../../../../../support/writing-room.ts';

const BATCH = 'batch-1' as BatchId;
const codes = (results: readonly WriterResult[]) => results.map((result) => (result.ok ? 'ok' : result.failure.code));
const typesOf = ({ read }: TestRoom) => read.events({ limit: 100 }).map(({ event }) => event.type);

function roomWithUnits() {
  const room = aRoom();
  const units = unitsOf(BATCH, 3);
  room.importUnits(units);
  const [one, two, three] = units.map((unit) => eventsOfRun(unit));
  if (one === undefined || two === undefined || three === undefined) throw new Error('three units');
  return { room, one, two, three };
}

/** A journal that cannot grow any more, as on a full disk. */
function fill({ database }: TestRoom): void {
  database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true }))}`);
}

const big: JournalEvent = { ...OPENING, linesideVersion: 'x'.repeat(50_000) };

describe('a group of appends', () => {
  it('is one transaction, its events in the order they were asked for', () => {
    const { room, one, two } = roomWithUnits();
    const before = room.read.head().seq;
    const results = room.append(one.whole, two.whole);
    expect(results.map((result) => result.ok && result.answer)).toEqual([
      expect.objectContaining({ firstSeq: before + 1 }),
      expect.objectContaining({ firstSeq: before + 5 }),
    ]);
    expect(room.read.events({ afterSeq: before, limit: 100 }).map(({ event }) => event)).toEqual([...one.whole, ...two.whole]);
  });

  it('loses exactly the append that is wrong, and that one whole', async () => {
    const { room, one, two, three } = roomWithUnits();
    const stranger = { ...two.intended, unitId: 'nobody' as UnitId } as JournalEvent;
    expect(codes(room.append([one.started], [two.started, stranger], [three.started]))).toEqual(['ok', 'journal/unknown-unit', 'ok']);
    expect(typesOf(room)).toEqual(['station.opened', 'batch.imported', 'run.started', 'run.started']);
    expect(room.read.unit(`${BATCH}/2` as UnitId)?.state.status).toBe('open');
    expect(room.read.batchStatus(BATCH)).toMatchObject({ open: 1, running: 2 });
    expect(await room.read.verifyChain()).toEqual({ ok: true, entries: 4 });
  });

  it('is refused as a whole on a full disk, and the journal goes on when there is room again', async () => {
    const { room, one, two } = roomWithUnits();
    fill(room);
    expect(codes(room.append([one.started], [big], [two.started]))).toEqual(Array(3).fill('journal/disk-full'));
    expect(typesOf(room)).toEqual(['station.opened', 'batch.imported']);
    room.database.pragma('max_page_count = 1000000');
    expect(codes(room.append(one.whole, [big]))).toEqual(['ok', 'ok']);
    expect(room.read.batchStatus(BATCH)).toMatchObject({ open: 2, running: 0, outcomes: { pass: 1 } });
    expect(await room.read.verifyChain()).toEqual({ ok: true, entries: 7 });
  });

  it('is refused where the file does not take it', () => {
    const { room, one } = roomWithUnits();
    room.database.pragma('query_only = ON');
    expect(codes(room.append([one.started], [OPENING]))).toEqual(['journal/not-writable', 'journal/not-writable']);
    room.database.pragma('query_only = OFF');
    expect(codes(room.append([one.started]))).toEqual(['ok']);
  });

  it('folds each event into what the one before left, across a commit that failed', () => {
    const { room, one } = roomWithUnits();
    room.append([one.started]);
    fill(room);
    expect(codes(room.append([...one.whole.slice(1), big]))).toEqual(['journal/disk-full']);
    room.database.pragma('max_page_count = 1000000');
    room.append([one.intended]);
    const state = room.read.unit(`${BATCH}/1` as UnitId)?.state;
    expect(state?.status).toBe('running');
    expect(state?.run?.steps).toEqual([
      { step: 'kura.properties', name: 'Properties', phase: 'intended', tag: 'idempotent', evidence: [], results: {} },
    ]);
  });
});

describe('staged units', () => {
  const SECOND = 'batch-2' as BatchId;

  it('go on where the last good transaction left them', () => {
    const { room } = roomWithUnits();
    const units = unitsOf(SECOND, 4);
    const stage = (from: number, to: number) => ({ kind: 'stage', call: from, units: packUnits(staged(units.slice(from, to))) }) as const;
    expect(codes(room.settle(stage(0, 2)))).toEqual(['ok']);
    expect(codes(room.settle(stage(2, 3), stage(1, 2)))).toEqual(['ok', 'journal/units-out-of-order']);
    fill(room);
    const tooBig = staged([{ ...unitsOf(SECOND, 4)[3], columns: { note: 'x'.repeat(50_000) } } as Unit]);
    expect(codes(room.settle({ kind: 'stage', call: 9, units: packUnits(tooBig) }))).toEqual(['journal/disk-full']);
    room.database.pragma('max_page_count = 1000000');
    room.importUnits(unitsOf('batch-3' as BatchId, 1));
    expect(codes(room.settle(stage(3, 4)))).toEqual(['ok']);
    expect(codes(room.append([importedEvent(SECOND, units)]))).toEqual(['ok']);
  });

  it('are discarded in slices, with other requests in between', () => {
    const { room, one } = roomWithUnits();
    room.settle({ kind: 'stage', call: 1, units: packUnits(staged(unitsOf(SECOND, 450))) });
    const first = room.room.settle([{ kind: 'discard', call: 2, batchId: SECOND }]);
    expect(first).toEqual({ results: [], unfinished: [{ kind: 'discard', call: 2, batchId: SECOND }] });
    const second = room.room.settle([...first.unfinished, appendRequest([one.started])]);
    expect(codes(second.results)).toEqual(['ok']);
    const third = room.room.settle(second.unfinished);
    expect(third).toEqual({ results: [{ call: 2, ok: true, answer: undefined }], unfinished: [] });
    expect(room.database.prepare("SELECT count(*) AS left FROM unit WHERE unit_id LIKE 'batch-2/%'").get()).toEqual({ left: 0 });
    expect(room.database.prepare('SELECT count(*) AS left FROM identifier').get()).toEqual({ left: 6 });
  });
});
