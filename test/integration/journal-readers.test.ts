/** Reading commands look into the journal while the engine of another process writes it. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJournalReader } from '../../electron/engine/journal/open-journal-reader.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import { aFolder, aJournal, importUnits } from '../support/journal.ts';
import { unitsOf } from '../support/journal-events.ts';
import { startProgram } from '../support/journal-programs/start-program.ts';

const BATCH = 'batch-1' as BatchId;

describe('a reader beside a writing engine', () => {
  it('sees every acknowledged event, whole appends only, and a good chain', async () => {
    const file = join(aFolder(), 'journal.sqlite');
    const journal = await aJournal(file);
    await importUnits(journal, unitsOf(BATCH, 4));
    await journal.close();
    const program = startProgram('append-in-a-loop', file, '4');
    const seen: number[] = [];
    for (let lines = 200; lines <= 1000; lines += 200) {
      await program.printed(lines);
      const acknowledged = Number(program.lines.at(-1)?.split(' ')[0]);
      const read = openJournalReader(file);
      const { seq } = read.head();
      expect(seq).toBeGreaterThanOrEqual(acknowledged);
      const last = read.events({ afterSeq: seq - 1, limit: 1 })[0]?.event.type;
      expect(['step.intended', 'run.settled']).toContain(last);
      expect(await read.verifyChain()).toMatchObject({ ok: true });
      read.close();
      seen.push(seq);
    }
    expect(seen).toEqual(seen.toSorted((left, right) => left - right));
    expect(new Set(seen).size).toBeGreaterThan(1);
    expect(program.child.exitCode).toBeNull();
  });

  it('reads a journal that nobody has open, and leaves nothing beside it that would hinder the engine', async () => {
    const { file, close, read } = await aJournal().then((journal) => ({
      file: journal.file,
      close: () => journal.close(),
      read: journal.read,
    }));
    const { seq } = read.head();
    await close();
    const reader = openJournalReader(file);
    expect(reader.head().seq).toBe(seq);
    reader.close();
    expect((await aJournal(file)).epoch).toBe(2);
  });
});
