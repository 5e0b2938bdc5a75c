/** Opens the journal for reading only, also while another process writes it. */
import { existsSync } from 'node:fs';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type JournalFiles, journalFiles } from './files/journal-files.ts';
import { type ClosableReader, journalReader } from './reading/journal-reader.ts';
import { ReadConnection } from './reading/read-connection.ts';
import { identifyFile } from './schema/identify-file.ts';
import { LATEST_SCHEMA } from './schema/migrations.ts';

/**
 * Throws `journal/not-found`, `journal/not-a-journal`, `journal/newer-schema`, `journal/older-schema` where the station has not
 * been opened since an update, and `journal/corrupt`.
 */
export function openJournalReader(file: string): ClosableReader {
  if (!existsSync(file)) throw new AppError('journal/not-found', { params: { file } });
  const files = journalFiles(file);
  const connection = ReadConnection.open(files.database);
  try {
    checkSchema(connection, files);
    return journalReader(connection, { files });
  } catch (error) {
    connection.close();
    throw error;
  }
}

function checkSchema(connection: ReadConnection, files: JournalFiles): void {
  const { kind, version } = identifyFile(connection, files);
  if (kind === 'new') throw new AppError('journal/not-a-journal', { params: { file: files.database } });
  if (kind === 'current') return;
  const params = { file: files.database, found: String(version), known: String(LATEST_SCHEMA) };
  throw new AppError('journal/older-schema', { params });
}
