/** For commands that only look: the journal read-only, also while an engine works on it (ARCHITECTURE, "The processes"). */
import { existsSync } from 'node:fs';
import type { JournalReader } from '../engine/journal/journal.ts';
import { stationPaths } from '../station-folder.ts';
import type { Call } from './command.ts';

/** A station that has not imported anything yet has no journal; that is no error unless one was named. */
export function isFreshStation({ given, environment }: Call): boolean {
  return !given.has('db') && !existsSync(stationPaths(environment).journalFile);
}

export async function readJournal<Result>({ given, environment }: Call, look: (read: JournalReader) => Promise<Result>): Promise<Result> {
  const { openJournalReader } = await import('../engine/journal/open-journal-reader.ts');
  const reader = openJournalReader(stationPaths(environment, given.text('db')).journalFile);
  try {
    return await look(reader);
  } finally {
    reader.close();
  }
}
