/**
 * Appends for somebody who watches the system calls: `node append-one-by-one.ts FILE`. Writes `ask N` before and `told N` after
 * each of five appends; then `ask group`, eight appends at once, and `told group` when all are acknowledged.
 */
import { writeSync } from 'node:fs';
import { openJournal } from '../../../electron/engine/journal/open-journal.ts';
import type { BatchId } from '../../../shared/domain/ids.ts';
import { eventsOfRun, unitsOf } from '../journal-events.ts';

const journal = await openJournal({ file: process.argv[2] ?? '', linesideVersion: '0.1.0' });
const [unit, ...others] = unitsOf('batch-1' as BatchId, 9).map((each) => eventsOfRun(each));
for (let number = 1; number <= 5 && unit !== undefined; number += 1) {
  writeSync(1, `ask ${number}\n`);
  await journal.append([unit.started]);
  writeSync(1, `told ${number}\n`);
}
writeSync(1, 'ask group\n');
await Promise.all(others.map(({ whole }) => journal.append(whole)));
writeSync(1, 'told group\n');
await journal.close();
