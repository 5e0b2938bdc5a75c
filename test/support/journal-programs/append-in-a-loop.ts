/**
 * A process that appends in a loop until it is killed: `node append-in-a-loop.ts FILE LANES`. Each append is two events of a
 * unit of `batch-1`. For each event that was acknowledged it prints `SEQ HASH`.
 */
import type { Journal } from '../../../electron/engine/journal/journal.ts';
import { openJournal } from '../../../electron/engine/journal/open-journal.ts';
import type { JournalEvent } from '../../../shared/domain/events.ts';
import type { BatchId } from '../../../shared/domain/ids.ts';
import { eventsOfRun, unitsOf } from '../journal-events.ts';
import { print } from './print.ts';

const [file = '', lanes = '1'] = process.argv.slice(2);

async function append(journal: Journal, events: readonly JournalEvent[]): Promise<void> {
  const stored = await journal.append(events);
  await print(stored.map(({ seq, hash }) => `${seq} ${hash}\n`).join(''));
}

const journal = await openJournal({ file, linesideVersion: '0.1.0' });
await Promise.all(
  unitsOf('batch-1' as BatchId, Number(lanes)).map(async (unit) => {
    for (;;) {
      const { started, intended, settled, passed } = eventsOfRun(unit);
      await append(journal, [started, intended]);
      await append(journal, [settled, passed]);
    }
  }),
);
