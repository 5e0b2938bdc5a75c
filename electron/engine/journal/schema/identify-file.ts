/** What a file is, before anything is written to it. */
import { existsSync } from 'node:fs';
import { AppError, toAppError } from '../../../../shared/errors/app-error.ts';
import type { JournalFiles } from '../files/journal-files.ts';
import type { ReadConnection } from '../reading/read-connection.ts';
import { APPLICATION_ID, LATEST_SCHEMA } from './migrations.ts';

export interface FileIdentity {
  /** `new` for a file without content. */
  readonly kind: 'new' | 'older' | 'current';
  readonly version: number;
}

interface Marks {
  readonly application: number;
  readonly version: number;
  readonly tables: number;
}

const MARKS = `SELECT (SELECT application_id FROM pragma_application_id) AS application,
  (SELECT user_version FROM pragma_user_version) AS version, (SELECT count(*) FROM sqlite_schema) AS tables`;

/**
 * Throws `journal/not-a-journal` for anything that is not ours, `journal/newer-schema`, and `journal/corrupt` where anchors say
 * that the unreadable file was a journal once.
 */
export function identifyFile(connection: ReadConnection, files: JournalFiles): FileIdentity {
  const { application, version, tables } = readMarks(connection, files);
  if (application === 0 && tables === 0) return { kind: 'new', version };
  if (application !== APPLICATION_ID) throw new AppError('journal/not-a-journal', { params: { file: files.database } });
  if (version <= LATEST_SCHEMA) return { kind: version === LATEST_SCHEMA ? 'current' : 'older', version };
  const params = { file: files.database, found: String(version), known: String(LATEST_SCHEMA) };
  throw new AppError('journal/newer-schema', { params });
}

function readMarks(connection: ReadConnection, files: JournalFiles): Marks {
  try {
    return connection.get<Marks>(MARKS) ?? { application: 0, version: 0, tables: 0 };
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code !== 'journal/not-a-journal' || !existsSync(files.anchors)) throw error;
    throw new AppError('journal/corrupt', { params: { file: files.database }, cause: error });
  }
}
