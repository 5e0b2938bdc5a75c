/** The journal's files are deleted or replaced under the engine: nothing is acknowledged that no record will hold. */
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Journal } from '../../electron/engine/journal/journal.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import { aJournal, importUnits } from '../support/journal.ts';
import { eventsOfRun, unitsOf } from '../support/journal-events.ts';

const BATCH = 'batch-1' as BatchId;
const gone = expect.objectContaining({ code: 'journal/file-gone' });

async function journalInWork(): Promise<{ journal: Journal; run: ReturnType<typeof eventsOfRun>; anchors: () => string }> {
  const journal = await aJournal();
  const units = unitsOf(BATCH, 1);
  await importUnits(journal, units);
  const run = eventsOfRun(units[0] as (typeof units)[number]);
  await journal.append([run.started]);
  return { journal, run, anchors: () => readFileSync(`${journal.file}.anchors`, 'utf8') };
}

describe.skipIf(process.platform === 'win32')('a journal in work', () => {
  it.each([
    ['is deleted', (file: string) => ['', '-wal', '-shm'].forEach((ending) => rmSync(`${file}${ending}`))],
    ['is moved away', (file: string) => renameSync(file, `${file}.old`)],
    ['loses its log', (file: string) => rmSync(`${file}-wal`)],
    [
      'is replaced by a copy',
      (file: string) => {
        copyFileSync(file, `${file}.copy`);
        renameSync(`${file}.copy`, file);
      },
    ],
  ])('refuses whatever is to be recorded once it %s, and writes no anchor for it', async (_, happen) => {
    const { journal, run, anchors } = await journalInWork();
    const anchored = anchors();
    const heard: string[] = [];
    journal.onAppended((events) => heard.push(...events.map(({ event }) => event.type)));
    happen(journal.file);
    await expect(journal.append([run.intended])).rejects.toEqual(gone);
    await expect(journal.append([run.settled])).rejects.toEqual(gone);
    await expect(journal.person('Anna')).rejects.toEqual(gone);
    await journal.close();
    expect(heard).toEqual([]);
    expect(anchors()).toBe(anchored);
  });

  it('goes on refusing when the file is put back: what was asked meanwhile is in no order with it', async () => {
    const { journal, run } = await journalInWork();
    renameSync(journal.file, `${journal.file}.away`);
    await expect(journal.append([run.intended])).rejects.toEqual(gone);
    renameSync(`${journal.file}.away`, journal.file);
    await expect(journal.append([run.settled])).rejects.toEqual(gone);
    await journal.close();
    expect(existsSync(journal.file)).toBe(true);
  });
});
