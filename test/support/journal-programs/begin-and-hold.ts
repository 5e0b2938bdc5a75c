/** Imports three units, begins runs of two of them and waits to be killed: `node begin-and-hold.ts FILE`. Prints `begun`. */
import { writeSync } from 'node:fs';
import { openJournal } from '../../../electron/engine/journal/open-journal.ts';
import type { BatchId } from '../../../shared/domain/ids.ts';
import { eventsOfRun, importedEvent, RECIPE_SHA256, RECIPE_TEXT, staged, unitsOf } from '../journal-events.ts';

const journal = await openJournal({ file: process.argv[2] ?? '', linesideVersion: '0.1.0' });
const batchId = 'batch-1' as BatchId;
const units = unitsOf(batchId, 3);
await journal.storeContent(RECIPE_SHA256, RECIPE_TEXT);
await journal.stageUnits(staged(units));
await journal.append([importedEvent(batchId, units)]);
for (const unit of units.slice(0, 2)) {
  const { started, intended } = eventsOfRun(unit);
  await journal.append(unit.row === 1 ? [started, intended] : [started]);
}
writeSync(1, 'begun\n');
process.stdin.resume();
