/** Stages units of `batch-2` until it is killed: `node stage-in-a-loop.ts FILE`. Prints the number of units staged so far. */
import { openJournal } from '../../../electron/engine/journal/open-journal.ts';
import type { BatchId } from '../../../shared/domain/ids.ts';
import { staged, unitsOf } from '../journal-events.ts';
import { print } from './print.ts';

const SLICE = 100;
const journal = await openJournal({ file: process.argv[2] ?? '', linesideVersion: '0.1.0' });
const units = staged(unitsOf('batch-2' as BatchId, 100_000));
for (let first = 0; first < units.length; first += SLICE) {
  await journal.stageUnits(units.slice(first, first + SLICE));
  await print(`${first + SLICE}\n`);
}
