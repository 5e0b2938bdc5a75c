/**
 * Appends for somebody who watches the system calls: `node append-one-by-one.ts FILE`. Writes `ask N` before and `told N` after
 * each of five appends; then `ask group`, eight appends at once, and `told group` when all are acknowledged.
 */
import { writeSync } from 'node:fs';
import { openJournal } from '../../../electron/engine/journal/open-journal.ts';
import type { BatchId } from '../../../shared/domain/ids.ts';
import { eventsOfRun, unitsOf } from '../journal-events.ts';

const journal = await openJournal({ file: process.argv[2] ?? '', linesideVersion: '0.1.0' });
const runs = unitsOf('batch-1' as BatchId, 9).map((unit) => eventsOfRun(unit));
for (const [number, { started }] of runs.slice(0, 5).entries()) {
  writeSync(1, `ask ${number + 1}\n`);
  await journal.append([started]);
  writeSync(1, `told ${number + 1}\n`);
}
writeSync(1, 'ask group\n');
await Promise.all(runs.slice(1).map(({ whole }) => journal.append(whole)));
writeSync(1, 'told group\n');
await journal.close();
