/** The engine is killed while it writes, many times: what was acknowledged is there, nothing is half there. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openEngineReader } from '../../electron/engine/journal/open-journal-reader.ts';
import type { StoredEvent } from '../../shared/domain/events.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import { openUnit, reduceUnit, type UnitState } from '../../shared/domain/unit-state.ts';
import { aFolder, aJournal, importUnits } from '../support/journal.ts';
import { unitsOf } from '../support/journal-events.ts';
import { startProgram } from '../support/journal-programs/start-program.ts';

const BATCH = 'batch-1' as BatchId;
const LANES = 8;
const KILLS = 12;

async function preparedJournal(): Promise<string> {
  const file = join(aFolder(), 'journal.sqlite');
  const journal = await aJournal(file);
  await importUnits(journal, unitsOf(BATCH, LANES));
  await journal.close();
  return file;
}

function allEvents(read: ReturnType<typeof openEngineReader>): StoredEvent[] {
  const events: StoredEvent[] = [];
  for (let page = read.events({ limit: 10_000 }); page.length > 0; page = read.events({ afterSeq: events.length, limit: 10_000 })) {
    events.push(...page);
  }
  return events;
}

function expectNothingHalf(events: readonly StoredEvent[]): void {
  const runsWith = (type: string) => events.flatMap(({ event }) => (event.type === type && 'runId' in event ? [event.runId] : []));
  // The two events of an append came together or not at all.
  expect(runsWith('step.intended')).toEqual(runsWith('run.started'));
  expect(runsWith('run.settled')).toEqual(runsWith('step.settled'));
}

function expectProjectionIsFold(read: ReturnType<typeof openEngineReader>, events: readonly StoredEvent[]): void {
  for (const { unit, state } of read.units({ batchId: BATCH, limit: LANES })) {
    const { unitId, batchId, deviceId, row } = unit;
    const folded = events.reduce<UnitState>((before, stored) => {
      const isMine = 'unitId' in stored.event && stored.event.unitId === unitId;
      return isMine || (stored.event.type === 'station.opened' && before.status === 'running') ? reduceUnit(before, stored) : before;
    }, openUnit({ unitId, batchId, deviceId, row }));
    expect(state).toEqual(folded);
  }
}

describe('a journal whose engine is killed', () => {
  it(`holds all that was acknowledged and no half append, ${KILLS} times in a row`, { timeout: 180_000 }, async () => {
    const file = await preparedJournal();
    const acknowledged: string[] = [];
    for (let round = 1; round <= KILLS; round += 1) {
      const program = startProgram('append-in-a-loop', file, String(LANES));
      // Another moment each time: at once, and after some hundreds of commits.
      await program.printed(round * round * 10);
      await program.kill();
      acknowledged.push(...program.lines);
    }
    // As stored: another reader would show what the kill left in work as interrupted.
    const read = openEngineReader(file);
    const events = allEvents(read);
    const stored = new Set(events.map(({ seq, hash }) => `${seq} ${hash}`));
    expect(acknowledged.length).toBeGreaterThan(5000);
    expect(acknowledged.filter((line) => !stored.has(line))).toEqual([]);
    expect(await read.verifyChain()).toEqual({ ok: true, entries: events.length });
    expectNothingHalf(events);
    expectProjectionIsFold(read, events);
    expect(new Set(events.map(({ epoch }) => epoch))).toEqual(new Set(Array.from({ length: KILLS + 1 }, (_, index) => index + 1)));
    read.close();
  });

  it('says at the next opening that runs were interrupted, unknown where an intent has no answer', async () => {
    const file = await preparedJournal();
    const program = startProgram('append-in-a-loop', file, String(LANES));
    await program.printed(200);
    await program.kill();
    const journal = await aJournal(file);
    const states = journal.read.units({ batchId: BATCH, limit: LANES }).map(({ state }) => state);
    expect(states.filter(({ status }) => status === 'running')).toEqual([]);
    const interrupted = states.filter(({ status }) => status === 'interrupted');
    // The loop has no commit between an intent and its answer but the one it waits for.
    expect(interrupted.map(({ outcome }) => outcome)).toEqual(interrupted.map(() => 'unknown'));
    expect(journal.read.interruptedUnits(BATCH)).toHaveLength(interrupted.length);
    expect(journal.read.batchStatus(BATCH)?.outcomes.unknown ?? 0).toBe(interrupted.length);
  });

  it('forgets an import that was not published', async () => {
    const file = await preparedJournal();
    const program = startProgram('stage-in-a-loop', file);
    await program.printed(5);
    await program.kill();
    const journal = await aJournal(file);
    expect(journal.read.batches().map(({ batchId }) => batchId)).toEqual([BATCH]);
    await importUnits(journal, unitsOf('batch-2' as BatchId, 20));
    expect(journal.read.batchStatus('batch-2' as BatchId)?.open).toBe(20);
    await journal.close();
    const database = new Database(file, { readonly: true });
    expect(database.prepare('SELECT count(*) AS units FROM unit').get()).toEqual({ units: LANES + 20 });
    expect(database.prepare('SELECT count(*) AS units FROM open_unit').get()).toEqual({ units: LANES + 20 });
    expect(database.prepare('SELECT count(*) AS identifiers FROM identifier').get()).toEqual({ identifiers: 2 * (LANES + 20) });
    database.close();
  });
});
