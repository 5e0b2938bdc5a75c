/** What a reader shows of runs whose engine was killed, before another one has opened the journal. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJournalReader } from '../../electron/engine/journal/open-journal-reader.ts';
import { isStationLocked } from '../../electron/engine/journal/files/station-lock.ts';
import type { BatchId, UnitId } from '../../shared/domain/ids.ts';
import type { JournalEvent } from '../../shared/domain/events.ts';
import { journalFiles } from '../../electron/engine/journal/files/journal-files.ts';
import { aFolder, aJournal, importUnits } from '../support/journal.ts';
import { eventsOfRun, unitsOf } from '../support/journal-events.ts';
import { startProgram } from '../support/journal-programs/start-program.ts';

const BATCH = 'batch-1' as BatchId;

/** Three units: one in doubt, one just begun, one untouched; their engine lives until it is killed. */
async function inWork() {
  const file = join(aFolder(), 'journal.sqlite');
  const program = startProgram('begin-and-hold', file);
  await program.printed(1);
  return { file, program };
}

function look(file: string) {
  const read = openJournalReader(file);
  try {
    const standing = ({ state }: { state: { status: string; outcome?: string | undefined } }) =>
      `${state.status} ${state.outcome ?? ''}`.trim();
    const { running, interrupted, outcomes, open } = read.batchStatus(BATCH) ?? {};
    return {
      counts: { open, running, interrupted, outcomes },
      units: read.units({ batchId: BATCH, limit: 9 }).map(standing),
      one: [read.unit(`${BATCH}/1` as UnitId)].flatMap((row) => (row === undefined ? [] : [standing(row)])),
      interrupted: read.interruptedUnits().map(({ unit }) => unit.row),
      ofBatch: read.interruptedUnits(BATCH).map(({ unit }) => unit.row),
      head: read.head().seq,
    };
  } finally {
    read.close();
  }
}

const AT_WORK = { open: 1, running: 2, interrupted: 0, outcomes: {} };
const LEFT = { open: 1, running: 0, interrupted: 1, outcomes: { unknown: 1 } };

describe('a reader', () => {
  it('shows units in work while their engine lives, and as the next opening leaves them once it was killed', async () => {
    const { file, program } = await inWork();
    const alive = look(file);
    expect(alive).toMatchObject({ counts: AT_WORK, units: ['running', 'running', 'open'], interrupted: [] });
    await program.kill();
    const left = look(file);
    expect(left).toEqual({
      counts: LEFT,
      units: ['interrupted unknown', 'interrupted', 'open'],
      one: ['interrupted unknown'],
      interrupted: [1, 2],
      ofBatch: [1, 2],
      head: alive.head,
    });
    await (await aJournal(file)).close();
    expect(look(file)).toEqual({ ...left, head: left.head + 1 });
  });

  it('that was open before an engine came shows what that one works on as in work', async () => {
    const { file, program } = await inWork();
    await program.kill();
    const read = openJournalReader(file);
    expect(read.batchStatus(BATCH)).toMatchObject(LEFT);
    const journal = await aJournal(file);
    expect(read.batchStatus(BATCH)).toMatchObject(LEFT);
    const [, , third] = unitsOf(BATCH, 3).map((unit) => eventsOfRun(unit));
    await journal.append([third?.started] as JournalEvent[]);
    expect(read.batchStatus(BATCH)).toMatchObject({ ...LEFT, open: 0, running: 1 });
    expect(read.unit(`${BATCH}/3` as UnitId)?.state.status).toBe('running');
    read.close();
  });

  it('that was open before its engine was killed keeps to what it knew', async () => {
    const { file, program } = await inWork();
    const read = openJournalReader(file);
    await program.kill();
    expect(read.batchStatus(BATCH)).toMatchObject(AT_WORK);
    read.close();
  });

  it('says nothing of units in work in the process of the engine itself', async () => {
    const journal = await aJournal();
    await importUnits(journal, unitsOf(BATCH, 3));
    await journal.append([eventsOfRun(unitsOf(BATCH, 1)[0] as never).started]);
    expect(look(journal.file).counts).toMatchObject({ open: 2, running: 1 });
    expect(journal.read.batchStatus(BATCH)).toMatchObject({ open: 2, running: 1 });
  });

  it('does not make an engine fail to start that comes while it looks', async () => {
    const journal = await aJournal();
    await journal.close();
    const slow = startProgram('look-slowly', journal.file);
    await slow.printed(1);
    const again = await aJournal(journal.file);
    expect(isStationLocked(journalFiles(again.file))).toBe(true);
    await again.close();
    expect(isStationLocked(journalFiles(again.file))).toBe(false);
  });
});
