/** A journal on a disk that takes no writes, as one handed over for an examination. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openJournalReader } from '../../electron/engine/journal/open-journal-reader.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import { aFolder, aJournal, importUnits } from '../support/journal.ts';
import { unitsOf } from '../support/journal-events.ts';

const BATCH = 'batch-1' as BatchId;

/** A copy of the journal's folder on a disk of its own that is then read-only; undefined where nobody may mount here. */
function onReadOnlyDisk(file: string): string | undefined {
  const disk = aFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', disk]).status !== 0) return undefined;
  onTestFinished(() => void execFileSync('umount', [disk]));
  cpSync(dirname(file), disk, { recursive: true });
  execFileSync('mount', ['-o', 'remount,ro', disk]);
  return join(disk, basename(file));
}

describe('a journal on a read-only disk', () => {
  it('is read where it was closed', async (context) => {
    const journal = await aJournal();
    await importUnits(journal, unitsOf(BATCH, 3));
    const { seq } = journal.read.head();
    await journal.close();
    const file = onReadOnlyDisk(journal.file);
    if (file === undefined) return context.skip('only root on Linux may mount a disk');
    const read = openJournalReader(file);
    expect(read.head().seq).toBe(seq);
    expect(read.batchStatus(BATCH)).toMatchObject({ open: 3 });
    expect(await read.verifyChain()).toEqual({ ok: true, entries: seq });
    read.close();
    expect(existsSync(`${file}-shm`)).toBe(false);
  });

  it('is refused with its name where it has a log, which may hold more than the file', async (context) => {
    const journal = await aJournal();
    await importUnits(journal, unitsOf(BATCH, 3));
    const file = onReadOnlyDisk(journal.file);
    if (file === undefined) return context.skip('only root on Linux may mount a disk');
    execFileSync('mount', ['-o', 'remount,rw', dirname(file)]);
    execFileSync('rm', [`${file}-shm`]);
    execFileSync('mount', ['-o', 'remount,ro', dirname(file)]);
    expect(() => openJournalReader(file)).toThrow(expect.objectContaining({ code: 'journal/not-writable', params: { file } }));
  });
});
