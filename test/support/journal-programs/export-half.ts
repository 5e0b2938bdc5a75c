/**
 * Exports the batch of a journal for somebody who kills it: `node export-half.ts JOURNAL FILE`. Writes a line when the manifest has its place
 * and the file does not, and then waits for ever.
 */
import { writeSync } from 'node:fs';
import { basename } from 'node:path';
import { draftExport } from '../../../electron/engine/exports/export-batch.ts';
import { earlierPair, publishPair } from '../../../electron/engine/exports/export-pair.ts';
import { openJournal } from '../../../electron/engine/journal/open-journal.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';

const [journalFile = '', file = ''] = process.argv.slice(2);
const journal = await openJournal({ file: journalFile, linesideVersion: '0.1.0' });
const batch = journal.read.findBatch('batch-1');
if (batch === undefined) throw new Error('no batch');
const order = { dialect: 'csv', only: 'all', formulaSafe: false, linesideVersion: '0.1.0' } as const;
const wish = { ...order, journal, batch, by: 'person-1' as PersonId, signal: new AbortController().signal };
const earlier = await earlierPair(file);
const draft = await draftExport(wish, { file, fileName: basename(file) });
await draft.record();
const waits = { ...draft.content, publish: () => new Promise<void>(() => writeSync(1, 'between the two\n')) };
const idle = setInterval(() => undefined, 60_000);
await publishPair(waits, draft.manifestText(earlier.sha256), earlier);
clearInterval(idle);
