/** One engine per journal, by a lock that dies with its process. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../electron/engine/journal/open-journal.ts';
import { openJournalReader } from '../../electron/engine/journal/open-journal-reader.ts';
import { aFolder, aJournal } from '../support/journal.ts';
import { startProgram } from '../support/journal-programs/start-program.ts';

const open = (file: string) => openJournal({ file, linesideVersion: '0.1.0' });
const inUse = expect.objectContaining({ code: 'journal/in-use' });

describe('a journal that an engine has open', () => {
  it('is refused to another process, until the first one is gone, however it went', async () => {
    const file = join(aFolder(), 'journal.sqlite');
    const first = startProgram('hold-open', file);
    await first.printed(1);
    await expect(open(file)).rejects.toEqual(inUse);
    await first.kill();
    const second = startProgram('hold-open', file);
    await second.printed(1);
    await expect(open(file)).rejects.toEqual(inUse);
    second.child.stdin?.end();
    await new Promise((resolve) => second.child.once('close', resolve));
    await aJournal(file);
  });

  it('is refused to the same process, under any of its names', async () => {
    const folder = aFolder();
    const { file } = await aJournal(join(folder, 'here', 'journal.sqlite'));
    symlinkSync(dirname(file), join(folder, 'there'));
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync(file, join(folder, 'elsewhere', 'link.sqlite'));
    await expect(open(file)).rejects.toEqual(inUse);
    await expect(open(join(folder, 'there', 'journal.sqlite'))).rejects.toEqual(inUse);
    await expect(open(join(folder, 'elsewhere', 'link.sqlite'))).rejects.toEqual(inUse);
  });

  it('stays locked after refusals and readers in the same process', async () => {
    const { file } = await aJournal();
    await expect(open(file)).rejects.toEqual(inUse);
    openJournalReader(file).close();
    const other = startProgram('try-to-open', file);
    await other.printed(1);
    expect(other.lines).toEqual(['journal/in-use']);
  });

  it('can be opened again in the same process once it is closed', async () => {
    const first = await aJournal();
    await first.close();
    const second = await aJournal(first.file);
    expect(second.epoch).toBe(2);
    expect(second.stationId).toBe(first.stationId);
  });
});
