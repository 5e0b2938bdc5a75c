/** Looks without a break whether an engine has the journal, until it is killed: `node look-at-the-lock.ts FILE`. Prints `looking`. */
import { writeSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { journalFiles } from '../../../electron/engine/journal/files/journal-files.ts';
import { isStationLocked } from '../../../electron/engine/journal/files/station-lock.ts';

const files = journalFiles(process.argv[2] ?? '');
isStationLocked(files);
writeSync(1, 'looking\n');
for (;;) {
  isStationLocked(files);
  await nextTurn();
}
