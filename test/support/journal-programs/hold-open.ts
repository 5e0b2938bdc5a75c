/** Opens a journal and keeps it open until it is told to stop or killed: `node hold-open.ts FILE`. Prints `open`. */
import { writeSync } from 'node:fs';
import { openJournal } from '../../../electron/engine/journal/open-journal.ts';

const journal = await openJournal({ file: process.argv[2] ?? '', linesideVersion: '0.1.0' });
writeSync(1, 'open\n');
process.stdin.once('end', () => void journal.close());
process.stdin.resume();
