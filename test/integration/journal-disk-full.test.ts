/** A disk that is really full, under the whole journal: nothing that was acknowledged is lost, and it goes on when there is room. */
import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BatchId } from '../../shared/domain/ids.ts';
import { aFolder, aJournal, importUnits } from '../support/journal.ts';
import { eventsOfRun, unitsOf } from '../support/journal-events.ts';

const BATCH = 'batch-1' as BatchId;
const MEGABYTE = 1024 * 1024;

/** A disk of its own; undefined where this computer or user may not mount one. */
function smallDisk(): string | undefined {
  const folder = aFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder]);
  if (mounted.status !== 0) return undefined;
  onTestFinished(() => void execFileSync('umount', [folder]));
  return folder;
}

describe('a full disk', () => {
  it('refuses appends and keeps what was acknowledged', async (context) => {
    const disk = smallDisk();
    if (disk === undefined) return context.skip('only root on Linux may mount a small disk');
    const journal = await aJournal(join(disk, 'journal.sqlite'));
    const units = unitsOf(BATCH, 4);
    await importUnits(journal, units);
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, Buffer.alloc(2 * MEGABYTE));
    let acknowledged = 2;
    const lanes = units.map(async (unit) => {
      for (;;) {
        const { length } = await journal.append(eventsOfRun(unit).whole);
        acknowledged += length;
      }
    });
    const ends = await Promise.allSettled(lanes);
    expect(ends.map((end) => end.status === 'rejected' && (end.reason as { code: string }).code)).toEqual(
      Array(4).fill('journal/disk-full'),
    );
    expect(journal.read.head().seq).toBe(acknowledged);
    rmSync(ballast);
    const again = await Promise.all(units.map((unit) => journal.append(eventsOfRun(unit).whole)));
    acknowledged += again.flat().length;
    expect(await journal.read.verifyChain()).toEqual({ ok: true, entries: acknowledged });
    expect(journal.read.batchStatus(BATCH)?.outcomes).toEqual({ pass: 4 });
    await journal.close();
  });
});
