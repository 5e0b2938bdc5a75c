/** Opens the journal for reading only, also while another process writes it. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { AppError, toAppError } from '../../../shared/errors/app-error.ts';
import { type JournalFiles, journalFiles } from './files/journal-files.ts';
import { isStationLocked } from './files/station-lock.ts';
import { withAbandonedRuns } from './reading/abandoned-runs.ts';
import { type ClosableReader, journalReader } from './reading/journal-reader.ts';
import { ReadConnection } from './reading/read-connection.ts';
import { identifyFile } from './schema/identify-file.ts';
import { LATEST_SCHEMA } from './schema/migrations.ts';

/**
 * For commands: units whose engine is gone show as interrupted or unknown, as the next opening will leave them. On a disk that takes
 * no writes, a closed journal is read from memory. Throws `journal/not-found`, `journal/not-a-journal`, `journal/newer-schema`,
 * `journal/older-schema` where the station has not been opened since an update, and `journal/corrupt`.
 */
export function openJournalReader(file: string): ClosableReader {
  return openReadOnly(file, asTheNextOpening);
}

/** The same for what looks at the record in another way. */
export function openReadOnly<Look>(file: string, make: (connection: ReadConnection, files: JournalFiles) => Look): Look {
  const files = existingFiles(file);
  try {
    return over(ReadConnection.open(files.database), files, make);
  } catch (error) {
    const image = toAppError(error).code === 'journal/not-writable' ? closedImage(files.database) : undefined;
    if (image === undefined) throw error;
    return over(ReadConnection.ofImage(image, files.database), files, make);
  }
}

/** For the engine that has the journal: what is in work is in its hands. Throws as `openJournalReader`. */
export function openEngineReader(file: string): ClosableReader {
  const files = existingFiles(file);
  return over(ReadConnection.open(files.database), files, (connection) => journalReader(connection, { files }));
}

function existingFiles(file: string): JournalFiles {
  if (!existsSync(file)) throw new AppError('journal/not-found', { params: { file } });
  if (!statSync(file).isFile()) throw new AppError('journal/not-a-journal', { params: { file } });
  return journalFiles(file);
}

function asTheNextOpening(connection: ReadConnection, files: JournalFiles): ClosableReader {
  const reader = journalReader(connection, { files });
  // First the head, then the lock: an engine that comes between the two has later events.
  const { seq } = reader.head();
  return isStationLocked(files) === false ? withAbandonedRuns(reader, connection, seq) : reader;
}

function over<Look>(
  connection: ReadConnection,
  files: JournalFiles,
  make: (connection: ReadConnection, files: JournalFiles) => Look,
): Look {
  try {
    checkSchema(connection, files);
    return make(connection, files);
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * SQLite wants to make files beside a journal in WAL mode, even to read it. Where it may not, the file itself is the whole journal as
 * long as there is no log; undefined where there is one, or the file cannot be read.
 */
function closedImage(database: string): Buffer | undefined {
  const hasLog = () => (statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  try {
    if (hasLog()) return undefined;
    const image = readFileSync(database);
    return hasLog() ? undefined : image;
  } catch {
    // The error that led here says more.
    return undefined;
  }
}

function checkSchema(connection: ReadConnection, files: JournalFiles): void {
  const { kind, version } = identifyFile(connection, files);
  if (kind === 'new') throw new AppError('journal/not-a-journal', { params: { file: files.database } });
  if (kind === 'current') return;
  const params = { file: files.database, found: String(version), known: String(LATEST_SCHEMA) };
  throw new AppError('journal/older-schema', { params });
}
