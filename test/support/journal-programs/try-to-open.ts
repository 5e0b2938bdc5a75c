/** Tries to open a journal and prints the code of the error, or `open`: `node try-to-open.ts FILE`. */
import { writeSync } from 'node:fs';
import { openJournal } from '../../../electron/engine/journal/open-journal.ts';
import { toAppError } from '../../../shared/errors/app-error.ts';

try {
  const journal = await openJournal({ file: process.argv[2] ?? '', linesideVersion: '0.1.0' });
  writeSync(1, 'open\n');
  await journal.close();
} catch (error) {
  writeSync(1, `${toAppError(error).code}\n`);
}
