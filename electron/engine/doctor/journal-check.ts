/** The database library, and the journal as it lies there. The rooms are loaded here and not above: that one may not load is a finding. */
import { existsSync } from 'node:fs';
import { toAppError, toFailure } from '../../../shared/errors/app-error.ts';
import type { Finding } from './finding.ts';

export async function checkDatabase(): Promise<Finding> {
  try {
    const { databaseVersion } = await import('../journal/database-version.ts');
    return { name: 'database', required: true, ok: true, said: { key: 'doctor.database.ok', params: { version: databaseVersion() } } };
  } catch (error) {
    const reason = toFailure(error).chain.join(' ← ');
    return { name: 'database', required: true, ok: false, said: { key: 'doctor.database.not-loading', params: { reason } } };
  }
}

/** Reads the end of the chain and the last anchor, as every opening does; the engine may be at work on it meanwhile. */
export async function checkJournal(file: string): Promise<Finding> {
  if (!existsSync(file)) return { name: 'journal', required: true, ok: true, said: { key: 'doctor.journal.none' } };
  try {
    const events = await readEnd(file);
    return { name: 'journal', required: true, ok: true, said: { key: 'doctor.journal.ok', params: { file, events } } };
  } catch (thrown) {
    return { name: 'journal', required: true, ok: false, said: { error: toAppError(thrown) } };
  }
}

/** The room that lets open runs be settled on a full disk; kept by the engine, looked at here. */
export async function checkReserve(file: string): Promise<Finding> {
  const finding = (ok: boolean, key: 'none' | 'ok' | 'given-up'): Finding => ({
    name: 'journal-reserve',
    required: false,
    ok,
    said: { key: `doctor.journal-reserve.${key}` },
  });
  if (!existsSync(file)) return finding(true, 'none');
  const { isReserveKept } = await import('../journal/files/disk-reserve.ts');
  const { journalFiles } = await import('../journal/files/journal-files.ts');
  const isKept = isReserveKept(journalFiles(file).reserve);
  return finding(isKept, isKept ? 'ok' : 'given-up');
}

/** The number of events. Throws `journal/*`. */
async function readEnd(file: string): Promise<number> {
  const { openJournalReader } = await import('../journal/open-journal-reader.ts');
  const { journalFiles } = await import('../journal/files/journal-files.ts');
  const { ReadConnection } = await import('../journal/reading/read-connection.ts');
  const { checkAtOpen } = await import('../journal/chain/check-at-open.ts');
  const reader = openJournalReader(file);
  const files = journalFiles(file);
  const connection = ReadConnection.open(files.database);
  try {
    checkAtOpen(connection, files);
    return reader.head().seq;
  } finally {
    connection.close();
    reader.close();
  }
}
