/** Opens the journal for the engine, the only one to write it. */
import { prepareJournalFiles } from './files/journal-files.ts';
import { toJournalError } from './files/sqlite-error.ts';
import { takeStationLock } from './files/station-lock.ts';
import type { Journal } from './journal.ts';
import { openEngineReader } from './open-journal-reader.ts';
import type { ClosableReader } from './reading/journal-reader.ts';
import { CommittedEvents } from './writing/committed-events.ts';
import { toEntry } from './writing/event-entry.ts';
import { stationClock } from './writing/station-clock.ts';
import { WriterLink } from './writing/writer-link.ts';
import type { AppendRequest } from './writing/writer-messages.ts';
import { WrittenJournal } from './writing/written-journal.ts';

export interface JournalOptions {
  /** Made, with its folder, where it is missing. */
  readonly file: string;
  readonly linesideVersion: string;
  /** Wall clock, for show; the order is that of the sequence numbers. */
  readonly now?: () => Date;
}

/**
 * Takes the station's lock, brings the schema up to date, checks guards, the end of the chain and the last anchor, removes
 * what was staged and never published, and records `station.opened`. Rejects with `journal/*`.
 */
export async function openJournal({ file, linesideVersion, now }: JournalOptions): Promise<Journal> {
  const files = prepareJournalFiles(file);
  const lock = takeStationLock(files);
  try {
    const clock = stationClock(now);
    const committed = new CommittedEvents();
    const opening = openingRequest(linesideVersion, clock.wallTime());
    const link = await WriterLink.start({ files, opening }, () => committed.publish());
    const reader = await openReader(link, files.database);
    return new WrittenJournal({ file: files.database, link, lock, reader, clock, committed });
  } catch (error) {
    lock.release();
    throw toJournalError(error, files.database);
  }
}

async function openReader(link: WriterLink, file: string): Promise<ClosableReader> {
  try {
    return openEngineReader(file);
  } catch (error) {
    await link.close();
    throw error;
  }
}

function openingRequest(linesideVersion: string, wallTime: string): AppendRequest {
  const entry = toEntry({ type: 'station.opened', version: 1, linesideVersion });
  return { kind: 'append', call: 0, wallTime, monotonicMs: 0, entries: [entry] };
}
